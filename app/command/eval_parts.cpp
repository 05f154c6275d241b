// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_parts.h"

#include "app/command/eval_trace.h"

namespace ad::app {

namespace {

constexpr EvalPart kParts[] = {
    {"trace", "Add the evaluation trace: one row a step.", nullptr, evalTrace},
};

} // namespace

std::span<const EvalPart> evalParts()
{
    return kParts;
}

} // namespace ad::app
