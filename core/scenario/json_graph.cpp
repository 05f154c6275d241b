// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_graph.h"

#include "core/scenario/json_object.h"

#include <cmath>

namespace ad {

constexpr int kMostSegments = 1000;

// Found by argument-dependent lookup from the templates of json_field.h, which does not look into unnamed namespaces: hence static.

constexpr Word<SweepMode> kModes[] = {{SweepMode::Reverse, "reverse"}, {SweepMode::Forward, "forward"}, {SweepMode::Both, "both"}};
constexpr Word<KeptGradients> kKept[] = {{KeptGradients::None, "none"}, {KeptGradients::Inputs, "inputs"}, {KeptGradients::All, "all"}};

static Result<SweepMode> readJson(const LocatedJson& json, const std::string& path, const SweepMode*)
{
    return readWord<SweepMode>(json, path, kModes);
}

static Json writeJson(SweepMode mode)
{
    return writeWord<SweepMode>(mode, kModes);
}

static Result<KeptGradients> readJson(const LocatedJson& json, const std::string& path, const KeptGradients*)
{
    return readWord<KeptGradients>(json, path, kKept);
}

static Json writeJson(KeptGradients kept)
{
    return writeWord<KeptGradients>(kept, kKept);
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
