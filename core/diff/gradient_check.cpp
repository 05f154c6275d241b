// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/gradient_check.h"

#include "core/base/text.h"
#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/run/evaluate.h"
#include "core/run/kernel.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ad {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kWide = 2;   // h = 1e-3
constexpr int kNarrow = 5; // h = 1e-6

// f and where its inputs stand in the kernel's argument.
class Objective
{
public:
    Objective(const Graph& graph, NodeId output, const Tensor& seed, const Point& point)
    {
        Builder builder(graph);
        const Expr y = builder.expr(output);
        const bool isPlain = seed.isScalar() && seed.scalar() == 1.0;
        const NodeId f = isPlain ? output : sum(y * constant(y, seed)).id();
        const Graph extended = std::move(builder).build();
        const NodeId outputs[] = {f};
        m_kernel = compile(extended, outputs, extended.inputs());
        for (const NodeId input : extended.inputs()) {
            const Node& leaf = extended.node(input);
            const auto given = point.find(leaf.name);
            const Tensor& x = given == point.end() ? leaf.value : given->second;
            m_offsets.push_back(m_arguments.size());
            m_arguments.insert(m_arguments.end(), x.values().begin(), x.values().end());
        }
    }

    [[nodiscard]] double at() { return value(); }
    [[nodiscard]] double x(std::size_t input, std::ptrdiff_t element) const { return m_arguments[seat(input, element)]; }
    /// f with one element of one input replaced.
    [[nodiscard]] double at(std::size_t input, std::ptrdiff_t element, double x)
    {
        double& place = m_arguments[seat(input, element)];
        const double kept = std::exchange(place, x);
        const double result = value();
        place = kept;
        return result;
    }
    [[nodiscard]] std::int64_t evaluations() const { return m_evaluations; }

private:
    [[nodiscard]] std::size_t seat(std::size_t input, std::ptrdiff_t element) const
    {
        return m_offsets[input] + static_cast<std::size_t>(element);
    }
    double value()
    {
        double result = 0.0;
        m_kernel.evaluateOne(m_arguments, {&result, 1}, m_workspace);
        ++m_evaluations;
        return result;
    }

    Kernel m_kernel;
    Workspace m_workspace;
    std::int64_t m_evaluations = 0;
    std::vector<double> m_arguments;
    std::vector<std::size_t> m_offsets;
};

// The smallest error; NaN is never the best unless there is nothing else.
template<typename Errors>
int bestOf(const Errors& errorAt)
{
    int best = 0;
    for (int k = 1; k < kCheckSteps; ++k)
        if (errorAt(k) < errorAt(best) || (std::isnan(errorAt(best)) && !std::isnan(errorAt(k))))
            best = k;
    return best;
}

// Slopes on both sides that don't come closer as h shrinks are a kink, and slopes that grow like 1/h a jump.
Verdict verdictOf(ElementCheck& check, double value)
{
    if (!std::isfinite(check.analytic) || !std::isfinite(value))
        return Verdict::NotFinite;
    if (check.central[static_cast<std::size_t>(check.bestCentral)].error <= kPassingError)
        return Verdict::Pass;
    const auto slopes = [&](std::size_t k) {
        const double h = check.central[k].h;
        return std::pair{(value - check.central[k].left) / h, (check.central[k].right - value) / h};
    };
    const auto [wideLeft, wideRight] = slopes(kWide);
    const auto [left, right] = slopes(kNarrow);
    check.slopeLeft = left;
    check.slopeRight = right;
    if (!std::isfinite(left) || !std::isfinite(right))
        return Verdict::NotFinite;
    const double steepest = std::max(std::abs(left), std::abs(right));
    if (steepest > 100.0 * std::max(std::abs(wideLeft), std::abs(wideRight)) && steepest > 0.0)
        return Verdict::Jump;
    const double gap = std::abs(right - left);
    const bool stays = gap > 0.5 * std::abs(wideRight - wideLeft);
    return stays && gap > 1e-4 * steepest ? Verdict::Kink : Verdict::Fail;
}

class Check
{
public:
    Check(Objective& objective, double value, double largest)
        : m_objective(objective)
        , m_value(value)
        , m_largest(largest)
    {
    }

    [[nodiscard]] ElementCheck element(NodeId node, std::size_t input, std::ptrdiff_t index, double analytic, bool isReached)
    {
        ElementCheck check{.input = node, .element = index, .x = m_objective.x(input, index), .analytic = analytic};
        for (std::size_t k = 0; k < kCheckSteps; ++k) {
            const double h = checkStep(static_cast<int>(k));
            const double right = m_objective.at(input, index, check.x + h);
            const double left = m_objective.at(input, index, check.x - h);
            check.forward[k] = {h, right, m_value, (right - m_value) / h, kNaN};
            check.central[k] = {h, right, left, (right - left) / (2.0 * h), kNaN};
        }
        check.standard = standard(input, index, check.x);
        judge(check);
        if (check.verdict == Verdict::NotFinite && !isReached && std::isfinite(m_value))
            check.verdict = Verdict::Discrete;
        return check;
    }

private:
    // As differenceJacobian: with the step that was really made, as x + h is rounded.
    [[nodiscard]] Difference standard(std::size_t input, std::ptrdiff_t index, double x)
    {
        const double h = differenceStep(Scheme::CentralDifference, x);
        const double right = m_objective.at(input, index, x + h);
        const double left = m_objective.at(input, index, x - h);
        return {h, right, left, (right - left) / ((x + h) - (x - h)), kNaN};
    }

