// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/derive.h"

#include "core/diff/adjoint_graph.h"
#include "core/run/evaluate.h"
#include "core/scenario/episodes.h"
#include "core/scenario/scalar_view.h"
#include "core/scenario/tables.h"

#include <algorithm>

namespace ad {

namespace {

Result<Tensor> outputAdjoint(const Scenario& scenario, const Shape& shape)
{
    if (!scenario.externalGradient)
        return Tensor(shape, 1.0);
    const Tensor& given = *scenario.externalGradient;
    if (given.shape() == shape)
        return given;
    if (given.isScalar())
        return Tensor(shape, given.scalar());
    return Error{"the external gradient has shape " + toText(given.shape()) + ", but the output has shape " + toText(shape)};
}

// Of a graph with its backward pass as further nodes, if these are to be seen.
std::vector<std::shared_ptr<const Trace>> playedEpisodes(const EpisodeSource& source, const GraphChoice& choice)
{
    if (!choice.showsAdjointNodes)
        return episodesOf(source, choice);
    const AdjointGraph adjoints = adjointGraph(source.graph, source.output, source.seed, source.differentiate);
    return episodesOf({adjoints.graph, source.output, source.seed, source.point, source.differentiate, adjoints.seed}, choice);
}

// The episodes of the graph as it is looked at: as typed, or number by number.
std::optional<Error> addEpisodes(Derivation& result, const EpisodeSource& source)
{
    const GraphChoice& choice = result.scenario->graph;
    if (!choice.isScalar || !hasArrays(source.graph)) {
        result.episodes = playedEpisodes(source, choice);
        return std::nullopt;
    }
    Result<Expansion> expansion = expand(source.graph, source.output, source.seed, evaluate(source.graph, source.point));
    if (!expansion)
        return expansion.error();
    const Graph& scalars = expansion->graph;
    result.episodes =
        playedEpisodes({scalars, expansion->output, expansion->seed, {}, source.differentiate}, scattered(choice, source.graph, scalars));
    GraphChoice once = choice; // the views are compared in the first trace
    once.loop.updates = 0;
    once.pitfalls.kept = KeptGradients::None;
    const std::shared_ptr<const Trace> whole = episodesOf(source, once).front();
    const Agreement agreement = agreementOf(*expansion, *result.episodes.front(), *whole);
    result.scalars = std::make_shared<const ScalarView>(ScalarView{std::move(*expansion), whole, agreement});
    return std::nullopt;
}

} // namespace

Derivation derive(const Scenario& scenario, const Point& at, Differentiate differentiate)
{
    Parsed parsed = programOf(scenario);
    Derivation result;
    result.errors = std::move(parsed.errors);
    result.scenario = std::make_shared<const Scenario>(scenario);
    if (!parsed.program)
        return result;
    const Graph& graph = parsed.program->graph;
    const Result<Tensor> seed = outputAdjoint(scenario, graph.node(parsed.program->output).shape);
    if (!seed)
        result.errors.push_back(seed.error());
    if (const std::optional<Error> error = misfit(graph, at))
        result.errors.push_back(*error);
    if (!result.errors.empty())
        return result;
    const EpisodeSource source{graph, parsed.program->output, *seed, at, differentiate};
    if (const std::optional<Error> error = addEpisodes(result, source)) {
        result.errors.push_back(*error);
        return result;
    }
    result.trace = result.episodes.front();
    result.program = std::make_shared<const Program>(std::move(*parsed.program));
    return result;
}

Point directionOf(const GraphChoice& choice, const Graph& graph)
{
    Point direction;
    for (const auto& [name, tangent] : choice.direction)
        if (!misfit(graph, {{name, tangent}}))
            direction.insert_or_assign(name, tangent);
    if (!direction.empty() || graph.inputs().empty())
        return direction;
    const auto inputs = graph.inputs();
    const auto first =
        std::find_if(inputs.begin(), inputs.end(), [&](NodeId input) { return graph.node(input).role == LeafRole::Parameter; });
    const Node& chosen = graph.node(first == inputs.end() ? inputs.front() : *first);
    direction.insert_or_assign(chosen.name, Tensor(chosen.shape, 1.0));
    return direction;
}

Result<Tensor> parseLiteral(std::string_view text)
{
    const std::string name = "value";
    const Error error{
        "'" + std::string(text) + "' is not a value", {}, "write a number, a vector like [1, 2] or a matrix like [[1, 2], [3, 4]]"};
    if (text.find_first_of(";\n#") != std::string_view::npos)
        return error;
    const Parsed parsed = parse(name + " = " + std::string(text));
    if (!parsed.program || parsed.program->graph.size() != 1)
        return error;
    return parsed.program->graph.node(0).value;
}

} // namespace ad
