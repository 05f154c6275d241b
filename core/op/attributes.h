// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation needs to know besides its inputs.
#pragma once

#include "core/base/shape.h"

namespace ad {

/// A node of a graph: its index, which is also its topological rank.
using NodeId = int;
inline constexpr NodeId kNoNode = -1;

inline constexpr int kAllAxes = -1;
inline constexpr int kWhole = -1;

/// Only the fields that an op's row speaks of matter to it; the rest keep their defaults.
struct Attributes
{
    int axis = kAllAxes; // a reduction's axis, or all of them
    Shape shape = {};    // the goal of a broadcast, sum_to, stack or place
    int row = kWhole;    // pick, place: the element of a vector, or the row of a matrix
    int column = kWhole; // pick, place: the element of that row, or the whole row
    int count = 0;       // one_hot: the number of classes

    friend bool operator==(const Attributes&, const Attributes&) = default;
};

} // namespace ad
