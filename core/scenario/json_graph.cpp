// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_graph.h"

#include <cmath>

namespace ad {

constexpr int kMostSegments = 1000;

// Found by argument-dependent lookup from the templates of json_field.h, which does not look into unnamed namespaces: hence static.

static Result<SweepMode> readJson(const LocatedJson& json, const std::string& path, const SweepMode*)
{
    if (json.type == LocatedJson::Type::String && json.text == "reverse")
        return SweepMode::Reverse;
    if (json.type == LocatedJson::Type::String && json.text == "forward")
        return SweepMode::Forward;
    if (json.type == LocatedJson::Type::String && json.text == "both")
        return SweepMode::Both;
    return Error{"'" + path + "' must be \"reverse\", \"forward\" or \"both\"", json.where};
}

static Json writeJson(SweepMode mode)
{
    return mode == SweepMode::Reverse ? "reverse" : mode == SweepMode::Forward ? "forward" : "both";
}

static Result<KeptGradients> readJson(const LocatedJson& json, const std::string& path, const KeptGradients*)
{
    if (json.type == LocatedJson::Type::String && json.text == "none")
        return KeptGradients::None;
    if (json.type == LocatedJson::Type::String && json.text == "inputs")
        return KeptGradients::Inputs;
    if (json.type == LocatedJson::Type::String && json.text == "all")
        return KeptGradients::All;
    return Error{"'" + path + "' must be \"none\", \"inputs\" or \"all\"", json.where};
}

static Json writeJson(KeptGradients kept)
{
    return kept == KeptGradients::None ? "none" : kept == KeptGradients::Inputs ? "inputs" : "all";
}

template<typename T>
static Result<T> readObject(const LocatedJson& json, const std::string& path, const std::vector<Field<T>>& fields)
{
    T result;
    const auto other = [&](const LocatedJson::Member& member, const std::string& memberPath) {
        return std::optional(unknownField(member, memberPath, namesOf(fields)));
    };
    if (const auto error = readFields<T>(json, path, fields, result, other))
        return *error;
    return result;
}

template<typename T>
static Json writeObject(const T& value, const std::vector<Field<T>>& fields)
{
    Json json = Json::object();
    for (const Field<T>& f : fields)
        f.write(value, json);
    return json;
}

static const std::vector<Field<PitfallChoice>>& pitfallFields()
{
    static const std::vector<Field<PitfallChoice>> fields = {
        field("overwrite", &PitfallChoice::overwrites),
        field("keep_gradients", &PitfallChoice::kept),
        field("detached", &PitfallChoice::detached),
    };
    return fields;
}

static Result<PitfallChoice> readJson(const LocatedJson& json, const std::string& path, const PitfallChoice*)
{
    return readObject(json, path, pitfallFields());
}

static Json writeJson(const PitfallChoice& choice)
{
    return writeObject(choice, pitfallFields());
}

static std::string finiteNumber(const double& value)
{
    return std::isfinite(value) ? "" : "a finite number";
}

static std::string someUpdates(const int& value)
{
    return value >= 0 && value <= kMostUpdates ? "" : "a whole number from 0 to " + std::to_string(kMostUpdates);
}

static std::string someSegments(const int& value)
{
    return value >= 0 && value <= kMostSegments ? "" : "a whole number from 0 to " + std::to_string(kMostSegments);
}

static const std::vector<Field<LoopChoice>>& loopFields()
{
    static const std::vector<Field<LoopChoice>> fields = {
        field("lr", &LoopChoice::learningRate, finiteNumber),
        field("updates", &LoopChoice::updates, someUpdates),
        field("examples", &LoopChoice::examples),
    };
    return fields;
}

static Result<LoopChoice> readJson(const LocatedJson& json, const std::string& path, const LoopChoice*)
{
    return readObject(json, path, loopFields());
}

static Json writeJson(const LoopChoice& choice)
{
    return writeObject(choice, loopFields());
}

static const std::vector<Field<GraphChoice>>& graphFields()
{
    static const std::vector<Field<GraphChoice>> fields = {
        field("mode", &GraphChoice::mode),
        field("direction", &GraphChoice::direction),
        field("collapsed", &GraphChoice::collapsed),
        field("scalar", &GraphChoice::isScalar),
        field("adjoint_nodes", &GraphChoice::showsAdjointNodes),
        field("segments", &GraphChoice::segments, someSegments),
        field("pitfalls", &GraphChoice::pitfalls),
        field("loop", &GraphChoice::loop),
    };
    return fields;
}

Result<Point> readJson(const LocatedJson& json, const std::string& path, const Point*)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object of values by the names of inputs");
    Point point;
    for (const LocatedJson::Member& member : json.members) {
        const Result<Tensor> value = readJson(member.value, path + "." + member.name, static_cast<const Tensor*>(nullptr));
        if (!value)
            return value.error();
        point.insert_or_assign(member.name, *value);
    }
    return point;
}

Json writeJson(const Point& point)
{
    Json json = Json::object();
    for (const auto& [name, value] : point)
        json[name] = writeJson(value);
    return json;
}

Result<GraphChoice> readJson(const LocatedJson& json, const std::string& path, const GraphChoice*)
{
    return readObject(json, path, graphFields());
}

Json writeJson(const GraphChoice& choice)
{
    return writeObject(choice, graphFields());
}

} // namespace ad
