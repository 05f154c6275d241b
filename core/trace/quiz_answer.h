// SPDX-License-Identifier: GPL-3.0-or-later
// Typed answers: numbers and small expressions, names of nodes, shapes.
#pragma once

#include "core/base/result.h"
#include "core/trace/quiz.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ad {

/// How precisely a decimal number was written: "0.20" has 2 significant digits, the last of them worth 0.01.
struct Precision
{
    int digits = 0;
    double unit = 0.0;
};

struct TypedNumber
{
    Tensor value;
    std::vector<Precision> precisions = {}; // of each element; empty if an expression was typed, whose value is taken as exact
};

/// The value of an expression of the language: "-4", "2*0.37", "[1, 2]". Nodes stand for their values by their names ("-4*x"), and for
/// their complete adjoints as "qbar" or "q̄", as far as they are known before the question's step. Also "nan", "inf" and "∞".
///
/// Errors are those of the language, names that stand for nothing yet, and what is asked for itself. Cost: O(nodes).
[[nodiscard]] Result<TypedNumber> typedNumber(const Trace& trace, const Question& question, std::string_view text);

/// The nodes that are named, separated by commas, spaces or "and": rising, each once. "x1", "x_1" and "x₁" are the same name.
[[nodiscard]] Result<std::vector<NodeId>> typedNodes(const Trace& trace, std::string_view text);

/// "(2, 3)", "2x3", "2 by 3", "(3,)", "3", "()" or "scalar".
[[nodiscard]] Result<Shape> typedShape(std::string_view text);

/// The node of that name, as typed, or kNoNode.
[[nodiscard]] NodeId nodeNamed(const std::vector<std::string>& displayed, std::string_view name);

} // namespace ad
