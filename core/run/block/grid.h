// SPDX-License-Identifier: GPL-3.0-or-later
// A scalar program over a grid: what depends on one coordinate only is computed once a column or once a row.
#pragma once

#include "core/graph/graph.h"
#include "core/run/block/program.h"

namespace ad::block {

/// Three programs: `columns` and `rows` compute from x and from y what the cells need of them; `cells` does the rest, with x and the
/// results of `columns` as its vectors, y and the results of `rows` as its uniforms.
struct Grid
{
    Program columns;
    Program rows;
    Program cells;
};

/// @param graph  scalar and simplified, its only varying leaves x and y.
/// Cost: O(nodes + edges).
[[nodiscard]] Grid gridOf(const Graph& graph, NodeId x, NodeId y, std::span<const NodeId> outputs, Simd simd);

class GridMemory
{
public:
    explicit GridMemory(Grid grid);

    /// outputs[j][r·x.size() + c] at (x[c], y[r]). Allocates nothing.
    void run(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs);

private:
    void runRows(std::span<const double> x, std::span<const double> y, std::ptrdiff_t firstRow, std::span<double* const> outputs);
    void runCells(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs, std::ptrdiff_t width);

    Grid m_grid;
    Memory m_columns;
    Memory m_rows;
    Memory m_cells;
    Buffer m_ofColumns; // a stretch of columns for each result of `columns`
    Buffer m_ofRows;
    std::vector<double*> m_columnResults;
    std::vector<double*> m_rowResults;
    std::vector<const double*> m_vectors;
    std::vector<double> m_uniforms;
    std::vector<double*> m_outputs;
};

} // namespace ad::block
