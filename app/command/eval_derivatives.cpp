// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_derivatives.h"

#include "app/command/console.h"
#include "core/base/text.h"
#include "core/diff/derivatives.h"
#include "core/diff/gradient_check.h"
#include "core/graph/element_name.h"
#include "core/trace/forward_graph.h"

#include <algorithm>

namespace ad::app {

namespace {

constexpr std::ptrdiff_t kMostEntries = 10'000'000;
constexpr std::ptrdiff_t kMostChecked = 1000; // elements of an input
constexpr int kDigits = 10;

std::ptrdiff_t sizeOfInputs(const Graph& graph)
{
    std::ptrdiff_t result = 0;
    for (const NodeId input : graph.inputs())
        result += graph.node(input).shape.size();
    return result;
}

Error tooMany(const char* what, std::ptrdiff_t entries)
{
    return {std::string(what) + " would have " + std::to_string(entries) + " entries, but at most " + std::to_string(kMostEntries) +
                " are computed",
            {},
            "the gradient does not need it: each message is a product with its transpose"};
}

std::optional<Error> refusalOfJacobian(const Graph& graph, NodeId output)
{
    const std::ptrdiff_t entries = graph.node(output).shape.size() * sizeOfInputs(graph);
    return entries > kMostEntries ? std::optional(tooMany("the Jacobian", entries)) : std::nullopt;
}

std::optional<Error> refusalOfHessian(const Graph& graph, NodeId output)
{
    const Shape& shape = graph.node(output).shape;
    if (!shape.isScalar())
        return Error{"the Hessian needs a scalar output, not one of shape " + toText(shape),
                     {},
                     "take the sum or one element: L = sum(y), or L = y[0]"};
    const std::ptrdiff_t size = sizeOfInputs(graph);
    return size * size > kMostEntries ? std::optional(tooMany("the Hessian", size * size)) : std::nullopt;
}

std::vector<int> extentsOf(const Shape& shape)
{
    std::vector<int> extents;
    for (int axis = 0; axis < shape.rank(); ++axis)
        extents.push_back(shape.extent(axis));
    return extents;
}

Json nested(const Tensor& matrix, const Shape& rows, const Shape& columns)
{
    std::vector<int> extents = extentsOf(rows);
    const std::vector<int> more = extentsOf(columns);
    extents.insert(extents.end(), more.begin(), more.end());
    std::vector<Json> values;
    for (const double value : matrix.values())
        values.push_back(toJson(value));
    return nestedJson(values, extents);
}

// Rows of numbers below a heading.
std::string matrixText(const std::string& heading, const Tensor& matrix)
{
    std::string text = heading + ":\n";
    for (int row = 0; row < matrix.shape().rows(); ++row) {
        const auto values = matrix.values().subspan(static_cast<std::size_t>(row) * static_cast<std::size_t>(matrix.shape().columns()),
                                                    static_cast<std::size_t>(matrix.shape().columns()));
        text += "  " + shortText(Tensor::vector({values.begin(), values.end()}), kDigits, 12) + "\n";
    }
    return text;
}

std::span<const ElementCheck> elementsOf(const GradientCheck& check, const InputCheck& input)
{
    return std::span(check.elements).subspan(input.first, input.count);
}

// Why an input does not simply pass, by its first element that doesn't.
std::string reasonOf(const GradientCheck& check, const InputCheck& input)
{
    for (const ElementCheck& element : elementsOf(check, input))
        if (element.verdict != Verdict::Pass)
            return ad::reasonOf(element);
    return {};
}

std::string verdictText(const ElementCheck& element)
{
    if (element.verdict == Verdict::Pass)
        return "pass";
    return (isPassed(element.verdict) ? "pass: " : "FAIL: ") + ad::reasonOf(element);
}

Json inputJson(const GradientCheck& check, const InputCheck& input, const Shape& shape)
{
    const auto best = static_cast<std::size_t>(input.bestCentral);
    std::vector<Json> analytic(static_cast<std::size_t>(shape.size()));
    std::vector<Json> numeric = analytic;
    for (const ElementCheck& element : elementsOf(check, input)) {
        analytic[static_cast<std::size_t>(element.element)] = toJson(element.analytic);
        numeric[static_cast<std::size_t>(element.element)] = toJson(element.central[best].value);
    }
    Json steps = Json::array();
    for (int k = 0; k < kCheckSteps; ++k)
        steps.push_back(checkStep(k));
    Json json = {{"analytic", nestedJson(analytic, extentsOf(shape))},
                 {"numeric", nestedJson(numeric, extentsOf(shape))},
                 {"relative_error", toJson(input.central[best])},
                 {"best_h", checkStep(input.bestCentral)},
                 {"pass", input.isPassed},
                 {"default_step_error", toJson(input.standardError)},
                 {"h", steps},
                 {"forward_error", toJson(input.forward)},
                 {"central_error", toJson(input.central)}};
    if (const std::string reason = reasonOf(check, input); !reason.empty())
        json["reason"] = reason;
    if (static_cast<std::ptrdiff_t>(input.count) < shape.size())
        json["checked"] = input.count;
    return json;
}

std::string checkText(const Graph& graph, const GradientCheck& result)
{
    std::vector<std::vector<std::string>> rows = {{"input", "rule", "differences", "relative error", "best h", "gradient check"}};
    for (const ElementCheck& element : result.elements) {
        const Node& node = graph.node(element.input);
        const Difference& best = element.central[static_cast<std::size_t>(element.bestCentral)];
        rows.push_back({elementName(displayName(node.name), node.shape, element.element), shortText(element.analytic, kDigits),
                        shortText(best.value, kDigits), shortText(best.error, 2), exactText(best.h), verdictText(element)});
    }
    const std::string verdict = result.isPassed() ? "every derivative passes" : "not every derivative passes";
    return table(rows, {false, true, true, true, true, false}) + "\n" + verdict + " (central differences, relative error at most " +
           exactText(kPassingError) + "; " + std::to_string(result.evaluations) + " evaluations)\n";
}

} // namespace

Result<EvalSection> evalJacobian(const EvalAnswer& answer, const QString&)
{
    const Graph graph = forwardGraph(answer.trace());
    const NodeId output = answer.trace().backward.output;
    if (const std::optional<Error> error = refusalOfJacobian(graph, output))
        return *error;
    EvalSection section;
    Json& json = section.json["jacobian"] = Json::object();
    for (const NodeId input : graph.inputs()) {
        const std::string& name = graph.node(input).name;
        const Tensor matrix = jacobian(graph, output, input);
        json[name] = nested(matrix, graph.node(output).shape, graph.node(input).shape);
        section.text += matrixText("Jacobian of " + answer.name(output) + " with respect to " + name, matrix);
    }
    return section;
}

Result<EvalSection> evalHessian(const EvalAnswer& answer, const QString&)
{
    const Graph graph = forwardGraph(answer.trace());
    const NodeId output = answer.trace().backward.output;
    if (const std::optional<Error> error = refusalOfHessian(graph, output))
        return *error;
    EvalSection section;
    Json& json = section.json["hessian"] = Json::object();
    for (const NodeId row : graph.inputs()) {
        Json& line = json[graph.node(row).name] = Json::object();
        for (const NodeId column : graph.inputs()) {
            const Tensor matrix = hessian(graph, output, row, column);
            line[graph.node(column).name] = nested(matrix, graph.node(row).shape, graph.node(column).shape);
            section.text += matrixText("second derivatives by " + graph.node(row).name + " and " + graph.node(column).name, matrix);
        }
    }
    return section;
}

Result<EvalSection> evalCheck(const EvalAnswer& answer, const QString&)
{
    const Graph graph = forwardGraph(answer.trace());
    const GradientCheck result =
        *checkGradient(graph, answer.trace().backward.output, answer.seed(), {}, {.mostElements = kMostChecked, .onProgress = {}});
    EvalSection section;
    Json& json = section.json["check"] = Json::object();
    for (const InputCheck& input : result.inputs)
        json[graph.node(input.input).name] = inputJson(result, input, graph.node(input.input).shape);
    section.text = checkText(graph, result);
    return section;
}

} // namespace ad::app
