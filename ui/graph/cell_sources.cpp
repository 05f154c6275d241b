// SPDX-License-Identifier: GPL-3.0-or-later
// The way from a cell to the cells that it is computed from, through the nodes that one card stands for.
#include "ui/graph/cells.h"

#include <algorithm>
#include <map>

namespace ad::ui {
namespace {

constexpr size_t kMostBlocks = 64; // of one node inside of a group; more are taken as all of it

void add(std::vector<Block>& blocks, const std::vector<Block>& more, const Shape& shape)
{
    for (const Block& block : more)
        if (std::find(blocks.begin(), blocks.end(), block) == blocks.end())
            blocks.push_back(block);
    if (blocks.size() > kMostBlocks)
        blocks = {wholeOf(shape)};
}

/// Goes from node to node within a card, and notes where it leaves the card.
class SourceSearch
{
public:
    SourceSearch(const GraphScene& scene, const Cell& cell)
        : m_scene(scene)
        , m_graph(scene.trace->graph())
        , m_cell(cell)
    {
        m_reached[scene.diagram.items[size_t(cell.item)].node] = {Block{cell.row, cell.column, 1, 1}};
    }

    // Operands have smaller ids, so that a node is visited after all that use it.
    std::vector<CellMark> toOperands()
    {
        while (!m_reached.empty()) {
            const auto [node, blocks] = *m_reached.rbegin();
            m_reached.erase(node);
            for (const Block& block : blocks) {
                const auto all = contributors(m_graph, node, block);
                for (size_t slot = 0; slot < all.size(); ++slot)
                    reach(m_graph.node(node).inputs[slot], all[slot]);
            }
        }
        return std::move(m_marks);
    }

    std::vector<CellMark> toUsers(const Frame& frame)
    {
        const auto& edges = m_scene.trace->edges;
        while (!m_reached.empty()) {
            const auto [node, blocks] = *m_reached.begin();
            m_reached.erase(node);
            for (size_t i = 0; i < edges.size(); ++i)
                if (edges[i].from == node && frame.edges[i].message)
                    for (const Block& block : blocks)
                        reach(edges[i].to, influenced(m_graph, edges[i].to, edges[i].slot, block));
        }
        return std::move(m_marks);
    }

private:
    void reach(NodeId node, const std::vector<Block>& blocks)
    {
        const int item = m_scene.diagram.itemOf[size_t(node)];
        if (item == kNoItem || blocks.empty())
            return;
        const bool isShown = m_scene.diagram.items[size_t(item)].node == node;
        if (item == m_cell.item || !isShown) { // inside of a card: further on
            add(m_reached[node], blocks, m_graph.node(node).shape);
            return;
        }
        if (gridArea(m_scene.cards[size_t(item)], m_cell.of).isEmpty())
            return; // such as the tangent of an operand that has none
        for (const Block& block : blocks)
            if (const CellMark mark{item, m_cell.of, block}; std::find(m_marks.begin(), m_marks.end(), mark) == m_marks.end())
                m_marks.push_back(mark);
    }

    const GraphScene& m_scene;
    const Graph& m_graph;
    const Cell& m_cell;
    std::map<NodeId, std::vector<Block>> m_reached;
    std::vector<CellMark> m_marks;
};

bool isWithin(const Block& inner, const Block& outer)
{
    return contains(outer, inner.row, inner.column) && contains(outer, inner.row + inner.rows - 1, inner.column + inner.columns - 1);
}

// z[1] is not told beside all of z.
std::vector<CellMark> withoutContained(const std::vector<CellMark>& marks)
{
    std::vector<CellMark> result;
    for (const CellMark& mark : marks) {
        const auto holds = [&](const CellMark& other) {
            return other.item == mark.item && other != mark && isWithin(mark.block, other.block);
        };
        if (std::none_of(marks.begin(), marks.end(), holds))
            result.push_back(mark);
    }
    return result;
}

} // namespace

std::vector<CellMark> sourcesOf(const GraphScene& scene, const Frame& frame, const Cell& cell)
{
    SourceSearch search(scene, cell);
    return withoutContained(cell.of == CellRow::Adjoint ? search.toUsers(frame) : search.toOperands());
}

} // namespace ad::ui
