// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_landscape.h"

#include "core/scenario/json_object.h"

#include <cmath>

namespace ad {

constexpr int kMostSwarm = 10'000; // starting points

constexpr Word<PlaneKind> kPlanes[] = {{PlaneKind::Inputs, "inputs"}, {PlaneKind::Random, "random"}, {PlaneKind::Principal, "principal"}};
constexpr Word<LandscapeView> kViews[] = {{LandscapeView::Map, "map"}, {LandscapeView::Surface, "surface"}};
constexpr Word<CurveQuantity> kQuantities[] = {{CurveQuantity::Loss, "loss"},
                                               {CurveQuantity::Gap, "gap"},
                                               {CurveQuantity::GradientNorm, "gradient_norm"},
                                               {CurveQuantity::LearningRate, "lr"},
                                               {CurveQuantity::UpdateRatio, "update_ratio"}};
constexpr Word<CurveAxis> kAxes[] = {{CurveAxis::Step, "step"}, {CurveAxis::Evaluations, "evaluations"}};
constexpr Word<CurveScaleChoice> kScales[] = {
    {CurveScaleChoice::Automatic, "auto"}, {CurveScaleChoice::Linear, "linear"}, {CurveScaleChoice::Logarithmic, "log"}};

// Found by argument-dependent lookup from the templates of json_field.h, which does not look into unnamed namespaces: hence static.

static Result<PlaneKind> readJson(const LocatedJson& json, const std::string& path, const PlaneKind*)
{
    return readWord<PlaneKind>(json, path, kPlanes);
}

static Json writeJson(PlaneKind value)
{
    return writeWord<PlaneKind>(value, kPlanes);
}

static Result<LandscapeView> readJson(const LocatedJson& json, const std::string& path, const LandscapeView*)
{
    return readWord<LandscapeView>(json, path, kViews);
}

static Json writeJson(LandscapeView value)
{
    return writeWord<LandscapeView>(value, kViews);
}

static Result<CurveQuantity> readJson(const LocatedJson& json, const std::string& path, const CurveQuantity*)
{
    return readWord<CurveQuantity>(json, path, kQuantities);
}

static Json writeJson(CurveQuantity value)
{
    return writeWord<CurveQuantity>(value, kQuantities);
}

static Result<CurveAxis> readJson(const LocatedJson& json, const std::string& path, const CurveAxis*)
{
    return readWord<CurveAxis>(json, path, kAxes);
}

static Json writeJson(CurveAxis value)
{
    return writeWord<CurveAxis>(value, kAxes);
}

static Result<CurveScaleChoice> readJson(const LocatedJson& json, const std::string& path, const CurveScaleChoice*)
{
    return readWord<CurveScaleChoice>(json, path, kScales);
}

static Json writeJson(CurveScaleChoice value)
{
    return writeWord<CurveScaleChoice>(value, kScales);
}

namespace {

std::string finiteNumber(const double& value)
{
    return std::isfinite(value) ? "" : "a finite number";
}
std::string aboveThePlane(const double& value)
{
    return value >= 0 && value <= 90 ? "" : "a number of degrees from 0 to 90";
}
std::string notNegative(const int& value)
{
    return value >= 0 ? "" : "a whole number ≥ 0";
}
std::string someStarts(const int& value)
{
    return value >= 0 && value <= kMostSwarm ? "" : "a whole number from 0 to " + std::to_string(kMostSwarm);
}

const std::vector<Field<PlaneChoice>>& planeFields()
{
    static const std::vector<Field<PlaneChoice>> fields = {
        field("kind", &PlaneChoice::kind),
        field("seed", &PlaneChoice::seed),
    };
    return fields;
}

const std::vector<Field<MapChoice>>& mapFields()
{
    static const std::vector<Field<MapChoice>> fields = {
        field("view", &MapChoice::view),
        field("azimuth", &MapChoice::azimuth, finiteNumber),
        field("elevation", &MapChoice::elevation, aboveThePlane),
        field("equal_axes", &MapChoice::hasEqualAxes),
        field("trail", &MapChoice::trail, notNegative),
        field("batch", &MapChoice::showsBatch),
    };
    return fields;
}

const std::vector<Field<CurveChoice>>& curveFields()
{
    static const std::vector<Field<CurveChoice>> fields = {
        field("quantity", &CurveChoice::quantity),
        field("against", &CurveChoice::against),
        field("scale", &CurveChoice::scale),
    };
    return fields;
}

const std::vector<Field<SwarmChoice>>& swarmFields()
{
    static const std::vector<Field<SwarmChoice>> fields = {
        field("count", &SwarmChoice::count, someStarts),
        field("seed", &SwarmChoice::seed),
    };
    return fields;
}

const std::vector<Field<BatchChoice>>& batchFields()
{
    static const std::vector<Field<BatchChoice>> fields = {
        field("size", &BatchChoice::size, notNegative),
        field("shuffle", &BatchChoice::isShuffled),
        field("seed", &BatchChoice::seed),
        field("drop_last", &BatchChoice::dropsLast),
    };
    return fields;
}

} // namespace

Result<PlaneChoice> readJson(const LocatedJson& json, const std::string& path, const PlaneChoice*)
{
    return readObject(json, path, planeFields());
}

Json writeJson(const PlaneChoice& choice)
{
    return writeObject(choice, planeFields());
}

Result<MapChoice> readJson(const LocatedJson& json, const std::string& path, const MapChoice*)
{
    return readObject(json, path, mapFields());
}

Json writeJson(const MapChoice& choice)
{
    return writeObject(choice, mapFields());
}

Result<CurveChoice> readJson(const LocatedJson& json, const std::string& path, const CurveChoice*)
{
    return readObject(json, path, curveFields());
}

Json writeJson(const CurveChoice& choice)
{
    return writeObject(choice, curveFields());
}

Result<SwarmChoice> readJson(const LocatedJson& json, const std::string& path, const SwarmChoice*)
{
    return readObject(json, path, swarmFields());
}

Json writeJson(const SwarmChoice& choice)
{
    return writeObject(choice, swarmFields());
}

Result<BatchChoice> readJson(const LocatedJson& json, const std::string& path, const BatchChoice*)
{
    return readObject(json, path, batchFields());
}

Json writeJson(const BatchChoice& choice)
{
    return writeObject(choice, batchFields());
}

Result<std::vector<DataTable>> readJson(const LocatedJson& json, const std::string& path, const std::vector<DataTable>*)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object of CSV texts by the names of tables, like {\"points\": \"x,y\\n1,2\"}");
    std::vector<DataTable> tables;
    for (const LocatedJson::Member& member : json.members) {
        const Result<std::string> csv = readJson(member.value, path + "." + member.name, static_cast<const std::string*>(nullptr));
        if (!csv)
            return csv.error();
        tables.push_back({member.name, *csv});
    }
    return tables;
}

Json writeJson(const std::vector<DataTable>& tables)
{
    Json json = Json::object();
    for (const DataTable& table : tables)
        json[table.name] = table.csv;
    return json;
}

} // namespace ad
