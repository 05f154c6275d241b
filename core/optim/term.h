// SPDX-License-Identifier: GPL-3.0-or-later
// A right-hand side of the ledger: one expression that can be written in symbols, written in numbers, and computed.
#pragma once

#include <string>
#include <vector>

namespace ad {

/// A value. Its leaves carry a symbol and a number for each coordinate, so that what is written and what is computed can't differ.
class Term
{
public:
    /// What a leaf is, for its colour: see look of formulas.
    enum class Role { Plain, Gradient, Parameter };

    /// @param latex   the symbol, "\hat m".
    /// @param values  one for each coordinate, or a single one for all.
    [[nodiscard]] static Term symbol(std::string latex, std::vector<double> values, Role role = Role::Plain);
    /// A number that is written as such in symbols too.
    [[nodiscard]] static Term number(double value);

    [[nodiscard]] double value(std::size_t coordinate) const;
    /// LaTeX. Leaves that have a role are coloured "adjoint" (gradients) or "value" (parameters θ).
    [[nodiscard]] std::string symbols() const;
    [[nodiscard]] std::string numbers(std::size_t coordinate, int digits = 4) const;

    friend Term operator+(Term a, Term b);
    friend Term operator-(Term a, Term b);
    friend Term operator-(Term a);
    friend Term operator*(Term a, Term b);
    friend Term operator/(Term a, Term b);
    friend Term sqrt(Term a);
    friend Term power(Term a, Term exponent);
    friend Term max(Term a, Term b);
    friend Term min(Term a, Term b);
    friend Term abs(Term a);
    friend Term sign(Term a);

private:
    enum class Kind { Symbol, Number, Sum, Difference, Negative, Times, Quotient, Root, Power, Maximum, Minimum, Absolute, Sign };
    /// How tightly a text holds together.
    enum Binding { kSum, kProduct, kAtom };
    struct Text
    {
        std::string latex;
        Binding binding;
        bool isNegative = false; // begins with a minus sign
    };
    struct Writing
    {
        bool isNumbers;
        std::size_t coordinate;
        int digits;
    };

    Term(Kind kind, std::vector<Term> parts);
    [[nodiscard]] Text write(const Writing& writing) const;
    [[nodiscard]] Text writeLeaf(const Writing& writing) const;
    [[nodiscard]] Text writeSum(const Writing& writing) const;
    [[nodiscard]] Text writeProduct(const Writing& writing) const;
    [[nodiscard]] double leafValue(std::size_t coordinate) const;

    Kind m_kind = Kind::Number;
    Role m_role = Role::Plain;
    std::string m_latex;
    std::vector<double> m_values;
    std::vector<Term> m_parts;
};

[[nodiscard]] Term square(Term a);
/// 1 − a, as in (1 − β₁).
[[nodiscard]] Term oneMinus(Term a);

} // namespace ad
