// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/symbols.h"

#include <limits>
#include <numbers>

namespace ad::lang {

Symbols::Symbols(const Ast& ast, Builder& builder)
    : m_ast(ast)
    , m_builder(builder)
    , m_errors(ast.errors)
{
    m_symbols.reserve(ast.statements.size());
    for (std::size_t i = 0; i < ast.statements.size(); ++i) {
        const Statement& statement = ast.statements[i];
        if (statement.name < 0 || statement.kind == StatementKind::Output || statement.kind == StatementKind::Value)
            continue;
        const std::string_view name = ast.nameAt(statement.name);
        const Place where = ast.token(statement.name).where;
        const auto [entry, isNew] = m_symbols.try_emplace(name);
        if (isNew) {
            entry->second = {.isFunction = statement.kind == StatementKind::Function, .statement = static_cast<int>(i), .bound = where};
            continue;
        }
        const int line = entry->second.bound.line;
        fail("'" + std::string(name) + "' is bound twice: on line " + std::to_string(line) + " and on line " + std::to_string(where.line),
             where, "choose another name for one of them");
    }
}

Symbol* Symbols::boundBy(int statement)
{
    const Statement& binding = m_ast.statements[static_cast<std::size_t>(statement)];
    if (binding.name < 0)
        return nullptr;
    const auto found = m_symbols.find(m_ast.nameAt(binding.name));
    return found != m_symbols.end() && found->second.statement == statement ? &found->second : nullptr;
}

const Symbol* Symbols::find(std::string_view name) const
{
    const auto found = m_symbols.find(name);
    return found == m_symbols.end() ? nullptr : &found->second;
}

NodeId Symbols::assume(std::string_view name, Place where)
{
    const NodeId node = m_builder.input(std::string(name), 1.0, LeafRole::Parameter, where);
    m_symbols[name] = {.state = SymbolState::Value, .node = node};
    m_notes.push_back({"'" + std::string(name) + "' is not bound: it is an input of value 1", where});
    m_inputs.push_back({.name = std::string(name)});
    return node;
}

std::vector<std::string> Symbols::names(bool functions) const
{
    std::vector<std::string> result;
    for (const auto& [name, symbol] : m_symbols)
        if (symbol.isFunction == functions)
            result.emplace_back(name);
    return result;
}

void Symbols::fail(std::string message, Place where, std::string hint)
{
    m_errors.push_back({std::move(message), where, std::move(hint)});
}

std::optional<double> namedNumber(std::string_view name)
{
    if (name.size() > 3)
        return std::nullopt;
    if (name == "pi" || name == "π")
        return std::numbers::pi;
    if (name == "e")
        return std::numbers::e;
    if (name == "inf")
        return std::numeric_limits<double>::infinity();
    if (name == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    return std::nullopt;
}

} // namespace ad::lang
