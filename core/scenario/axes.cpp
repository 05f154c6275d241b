// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/axes.h"

#include "core/base/text.h"
#include "core/scenario/free_inputs.h"

#include <algorithm>

namespace ad {

namespace {

constexpr std::size_t kMostCandidates = 1000;

Result<std::vector<Element>> chosen(const Scenario& scenario, const Graph& graph)
{
    const std::vector<Element> possible = parameterElements(graph, kMostCandidates);
    if (scenario.axes.empty()) {
        if (possible.empty())
            return Error{"the program has no input to vary", {}, "bind a name to a number, such as x = 1, or use a name that is not bound"};
        return std::vector<Element>(possible.begin(), possible.begin() + std::min<std::ptrdiff_t>(2, std::ssize(possible)));
    }
    std::vector<Element> result;
    for (const std::string& name : scenario.axes) {
        const std::optional<Element> element = elementNamed(graph, name);
        if (!element) {
            std::vector<std::string> names;
            for (const Element& candidate : possible)
                names.push_back(candidate.name);
            return Error{"axis '" + name + "' is not an input of the program", {}, didYouMean(name, names)};
        }
        result.push_back(*element);
    }
    return result;
}

std::string plural(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

} // namespace

std::vector<std::string> axisCandidates(const Graph& graph, int most)
{
    std::vector<std::string> names;
    for (const Element& element : parameterElements(graph, static_cast<std::size_t>(most)))
        names.push_back(element.name);
    return names;
}

Result<std::vector<double>> pointFrom(const AxisView& view, const std::vector<double>& numbers)
{
    if (numbers.empty())
        return view.values;
    if (numbers.size() == view.values.size())
        return numbers; // also in the order of the axes, if there are no others
    if (numbers.size() != view.axes.size()) {
        const std::string all = view.names.size() == view.axes.size() ? "" : ", and " + plural(view.names.size(), "free input");
        return Error{"the start has " + plural(numbers.size(), "number") + ", but there " +
                         (view.axes.size() == 1 ? "is 1 axis" : "are 2 axes") + all,
                     {},
                     all.empty() ? "write one number for each axis" : "write one number for each axis, or one for each free input"};
    }
    std::vector<double> point = view.values;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        point[static_cast<std::size_t>(view.axes[i])] = numbers[i];
    return point;
}

Result<AxisView> axisView(const Scenario& scenario, const Program& program)
{
    const Graph& graph = program.graph;
    const Shape& shape = graph.node(program.output).shape;
    if (!shape.isScalar())
        return Error{"a landscape needs a scalar output, but this one has shape " + toText(shape), {}, "take its sum, mean or norm2"};
    const Result<std::vector<Element>> axes = chosen(scenario, graph);
    if (!axes)
        return axes.error();
    const std::vector<Element> free = freeElements(graph, program.output, *axes);
    FreedGraph copy = freed(graph, program.output, free);
    AxisView view{std::move(copy.graph), copy.output, std::move(copy.leaves), {}, {}, {}, {}};
    for (const Element& element : free) {
        view.names.push_back(element.name);
        view.values.push_back(graph.node(element.input).value[element.index]);
    }
    for (const Element& axis : *axes)
        view.axes.push_back(static_cast<int>(std::find(free.begin(), free.end(), axis) - free.begin()));
    Result<std::vector<double>> start = pointFrom(view, scenario.start);
    if (!start)
        return start.error();
    view.start = std::move(*start);
    return view;
}

} // namespace ad
