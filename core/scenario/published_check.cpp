// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/published_check.h"

#include "core/base/printed_number.h"
#include "core/diff/forward.h"
#include "core/lang/program.h"
#include "core/run/evaluate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ad {

namespace {

/// Our numbers for a program, by the names that a source uses.
class Ours
{
public:
    Ours(const Graph& graph, const Trace& trace)
        : m_graph(graph)
        , m_trace(trace)
        , m_names(displayNames(graph))
        , m_reached(ancestors(graph, trace.backward.output))
    {
        for (const NodeId input : graph.inputs())
            m_point[graph.node(input).name] = trace.valueOf(input);
    }

    [[nodiscard]] const Graph& graph() const { return m_graph; }

    [[nodiscard]] NodeId find(const std::string& name) const
    {
        const NodeId named = m_graph.find(name);
        if (named != kNoNode)
            return named;
        for (NodeId id = 0; id < m_graph.size(); ++id)
            if (m_names[static_cast<std::size_t>(id)] == name && !isConstant(m_graph.node(id)))
                return id;
        return kNoNode;
    }

    [[nodiscard]] std::optional<Tensor> number(NodeId node, NodeNumber quantity, const std::string& direction)
    {
        if (quantity == NodeNumber::Value)
            return m_trace.valueOf(node);
        if (quantity == NodeNumber::Tangent)
            return tangent(node, direction);
        if (const Tensor* adjoint = m_trace.adjointOf(node))
            return *adjoint;
        const bool isAdjointZero = !m_reached[static_cast<std::size_t>(node)] && m_graph.node(node).role != LeafRole::Data;
        return isAdjointZero ? std::optional(Tensor(m_graph.node(node).shape, 0.0)) : std::nullopt;
    }

private:
    [[nodiscard]] std::optional<Tensor> tangent(NodeId node, const std::string& text)
    {
        const std::optional<Point> direction = parseDirection(text);
        if (!direction || misfit(m_graph, *direction))
            return std::nullopt;
        const auto [sweep, isNew] = m_sweeps.try_emplace(text);
        if (isNew) {
            Forward forward = ad::forward(m_graph, *direction);
            const std::vector<Tensor> values = evaluate(forward.graph, m_point);
            for (const NodeId id : forward.tangents)
                sweep->second.push_back(id == kNoNode ? std::nullopt : std::optional(values[static_cast<std::size_t>(id)]));
        }
        return sweep->second[static_cast<std::size_t>(node)].value_or(Tensor(m_graph.node(node).shape, 0.0));
    }

    const Graph& m_graph;
    const Trace& m_trace;
    std::vector<std::string> m_names;
    std::vector<bool> m_reached; // by the backward sweep
    Point m_point;
    std::map<std::string, std::vector<std::optional<Tensor>>> m_sweeps;
};

PublishedCheck checkOne(const Published& entry, NodeNumber quantity, const std::string& printed, Ours& ours)
{
    PublishedCheck check{.quantity = quantity, .node = ours.find(entry.node), .printed = printed};
    const std::optional<PrintedTensor> theirs = readPrintedTensor(printed);
    if (!theirs || check.node == kNoNode)
        return check;
    for (const PrintedNumber& number : theirs->numbers)
        check.digits = std::max(check.digits, number.digits);
    check.ours = ours.number(check.node, quantity, entry.direction);
    if (!check.ours || check.ours->shape() != theirs->shape)
        return check;
    const bool isGiven = quantity == NodeNumber::Value && isInput(ours.graph().node(check.node));
    if (agrees(*theirs, *check.ours))
        check.verdict = isGiven ? PublishedVerdict::Given : PublishedVerdict::Agrees;
    else
        check.verdict = isGiven                 ? PublishedVerdict::Elsewhere
                        : entry.erratum.empty() ? PublishedVerdict::Differs
                                                : PublishedVerdict::Erratum;
    return check;
}

} // namespace

std::vector<PublishedCheck> checkPublished(const std::vector<Published>& published, const Graph& graph, const Trace& trace)
{
    std::vector<PublishedCheck> checks;
    if (published.empty())
        return checks;
    Ours ours(graph, trace);
    for (std::size_t i = 0; i < published.size(); ++i) {
        const Published& entry = published[i];
        const std::array<std::pair<NodeNumber, const std::string*>, 3> numbers = {
            {{NodeNumber::Value, &entry.value}, {NodeNumber::Tangent, &entry.tangent}, {NodeNumber::Adjoint, &entry.adjoint}}};
        for (const auto& [quantity, printed] : numbers) {
            if (printed->empty())
                continue;
            checks.push_back(checkOne(entry, quantity, *printed, ours));
            checks.back().entry = static_cast<int>(i);
        }
    }
    const bool isElsewhere =
        std::any_of(checks.begin(), checks.end(), [](const PublishedCheck& check) { return check.verdict == PublishedVerdict::Elsewhere; });
    for (PublishedCheck& check : checks)
        if (isElsewhere && (check.verdict == PublishedVerdict::Differs || check.verdict == PublishedVerdict::Erratum))
            check.verdict = PublishedVerdict::Elsewhere;
    return checks;
}

PublishedCount countOf(const std::vector<PublishedCheck>& checks)
{
    PublishedCount count;
    for (const PublishedCheck& check : checks) {
        switch (check.verdict) {
        case PublishedVerdict::Given:
            ++count.given;
            break;
        case PublishedVerdict::Agrees:
            ++count.agree;
            break;
        case PublishedVerdict::Erratum:
            ++count.errata;
            break;
        case PublishedVerdict::Differs:
        case PublishedVerdict::Elsewhere:
        case PublishedVerdict::Missing:
            ++count.differ;
            break;
        }
    }
    return count;
}

int knownAfter(const Trace& trace, NodeId node, NodeNumber quantity)
{
    const auto isItsStep = [&](const Step& step) {
        switch (step.kind) {
        case StepKind::Value:
            return quantity != NodeNumber::Adjoint;
        case StepKind::Tangent:
            return quantity == NodeNumber::Tangent;
        case StepKind::Seed:
        case StepKind::Message:
            return quantity == NodeNumber::Adjoint;
        case StepKind::Recompute:
        case StepKind::Update:
            break;
        }
        return false;
    };
    for (int step = trace.size() - 1; step >= 0; --step)
        if (const Step& s = trace.steps[static_cast<std::size_t>(step)]; s.node == node && isItsStep(s))
            return step + 1;
    return quantity == NodeNumber::Adjoint ? trace.forwardSteps : 0;
}

std::optional<Point> parseDirection(std::string_view text)
{
    const Parsed parsed = parse(text);
    if (!parsed.program)
        return std::nullopt;
    Point point;
    for (const Node& node : parsed.program->graph.nodes()) {
        if (!isInput(node) || !parsed.program->notes.empty())
            return std::nullopt;
        point[node.name] = node.value;
    }
    return point;
}

} // namespace ad
