// SPDX-License-Identifier: GPL-3.0-or-later
// A step as a film: arrows that grow, shrink and are added, phase by phase, up to the move.
#pragma once

#include "core/optim/recipe.h"
#include "core/optim/step_record.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ad {

/// An arrow at the beginning and at the end of a phase, as offsets from θ, in the units of the axes; in between it is interpolated.
struct AnatomyArrow
{
    enum class Kind {
        Gradient,  // what comes from the slope
        Memory,    // what is kept of the steps before
        Direction, // both together
        Move,      // Δθ
    };

    Kind kind = Kind::Gradient;
    std::string label = {}; // plain text: "−g"
    std::vector<double> oldTail = {}, oldTip = {}, tail = {}, tip = {};
};

/// Half the sides of a box around θ, likewise.
struct AnatomyBox
{
    std::vector<double> old = {}, now = {};
};

struct AnatomyPhase
{
    std::string sentence; // what a lecturer says, with the numbers
    std::vector<AnatomyArrow> arrows;
    std::optional<AnatomyBox> box;
};

/// The phases of a step; the last one is the move. Arrows of one kind are drawn to one scale, so that lengths can be compared.
struct StepAnatomy
{
    std::vector<double> theta, next;
    double gradientScale = 1;      // a gradient is drawn times this
    double moveScale = 1;          // a part of the move is drawn times this, until the move itself, which is true
    bool hasGradientScale = false; // gradients are not drawn as parts of the move, but to a scale of their own
    std::vector<AnatomyPhase> phases;
};

/// The phases of a step, always as many for one recipe.
///
/// Arrows of gradient descent are drawn times −η, so that they add up to the move. Optimizers that divide have a box whose sides are the
/// divisors, to the scale of the gradients: while it becomes a square of side η, the arrow in it becomes the move.
/// @param reach  for each coordinate how far arrows may go; what is longer, or much shorter, is drawn to a scale of 1, 2 or 5 · 10ᵏ.
/// @param before  the record of the step before, null if there is none.
[[nodiscard]] StepAnatomy anatomyOf(const Recipe& recipe, const StepRecord& record, const StepRecord* before,
                                    std::span<const double> reach);

} // namespace ad
