// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/arguments.h"

#include "core/base/text.h"

#include <algorithm>

namespace ad::lang {

namespace {

// Why a call does not fit, and how near it comes: a wrong name is a better explanation than a wrong number.
struct Misfit
{
    std::string message;
    Place where = {};
    std::string hint = {};
};

int find(const Callable& callable, std::string_view name)
{
    for (std::size_t k = 0; k < callable.parameters.size(); ++k)
        if (callable.parameters[k].name == name)
            return static_cast<int>(k);
    return -1;
}

std::string count(std::size_t n)
{
    return std::to_string(n) + (n == 1 ? " argument" : " arguments");
}

std::optional<Misfit> unknownKeyword(const Ast& ast, const AstNode& keyword, const Callable& callable)
{
    std::vector<std::string> names;
    for (const Parameter& parameter : callable.parameters)
        names.push_back(parameter.name);
    const std::string name(ast.nameAt(keyword.mark));
    const std::string hint = didYouMean(name, names);
    return Misfit{"'" + std::string(callable.name) + "' has no parameter '" + name + "'", ast.token(keyword.mark).where,
                  hint.empty() ? "write " + callable.signature : hint};
}

std::optional<Misfit> misfit(const Ast& ast, int call, const Callable& callable, std::vector<int>& arguments)
{
    arguments.assign(callable.parameters.size(), -1);
    const std::vector<int> given = ast.children(call);
    const std::string signature = "write " + callable.signature;
    const Place where = ast.place(ast.node(call));
    for (std::size_t k = 0; k < given.size(); ++k) {
        const AstNode& node = ast.node(given[k]);
        const bool isKeyword = node.kind == AstKind::Keyword;
        if (!isKeyword && k > 0 && ast.node(given[k - 1]).kind == AstKind::Keyword)
            return Misfit{"an argument without a name can't follow one with a name", ast.place(node), signature};
        if (!isKeyword && k >= arguments.size())
            return Misfit{"'" + std::string(callable.name) + "' takes " + (arguments.size() > 1 ? "at most " : "") +
                              count(arguments.size()) + ", not " + std::to_string(given.size()),
                          where, signature};
        const int slot = isKeyword ? find(callable, ast.nameAt(node.mark)) : static_cast<int>(k);
        if (slot < 0)
            return unknownKeyword(ast, node, callable);
        int& argument = arguments[static_cast<std::size_t>(slot)];
        if (argument >= 0)
            return Misfit{"'" + callable.parameters[static_cast<std::size_t>(slot)].name + "' is given twice", ast.place(node), signature};
        argument = isKeyword ? given[k] - 1 : given[k];
    }
    for (std::size_t k = 0; k < arguments.size(); ++k)
        if (arguments[k] < 0 && !callable.parameters[k].isOptional)
            return Misfit{given.empty() ? "'" + std::string(callable.name) + "' needs " + count(1) + " at least"
                                        : "'" + callable.parameters[k].name + "' of '" + std::string(callable.name) + "' is missing",
                          where, signature};
    return std::nullopt;
}

} // namespace

Callable parametersOf(const Ast& ast, const Statement& definition)
{
    Callable result{.name = ast.nameAt(definition.name), .signature = std::string(ast.nameAt(definition.name)) + "("};
    for (const int parameter : definition.parameters) {
        result.signature += (result.parameters.empty() ? "" : ", ") + std::string(ast.nameAt(parameter));
        result.parameters.push_back({.name = std::string(ast.nameAt(parameter))});
    }
    result.signature += ")";
    return result;
}

bool bindArguments(const Ast& ast, int call, std::span<const Callable> overloads, PlannedCall& planned, Symbols& symbols)
{
    std::optional<Misfit> first;
    std::string signatures;
    for (const Callable& callable : overloads) {
        std::optional<Misfit> reason = misfit(ast, call, callable, planned.arguments);
        if (!reason) {
            planned.callable = &callable;
            return true;
        }
        signatures += (signatures.empty() ? "write " : " or ") + callable.signature;
        if (!first)
            first = std::move(reason);
    }
    if (overloads.size() > 1)
        first->hint = signatures;
    symbols.fail(first->message, first->where, first->hint);
    return false;
}

bool bindArguments(const Ast& ast, int call, const Callable& function, PlannedCall& planned, Symbols& symbols)
{
    const std::optional<Misfit> reason = misfit(ast, call, function, planned.arguments);
    if (reason)
        symbols.fail(reason->message, reason->where, reason->hint);
    return !reason;
}

} // namespace ad::lang
