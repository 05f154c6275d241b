// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/term.h"

#include "core/base/text.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace ad {

namespace {

std::string fenced(const std::string& latex)
{
    return "\\left(" + latex + "\\right)";
}

} // namespace

Term::Term(Kind kind, std::vector<Term> parts)
    : m_kind(kind)
    , m_parts(std::move(parts))
{
}

Term Term::symbol(std::string latex, std::vector<double> values, Role role)
{
    assert(!values.empty());
    Term term(Kind::Symbol, {});
    term.m_latex = std::move(latex);
    term.m_values = std::move(values);
    term.m_role = role;
    return term;
}

Term Term::number(double value)
{
    Term term(Kind::Number, {});
    term.m_values = {value};
    return term;
}

double Term::leafValue(std::size_t coordinate) const
{
    return m_values.size() == 1 ? m_values.front() : m_values[coordinate];
}

double Term::value(std::size_t coordinate) const
{
    const auto of = [&](std::size_t part) -> double { return m_parts[part].value(coordinate); };
    switch (m_kind) {
    case Kind::Symbol:
    case Kind::Number:
        return leafValue(coordinate);
    case Kind::Sum:
        return of(0) + of(1);
    case Kind::Difference:
        return of(0) - of(1);
    case Kind::Negative:
        return -of(0);
    case Kind::Times:
        return of(0) * of(1);
    case Kind::Quotient:
        return of(0) / of(1);
    case Kind::Root:
        return std::sqrt(of(0));
    case Kind::Power:
        return std::pow(of(0), of(1));
    case Kind::Maximum:
        return std::max(of(0), of(1));
    case Kind::Minimum:
        return std::min(of(0), of(1));
    case Kind::Absolute:
        return std::abs(of(0));
    case Kind::Sign:
        return of(0) > 0 ? 1.0 : (of(0) < 0 ? -1.0 : 0.0);
    }
    return 0;
}

Term::Text Term::writeLeaf(const Writing& writing) const
{
    const double value = leafValue(writing.coordinate);
    const bool isNumber = writing.isNumbers || m_kind == Kind::Number;
    std::string latex = isNumber ? latexText(value, writing.digits) : m_latex;
    const bool isNegative = isNumber && std::signbit(value) && !std::isnan(value) && value != 0;
    const Binding binding = isNumber && latex.find("\\cdot") != std::string::npos ? kProduct : kAtom;
    if (m_role != Role::Plain)
        latex = std::string(m_role == Role::Gradient ? "\\color{adjoint}{" : "\\color{value}{") + latex + "}";
    return {latex, binding, isNegative};
}

Term::Text Term::writeSum(const Writing& writing) const
{
    const Text left = m_parts[0].write(writing);
    const Text right = m_parts[1].write(writing);
    const bool isDifference = m_kind == Kind::Difference;
    const bool isFenced = right.isNegative || (isDifference && right.binding == kSum);
    return {left.latex + (isDifference ? " - " : " + ") + (isFenced ? fenced(right.latex) : right.latex), kSum, left.isNegative};
}

Term::Text Term::writeProduct(const Writing& writing) const
{
    const Text left = m_parts[0].write(writing);
    const Text right = m_parts[1].write(writing);
    const std::string first = left.binding == kSum ? fenced(left.latex) : left.latex;
    const std::string second = right.binding == kSum || right.isNegative ? fenced(right.latex) : right.latex;
    return {first + (writing.isNumbers ? " \\cdot " : "\\,") + second, kProduct, left.binding != kSum && left.isNegative};
}

Term::Text Term::write(const Writing& writing) const
{
    const auto part = [&](std::size_t index) -> Text { return m_parts[index].write(writing); };
    const auto function = [&](const char* name) -> Text {
        return {std::string(name) + fenced(part(0).latex + (m_parts.size() > 1 ? ",\\, " + part(1).latex : "")), kAtom};
    };
    switch (m_kind) {
    case Kind::Symbol:
    case Kind::Number:
        return writeLeaf(writing);
    case Kind::Sum:
    case Kind::Difference:
        return writeSum(writing);
    case Kind::Times:
        return writeProduct(writing);
    case Kind::Negative: {
        const Text inner = part(0);
        return {"-" + (inner.binding == kSum || inner.isNegative ? fenced(inner.latex) : inner.latex), kProduct, true};
    }
    case Kind::Quotient:
        return {"\\frac{" + part(0).latex + "}{" + part(1).latex + "}", kAtom};
    case Kind::Root:
        return {"\\sqrt{" + part(0).latex + "}", kAtom};
    case Kind::Power: {
        const Text base = part(0);
        const bool isPlain = base.binding == kAtom && !base.isNegative && m_parts[0].m_kind != Kind::Quotient;
        return {(isPlain ? base.latex : fenced(base.latex)) + "^{" + part(1).latex + "}", kAtom};
    }
    case Kind::Absolute:
        return {"\\left|" + part(0).latex + "\\right|", kAtom};
    case Kind::Maximum:
        return function("\\max");
    case Kind::Minimum:
        return function("\\min");
    case Kind::Sign:
        return function("\\mathrm{sign}");
    }
    return {};
}

std::string Term::symbols() const
{
    return write({false, 0, 4}).latex;
}

std::string Term::numbers(std::size_t coordinate, int digits) const
{
    return write({true, coordinate, digits}).latex;
}

Term operator+(Term a, Term b)
{
    return {Term::Kind::Sum, {std::move(a), std::move(b)}};
}
Term operator-(Term a, Term b)
{
    return {Term::Kind::Difference, {std::move(a), std::move(b)}};
}
Term operator-(Term a)
{
    return {Term::Kind::Negative, {std::move(a)}};
}
Term operator*(Term a, Term b)
{
    return {Term::Kind::Times, {std::move(a), std::move(b)}};
}
Term operator/(Term a, Term b)
{
    return {Term::Kind::Quotient, {std::move(a), std::move(b)}};
}
Term sqrt(Term a)
{
    return {Term::Kind::Root, {std::move(a)}};
}
Term power(Term a, Term exponent)
{
    return {Term::Kind::Power, {std::move(a), std::move(exponent)}};
}
Term max(Term a, Term b)
{
    return {Term::Kind::Maximum, {std::move(a), std::move(b)}};
}
Term min(Term a, Term b)
{
    return {Term::Kind::Minimum, {std::move(a), std::move(b)}};
}
Term abs(Term a)
{
    return {Term::Kind::Absolute, {std::move(a)}};
}
Term sign(Term a)
{
    return {Term::Kind::Sign, {std::move(a)}};
}
Term square(Term a)
{
    return power(std::move(a), Term::number(2));
}
Term oneMinus(Term a)
{
    return Term::number(1) - std::move(a);
}

} // namespace ad
