// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve_series.h"

#include "core/base/text.h"
#include "core/scenario/race_series.h"

#include <QCoreApplication>

#include <algorithm>
#include <cassert>

namespace ad::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ad::ui::CurvePlot", text);
}

QString bestText(const BestKnown& best)
{
    return QString::fromStdString(shortText(best.value));
}

} // namespace

std::vector<CurveSeries> curveSeries(const std::vector<Track>& tracks, const CurveChoice& choice, const BestKnown& best)
{
    std::vector<CurveSeries> all;
    for (const Track& track : tracks) {
        CurveSeries& series = all.emplace_back();
        if (!track.isShown || !track.hasRun())
            continue;
        series.y = seriesOf(*track.run, choice.quantity, best.value);
        series.isDiverged = track.run->status == Status::Diverged;
        const bool isEvaluations = choice.against == CurveAxis::Evaluations && track.run->evaluations.size() == series.y.size();
        series.x.reserve(series.y.size());
        for (std::size_t k = 0; k < series.y.size(); ++k)
            series.x.push_back(static_cast<double>(isEvaluations ? track.run->evaluations[k] : static_cast<std::int64_t>(k)));
    }
    return all;
}

std::int64_t iterateAt(const CurveSeries& series, double x)
{
    assert(!series.isEmpty());
    const auto after = std::upper_bound(series.x.begin(), series.x.end(), x);
    return std::max<std::int64_t>(0, after - series.x.begin() - 1);
}

QString quantityLabel(CurveQuantity quantity, const BestKnown& best)
{
    switch (quantity) {
    case CurveQuantity::Loss:
        break;
    case CurveQuantity::Gap:
        return best.source == BestKnown::Source::Met ? tr("gap to %1 (lowest met)").arg(bestText(best))
                                                     : tr("gap to %1").arg(bestText(best));
    case CurveQuantity::GradientNorm:
        return tr("‖∇f‖");
    case CurveQuantity::LearningRate:
        return tr("learning rate");
    case CurveQuantity::UpdateRatio:
        return tr("‖Δθ‖ / ‖θ‖");
    }
    return tr("loss");
}

QString quantityMeaning(CurveQuantity quantity, const BestKnown& best)
{
    switch (quantity) {
    case CurveQuantity::Loss:
        break;
    case CurveQuantity::Gap:
        switch (best.source) {
        case BestKnown::Source::Stated:
            return tr("The loss minus the lowest minimum, %1, which the document states").arg(bestText(best));
        case BestKnown::Source::Found:
            return tr("The loss minus the lowest minimum that was found, %1").arg(bestText(best));
        case BestKnown::Source::Met:
            return tr("The loss minus the lowest one that a racer has met, %1: no minimum is known").arg(bestText(best));
        }
        break;
    case CurveQuantity::GradientNorm:
        return tr("The Euclidean norm of the gradient, without noise and clipping");
    case CurveQuantity::LearningRate:
        return tr("The learning rate of the step that leaves the point, by the schedule");
    case CurveQuantity::UpdateRatio:
        return tr("How long the step that leaves the point is, compared with the parameters; about 0.001 is usual for networks");
    }
    return tr("The value of the function at the point where the racer stands");
}

QString againstLabel(CurveAxis against)
{
    return against == CurveAxis::Evaluations ? tr("evaluations of the gradient") : tr("step");
}

} // namespace ad::ui
