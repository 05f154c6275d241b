// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scalar_view.h"

#include "core/base/text.h"
#include "core/graph/element_name.h"
#include "core/graph/groups.h"
#include "core/trace/step_names.h"

#include <algorithm>

namespace ad {

namespace {

constexpr double kSameNumber = 1e-9; // a thousand roundings on the way to a number, with room

bool isSame(double a, double b)
{
    return relativeDifference(Tensor(a), Tensor(b)) < kSameNumber;
}

Point scattered(const Point& point, const Graph& whole, const Graph& scalars)
{
    Point result;
    for (const auto& [name, value] : point)
        if (scalars.find(name) != kNoNode)
            result.insert_or_assign(name, value);
        else if (const NodeId node = whole.find(name); node != kNoNode && whole.node(node).shape == value.shape())
            for (std::ptrdiff_t i = 0; i < value.size(); ++i)
                result.insert_or_assign(elementName(name, value.shape(), i), value[i]);
    return result;
}

// "[0, 1]"; nothing for a scalar.
std::string indexText(const Shape& shape, std::ptrdiff_t index)
{
    return elementName({}, shape, index);
}

} // namespace

bool hasArrays(const Graph& graph)
{
    return std::any_of(graph.nodes().begin(), graph.nodes().end(), [](const Node& node) { return !node.shape.isScalar(); });
}

Agreement agreementOf(const Expansion& expansion, const Trace& scalars, const Trace& whole)
{
    Agreement result;
    for (NodeId id = 0; id < scalars.forwardSize; ++id) {
        if (!expansion.isElement(id) || isConstant(scalars.graph().node(id)))
            continue;
        const ElementOf& origin = expansion.origins[static_cast<std::size_t>(id)];
        const Tensor* adjoint = scalars.adjointOf(id);
        const Tensor* wholeAdjoint = whole.adjointOf(origin.node);
        ++result.values;
        result.adjoints += adjoint != nullptr;
        const bool isRight = isSame(scalars.valueOf(id).scalar(), whole.valueOf(origin.node)[origin.index]) &&
                             isSame(adjoint ? adjoint->scalar() : 0.0, wholeAdjoint ? (*wholeAdjoint)[origin.index] : 0.0);
        result.differing += !isRight;
    }
    return result;
}

GraphChoice scattered(const GraphChoice& choice, const Graph& whole, const Graph& scalars)
{
    GraphChoice result = choice;
    result.direction = scattered(choice.direction, whole, scalars);
    if (result.direction.empty())
        result.direction = scattered(directionOf(choice, whole), whole, scalars);
    for (Point& example : result.loop.examples)
        example = scattered(example, whole, scalars);
    result.pitfalls.detached.clear();
    for (const std::string& name : choice.pitfalls.detached)
        if (scalars.find(name) != kNoNode)
            result.pitfalls.detached.push_back(name);
        else if (const NodeId node = whole.find(name); node != kNoNode)
            for (std::ptrdiff_t i = 0; i < whole.node(node).shape.size(); ++i)
                if (std::string element = elementName(name, whole.node(node).shape, i); scalars.find(element) != kNoNode)
                    result.pitfalls.detached.push_back(std::move(element));
    return result;
}

const Trace& typedTrace(const Derivation& derivation)
{
    return derivation.scalars ? *derivation.scalars->whole : *derivation.trace;
}

std::shared_ptr<const Derivation> asPlayed(const std::shared_ptr<const Derivation>& derivation)
{
    if (!derivation->scalars)
        return derivation;
    auto played = std::make_shared<Derivation>(*derivation);
    Program program;
    program.graph = derivation->scalars->expansion.graph;
    program.output = derivation->scalars->expansion.output;
    for (const NodeId input : program.graph.inputs())
        program.inputs.push_back({.name = program.graph.node(input).name});
    played->program = std::make_shared<const Program>(std::move(program));
    return played;
}

// Nodes that compute derivatives may follow those of the expansion.
static bool isOfExpansion(const Derivation& derivation, NodeId scalar)
{
    return derivation.scalars && scalar >= 0 && scalar < static_cast<NodeId>(derivation.scalars->expansion.origins.size());
}

std::vector<NodeId> siblings(const Derivation& derivation, NodeId scalar)
{
    if (!isOfExpansion(derivation, scalar))
        return {scalar};
    const Expansion& expansion = derivation.scalars->expansion;
    const NodeId node = expansion.origins[static_cast<std::size_t>(scalar)].node;
    return node == kNoNode ? std::vector<NodeId>{scalar} : expansion.elements[static_cast<std::size_t>(node)];
}

std::string correspondence(const Derivation& derivation, NodeId scalar)
{
    if (!isOfExpansion(derivation, scalar))
        return {};
    const ScalarView& view = *derivation.scalars;
    const ElementOf& origin = view.expansion.origins[static_cast<std::size_t>(scalar)];
    if (origin.node == kNoNode)
        return "The outputs are weighted with their external gradients and added, so that there is one number to start from.";
    const StepNames names(*view.whole);
    const std::string index = indexText(view.whole->graph().node(origin.node).shape, origin.index);
    const std::string name = names.plain(origin.node);
    const std::string whole = index.empty() ? name : "element " + index + " of " + name;
    if (!view.expansion.isElement(scalar))
        return "A step on the way to " + whole + " of the vector view.";
    const Tensor* adjoint = derivation.trace->adjointOf(scalar);
    const Tensor* wholeAdjoint = view.whole->adjointOf(origin.node);
    const std::string what =
        index.empty() ? "The same node as " + name + " of the vector view" : "This is " + whole + " of the vector view";
    if (adjoint == nullptr || wholeAdjoint == nullptr)
        return what + ".";
    return what + ": its adjoint " + shortText(adjoint->scalar()) +
           (isSame(adjoint->scalar(), (*wholeAdjoint)[origin.index]) ? " is the same number as " : " differs from ") +
           names.barPlain(origin.node) + index + " there" +
           (isSame(adjoint->scalar(), (*wholeAdjoint)[origin.index]) ? "." : ", " + shortText((*wholeAdjoint)[origin.index]) + ".");
}

std::string agreementText(const Derivation& derivation)
{
    if (!derivation.scalars)
        return {};
    const Agreement& agreement = derivation.scalars->agreement;
    const int nodes = derivation.trace->forwardSize;
    const int whole = derivation.scalars->whole->forwardSize;
    const std::string counts = std::to_string(nodes) + " scalar nodes for " + std::to_string(whole) + (whole == 1 ? " node. " : " nodes. ");
    if (derivation.scenario->graph.pitfalls.isAny())
        return counts + "With a mistake switched on, the numbers of both views need not agree.";
    if (agreement.differing > 0)
        return counts + std::to_string(agreement.differing) + " of " + std::to_string(agreement.values) +
               " elements differ from the vector view.";
    return counts + (agreement.adjoints == 0 ? "All values are the same as in the vector view."
                                             : "The output and all " + std::to_string(agreement.adjoints) +
                                                   " adjoints are the same numbers as in the vector view.");
}

std::vector<int> collapsedGroups(const Derivation& derivation)
{
    if (!derivation.program || !derivation.scenario)
        return {};
    std::vector<int> named = groupsNamed(derivation.program->graph, derivation.scenario->graph.collapsed);
    if (!derivation.scalars)
        return named;
    std::vector<int> result;
    const std::vector<int>& origins = derivation.scalars->expansion.groups;
    for (int i = 0; i < static_cast<int>(origins.size()); ++i)
        if (std::find(named.begin(), named.end(), origins[static_cast<std::size_t>(i)]) != named.end())
            result.push_back(i);
    return result;
}

std::string keyOfGroup(const Derivation& derivation, int group)
{
    const int typed = derivation.scalars ? derivation.scalars->expansion.groups[static_cast<std::size_t>(group)] : group;
    return groupKey(derivation.program->graph, typed);
}

} // namespace ad
