// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json.h"

#include "core/scenario/json_field.h"
#include "core/scenario/json_graph.h"
#include "core/scenario/json_landscape.h"
#include "core/scenario/json_published.h"
#include "core/scenario/json_racer.h"

#include <cmath>

namespace ad {

constexpr int kVersion1 = 1;

// Found by argument-dependent lookup from the templates of json_field.h, which does not look into unnamed namespaces: hence static.

static Result<WindowChoice> readJson(const LocatedJson& json, const std::string& path, const WindowChoice*)
{
    const std::string expected = "a list [xmin, xmax, ymin, ymax]";
    if (json.type != LocatedJson::Type::Array)
        return mismatch(json, path, expected);
    const Result<std::vector<double>> v = ad::readJson(json, path, static_cast<const std::vector<double>*>(nullptr));
    if (!v)
        return v.error();
    if (v->size() != 4 || !((*v)[0] < (*v)[1]) || !((*v)[2] < (*v)[3]))
        return Error{"'" + path + "' must be " + expected + " with xmin < xmax and ymin < ymax", json.where};
    return WindowChoice{(*v)[0], (*v)[1], (*v)[2], (*v)[3]};
}

static Json writeJson(const WindowChoice& w)
{
    return Json::array({w.xmin, w.xmax, w.ymin, w.ymax});
}

static Result<ColorScale> readJson(const LocatedJson& json, const std::string& path, const ColorScale*)
{
    if (json.type == LocatedJson::Type::String && json.text == "linear")
        return ColorScale::Linear;
    if (json.type == LocatedJson::Type::String && json.text == "log")
        return ColorScale::Logarithmic;
    return Error{"'" + path + "' must be \"linear\" or \"log\"", json.where};
}

static Json writeJson(ColorScale scale)
{
    return scale == ColorScale::Linear ? "linear" : "log";
}

static const std::vector<Field<KnownMinimum>>& minimumFields()
{
    static const std::vector<Field<KnownMinimum>> fields = {field("at", &KnownMinimum::at), field("value", &KnownMinimum::value)};
    return fields;
}

static Result<KnownMinimum> readJson(const LocatedJson& json, const std::string& path, const KnownMinimum*)
{
    KnownMinimum minimum;
    const auto other = [](const LocatedJson::Member& member, const std::string& memberPath) {
        return std::optional(unknownField(member, memberPath, namesOf(minimumFields())));
    };
    if (const auto error = readFields<KnownMinimum>(json, path, minimumFields(), minimum, other))
        return *error;
    return minimum;
}

static Json writeJson(const KnownMinimum& minimum)
{
    return Json{{"at", minimum.at}, {"value", minimum.value}};
}

namespace {

std::string twoNames(const std::vector<std::string>& names)
{
    if (names.size() > 2 || (names.size() == 2 && names[0] == names[1]))
        return "a list of one or two different names of inputs";
    return "";
}

std::string someNumbers(const std::vector<double>& numbers)
{
    return numbers.empty() ? "a list of one number for each axis, or for each free input" : "";
}

std::string notNegativeNumber(const double& value)
{
    return value >= 0.0 ? "" : "a number ≥ 0";
}
std::string someSteps(const int& value)
{
    return value <= 10'000'000 ? "" : "at most 10 million steps";
}

// Every field of a file, in the order in which they are written.
const std::vector<Field<Scenario>>& scenarioFields()
{
    static const std::vector<Field<Scenario>> fields = {
        field("title", &Scenario::title),
        field("program", &Scenario::program),
        field("output", &Scenario::output),
        field("external_gradient", &Scenario::externalGradient),
        field("graph", &Scenario::graph),
        field("tables", &Scenario::tables),
        field("batch", &Scenario::batch),
        field("axes", &Scenario::axes, twoNames),
        field("plane", &Scenario::plane),
        field("map", &Scenario::map),
        field("curves", &Scenario::curves),
        field("swarm", &Scenario::swarm),
        field("window", &Scenario::window),
        field("scale", &Scenario::scale),
        field("start", &Scenario::start, someNumbers),
        field("steps", &Scenario::steps, someSteps),
        field("stop", &Scenario::stops),
        field("noise", &Scenario::noise, notNegativeNumber),
        field("seed", &Scenario::noiseSeed),
        field("racers", &Scenario::racers),
        field("minima", &Scenario::minima),
        field("teaches", &Scenario::teaches),
        field("topic", &Scenario::topic),
        field("source", &Scenario::source),
        field("published", &Scenario::published),
    };
    return fields;
}

std::optional<Error> checkVersion(const LocatedJson::Member& member)
{
    if (member.value.type != LocatedJson::Type::Number || !member.value.isWhole)
        return mismatch(member.value, "version", "a whole number");
    if (member.value.whole != kVersion1)
        return Error{"files of version " + std::to_string(member.value.whole) + " are not known; this is version 1", member.value.where,
                     "a newer Adjoint may be able to read it"};
    return std::nullopt;
}

} // namespace

Result<Scenario> scenarioFromJson(std::string_view text)
{
    const Result<LocatedJson> json = parseLocatedJson(text);
    if (!json)
        return json.error();
    Scenario scenario;
    const auto other = [](const LocatedJson::Member& member, const std::string& path) -> std::optional<Error> {
        if (member.name == "version")
            return checkVersion(member);
        std::vector<std::string> known = namesOf(scenarioFields());
        known.push_back("version");
        return unknownField(member, path, known);
    };
    if (const auto error = readFields<Scenario>(*json, "", scenarioFields(), scenario, other))
        return *error;
    if (!json->find("program"))
        return Error{"the field 'program' is missing", json->where, "a scenario needs a program, such as \"f = x^2 + y^2\""};
    return scenario;
}

std::string toJson(const Scenario& scenario)
{
    Json json = {{"version", kVersion1}};
    for (const Field<Scenario>& f : scenarioFields())
        f.write(scenario, json);
    if (!json.contains("program"))
        json["program"] = "";
    return prettyText(json);
}

} // namespace ad
