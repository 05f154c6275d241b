// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a function of the coordinates in a plane.
#pragma once

#include "core/scenario/plane.h"

namespace ad {

struct PlaneGraph
{
    Graph graph;
    NodeId output = kNoNode;
    std::vector<NodeId> coordinates; // u and v: scalar input leaves
};

/// The graph of the view with its leaves put together as origin + u·d₁ + v·d₂: vectors and matrices whole. Where the plane's coordinates
/// are scalar inputs themselves, these stay as they are; so a program of two scalars is not changed at all.
[[nodiscard]] PlaneGraph planeGraph(const AxisView& view, const Plane& plane);

} // namespace ad
