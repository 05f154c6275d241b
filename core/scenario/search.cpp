// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/search.h"

#include "core/optim/noise.h"
#include "core/scenario/tune.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

constexpr double kNearestToOne = 1e-4; // 1 − p of the largest memory that is tried
constexpr double kWidth = 1e3;         // a parameter's range is its default divided and multiplied by it

double uniform(std::uint64_t seed, std::size_t index, int axis)
{
    const std::uint64_t bits = mixedBits(mixedBits(mixedBits(seed) ^ index) ^ static_cast<std::uint64_t>(axis));
    return static_cast<double>(bits >> 11) * 0x1p-53;
}

/// As valueAt, with three digits.
double roundedAt(const SearchAxis& axis, double part)
{
    if (part <= 0 || part >= 1)
        return part <= 0 ? axis.low : axis.high;
    const double value = valueAt(axis, part);
    const double rounded = axis.scale == SearchScale::NearOne ? 1 - threeDigits(1 - value) : threeDigits(value);
    return std::clamp(rounded, axis.low, axis.high);
}

/// How coarse a grid is that has this line: the larger, the coarser.
int coarseness(int line)
{
    return line == 0 ? 31 : std::countr_zero(static_cast<unsigned>(line));
}

std::vector<Vec2> gridPoints(const SearchPlan& plan)
{
    const int columns = std::max(1, static_cast<int>(std::sqrt(static_cast<double>(plan.budget))));
    const int rows = plan.budget / columns;
    std::vector<std::pair<int, int>> cells;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            cells.emplace_back(column, row);
    std::stable_sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
        return std::min(coarseness(a.first), coarseness(a.second)) > std::min(coarseness(b.first), coarseness(b.second));
    });
    const auto part = [](int line, int lines) { return lines == 1 ? 0.5 : static_cast<double>(line) / (lines - 1); };
    std::vector<Vec2> points;
    for (const auto& [column, row] : cells)
        points.push_back({roundedAt(plan.x, part(column, columns)), roundedAt(plan.y, part(row, rows))});
    return points;
}

} // namespace

std::vector<std::string> searchable(const Optimizer& optimizer)
{
    std::vector<std::string> names;
    for (const Parameter& parameter : optimizer.parameters)
        if (parameter.kind == Parameter::Kind::Real)
            names.emplace_back(parameter.name);
    return names;
}

SearchAxis searchAxis(const Optimizer& optimizer, std::string_view parameter)
{
    const auto row =
        std::find_if(optimizer.parameters.begin(), optimizer.parameters.end(), [&](const Parameter& p) { return p.name == parameter; });
    assert(row != optimizer.parameters.end());
    SearchAxis axis{.parameter = std::string(parameter)};
    if (parameter == "lr") {
        axis.low = 1e-5;
        axis.high = 10;
    } else if (parameter == "momentum" || (row->most == 1 && row->standard >= 0.5)) {
        axis.scale = SearchScale::NearOne;
        axis.low = row->leastBound == Parameter::Bound::Open ? 0.1 : 0;
        axis.high = parameter == "momentum" ? 0.999 : 1 - kNearestToOne;
    } else if (row->least < 0) {
        axis.scale = SearchScale::Linear;
        axis.high = 0.9;
    } else {
        const double middle = row->standard > 0 ? row->standard : 1e-3;
        axis.low = middle / kWidth;
        axis.high = std::min(middle * kWidth, row->most == 1 ? 0.5 : 1e6);
    }
    return axis;
}

double valueAt(const SearchAxis& axis, double part)
{
    switch (axis.scale) {
    case SearchScale::Linear:
        return axis.low + part * (axis.high - axis.low);
    case SearchScale::Logarithmic:
        return axis.low * std::pow(axis.high / axis.low, part);
    case SearchScale::NearOne:
        return 1 - (1 - axis.low) * std::pow((1 - axis.high) / (1 - axis.low), part);
    }
    return axis.low;
}

double partOf(const SearchAxis& axis, double value)
{
    switch (axis.scale) {
    case SearchScale::Linear:
        return (value - axis.low) / (axis.high - axis.low);
    case SearchScale::Logarithmic:
        return std::log(value / axis.low) / std::log(axis.high / axis.low);
    case SearchScale::NearOne:
        return std::log((1 - value) / (1 - axis.low)) / std::log((1 - axis.high) / (1 - axis.low));
    }
    return 0;
}

std::vector<Vec2> searchPoints(const SearchPlan& plan)
{
    assert(plan.budget >= 1);
    if (plan.method == SearchMethod::Grid)
        return gridPoints(plan);
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(plan.budget); ++i)
        points.push_back({roundedAt(plan.x, uniform(plan.seed, i, 0)), roundedAt(plan.y, uniform(plan.seed, i, 1))});
    return points;
}

void setPoint(Settings& parameters, const SearchPlan& plan, Vec2 point)
{
    parameters.insert_or_assign(plan.x.parameter, point.x);
    parameters.insert_or_assign(plan.y.parameter, point.y);
}

std::optional<std::vector<std::optional<Trial>>> tryPoints(Objective& objective, const TrialSetup& setup, const Goal& goal,
                                                           const SearchPlan& plan, std::span<const Vec2> points, const Progress& onProgress)
{
    std::vector<std::optional<Trial>> trials;
    for (const Vec2 point : points) {
        RacerSettings settings = setup.settings;
        setPoint(settings.parameters, plan, point);
        const auto recipe = makeRecipe(settings);
        const Progress part = [&](double done) {
            return !onProgress || onProgress((static_cast<double>(trials.size()) + done) / static_cast<double>(points.size()));
        };
        if (!recipe) {
            trials.emplace_back();
            continue;
        }
        const auto trial = runTrials(objective, setup, goal, *recipe, {&(*recipe)->baseRate, 1}, part);
        if (!trial)
            return std::nullopt;
        trials.emplace_back(trial->front());
    }
    return trials;
}

} // namespace ad
