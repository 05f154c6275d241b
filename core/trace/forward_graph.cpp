// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/forward_graph.h"

#include "core/graph/builder.h"

namespace ad {

Graph forwardGraph(const Trace& trace)
{
    Builder builder;
    for (NodeId id = 0; id < trace.forwardSize; ++id) {
        const Node& node = trace.graph().node(id);
        if (isInput(node)) {
            builder.input(node.name, trace.valueOf(id), node.role, node.where);
            continue;
        }
        if (isLeaf(*node.op))
            builder.constant(node.value, node.where);
        else
            builder.emitNode(*node.op, node.inputs, node.attributes);
        if (!node.name.empty())
            builder.setName(id, node.name);
    }
    return std::move(builder).build();
}

} // namespace ad
