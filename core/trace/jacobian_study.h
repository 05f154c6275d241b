// SPDX-License-Identifier: GPL-3.0-or-later
// One Jacobian looked at closely: the matrix that the backward pass never forms, and the product that it computes instead.
#pragma once

#include "core/diff/sparsity.h"
#include "core/trace/trace.h"

#include <optional>

namespace ad {

/// A matrix with more entries is not computed.
inline constexpr std::ptrdiff_t kMostJacobianEntries = 1'000'000;

struct JacobianStudy
{
    NodeId of = kNoNode;               // y, of m elements
    NodeId withRespectTo = kNoNode;    // x, of n elements
    std::ptrdiff_t rows = 0;           // m
    std::ptrdiff_t columns = 0;        // n
    std::optional<Tensor> matrix = {}; // ∂y/∂x, m×n, elements row by row; none if it is too large
    std::optional<Sparsity> pattern = {};
    PatternShape shape = {};            // of the pattern, if there is one
    std::ptrdiff_t nonzeros = 0;        // entries of the pattern
    std::ptrdiff_t zerosInside = 0;     // entries of the pattern that are 0 at this point
    bool isIdentity = false;            // here
    std::optional<Tensor> adjoint = {}; // ȳ; none if no adjoint arrives at y
    std::optional<Tensor> product = {}; // Jᵀȳ, in the shape of x
    std::optional<Tensor> message = {}; // what the backward pass has in the place of Jᵀȳ: the messages from y to its operand x, or x̄ if y
                                        // is the output; none if other nodes are between
    std::ptrdiff_t numbersMade = 0; // elements of all nodes that were computed to get `message`

    [[nodiscard]] std::ptrdiff_t entries() const { return rows * columns; }
};

/// The Jacobian of any node of the forward graph with respect to any other, or to itself. Every way from x to y counts, and y's adjoint is
/// the complete one. Cost: min(m, n) evaluations of the graph for the matrix.
[[nodiscard]] JacobianStudy studyJacobian(const Trace& trace, NodeId of, NodeId withRespectTo);

} // namespace ad
