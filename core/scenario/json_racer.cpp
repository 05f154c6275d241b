// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_racer.h"

#include "core/base/text.h"

#include <algorithm>
#include <cctype>

namespace ad {

namespace {

std::string positiveNumber(const std::optional<double>& value)
{
    return *value > 0.0 ? "" : "a number > 0";
}
std::string notNegativeNumber(const std::optional<double>& value)
{
    return *value >= 0.0 ? "" : "a number ≥ 0";
}

std::string hexColor(const std::string& value)
{
    const bool isHex = value.size() == 7 && value[0] == '#' &&
                       std::all_of(value.begin() + 1, value.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    return isHex ? "" : "a colour like \"#0072b2\"";
}

// What belongs to any racer; "optimizer" and "schedule" are read before.
const std::vector<Field<RacerChoice>>& racerFields()
{
    static const std::vector<Field<RacerChoice>> fields = {
        field("name", &RacerChoice::name),
        field("clip_norm", &RacerChoice::clipNorm, positiveNumber),
        field("clip_value", &RacerChoice::clipValue, positiveNumber),
        field("noise", &RacerChoice::noise, notNegativeNumber),
        field("seed", &RacerChoice::seed),
        field("color", &RacerChoice::color, hexColor),
        field("start", &RacerChoice::start),
        field("shown", &RacerChoice::isShown),
        field("ghost", &RacerChoice::isGhost),
        field("tuned", &RacerChoice::isTuned),
    };
    return fields;
}

template<typename Rows>
std::vector<std::string> rowNames(const Rows& rows)
{
    std::vector<std::string> names;
    for (const auto& row : rows)
        names.emplace_back(row.name);
    return names;
}

template<typename Rows>
std::string listed(const Rows& rows)
{
    std::string text;
    for (const auto& row : rows)
        text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

Result<Setting> readSetting(const LocatedJson& json, const std::string& path)
{
    switch (json.type) {
    case LocatedJson::Type::Number:
        return Setting(json.number);
    case LocatedJson::Type::Bool:
        return Setting(json.boolean);
    case LocatedJson::Type::String:
        return Setting(json.text);
    default:
        return mismatch(json, path, "a number, true or false, or a word");
    }
}

// One parameter is checked alone, so that what is wrong with it is reported at its place.
std::optional<Error> takeParameter(const LocatedJson::Member& member, const std::string& path, const std::vector<Parameter>& parameters,
                                   std::string_view owner, const std::vector<std::string>& others, Settings& settings)
{
    const bool isKnown =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& parameter) { return parameter.name == member.name; });
    if (!isKnown) {
        std::vector<std::string> known = others;
        for (const Parameter& parameter : parameters)
            known.emplace_back(parameter.name);
        Error error = unknownField(member, path, known);
        error.message = "'" + path + "' is not a parameter of " + std::string(owner);
        return error;
    }
    const Result<Setting> setting = readSetting(member.value, path);
    if (!setting)
        return setting.error();
    if (const Result<ParameterValues> checked = checkedValues(parameters, {{member.name, *setting}}, owner); !checked)
        return Error{"'" + path + "': " + checked.error().message, member.value.where, checked.error().hint};
    settings.insert_or_assign(member.name, *setting);
    return std::nullopt;
}

Result<std::string> readRowName(const LocatedJson& json, const std::string& path, const std::vector<std::string>& names,
                                const std::string& all)
{
    if (json.type != LocatedJson::Type::String)
        return mismatch(json, path, "a name");
    if (std::find(names.begin(), names.end(), json.text) != names.end())
        return json.text;
    const std::string meant = didYouMean(json.text, names);
    return Error{"'" + path + "': '" + json.text + "' is not known", json.where, meant.empty() ? "known are " + all : meant};
}

std::optional<Error> readSchedule(const LocatedJson& json, const std::string& path, RacerChoice& racer)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object like {\"kind\": \"cosine\", \"T_max\": 100}");
    const LocatedJson* kind = json.find("kind");
    if (!kind)
        return Error{"'" + path + "' needs a field 'kind'", json.where, "known are " + listed(schedules())};
    const Result<std::string> name = readRowName(*kind, path + ".kind", rowNames(schedules()), listed(schedules()));
    if (!name)
        return name.error();
    racer.schedule = *name;
    const auto row = std::find_if(schedules().begin(), schedules().end(), [&](const ScheduleRow& r) { return r.name == *name; });
    for (const LocatedJson::Member& member : json.members) {
        if (member.name == "kind")
            continue;
        const std::string owner = "the schedule " + *name;
        if (const auto error = takeParameter(member, path + "." + member.name, row->parameters, owner, {"kind"}, racer.scheduleParameters))
            return error;
    }
    return std::nullopt;
}

std::optional<Error> readOptimizer(const LocatedJson& json, const std::string& path, RacerChoice& racer)
{
    const LocatedJson* optimizer = json.find("optimizer");
    if (!optimizer)
        return Error{"'" + path + "' needs a field 'optimizer'", json.where, "known are " + listed(optimizers())};
    const Result<std::string> name = readRowName(*optimizer, path + ".optimizer", rowNames(optimizers()), listed(optimizers()));
    if (!name)
        return name.error();
    racer.optimizer = *name;
    return std::nullopt;
}

Json settingJson(const Setting& setting)
{
    return std::visit([](const auto& value) { return Json(value); }, setting);
}

} // namespace

Result<RacerChoice> readJson(const LocatedJson& json, const std::string& path, const RacerChoice*)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object like {\"optimizer\": \"adam\", \"lr\": 0.1}");
    RacerChoice racer;
    if (const auto error = readOptimizer(json, path, racer))
        return *error;
    const Optimizer& row = *findOptimizer(racer.optimizer);
    const auto other = [&](const LocatedJson::Member& member, const std::string& memberPath) -> std::optional<Error> {
        if (member.name == "optimizer")
            return std::nullopt;
        if (member.name == "schedule")
            return readSchedule(member.value, memberPath, racer);
        std::vector<std::string> others = namesOf(racerFields());
        others.insert(others.end(), {"optimizer", "schedule"});
        return takeParameter(member, memberPath, row.parameters, racer.optimizer, others, racer.parameters);
    };
    if (const auto error = readFields<RacerChoice>(json, path, racerFields(), racer, other))
        return *error;
    RacerSettings settings = settingsOf({}, racer);
    if (const auto recipe = makeRecipe(settings); !recipe)
        return Error{"'" + path + "': " + recipe.error().message, json.where, recipe.error().hint};
    return racer;
}

Json writeJson(const RacerChoice& racer)
{
    Json json = {{"optimizer", racer.optimizer}};
    for (const auto& [name, setting] : racer.parameters)
        json[name] = settingJson(setting);
    if (racer.schedule != "constant" || !racer.scheduleParameters.empty()) {
        Json schedule = {{"kind", racer.schedule}};
        for (const auto& [name, setting] : racer.scheduleParameters)
            schedule[name] = settingJson(setting);
        json["schedule"] = schedule;
    }
    for (const Field<RacerChoice>& f : racerFields())
        f.write(racer, json);
    return json;
}

} // namespace ad
