// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/grid.h"

#include "core/run/block/lower.h"

#include <algorithm>

namespace ad::block {

namespace {

// Columns at a time: whole rows of usual grids, because results that lie one behind the other are written much faster than pieces of rows,
// while what depends on x alone still fits into the second cache.
constexpr std::ptrdiff_t kColumns = 2048;
constexpr std::ptrdiff_t kRows = kBlock;

// Which coordinates a node depends on.
enum class Needs : std::uint8_t { None, X, Y, Both };

std::vector<Needs> needsOf(const Graph& graph, NodeId x, NodeId y)
{
    const NodeId xs[] = {x};
    const NodeId ys[] = {y};
    const std::vector<bool> onX = dependents(graph, xs);
    const std::vector<bool> onY = dependents(graph, ys);
    std::vector<Needs> needs(onX.size(), Needs::None);
    for (std::size_t id = 0; id < needs.size(); ++id)
        needs[id] = onX[id] && onY[id] ? Needs::Both : onX[id] ? Needs::X : onY[id] ? Needs::Y : Needs::None;
    return needs;
}

struct Division
{
    std::vector<NodeId> members[4];  // the operations, by what they need
    std::vector<NodeId> frontier[4]; // those of one coordinate that the cells need
};

Division divided(const Graph& graph, const std::vector<Needs>& needs, std::span<const NodeId> outputs)
{
    const std::vector<bool> needed = ancestors(graph, outputs);
    std::vector<bool> isFrontier(needs.size(), false);
    for (const NodeId output : outputs)
        isFrontier[static_cast<std::size_t>(output)] = true;
    for (std::size_t id = 0; id < needs.size(); ++id)
        if (needed[id] && needs[id] == Needs::Both)
            for (const NodeId input : graph.nodes()[id].inputs)
                isFrontier[static_cast<std::size_t>(input)] = true;
    Division result;
    for (std::size_t id = 0; id < needs.size(); ++id) {
        if (!needed[id] || isLeaf(*graph.nodes()[id].op))
            continue;
        const auto part = static_cast<std::size_t>(needs[id]);
        result.members[part].push_back(static_cast<NodeId>(id));
        if (isFrontier[id])
            result.frontier[part].push_back(static_cast<NodeId>(id));
    }
    return result;
}

// A cache line further apart than `length`, which is a power of two: see program.cpp.
std::vector<double*> blocksIn(Buffer& memory, int count, std::ptrdiff_t length)
{
    const std::ptrdiff_t stride = length + kLanes;
    memory = Buffer(count * stride);
    std::vector<double*> blocks;
    for (int i = 0; i < count; ++i)
        blocks.push_back(memory.data() + i * stride);
    return blocks;
}

std::vector<NodeId> joined(NodeId first, const std::vector<NodeId>& rest)
{
    std::vector<NodeId> all = {first};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

} // namespace

Grid gridOf(const Graph& graph, NodeId x, NodeId y, std::span<const NodeId> outputs, Simd simd)
{
    const Division parts = divided(graph, needsOf(graph, x, y), outputs);
    const auto& ofX = parts.frontier[static_cast<std::size_t>(Needs::X)];
    const auto& ofY = parts.frontier[static_cast<std::size_t>(Needs::Y)];
    const NodeId xs[] = {x};
    const NodeId ys[] = {y};
    Lowering lowering(graph, simd);
    Grid grid;
    grid.columns = lowering.lower({parts.members[static_cast<std::size_t>(Needs::X)], xs, {}, ofX});
    grid.rows = lowering.lower({parts.members[static_cast<std::size_t>(Needs::Y)], ys, {}, ofY});
    grid.cells = lowering.lower({parts.members[static_cast<std::size_t>(Needs::Both)], joined(x, ofX), joined(y, ofY), outputs});
    return grid;
}

GridMemory::GridMemory(Grid grid)
    : m_grid(std::move(grid))
    , m_columns(m_grid.columns)
    , m_rows(m_grid.rows)
    , m_cells(m_grid.cells)
    , m_columnResults(blocksIn(m_ofColumns, m_grid.columns.outputs, kColumns))
    , m_rowResults(blocksIn(m_ofRows, m_grid.rows.outputs, kRows))
    , m_vectors(static_cast<std::size_t>(m_grid.cells.vectors))
    , m_uniforms(static_cast<std::size_t>(m_grid.cells.uniforms))
    , m_outputs(static_cast<std::size_t>(m_grid.cells.outputs))
{
}

void GridMemory::run(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs)
{
    const auto rows = static_cast<std::ptrdiff_t>(y.size());
    for (std::ptrdiff_t row = 0; row < rows; row += kRows)
        runRows(x, y.subspan(static_cast<std::size_t>(row), static_cast<std::size_t>(std::min(kRows, rows - row))), row, outputs);
}

// A band of at most kRows rows, from left to right if it is wide.
void GridMemory::runRows(std::span<const double> x, std::span<const double> y, std::ptrdiff_t firstRow, std::span<double* const> outputs)
{
    const double* ys[] = {y.data()};
    block::run(m_grid.rows, ys, {}, m_rowResults, static_cast<std::ptrdiff_t>(y.size()), m_rows);
    const auto width = static_cast<std::ptrdiff_t>(x.size());
    for (std::ptrdiff_t column = 0; column < width; column += kColumns) {
        const std::ptrdiff_t count = std::min(kColumns, width - column);
        const double* xs[] = {x.data() + column};
        block::run(m_grid.columns, xs, {}, m_columnResults, count, m_columns);
        for (std::size_t j = 0; j < outputs.size(); ++j)
            m_outputs[j] = outputs[j] + firstRow * width + column;
        runCells(x.subspan(static_cast<std::size_t>(column), static_cast<std::size_t>(count)), y, m_outputs, width);
    }
}

void GridMemory::runCells(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs, std::ptrdiff_t width)
{
    m_vectors[0] = x.data();
    std::copy(m_columnResults.begin(), m_columnResults.end(), m_vectors.begin() + 1);
    for (std::size_t row = 0; row < y.size(); ++row) {
        m_uniforms[0] = y[row];
        for (std::size_t i = 0; i < m_rowResults.size(); ++i)
            m_uniforms[i + 1] = m_rowResults[i][row];
        block::run(m_grid.cells, m_vectors, m_uniforms, outputs, static_cast<std::ptrdiff_t>(x.size()), m_cells);
        for (double*& output : m_outputs)
            output += width;
    }
}

} // namespace ad::block
