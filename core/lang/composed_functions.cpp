// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that are built of several ops, so that the graph can show what they do inside.
#include "core/lang/callable.h"

#include "core/op/catalog.h"

namespace ad::lang {

namespace {

// The axis asked for, the last one if none was.
Result<int> axisOf(const CallSite& call, std::size_t parameter)
{
    const int rank = call.shape(0).rank();
    if (rank == 0)
        return call.error("a vector or a matrix is needed, not a scalar");
    const int axis = call.integer(parameter, -1);
    if (axis < -rank || axis >= rank)
        return call.error("axis " + std::to_string(axis) + " does not exist in shape " + toText(call.shape(0)), "axes count from 0");
    return axis < 0 ? axis + rank : axis;
}

// What a reduction along `axis` left, so that it meets every element of `shape` that it came from. Rows stretch by themselves.
Expr along(const Expr& reduced, const Shape& shape, int axis)
{
    return shape.rank() == 2 && axis == 1 ? broadcastTo(reduced, shape, axis) : reduced;
}

Expr logSoftmaxOf(const Expr& x, int axis)
{
    return x - along(call("logsumexp", x, Attributes{.axis = axis}), x.shape(), axis);
}

// e^(x − m)/Σ e^(x − m). The shift m cancels, so no derivative needs to pass through it; without it e^x could overflow (Blanchard, Higham
// & Higham 2021, section 1).
Result<NodeId> softmax(const CallSite& site)
{
    const Result<int> axis = axisOf(site, 1);
    if (!axis)
        return axis.error();
    const Expr x = site.expr(0);
    const Shape shape = x.shape();
    const Expr shift = call("detach", call("amax", x, Attributes{.axis = *axis}));
    const Expr e = call("exp", x - along(shift, shape, *axis));
    return (e / along(sum(e, *axis), shape, *axis)).id();
}

Result<NodeId> logSoftmax(const CallSite& site)
{
    const Result<int> axis = axisOf(site, 1);
    if (!axis)
        return axis.error();
    return logSoftmaxOf(site.expr(0), *axis).id();
}

// The target as rows of probabilities: class indices become rows with a one.
Result<Expr> targetRows(const CallSite& site, const Shape& logits)
{
    const Shape target = site.shape(1);
    if (target == logits)
        return site.expr(1);
    const bool isIndices = logits.rank() == 2 ? target == Shape(logits.rows()) : target.isScalar();
    if (!isIndices)
        return site.error("the target of shape " + toText(target) + " does not fit logits of shape " + toText(logits),
                          logits.rank() == 2 ? "give one class index a row, or one-hot rows" : "give a class index, or a one-hot vector");
    return call("one_hot", site.expr(1), Attributes{.count = logits.columns() * (logits.rank() == 1 ? logits.rows() : 1)});
}

// −Σ t·ln softmax(logits), divided by the number of rows (Goodfellow, Bengio & Courville 2016, section 6.2.2.3).
Result<NodeId> crossEntropy(const CallSite& site)
{
    const Shape shape = site.shape(0);
    if (shape.isScalar())
        return site.error("cross_entropy needs a vector or a matrix of logits, not a scalar");
    const Result<Expr> target = targetRows(site, shape);
    if (!target)
        return target.error();
    const Expr logs = logSoftmaxOf(site.expr(0), shape.rank() - 1);
    const Expr loss = -sum(*target * logs);
    return (shape.rank() == 2 ? loss / static_cast<double>(shape.rows()) : loss).id();
}

Expr meanOf(const Expr& x)
{
    return x.shape().isScalar() ? x : call("mean", x);
}

std::optional<Error> misfit(const CallSite& site)
{
    if (broadcast(site.shape(0), site.shape(1)))
        return std::nullopt;
    return site.error("shapes " + toText(site.shape(0)) + " and " + toText(site.shape(1)) + " don't fit together");
}

// −(t·ln p + (1 − t)·ln(1 − p)): the negative log-likelihood of t under a coin that shows 1 with probability p.
Result<NodeId> binaryCrossEntropy(const CallSite& site)
{
    if (const std::optional<Error> error = misfit(site))
        return *error;
    const Expr p = site.expr(0);
    const Expr t = site.expr(1);
    return meanOf(-(t * call("log", p) + (1.0 - t) * call("log", 1.0 - p))).id();
}

Result<NodeId> meanSquaredError(const CallSite& site)
{
    if (const std::optional<Error> error = misfit(site))
        return *error;
    return meanOf(call("square", site.expr(0) - site.expr(1))).id();
}

// γ·(x − μ)/√(σ² + ε) + β with mean and (biased) variance over the rows (Ioffe & Szegedy 2015, algorithm 1).
Result<NodeId> batchNorm(const CallSite& site)
{
    const Shape shape = site.shape(0);
    if (shape.isScalar())
        return site.error("batch_norm needs a vector or a matrix, not a scalar");
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}, std::size_t{3}})
        if (site.arguments[i].node != kNoNode && broadcast(site.shape(i), shape.without(0)) != shape.without(0))
            return site.error("shape " + toText(site.shape(i)) + " does not fit the columns of shape " + toText(shape),
                              "gamma, beta and eps are scalars, or have one number a column");
    const Expr x = site.expr(0);
    const Attributes rows{.axis = 0};
    const Expr centered = x - call("mean", x, rows);
    const Expr variance = call("mean", call("square", centered), rows);
    const Expr normalized = centered / call("sqrt", variance + site.expr(3));
    return (site.expr(1) * normalized + site.expr(2)).id();
}

const FunctionRow kTable[] = {
    {"softmax", "x, axis=last", "e^x/Σ e^x along an axis: positive numbers that sum to 1", nullptr, nullptr, softmax},
    {"log_softmax", "x, axis=last", "ln softmax(x), safe against overflow", nullptr, nullptr, logSoftmax},
    {"cross_entropy", "logits, target", "−ln softmax(logits) at the target class, averaged over the rows", nullptr, nullptr, crossEntropy},
    {"bce", "p, t", "binary cross entropy −(t·ln p + (1−t)·ln(1−p)), averaged", nullptr, nullptr, binaryCrossEntropy},
    {"mse", "y, t", "mean of (y − t)²", nullptr, nullptr, meanSquaredError},
    {"batch_norm", "X, gamma, beta, eps=1e-5", "columns of mean 0 and variance 1, then scaled and shifted", nullptr, nullptr, batchNorm},
};

} // namespace

std::span<const FunctionRow> composedFunctions()
{
    return kTable;
}

} // namespace ad::lang
