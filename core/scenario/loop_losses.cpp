// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/loop_losses.h"

namespace ad {

LoopLosses loopLosses(const Derivation& derivation)
{
    LoopLosses result;
    const LoopChoice& loop = derivation.scenario->graph.loop;
    const int count = static_cast<int>(derivation.episodes.size());
    if (loop.updates <= 0 || count < 2 || !derivation.trace->graph().node(derivation.trace->backward.output).shape.isScalar())
        return result;
    result.examples = count / (loop.updates + 1);
    for (int first = 0; first < count; first += result.examples) {
        double sum = 0.0;
        for (int example = 0; example < result.examples; ++example) {
            const Trace& trace = *derivation.episodes[static_cast<std::size_t>(first + example)];
            sum += trace.valueOf(trace.backward.output).scalar();
        }
        result.losses.push_back(sum);
        result.episodes.push_back(first);
    }
    return result;
}

} // namespace ad
