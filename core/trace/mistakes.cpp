// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/mistakes.h"

#include "core/base/zero.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ad {

namespace {

bool differ(double x, double y)
{
    constexpr double kRounding = 1e-9; // relative; ten thousand terms in another order stay well below
    return !(x == y || (std::isnan(x) && std::isnan(y)) || std::abs(x - y) <= kRounding * std::max(std::abs(x), std::abs(y)));
}

} // namespace

bool differ(const Tensor& a, const Tensor& b)
{
    return a.shape() != b.shape() ||
           !std::equal(a.values().begin(), a.values().end(), b.values().begin(), [](double x, double y) { return !differ(x, y); });
}

void markMistakes(Trace& trace, std::shared_ptr<const Trace> right)
{
    std::map<std::pair<NodeId, int>, NodeId> after; // of each edge: the adjoint after its message
    for (const Message& message : right->backward.messages)
        after[{message.from, message.slot}] = message.after;
    trace.wrongMessages.assign(trace.backward.messages.size(), false);
    for (const Step& step : trace.steps) {
        if (step.kind != StepKind::Message)
            continue;
        const Message& message = trace.messageOf(step);
        const auto found = after.find({message.from, message.slot});
        const Tensor* whole = right->adjointOf(message.to);
        trace.wrongMessages[static_cast<std::size_t>(step.message)] =
            found == after.end() || differ(trace.valueOf(message.after), right->valueOf(found->second)) ||
            (step.isLast && whole != nullptr && differ(trace.valueOf(message.after), *whole));
    }
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (const Tensor* adjoint = right->adjointOf(id); adjoint != nullptr && trace.adjointOf(id) == nullptr && !isZero(*adjoint))
            trace.missingAdjoints.push_back(id);
    trace.right = std::move(right);
}

} // namespace ad
