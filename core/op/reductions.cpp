// SPDX-License-Identifier: GPL-3.0-or-later
// Reductions over all elements or along one axis. Their adjoints are stretched back over what was reduced (Giles 2008, section 2; PyTorch
// 1.13 for ties and for std at 0).
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <cmath>
#include <limits>

namespace ad {

namespace {

using Inputs = std::span<const Tensor* const>;

// The elements that are reduced to one: count of them, stride apart.
struct Line
{
    const double* first;
    int count;
    int stride;

    [[nodiscard]] double operator[](int i) const { return first[static_cast<std::ptrdiff_t>(i) * stride]; }
};

Result<Shape> reducedShape(std::span<const Shape> in, const Attributes& attributes)
{
    if (attributes.axis == kAllAxes)
        return Shape();
    if (attributes.axis >= in[0].rank()) {
        return Error{"axis " + std::to_string(attributes.axis) + " does not exist in shape " + toText(in[0]),
                     {},
                     in[0].isScalar() ? "a scalar has no axis" : "axes count from 0"};
    }
    return in[0].without(attributes.axis);
}

template<double (*reduce)(const Line&)>
Tensor reduced(Inputs in, const Attributes& attributes, const Shape& shape)
{
    const Tensor& x = *in[0];
    const double* data = x.values().data();
    const int all = static_cast<int>(x.size());
    const int columns = x.shape().columns();
    Tensor y(shape, 0.0);
    if (attributes.axis == kAllAxes || x.shape().rank() == 1)
        y[0] = reduce({data, all, 1});
    else if (attributes.axis == 0)
        for (int j = 0; j < columns; ++j)
            y[j] = reduce({data + j, x.shape().rows(), columns});
    else
        for (int i = 0; i < x.shape().rows(); ++i)
            y[i] = reduce({data + static_cast<std::ptrdiff_t>(i) * columns, columns, 1});
    return y;
}

double sumOf(const Line& line)
{
    double total = 0.0;
    for (int i = 0; i < line.count; ++i)
        total += line[i];
    return total;
}

double meanOf(const Line& line)
{
    return sumOf(line) / line.count;
}

double largestOf(const Line& line)
{
    double best = -std::numeric_limits<double>::infinity();
    for (int i = 0; i < line.count; ++i)
        if (line[i] > best || std::isnan(line[i]))
            best = line[i];
    return best;
}

double smallestOf(const Line& line)
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < line.count; ++i)
        if (line[i] < best || std::isnan(line[i]))
            best = line[i];
    return best;
}

double varianceOf(const Line& line)
{
    const double mean = meanOf(line);
    double total = 0.0;
    for (int i = 0; i < line.count; ++i)
        total += (line[i] - mean) * (line[i] - mean);
    return total / line.count;
}

double deviationOf(const Line& line)
{
    return std::sqrt(varianceOf(line));
}

// Shifted by the maximum so that nothing overflows (Blanchard, Higham & Higham 2021, section 1).
double logSumExpOf(const Line& line)
{
    const double shift = largestOf(line);
    if (!std::isfinite(shift))
        return shift;
    double total = 0.0;
    for (int i = 0; i < line.count; ++i)
        total += std::exp(line[i] - shift);
    return shift + std::log(total);
}

// What was reduced, back in the input's shape.
Expr spread(const Local& l, const Expr& e)
{
    return broadcastTo(e, l.a.shape(), l.attributes.axis);
}
Expr reducedLike(const Local& l, const Expr& e)
{
    return sum(e, l.attributes.axis);
}

double countOf(const Local& l)
{
    return static_cast<double>(l.attributes.axis == kAllAxes ? l.a.shape().size() : l.a.shape().extent(l.attributes.axis));
}

// The derivative of a reduction with respect to each element, where it is y = Σ w(x) x': both products follow from the weights.
template<Expr (*weights)(const Local&)>
Expr weightedVjp(const Local& l, int, const Expr& ybar)
{
    return spread(l, ybar) * weights(l);
}
template<Expr (*weights)(const Local&)>
Expr weightedJvp(const Local& l, int, const Expr& dot)
{
    return reducedLike(l, weights(l) * dot);
}

Expr oneEach(const Local& l)
{
    return constant(l.a, 1.0);
}
Expr meanWeights(const Local& l)
{
    return constant(l.a, 1.0 / countOf(l));
}

// Elements that tie for the extreme share it equally.
Expr extremeWeights(const Local& l)
{
    const Expr winners = call("eq", l.a, spread(l, l.y));
    return winners / spread(l, reducedLike(l, winners));
}

Expr centered(const Local& l)
{
    return l.a - spread(l, call("mean", l.a, l.attributes));
}
Expr varianceWeights(const Local& l)
{
    return (2.0 / countOf(l)) * centered(l);
}

// (x − μ)/(nσ), and 0 where all elements are equal.
Expr deviationWeights(const Local& l)
{
    const Expr isZero = call("eq", l.y, constant(l.y, 0.0));
    return centered(l) / spread(l, countOf(l) * (l.y + isZero));
}

Expr softmaxWeights(const Local& l)
{
    return call("exp", l.a - spread(l, l.y));
}

using Evaluate = Tensor (*)(Inputs, const Attributes&, const Shape&);

template<Expr (*weights)(const Local&)>
constexpr Op reduction(const char* name, Notation notation, const char* about, Evaluate evaluate)
{
    return {.name = name,
            .kind = OpKind::Tensor,
            .arity = 1,
            .notation = notation,
            .about = about,
            .shape = reducedShape,
            .evaluate = evaluate,
            .vjp = weightedVjp<weights>,
            .jvp = weightedJvp<weights>};
}

const Op kTable[] = {
    reduction<oneEach>("sum", {"Σ", "sum({1})", "\\sum {1}"}, "sum of the elements", reduced<sumOf>),
    reduction<meanWeights>("mean", {"mean", "mean({1})", "\\operatorname{mean}\\left({1}\\right)"}, "sum divided by the number of elements",
                           reduced<meanOf>),
    reduction<extremeWeights>("amax", {"max", "max({1})", "\\max {1}"}, "largest element; ties share the gradient equally",
                              reduced<largestOf>),
    reduction<extremeWeights>("amin", {"min", "min({1})", "\\min {1}"}, "smallest element; ties share the gradient equally",
                              reduced<smallestOf>),
    reduction<varianceWeights>("var", {"var", "var({1})", "\\operatorname{var}\\left({1}\\right)"},
                               "mean squared distance from the mean (divided by n, as in NumPy)", reduced<varianceOf>),
    reduction<deviationWeights>("std", {"std", "std({1})", "\\operatorname{std}\\left({1}\\right)"},
                                "square root of var; derivative 0 where all elements are equal", reduced<deviationOf>),
    reduction<softmaxWeights>("logsumexp", {"logΣexp", "logsumexp({1})", "\\ln \\sum e^{ {1} }"}, "ln Σ e^x, safe against overflow",
                              reduced<logSumExpOf>),
};

} // namespace

std::span<const Op> reductionOps()
{
    return kTable;
}

} // namespace ad
