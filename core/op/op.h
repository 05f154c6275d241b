// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation is: one row with its value, its shape, its derivatives and the way it is written.
#pragma once

#include "core/base/result.h"
#include "core/op/expr.h"

#include <array>

namespace ad {

enum class OpKind {
    Leaf,        // input, constant: no inputs, the node holds the value
    Elementwise, // broadcasts; the row states the local derivatives
    Tensor,      // any shapes; the row states vjp and jvp
};

/// The surroundings of a derivative rule: the node's inputs a, b, c (as many as there are), all of them, and its result y.
struct Local
{
    Expr a = {}, b = {}, c = {};
    Expr y = {};
    std::span<const Expr> inputs = {};
    const Attributes& attributes;
};

/// ∂y/∂input of an elementwise op, elementwise.
using Slope = Expr (*)(const Local&);
/// One input's part of a product with the Jacobian: transposed (from ȳ, the shape of the input) or not (from ẋ, the shape of y).
using Product = Expr (*)(const Local&, int slot, const Expr&);

/// How tightly a written form binds, loosest first, as in language.md's table of operators.
enum class Binding { Comparison, Sum, Term, Minus, Power, Atom };

/// The way an op is written. In the templates #1, #2, #3 stand for operands, put in parentheses where they bind more loosely than
/// the row asks; {1}, {2}, {3} for operands that never need them (inside a call or a fraction).
struct Notation
{
    const char* symbol;                  // what a node shows: "×", "σ", "tanh"
    const char* text;                    // in the language: "#1 * #2", "tanh({1})"
    const char* latex;                   // "\\frac{ {1} }{ {2} }"
    Binding binding = Binding::Atom;     // of the whole, in the language
    Binding left = Binding::Comparison;  // what the first operand must at least bind like to stand bare as #1
    Binding right = Binding::Comparison; // the same for the other operands
};

/// A row is complete: whatever there is to know about an op.
struct Op
{
    const char* name; // as called in the language, and in files
    OpKind kind;
    int arity; // -1: any number
    Notation notation;
    const char* about; // definition in one line, with the convention at kinks

    // Elementwise: y = value(a, b, c), the unused ones are 0.
    double (*value)(double, double, double) = nullptr;
    std::array<Slope, 3> slopes = {};

    // Tensor ops.
    Result<Shape> (*shape)(std::span<const Shape>, const Attributes&) = nullptr;
    Tensor (*evaluate)(std::span<const Tensor* const>, const Attributes&, const Shape&) = nullptr;
    Product vjp = nullptr; // null: no derivative passes
    Product jvp = nullptr;
};

/// y̅ × local derivative is all an elementwise op passes back.
[[nodiscard]] inline bool isElementwise(const Op& op)
{
    return op.kind == OpKind::Elementwise;
}
[[nodiscard]] inline bool isLeaf(const Op& op)
{
    return op.kind == OpKind::Leaf;
}

/// The shape of op(inputs). The error names the shapes that do not fit.
[[nodiscard]] Result<Shape> shapeOf(const Op& op, std::span<const Shape> inputs, const Attributes& attributes);

/// The value of op(inputs); the shapes fit (asserted) and `result` is what shapeOf says. Cost: one pass over the elements.
[[nodiscard]] Tensor valueOf(const Op& op, std::span<const Tensor* const> inputs, const Attributes& attributes, const Shape& result);

} // namespace ad