    void judge(ElementCheck& check) const
    {
        double size = std::max(std::abs(m_value), m_largest);
        for (const double near : {check.central[kWide].left, check.central[kWide].right})
            if (std::isfinite(near))
                size = std::max(size, std::abs(near));
        const double floor = kDerivativeFloor * size;
        for (auto* differences : {&check.forward, &check.central})
            for (Difference& difference : *differences)
                difference.error = relativeError(check.analytic, difference.value, floor);
        check.standard.error = relativeError(check.analytic, check.standard.value, floor);
        check.bestForward = bestOf([&](int k) { return check.forward[static_cast<std::size_t>(k)].error; });
        check.bestCentral = bestOf([&](int k) { return check.central[static_cast<std::size_t>(k)].error; });
        check.verdict = verdictOf(check, m_value);
    }

    Objective& m_objective;
    double m_value;
    double m_largest; // of all derivatives
};

double largestDerivative(const Graph& graph, const Backward& swept, const std::vector<Tensor>& values)
{
    double result = 0.0;
    for (const NodeId input : graph.inputs())
        if (const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)]; adjoint != kNoNode)
            for (const double value : values[static_cast<std::size_t>(adjoint)].values())
                result = std::isfinite(value) ? std::max(result, std::abs(value)) : result;
    return result;
}

double larger(double a, double b)
{
    return std::isnan(a) || b > a ? b : a;
}

void summarize(InputCheck& input, std::span<const ElementCheck> elements)
{
    input.forward.fill(kNaN);
    input.central.fill(kNaN);
    input.standardError = kNaN;
    input.isPassed = true;
    for (const ElementCheck& check : elements) {
        for (std::size_t k = 0; k < kCheckSteps; ++k) {
            input.forward[k] = larger(input.forward[k], check.forward[k].error);
            input.central[k] = larger(input.central[k], check.central[k].error);
        }
        input.standardError = larger(input.standardError, check.standard.error);
        input.isPassed = input.isPassed && isPassed(check.verdict);
    }
    input.bestForward = bestOf([&](int k) { return input.forward[static_cast<std::size_t>(k)]; });
    input.bestCentral = bestOf([&](int k) { return input.central[static_cast<std::size_t>(k)]; });
}

std::ptrdiff_t countOf(const Shape& shape, const CheckOptions& options)
{
    return options.mostElements > 0 ? std::min(options.mostElements, shape.size()) : shape.size();
}

} // namespace

double checkStep(int index)
{
    // The nearest doubles, which a power function does not promise.
    constexpr double kSteps[] = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16};
    assert(index >= 0 && index < kCheckSteps);
    return kSteps[index];
}

double relativeError(double analytic, double numeric, double floor)
{
    if (!std::isfinite(analytic) || !std::isfinite(numeric))
        return kNaN;
    const double gap = std::abs(analytic - numeric);
    return gap == 0.0 ? 0.0 : gap / std::max({std::abs(analytic), std::abs(numeric), floor});
}

bool GradientCheck::isPassed() const
{
    return std::all_of(inputs.begin(), inputs.end(), [](const InputCheck& input) { return input.isPassed; });
}

std::optional<GradientCheck> checkGradient(const Graph& graph, NodeId output, const Tensor& seed, const Point& point,
                                           const CheckOptions& options)
{
    const Backward swept = reverse(graph, output, seed, Differentiate::ParametersAndData);
    const std::vector<Tensor> values = evaluate(swept.graph, point);
    Objective objective(graph, output, seed, point);
    GradientCheck result;
    result.value = objective.at();
    Check check(objective, result.value, largestDerivative(graph, swept, values));
    std::ptrdiff_t all = 0;
    for (const NodeId input : graph.inputs())
        all += countOf(graph.node(input).shape, options);
    for (std::size_t i = 0; i < graph.inputs().size(); ++i) {
        const NodeId node = graph.inputs()[i];
        const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(node)];
        const std::ptrdiff_t size = graph.node(node).shape.size();
        const std::ptrdiff_t count = countOf(graph.node(node).shape, options);
        InputCheck input{.input = node, .first = result.elements.size(), .count = static_cast<std::size_t>(count)};
        for (std::ptrdiff_t k = 0; k < count; ++k) {
            const double done = static_cast<double>(result.elements.size()) / static_cast<double>(all);
            if (options.onProgress && !options.onProgress(done))
                return std::nullopt;
            const std::ptrdiff_t index = k * size / count;
            const double analytic = adjoint == kNoNode ? 0.0 : values[static_cast<std::size_t>(adjoint)][index];
            result.elements.push_back(check.element(node, i, index, analytic, adjoint != kNoNode));
        }
        summarize(input, std::span(result.elements).subspan(input.first));
        result.inputs.push_back(input);
    }
    result.evaluations = objective.evaluations();
    return result;
}

std::string reasonOf(const ElementCheck& check)
{
    switch (check.verdict) {
    case Verdict::Pass:
        return "passes";
    case Verdict::Kink:
        return "a kink lies within h: the slope is " + shortText(check.slopeLeft) + " on the left and " + shortText(check.slopeRight) +
               " on the right";
    case Verdict::Jump:
        return "the function jumps within h";
    case Verdict::NotFinite:
        return "the value or its derivative is not finite here, so there is nothing to compare";
    case Verdict::Discrete:
        return "has no derivative: the program has no value between";
    case Verdict::Fail:
        break;
    }
    return "the rule and the differences disagree";
}

} // namespace ad
