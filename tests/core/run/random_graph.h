// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs of elementwise operations for tests: any op of the catalog, on operands that are chosen at random.
#pragma once

#include "core/graph/builder.h"
#include "core/op/catalog.h"

#include <random>
#include <vector>

namespace ad::tests {

inline std::vector<const Op*> elementwiseCatalog()
{
    std::vector<const Op*> ops;
    for (const Op* op : catalog())
        if (isElementwise(*op))
            ops.push_back(op);
    return ops;
}

/// `size` operations on `inputs` inputs and a few constants; every operation may use whatever stands before it.
inline Graph randomGraph(std::mt19937& random, int inputs, int size)
{
    const std::vector<const Op*> ops = elementwiseCatalog();
    const auto below = [&](std::size_t n) { return static_cast<NodeId>(random() % n); };
    Builder builder;
    for (int i = 0; i < inputs; ++i)
        builder.input("x" + std::to_string(i), 0.25 * (i + 1));
    for (const double value : {0.0, 1.0, -1.0, 2.0, 3.0, 0.5, 1.7})
        builder.constant(value);
    for (int i = 0; i < size; ++i) {
        const Op& op = *ops[random() % ops.size()];
        std::vector<NodeId> operands;
        for (int slot = 0; slot < op.arity; ++slot)
            operands.push_back(below(static_cast<std::size_t>(builder.graph().size())));
        (void)*builder.add(op, operands);
    }
    return std::move(builder).build();
}

} // namespace ad::tests
