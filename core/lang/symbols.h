// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a program: what they stand for, and from which line on.
#pragma once

#include "core/graph/builder.h"
#include "core/lang/ast.h"
#include "core/lang/program.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ad::lang {

enum class SymbolState : unsigned char {
    Later, // a statement further down binds it
    Now,   // the statement that binds it is being read
    Value, // stands for `node`
    Function,
    Failed, // its statement has errors, so what uses it can't be judged
};

struct Symbol
{
    SymbolState state = SymbolState::Later;
    bool isFunction = false;
    int statement = -1;
    Place bound = {};
    NodeId node = kNoNode;
    int function = -1; // index of the function
};

class Symbols
{
public:
    /// Enters all names that `ast` binds; names that are bound twice are errors, and the second binding is left out.
    Symbols(const Ast& ast, Builder& builder);

    /// The symbol that the statement binds, or null if it binds none (or its name is taken).
    [[nodiscard]] Symbol* boundBy(int statement);
    [[nodiscard]] const Symbol* find(std::string_view name) const;
    /// Makes a name that is never bound an input of value 1.
    NodeId assume(std::string_view name, Place where);
    /// The names that are bound so far, for "did you mean".
    [[nodiscard]] std::vector<std::string> names(bool functions) const;

    void fail(std::string message, Place where, std::string hint = {});
    [[nodiscard]] std::vector<Error>& errors() { return m_errors; }
    [[nodiscard]] std::vector<Note>& notes() { return m_notes; }
    [[nodiscard]] std::vector<InputSite>& inputs() { return m_inputs; }

private:
    const Ast& m_ast;
    Builder& m_builder;
    std::unordered_map<std::string_view, Symbol> m_symbols;
    std::vector<Error> m_errors;
    std::vector<Note> m_notes;
    std::vector<InputSite> m_inputs;
};

/// pi, π, e, inf and nan, which are numbers unless they are bound. (inf and nan can't be written otherwise.)
[[nodiscard]] std::optional<double> namedNumber(std::string_view name);

} // namespace ad::lang
