// SPDX-License-Identifier: GPL-3.0-or-later
// What the ledger of an optimizer is written with: the quantities of a step as terms, and the rows made of them.
#pragma once

#include "core/optim/ledger.h"
#include "core/optim/step_record.h"

namespace ad {

class LedgerWriter
{
public:
    LedgerWriter(const Recipe& recipe, const StepRecord& record, const StepRecord* before);

    /// From θ to the gradient as the optimizer gets it: schedule, noise, clipping.
    void begin();
    /// The next θ. @param move  Δθ as a term.
    [[nodiscard]] std::vector<LedgerRow> finish();

    [[nodiscard]] std::int64_t number() const { return m_record.number; }
    [[nodiscard]] const ParameterValues& options() const { return m_recipe.values; }
    /// A parameter's value with its symbol.
    [[nodiscard]] Term parameter(std::string_view name, std::string latex) const;
    /// 1/(1 − βᵗ) with the numbers of the step.
    [[nodiscard]] Term correction(const Term& beta) const;
    [[nodiscard]] Term rate() const { return m_rate; }
    /// Whether the learning rate is 1 in every step, so that nobody needs to see it.
    [[nodiscard]] bool isRateOne() const;
    /// The gradient as the optimizer sees it.
    [[nodiscard]] Term gradient() const { return m_gradient; }
    [[nodiscard]] Term theta() const { return now("theta"); }
    /// The gradient with coupled weight decay, writing its rows if there is any.
    [[nodiscard]] Term decayedGradient();

    /// A quantity of this step.
    [[nodiscard]] Term now(std::string_view name) const;
    /// What the racer remembers of the step before; `initial` in the first.
    [[nodiscard]] Term before(std::string_view name, double initial = 0) const;
    /// Writes a recorded quantity and returns it as a term.
    Term add(std::string_view name, Term right, std::string reason);
    Term addGiven(std::string_view name, std::string given, std::string reason);
    /// Writes something that is not recorded; its values are those of `right`.
    Term addComputed(std::string_view name, std::string latex, Term right, std::string_view meaning, std::string reason,
                     Term::Role role = Term::Role::Plain);
    /// √(x + ε) or √x + ε, as the options say.
    Term addRoot(std::string_view name, const Term& square, std::string reason);

private:
    [[nodiscard]] const Quantity& quantityOf(std::string_view name) const;
    [[nodiscard]] std::string latexOf(std::string_view name, std::string_view time) const;
    [[nodiscard]] std::vector<double> valuesOf(std::string_view name) const;
    void clip();

    const Recipe& m_recipe;
    const StepRecord& m_record;
    const StepRecord* m_before;
    std::size_t m_dimension;
    Term m_rate, m_gradient;
    std::vector<LedgerRow> m_rows;
};

// The rows of each optimizer, between begin() and finish().
void writeSgd(LedgerWriter& writer);
void writeAdagrad(LedgerWriter& writer);
void writeAdadelta(LedgerWriter& writer);
void writeRmsprop(LedgerWriter& writer);
void writeAdam(LedgerWriter& writer);
void writeAdamW(LedgerWriter& writer);
void writeNadam(LedgerWriter& writer);
void writeRadam(LedgerWriter& writer);
void writeAdamax(LedgerWriter& writer);
void writeLion(LedgerWriter& writer);
void writeNewton(LedgerWriter& writer);
void writeBfgs(LedgerWriter& writer);

} // namespace ad
