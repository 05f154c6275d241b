// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/memory.h"

#include <algorithm>

namespace ad {

namespace {

// The forward nodes that are read when the nodes of the backward graph from `begin` to `end` are computed.
template<typename Visit>
void forEachRead(const Trace& trace, NodeId begin, NodeId end, Visit visit)
{
    for (NodeId id = begin; id <= end; ++id)
        for (const NodeId input : trace.graph().node(id).inputs)
            if (input < trace.forwardSize)
                visit(input);
}

} // namespace

MemoryPlan::MemoryPlan(const Trace& trace)
    : m_trace(trace)
    , m_lastRead(static_cast<std::size_t>(trace.forwardSize), -1)
{
    findReads();
    findPeak();
}

void MemoryPlan::findReads()
{
    NodeId next = m_trace.backward.seed + 1; // the backward graph is written message by message
    for (int i = 0; i < m_trace.size(); ++i) {
        const Step& step = m_trace.steps[static_cast<std::size_t>(i)];
        if (step.kind == StepKind::Value)
            m_operations.push_back(step.node);
        if (step.kind == StepKind::Recompute)
            ++m_recomputed;
        if (step.kind != StepKind::Message)
            continue;
        const Message& message = m_trace.messageOf(step);
        const NodeId last = std::max({message.value, message.local, message.after});
        forEachRead(m_trace, next, last, [&](NodeId read) { m_lastRead[static_cast<std::size_t>(read)] = i; });
        next = std::max(next, last + 1);
    }
}

// The numbers in memory change where a value is computed or dropped, or read for the last time.
void MemoryPlan::findPeak()
{
    std::vector<bool> isThere(static_cast<std::size_t>(m_trace.forwardSize), false);
    std::vector<std::vector<NodeId>> readLast(m_trace.steps.size());
    for (const NodeId id : m_operations)
        if (const int step = m_lastRead[static_cast<std::size_t>(id)]; step >= 0)
            readLast[static_cast<std::size_t>(step)].push_back(id);
    double stored = 0.0;
    const auto set = [&](NodeId id, bool is) {
        if (m_lastRead[static_cast<std::size_t>(id)] < 0 || isThere[static_cast<std::size_t>(id)] == is)
            return;
        isThere[static_cast<std::size_t>(id)] = is;
        stored += (is ? 1.0 : -1.0) * static_cast<double>(m_trace.graph().node(id).shape.size());
    };
    for (std::size_t i = 0; i < m_trace.steps.size(); ++i) {
        const Step& step = m_trace.steps[i];
        if (step.kind == StepKind::Value || step.kind == StepKind::Recompute)
            set(step.node, true);
        m_peak = std::max(m_peak, stored);
        for (const NodeId id : step.forgotten)
            set(id, false);
        for (const NodeId id : readLast[i])
            set(id, false);
    }
}

Keeping MemoryPlan::keeping(const Frame& frame, NodeId operation) const
{
    const NodeFrame& node = frame.nodes[static_cast<std::size_t>(operation)];
    if (node.isForgotten)
        return Keeping::Forgotten;
    if (node.value == nullptr)
        return Keeping::NotYet;
    const bool isMade = frame.progress >= 1.0;
    return m_lastRead[static_cast<std::size_t>(operation)] >= frame.step + (isMade ? 1 : 0) ? Keeping::Needed : Keeping::Spare;
}

double MemoryPlan::stored(const Frame& frame) const
{
    double sum = 0.0;
    for (const NodeId id : m_operations)
        if (keeping(frame, id) == Keeping::Needed)
            sum += static_cast<double>(m_trace.graph().node(id).shape.size());
    return sum;
}

} // namespace ad
