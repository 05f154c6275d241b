// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/op/scalars.h"

#include "core/base/strides.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <string_view>

// One rule an op. They use call(…) and not the operators of Expr: those leave out a factor 0, and with it a NaN that it meets.

namespace ad {

namespace {

constexpr double kSafeExponent = 500.0; // e^x and e^−x and sums of them are far from the ends of the doubles

using Rule = Expr (*)(const Whole&, std::ptrdiff_t);

Expr number(const Whole& w, double value)
{
    return {w.emitter, w.emitter.emitConstant(Tensor(value))};
}

// A list of elements with their numbers.
struct Line
{
    std::vector<Expr> nodes;
    std::vector<double> values;

    void add(const Apart& from, std::ptrdiff_t i)
    {
        nodes.push_back(from[i]);
        values.push_back((*from.value)[i]);
    }
    [[nodiscard]] std::size_t size() const { return nodes.size(); }
};

Expr chained(const Whole& w, std::string_view op, const std::vector<Expr>& terms)
{
    if (terms.empty())
        return number(w, 0.0);
    Expr result = terms.front();
    for (std::size_t i = 1; i < terms.size(); ++i)
        result = call(op, result, terms[i]);
    return result;
}

Expr added(const Whole& w, const std::vector<Expr>& terms)
{
    return chained(w, "add", terms);
}

Expr meanOf(const Whole& w, const std::vector<Expr>& terms)
{
    return call("div", added(w, terms), number(w, static_cast<double>(terms.size())));
}

std::vector<Expr> squares(const std::vector<Expr>& terms)
{
    std::vector<Expr> result;
    for (const Expr& term : terms)
        result.push_back(call("square", term));
    return result;
}

// √s. Where s is 0 its slope is infinite, but the convention of norm and std is 0: then 1 is added below the root, and taken off again.
Expr root(const Whole& w, const Expr& s, double value)
{
    if (value != 0.0)
        return call("sqrt", s);
    const Expr isZero = call("eq", s, number(w, 0.0));
    return call("sub", call("sqrt", call("add", s, isZero)), isZero);
}

// --- products

Expr matmulElement(const Whole& w, std::ptrdiff_t index)
{
    const Apart& a = *w.inputs[0];
    const Apart& b = *w.inputs[1];
    const std::ptrdiff_t inner = b.shape.rows();
    const std::ptrdiff_t columns = b.shape.columns();
    std::vector<Expr> terms;
    for (std::ptrdiff_t k = 0; k < inner; ++k)
        terms.push_back(call("mul", a[index / columns * inner + k], b[k * columns + index % columns]));
    return added(w, terms);
}

Expr outerElement(const Whole& w, std::ptrdiff_t index)
{
    const std::ptrdiff_t columns = w.shape.columns();
    return call("mul", (*w.inputs[0])[index / columns], (*w.inputs[1])[index % columns]);
}

Expr traceElement(const Whole& w, std::ptrdiff_t)
{
    const Apart& a = *w.inputs[0];
    std::vector<Expr> diagonal;
    for (std::ptrdiff_t i = 0; i < a.shape.rows(); ++i)
        diagonal.push_back(a[i * a.shape.columns() + i]);
    return added(w, diagonal);
}

// --- reductions: of the elements of a line

bool isInLine(const Shape& shape, int axis, std::ptrdiff_t i, std::ptrdiff_t line)
{
    return axis == kAllAxes || shape.rank() < 2 || line == (axis == 0 ? i % shape.columns() : i / shape.columns());
}

Line lineOf(const Whole& w, int axis, std::ptrdiff_t index)
{
    const Apart& x = *w.inputs[0];
    Line line;
    for (std::ptrdiff_t i = 0; i < x.shape.size(); ++i)
        if (isInLine(x.shape, axis, i, index))
            line.add(x, i);
    return line;
}

template<Expr (*reduce)(const Whole&, const Line&)>
Expr reduced(const Whole& w, std::ptrdiff_t index)
{
    return reduce(w, lineOf(w, w.attributes.axis, index));
}

template<Expr (*reduce)(const Whole&, const Line&)>
Expr ofAll(const Whole& w, std::ptrdiff_t)
{
    return reduce(w, lineOf(w, kAllAxes, 0));
}

Expr sumOf(const Whole& w, const Line& line)
{
    return added(w, line.nodes);
}

Expr averageOf(const Whole& w, const Line& line)
{
    return meanOf(w, line.nodes);
}

Expr squaredNormOf(const Whole& w, const Line& line)
{
    return added(w, squares(line.nodes));
}

Expr normOf(const Whole& w, const Line& line)
{
    const bool isOrigin = std::all_of(line.values.begin(), line.values.end(), [](double x) { return x == 0.0; });
    return root(w, squaredNormOf(w, line), isOrigin ? 0.0 : 1.0);
}

Expr varianceOf(const Whole& w, const Line& line)
{
    const Expr mean = meanOf(w, line.nodes);
    std::vector<Expr> centered;
    for (const Expr& x : line.nodes)
        centered.push_back(call("sub", x, mean));
    return meanOf(w, squares(centered));
}

Expr deviationOf(const Whole& w, const Line& line)
{
    const bool isFlat = std::adjacent_find(line.values.begin(), line.values.end(), std::not_equal_to<>()) == line.values.end();
    return root(w, varianceOf(w, line), isFlat ? 0.0 : 1.0);
}

bool hasNan(const Line& line)
{
    return std::any_of(line.values.begin(), line.values.end(), [](double x) { return std::isnan(x); });
}

// One after the other, as a reader would. A chain of pairs halves the gradient at each tie, but all that tie share it equally: three or
// more of them are averaged. NaN goes to everybody.
Expr extremeOf(const Whole& w, const Line& line, std::string_view op, double extreme)
{
    if (hasNan(line))
        return call("mul", added(w, line.nodes), number(w, std::numeric_limits<double>::quiet_NaN()));
    std::vector<Expr> tied;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line.values[i] == extreme)
            tied.push_back(line.nodes[i]);
    return tied.size() > 2 ? meanOf(w, tied) : chained(w, op, line.nodes);
}

double largest(const Line& line)
{
    return line.values.empty() ? 0.0 : *std::max_element(line.values.begin(), line.values.end());
}

Expr largestOf(const Whole& w, const Line& line)
{
    return extremeOf(w, line, "max", largest(line));
}

Expr smallestOf(const Whole& w, const Line& line)
{
    return extremeOf(w, line, "min", line.values.empty() ? 0.0 : *std::min_element(line.values.begin(), line.values.end()));
}

// ln Σ e^x; shifted by the largest x where e^x could overflow (Blanchard, Higham & Higham 2021, section 1).
Expr logSumExpOf(const Whole& w, const Line& line)
{
    const double most = largest(line);
    const bool isShifted = !hasNan(line) && std::isfinite(most) && std::abs(most) > kSafeExponent;
    const Expr shift = isShifted ? call("detach", chained(w, "max", line.nodes)) : Expr();
    std::vector<Expr> powers;
    for (const Expr& x : line.nodes)
        powers.push_back(call("exp", isShifted ? call("sub", x, shift) : x));
    const Expr result = call("log", added(w, powers));
    return isShifted ? call("add", shift, result) : result;
}

// --- what moves elements

Expr transposeElement(const Whole& w, std::ptrdiff_t index)
{
    const Apart& a = *w.inputs[0];
    if (a.shape.rank() < 2)
        return a[index];
    return a[index % a.shape.rows() * a.shape.columns() + index / a.shape.rows()];
}

std::ptrdiff_t source(const Shape& result, const Shape& operand, std::ptrdiff_t index)
{
    const Strides step = stridesIn(result, operand);
    return index / result.columns() * step.row + index % result.columns() * step.column;
}

Expr broadcastElement(const Whole& w, std::ptrdiff_t index)
{
    const Apart& x = *w.inputs[0];
    const bool isColumn = w.attributes.axis == 1 && x.shape.rank() == 1 && w.shape.rank() == 2;
    return x[isColumn ? index / w.shape.columns() : source(w.shape, x.shape, index)];
}

Expr sumToElement(const Whole& w, std::ptrdiff_t index)
{
    const Apart& x = *w.inputs[0];
    std::vector<Expr> terms;
    forEachBroadcast(x.shape, w.shape, [&](std::ptrdiff_t from, std::ptrdiff_t to) {
        if (to == index)
            terms.push_back(x[from]);
    });
    return added(w, terms);
}

std::ptrdiff_t seat(const Shape& shape, const Attributes& attributes)
{
    return static_cast<std::ptrdiff_t>(attributes.row) * shape.columns() + (attributes.column == kWhole ? 0 : attributes.column);
}

Expr pickElement(const Whole& w, std::ptrdiff_t index)
{
    return (*w.inputs[0])[seat(w.inputs[0]->shape, w.attributes) + index];
}

Expr placeElement(const Whole& w, std::ptrdiff_t index)
{
    const std::ptrdiff_t from = index - seat(w.shape, w.attributes);
    return from >= 0 && from < w.inputs[0]->shape.size() ? (*w.inputs[0])[from] : number(w, 0.0);
}

Expr stackElement(const Whole& w, std::ptrdiff_t index)
{
    return (*w.inputs[static_cast<std::size_t>(index)])[0];
}

Expr oneHotElement(const Whole& w, std::ptrdiff_t index)
{
    const std::ptrdiff_t row = index / w.attributes.count;
    const double given = (*w.inputs[0]->value)[row];
    if (!(given >= 0 && given < w.attributes.count && given == std::floor(given)))
        return number(w, std::numeric_limits<double>::quiet_NaN());
    return call("eq", (*w.inputs[0])[row], number(w, static_cast<double>(index % w.attributes.count)));
}

Expr elementwise(const Whole& w, std::ptrdiff_t index)
{
    std::vector<Expr> operands;
    for (const Apart* input : w.inputs)
        operands.push_back((*input)[w.shape.isScalar() ? 0 : source(w.shape, input->shape, index)]);
    return call(w.op.name, operands);
}

Rule ruleOf(const Op& op)
{
    struct Row
    {
        std::string_view op;
        Rule rule;
    };
    static constexpr Row kTable[] = {
        {"matmul", matmulElement},
        {"transpose", transposeElement},
        {"outer", outerElement},
        {"norm", ofAll<normOf>},
        {"norm2", ofAll<squaredNormOf>},
        {"trace", traceElement},
        {"sum", reduced<sumOf>},
        {"mean", reduced<averageOf>},
        {"amax", reduced<largestOf>},
        {"amin", reduced<smallestOf>},
        {"var", reduced<varianceOf>},
        {"std", reduced<deviationOf>},
        {"logsumexp", reduced<logSumExpOf>},
        {"broadcast", broadcastElement},
        {"sum_to", sumToElement},
        {"pick", pickElement},
        {"place", placeElement},
        {"stack", stackElement},
        {"one_hot", oneHotElement},
    };
    if (isElementwise(op))
        return elementwise;
    const auto* const found = std::find_if(std::begin(kTable), std::end(kTable), [&](const Row& row) { return row.op == op.name; });
    return found == std::end(kTable) ? nullptr : found->rule;
}

} // namespace

Expr elementOf(const Whole& whole, std::ptrdiff_t index)
{
    const Rule rule = ruleOf(whole.op);
    assert(rule);
    return rule(whole, index);
}

bool hasElements(const Op& op)
{
    return ruleOf(op) != nullptr;
}

} // namespace ad
