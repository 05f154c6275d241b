// SPDX-License-Identifier: GPL-3.0-or-later
// A function of the language: its parameters, and how a call of it becomes nodes.
#pragma once

#include "core/graph/builder.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ad::lang {

enum class ParameterKind {
    Value,   // any expression
    Integer, // written out: an axis, an extent, a seed
    Number,  // written out
};

struct Parameter
{
    std::string name;
    ParameterKind kind = ParameterKind::Value;
    bool isOptional = false;
    std::optional<double> fallback = {}; // of an optional one; none: left out means something special
};

/// What stands for a parameter: a node, or a number that was written out or is the fallback.
struct Argument
{
    NodeId node = kNoNode;
    std::optional<double> number = {};
};

/// A call whose arguments are in the order of the parameters.
struct CallSite
{
    Builder& builder;
    std::span<const Argument> arguments;
    Place where = {};

    /// The node of an argument; a fallback becomes a constant.
    [[nodiscard]] NodeId value(std::size_t i) const;
    [[nodiscard]] Expr expr(std::size_t i) const { return builder.expr(value(i)); }
    [[nodiscard]] const Shape& shape(std::size_t i) const { return builder.shapeOf(arguments[i].node); }
    [[nodiscard]] int integer(std::size_t i, int otherwise) const;
    /// An error with this place.
    [[nodiscard]] Error error(std::string message, std::string hint = {}) const { return {std::move(message), where, std::move(hint)}; }
};

using Build = Result<NodeId> (*)(const CallSite&);
using Make = Result<Tensor> (*)(const CallSite&);

/// One row of the table of functions. Exactly one of op, build, compose and make says what a call becomes.
struct FunctionRow
{
    const char* name;
    const char* parameters; // "x, a=0.01"; "axis=all" and the like have no number
    const char* about;      // null: that of the op
    const char* op = nullptr;
    Build build = nullptr;   // one node
    Build compose = nullptr; // several nodes, which become a group
    Make make = nullptr;     // an array of numbers
};

struct Callable
{
    const FunctionRow* row = nullptr;
    std::string_view name = {};
    std::vector<Parameter> parameters = {};
    std::string signature = {};
    const Op* op = nullptr;
};

/// The ways to call the function of that name; empty if there is none. Cost: one hash look-up.
[[nodiscard]] std::span<const Callable> overloads(std::string_view name);
[[nodiscard]] std::span<const Callable> callables();

/// The nodes of a call. The number of arguments is that of the parameters (asserted).
[[nodiscard]] Result<NodeId> build(const Callable& callable, const CallSite& call);

// The tables, one file each.
[[nodiscard]] std::span<const FunctionRow> plainFunctions();
[[nodiscard]] std::span<const FunctionRow> composedFunctions();
[[nodiscard]] std::span<const FunctionRow> arrayFunctions();

} // namespace ad::lang
