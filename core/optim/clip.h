// SPDX-License-Identifier: GPL-3.0-or-later
// Gradient clipping: by norm and by value.
#pragma once

#include <span>

namespace ad {

/// Scales each gradient so that its Euclidean norm is at most about `most`: g ← g · min(1, most / (‖g‖ + 10⁻⁶)).
/// Directions stay. The gradients are finite: a run ends at the first one that is not.
///
/// @param gradients  `dimension × lanes`, coordinate by coordinate (one gradient: lanes = 1).
/// @see torch.nn.utils.clip_grad_norm_ (1.13); Pascanu, Mikolov & Bengio (2013), algorithm 1.
void clipNorm(std::span<double> gradients, int lanes, double most);

/// Limits every component to [−most, most]; the direction may change. NaN stays.
/// @see torch.nn.utils.clip_grad_value_ (1.13).
void clipValue(std::span<double> gradients, double most);

} // namespace ad
