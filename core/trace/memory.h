// SPDX-License-Identifier: GPL-3.0-or-later
// Which values the backward pass still needs, step by step.
#pragma once

#include "core/trace/replay.h"

namespace ad {

enum class Keeping {
    NotYet,    // not computed
    Needed,    // in memory, and a later message reads it
    Spare,     // in memory, though no later message reads it
    Forgotten, // dropped, to be computed again
};

/// The plan of a trace with a backward pass; without one nothing is needed.
class MemoryPlan
{
public:
    /// Cost: O(nodes + edges + steps).
    explicit MemoryPlan(const Trace& trace);

    /// The operations, by rising NodeId: what can be stored besides the leaves.
    [[nodiscard]] const std::vector<NodeId>& operations() const { return m_operations; }
    /// `frame` is one of the trace.
    [[nodiscard]] Keeping keeping(const Frame& frame, NodeId operation) const;
    /// How many numbers of operations are in memory and needed in that frame.
    [[nodiscard]] double stored(const Frame& frame) const;
    /// The most that is stored at once over the whole trace, and how many operations are computed a second time.
    [[nodiscard]] double peak() const { return m_peak; }
    [[nodiscard]] int recomputed() const { return m_recomputed; }

private:
    void findReads();
    void findPeak();

    const Trace& m_trace;
    std::vector<NodeId> m_operations;
    std::vector<int> m_lastRead; // of each node: the step of the last message that reads its value; -1: none
    double m_peak = 0.0;
    int m_recomputed = 0;
};

} // namespace ad
