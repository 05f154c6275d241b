// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/adjoint_graph.h"

#include "core/base/text.h"
#include "core/graph/builder.h"

namespace ad {

namespace {

// "x1" becomes "x̄1": the mark stands after the first letter, which may be of several bytes.
std::string barred(const std::string& name)
{
    std::size_t end = 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        ++end;
    return name.substr(0, end) + "\u0304" + name.substr(end);
}

} // namespace

AdjointGraph adjointGraph(const Graph& graph, NodeId output, const Tensor& seed, Differentiate differentiate)
{
    Backward backward = reverse(graph, output, seed, differentiate);
    AdjointGraph result;
    result.seed = backward.seed;
    result.nodes = std::move(backward.adjoints);
    const std::vector<std::string> names = displayNames(graph);
    Builder builder(std::move(backward.graph));
    builder.setRole(result.seed, LeafRole::Data); // no optimizer may move it
    for (NodeId id = graph.size() - 1; id >= 0; --id) {
        const NodeId adjoint = result.nodes[static_cast<std::size_t>(id)];
        if (adjoint == kNoNode || !builder.graph().node(adjoint).name.empty())
            continue;
        const std::string name = barred(names[static_cast<std::size_t>(id)]);
        if (builder.graph().find(name) == kNoNode)
            builder.setName(adjoint, name);
    }
    result.graph = std::move(builder).build();
    return result;
}

} // namespace ad
