// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/curve_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

struct Span
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double lowPositive = std::numeric_limits<double>::infinity();

    void add(double loss)
    {
        if (!std::isfinite(loss))
            return;
        low = std::min(low, loss);
        high = std::max(high, loss);
        if (loss > 0)
            lowPositive = std::min(lowPositive, loss);
    }
};

} // namespace

CurveScale curveScale(const std::vector<Track>& tracks)
{
    CurveScale scale;
    Span tame, starts;
    for (const Track& track : tracks) {
        if (!track.isShown || !track.hasRun())
            continue;
        const std::vector<double>& loss = track.run->loss;
        scale.steps = std::max(scale.steps, static_cast<int>(loss.size()) - 1);
        starts.add(loss.front());
        if (track.run->status != Status::Diverged) {
            for (const double value : loss)
                tame.add(value);
        }
    }
    Span all = tame;
    all.add(starts.low);
    all.add(starts.high);
    double ceiling = all.high;
    for (const Track& track : tracks) {
        if (!track.isShown || !track.hasRun() || track.run->status != Status::Diverged)
            continue;
        for (const double value : track.run->loss) {
            if (std::isfinite(value) && std::abs(value) <= 100 * std::max(std::abs(all.high), std::abs(all.low))) {
                ceiling = std::max(ceiling, value);
                all.low = std::min(all.low, value);
                all.lowPositive = value > 0 ? std::min(all.lowPositive, value) : all.lowPositive;
            }
        }
    }
    if (!(all.low <= ceiling))
        return scale;
    if (all.low >= 0 && ceiling > 100 * all.lowPositive) {
        scale.style = TickStyle::Logarithmic;
        scale.low = std::max(all.lowPositive, ceiling * 1e-20) / 1.6;
        scale.high = ceiling * 1.6;
        return scale;
    }
    const double room = ceiling > all.low ? 0.06 * (ceiling - all.low) : std::max(0.5, 0.05 * std::abs(ceiling));
    scale.low = all.low - room;
    scale.high = ceiling + room;
    return scale;
}

} // namespace ad::ui
