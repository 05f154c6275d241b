// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/race_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double updateRatio(const Run& run, std::int64_t iterate)
{
    if (iterate >= run.stopStep)
        return kNone;
    double moved = 0;
    double length = 0;
    for (int i = 0; i < run.dimension; ++i) {
        const double x = run.at(iterate)[i];
        const double delta = run.at(iterate + 1)[i] - x;
        moved += delta * delta;
        length += x * x;
    }
    return length > 0 ? std::sqrt(moved) / std::sqrt(length) : kNone;
}

} // namespace

double quantityAt(const Run& run, CurveQuantity quantity, std::int64_t iterate, double best)
{
    const auto k = static_cast<std::size_t>(iterate);
    switch (quantity) {
    case CurveQuantity::Loss:
        return run.loss[k];
    case CurveQuantity::Gap:
        return run.loss[k] - best;
    case CurveQuantity::GradientNorm:
        return run.gradientNorm[k];
    case CurveQuantity::LearningRate:
        return k < run.learningRate.size() ? run.learningRate[k] : kNone;
    case CurveQuantity::UpdateRatio:
        return updateRatio(run, iterate);
    }
    return kNone;
}

std::vector<double> seriesOf(const Run& run, CurveQuantity quantity, double best)
{
    std::vector<double> values;
    values.reserve(run.loss.size());
    for (std::size_t k = 0; k < run.loss.size(); ++k)
        values.push_back(quantityAt(run, quantity, static_cast<std::int64_t>(k), best));
    return values;
}

std::int64_t iterateOfEvaluations(const Run& run, double count)
{
    const auto after = std::upper_bound(run.evaluations.begin(), run.evaluations.end(), count,
                                        [](double wanted, std::int64_t used) { return wanted < static_cast<double>(used); });
    return std::max<std::int64_t>(0, after - run.evaluations.begin() - 1);
}

std::string_view quantityName(CurveQuantity quantity)
{
    switch (quantity) {
    case CurveQuantity::Loss:
        return "loss";
    case CurveQuantity::Gap:
        return "gap";
    case CurveQuantity::GradientNorm:
        return "gradient_norm";
    case CurveQuantity::LearningRate:
        return "learning_rate";
    case CurveQuantity::UpdateRatio:
        return "update_ratio";
    }
    return "";
}

} // namespace ad
