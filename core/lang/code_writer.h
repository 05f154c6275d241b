// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes of a graph as expressions of NumPy, PyTorch and C++.
#pragma once

#include "core/lang/code_language.h"
#include "core/lang/formula.h"
#include "core/op/code_forms.h"

#include <set>
#include <string>
#include <vector>

namespace ad::lang {

/// The form in which a node is written, and the attributes that it is filled in with. The form is that of another op where that says
/// the same in fewer words: the sum over the rows of a matrix needs no sum_to.
struct Spelling
{
    const Op* op = nullptr;
    const CodeForm* form = nullptr;
    Attributes attributes = {};
    bool isApplied = false; // C++: to each element of arrays, by a function of its own
};
[[nodiscard]] Spelling spellingOf(const Graph& graph, NodeId id, CodeLanguage language);

/// The name of the C++ function that applies an elementwise op to arrays: "exp", "operator+".
[[nodiscard]] std::string arrayFunction(const Op& op);

class CodeWriter : public FormulaWriter
{
public:
    /// @param names  of each node, "" for those that are written out wherever they are used.
    CodeWriter(const Graph& graph, CodeLanguage language, std::vector<std::string> names);

    /// What a node is computed by, looking through its own name.
    [[nodiscard]] std::string definition(NodeId id);

    /// A node of the backward pass, where `adjoint` stands as `adjointName`. A node may be the adjoint of several others, so that its
    /// name depends on which of them passes it on.
    [[nodiscard]] std::string message(NodeId id, NodeId adjoint, const std::string& adjointName);

    /// All forms that were written so far, and the elementwise ops that were applied to arrays.
    [[nodiscard]] const std::set<const CodeForm*>& forms() const { return m_forms; }
    [[nodiscard]] const std::set<const Op*>& applied() const { return m_applied; }

protected:
    bool isNamed(NodeId id) const override { return id == m_adjoint || !m_names[static_cast<std::size_t>(id)].empty(); }
    Piece leaf(NodeId id) const override;
    Piece operation(NodeId id) override;
    std::string inParentheses(const std::string& text) const override { return "(" + text + ")"; }

private:
    struct Filling; // an operation while its template is filled in

    [[nodiscard]] bool isNumber(NodeId id) const; // a scalar that is written out
    [[nodiscard]] Piece operandPiece(const Filling& filling, std::size_t slot);
    [[nodiscard]] std::string operandText(const Filling& filling, std::size_t slot, Binding least, bool isAfterSign);
    [[nodiscard]] std::string place(std::string_view key, const Filling& filling);
    [[nodiscard]] std::string items(const Filling& filling, bool isNested);
    [[nodiscard]] std::string fill(const Filling& filling);

    CodeLanguage m_language;
    std::vector<std::string> m_names;
    NodeId m_adjoint = kNoNode;
    std::string m_adjointName;
    std::set<const CodeForm*> m_forms;
    std::set<const Op*> m_applied;
};

} // namespace ad::lang
