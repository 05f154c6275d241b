// SPDX-License-Identifier: GPL-3.0-or-later
// What curves show, as numbers and in words.
#pragma once

#include "core/scenario/landscape_choice.h"
#include "core/scenario/standings.h"
#include "ui/plot/track.h"

#include <QString>

#include <vector>

namespace ad::ui {

/// One racer's curve: a point for each iterate. Empty for racers that are hidden or have no run.
struct CurveSeries
{
    std::vector<double> x = {}; ///< steps, or evaluations of the gradient; growing
    std::vector<double> y = {};
    bool isDiverged = false;

    [[nodiscard]] bool isEmpty() const { return y.empty(); }
};

/// One a track, in their order. Cost: O(iterates).
[[nodiscard]] std::vector<CurveSeries> curveSeries(const std::vector<Track>& tracks, const CurveChoice& choice, const BestKnown& best);

/// The index of the last iterate with an x that is not above `x`; 0 if there is none. The series is not empty (asserted).
[[nodiscard]] std::int64_t iterateAt(const CurveSeries& series, double x);

/// "loss", "gap to 0", "‖∇f‖", "learning rate", "‖Δθ‖ / ‖θ‖".
[[nodiscard]] QString quantityLabel(CurveQuantity quantity, const BestKnown& best);
/// What it is, in a sentence, with the source of the minimum.
[[nodiscard]] QString quantityMeaning(CurveQuantity quantity, const BestKnown& best);
/// "step", "evaluations of the gradient".
[[nodiscard]] QString againstLabel(CurveAxis against);

} // namespace ad::ui
