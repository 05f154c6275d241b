// SPDX-License-Identifier: GPL-3.0-or-later
// What printing in the language and printing in LaTeX have in common: walking a graph with as few parentheses as it takes.
#pragma once

#include "core/graph/graph.h"

#include <string>

namespace ad::lang {

/// Part of a formula, and how tightly it holds together.
struct Piece
{
    std::string text = {};
    Binding binding = Binding::Atom;
};

/// Writes formulas; what is written for a leaf, a special form and parentheses is up to the two kinds of it.
class FormulaWriter
{
public:
    FormulaWriter(const Graph& graph, int mostNodes, int deepest)
        : m_graph(graph)
        , m_budget(mostNodes)
        , m_deepest(deepest)
    {
    }
    virtual ~FormulaWriter() = default; // used through the base by nobody, but the class has virtual functions

    /// The formula of a node, looking through its own name.
    [[nodiscard]] Piece formula(NodeId id);

protected:
    void resetBudget(int nodes) { m_budget = nodes; }
    [[nodiscard]] const Graph& graph() const { return m_graph; }
    [[nodiscard]] const Node& node(NodeId id) const { return m_graph.node(id); }

    /// True for nodes that stand as a name below the first one.
    [[nodiscard]] virtual bool isNamed(NodeId id) const = 0;
    [[nodiscard]] virtual Piece leaf(NodeId id) const = 0; // also for what isNamed
    [[nodiscard]] virtual Piece operation(NodeId id) = 0;
    [[nodiscard]] virtual std::string inParentheses(const std::string& text) const = 0;

    /// A node below the first.
    [[nodiscard]] Piece part(NodeId id);
    /// The operand, in parentheses if it binds more loosely than `least`.
    [[nodiscard]] std::string operand(NodeId id, Binding least);
    [[nodiscard]] std::string wrapped(const Piece& piece, Binding least) const;
    /// The operand `slot`, without a stretching that broadcasting implies.
    [[nodiscard]] NodeId operandOf(NodeId id, std::size_t slot) const;
    /// A row's template with its operands put in.
    [[nodiscard]] std::string filled(const char* pattern, NodeId id);

private:
    const Graph& m_graph;
    int m_budget;
    int m_deepest;
    int m_depth = 0;
};

} // namespace ad::lang
