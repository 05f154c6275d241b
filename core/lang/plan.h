// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be done for each node of one expression, decided before shapes are known: names are looked up, arguments are put in order, and
// numbers that stay numbers are computed.
#pragma once

#include "core/lang/ast.h"
#include "core/lang/callable.h"
#include "core/lang/symbols.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ad::lang {

enum class Action : unsigned char {
    Skip,      // part of something that is computed as a whole
    Constant,  // the number
    Literal,   // a list of numbers
    Known,     // the node `payload`
    Parameter, // of the function, the index `payload`
    Compute,   // an operation; of a call, payload is the index of its PlannedCall
};

struct Step
{
    Action action = Action::Compute;
    bool isNumber = false;  // known before the program runs: `number`
    bool isLiteral = false; // a list of numbers, or of lists of numbers
    int payload = 0;
    double number = 0.0;
};

struct PlannedCall
{
    const Callable* callable = nullptr;
    int function = -1;            // or a function of the program
    std::vector<int> arguments{}; // by parameter: the expression, −1 where it is left out
    std::vector<std::optional<double>> numbers{};
};

/// For the nodes [first, root] of the syntax tree.
struct Plan
{
    int first = 0;
    int root = -1;
    std::vector<Step> steps = {};
    std::vector<PlannedCall> calls = {};

    [[nodiscard]] const Step& step(int node) const { return steps[static_cast<std::size_t>(node - first)]; }
    [[nodiscard]] Step& step(int node) { return steps[static_cast<std::size_t>(node - first)]; }
};

/// Plans the expression `root`; nothing if it has errors, which are appended to symbols.errors() (or were reported where a name was bound).
/// Names that are never bound become inputs. Cost: O(nodes).
///
/// @param parameters  tokens of the names of the function's parameters, if this is the body of one.
[[nodiscard]] std::optional<Plan> planOf(const Ast& ast, int root, std::span<const int> parameters, Symbols& symbols);

/// The numbers of a literal list.
[[nodiscard]] Tensor literalOf(const Ast& ast, const Plan& plan, int node);

} // namespace ad::lang
