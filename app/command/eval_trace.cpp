// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_trace.h"

#include "app/command/console.h"
#include "core/base/text.h"
#include "core/lang/print.h"

namespace ad::app {

namespace {

std::string numberOr(const std::optional<Tensor>& value, const char* nothing)
{
    return value ? shortText(*value, 10) : nothing;
}

Json rowJson(const EvalAnswer& answer, NodeId id)
{
    const std::optional<Tensor> tangent = answer.tangent(id);
    const std::optional<Tensor> adjoint = answer.adjoint(id);
    const Graph& graph = answer.program().graph;
    return {{"name", answer.name(id)},
            {"expression", isLeaf(*graph.node(id).op) ? Json() : Json(toText(graph, id))},
            {"primal", toJson(answer.trace().valueOf(id))},
            {"tangent", tangent ? toJson(*tangent) : Json()},
            {"adjoint", adjoint ? toJson(*adjoint) : Json()}};
}

} // namespace

Result<EvalSection> evalTrace(const EvalAnswer& answer, const QString&)
{
    const Graph& graph = answer.program().graph;
    EvalSection section;
    section.json["trace"] = Json::array();
    std::vector<std::vector<std::string>> rows = {{"", "expression", "primal", "tangent", "adjoint"}};
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (isConstant(graph.node(id)))
            continue;
        section.json["trace"].push_back(rowJson(answer, id));
        rows.push_back({displayName(answer.name(id)), isLeaf(*graph.node(id).op) ? "" : toText(graph, id),
                        shortText(answer.trace().valueOf(id), 10), numberOr(answer.tangent(id), "·"), numberOr(answer.adjoint(id), "·")});
    }
    section.text = table(rows, {false, false, true, true, true});
    return section;
}

} // namespace ad::app
