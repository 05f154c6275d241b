// SPDX-License-Identifier: GPL-3.0-or-later
// A step of a racer as equations: in symbols, in numbers, with the result for each coordinate.
#pragma once

#include "core/optim/recipe.h"
#include "core/optim/term.h"

namespace ad {

/// One equation of a step.
struct LedgerRow
{
    std::string_view name;           // of the quantity, as in records; what is not recorded has a name of its own
    std::string left = {};           // LaTeX: "\hat m_t"
    std::optional<Term> right = {};  // what it was computed from, if that is an expression of numbers
    std::string given = {};          // else LaTeX that says where it comes from: "\nabla f(\theta_t)"
    std::vector<double> values = {}; // one for each coordinate
    std::string_view meaning = {};   // a few words: "average gradient, corrected"
    std::string reason = {};         // a sentence: why it is computed, and what it does
    Term::Role role = Term::Role::Plain;

    /// "left = right" in symbols, LaTeX.
    [[nodiscard]] std::string symbols() const;
    /// "right = result" in numbers, of one coordinate.
    [[nodiscard]] std::string numbers(std::size_t coordinate, int digits = 4) const;
};

/// The equations of a step in the order of their computation, as the racer's options have them: from θ and its gradient to the next θ,
/// whose values are those of the run, bit for bit. Every right-hand side gives its row's values up to a few roundings.
///
/// @param record  of that step.
/// @param before  of the step before, for what the racer remembers; null if there is none.
[[nodiscard]] std::vector<LedgerRow> ledgerOf(const Recipe& recipe, const StepRecord& record, const StepRecord* before);

/// The update in LaTeX, with the options that are set: form of the momentum, Nesterov's, ε inside or outside the root, weight decay,
/// bias correction, clipping, a learning rate that changes.
[[nodiscard]] std::string formulaOf(const Recipe& recipe);

} // namespace ad
