// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries of a Jacobian can be other than zero, whatever the values, and what that pattern is called.
#pragma once

#include "core/graph/graph.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ad {

/// The elements of the input that one element of the output depends on, rising. Equal rows may be shared.
using DependenceRow = std::shared_ptr<const std::vector<int>>;

struct Sparsity
{
    int columns = 0;                 // the size of the input
    std::vector<DependenceRow> rows; // one an element of the output, never null

    [[nodiscard]] std::ptrdiff_t nonzeros() const;
    [[nodiscard]] bool has(int row, int column) const;
};

/// More entries than this are not written down.
inline constexpr std::ptrdiff_t kMostDependences = 20'000'000;

/// The pattern of ∂output/∂input: index domains, sent along the edges that a tangent takes. An entry outside of it is 0 at every point; one
/// inside may still be 0 at some.
///
/// Cost: O(entries of the patterns on the way). Nothing if these are more than kMostDependences.
/// @param input  any node, not only a leaf.
/// @see Griewank & Walther, Evaluating Derivatives (2008), section 7.1.
[[nodiscard]] std::optional<Sparsity> sparsity(const Graph& graph, NodeId output, NodeId input);

enum class PatternKind {
    Zero,
    Number, // 1×1
    Diagonal,
    Permutation, // one entry in each row and each column
    Row,
    Column,
    Dense,
    Blocks,            // separate dense blocks of one size, along the diagonal
    InterleavedBlocks, // the same after sorting rows and columns
    LowerTriangular,
    UpperTriangular,
    Sparse,
};

struct PatternShape
{
    PatternKind kind = PatternKind::Sparse;
    int blocks = 0; // of Blocks and InterleavedBlocks, and the extents of one
    int blockRows = 0;
    int blockColumns = 0;
};

/// The first kind, in the order above, that the pattern is. Cost: O(entries).
[[nodiscard]] PatternShape shapeOf(const Sparsity& pattern);

/// "diagonal", "block diagonal: 3 blocks of 1×2", "dense" …
[[nodiscard]] std::string toText(const PatternShape& shape);

} // namespace ad
