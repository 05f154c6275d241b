// SPDX-License-Identifier: GPL-3.0-or-later
// A terrain as a function of the places of its map: of a race in many dimensions, the plane that is drawn.
#pragma once

#include "core/scenario/terrain.h"

namespace ad {

/// f(pointAt(place)) with its gradient and Hessian along the axes of the map: Dᵀ∇f and Dᵀ∇²f D, where the columns of D are the directions
/// of these axes. For one or two inputs these are f's own. Belongs to one thread, as every objective.
[[nodiscard]] std::unique_ptr<Objective> planeObjective(const Terrain& terrain);

} // namespace ad
