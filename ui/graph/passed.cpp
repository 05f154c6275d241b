// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/passed.h"

#include "core/trace/step_names.h"

namespace ad::ui {
namespace {

const Tensor* tensorOf(const Trace& trace, NodeId node)
{
    return node == kNoNode ? nullptr : &trace.valueOf(node);
}

} // namespace

Passed adjointPassed(const Trace& trace, const Step& step, const Theme& theme)
{
    const Message& message = trace.messageOf(step);
    Passed passed{.upstream = tensorOf(trace, trace.backward.adjoints[size_t(message.from)]),
                  .local = tensorOf(trace, message.local),
                  .value = trace.valueOf(message.value),
                  .before = tensorOf(trace, message.before),
                  .after = tensorOf(trace, message.after),
                  .role = theme.adjoint,
                  .rule = {}};
    if (!passed.local)
        passed.rule = QString::fromStdString(StepNames(trace).plainRule(message.value, message.from));
    return passed;
}

Passed tangentPassed(const Trace& trace, const Step& step, const Theme& theme)
{
    const TangentMessage& message = trace.tangentMessageOf(step);
    return {.upstream = trace.tangentOf(message.from),
            .local = tensorOf(trace, message.local),
            .value = trace.valueOf(message.value),
            .before = tensorOf(trace, message.before),
            .after = tensorOf(trace, message.after),
            .role = theme.tangent,
            .rule = {}};
}

Passed passagePassed(const Trace& trace, int group, const Passage& passage, const Theme& theme)
{
    const Tensor* upstream = trace.adjointOf(trace.graph().groups()[size_t(group)].output);
    const bool isNumber = passage.message.isScalar() && (!upstream || upstream->isScalar());
    return {.upstream = upstream,
            .local = nullptr,
            .value = passage.message,
            .before = tensorOf(trace, passage.before),
            .after = tensorOf(trace, passage.after),
            .role = theme.adjoint,
            .rule = isNumber ? QString() : QString(kJacobian)};
}

} // namespace ad::ui
