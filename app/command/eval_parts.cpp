// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_parts.h"

#include "app/command/eval_code.h"
#include "app/command/eval_cost.h"
#include "app/command/eval_derivatives.h"
#include "app/command/eval_trace.h"

namespace ad::app {

namespace {

constexpr EvalPart kParts[] = {
    {"cost", "Add what forward and reverse mode cost: sweeps, multiplications, numbers stored.", nullptr, evalCost},
    {"trace", "Add the evaluation trace: one row a step.", nullptr, evalTrace},
    {"jacobian", "Add the derivative of the output with respect to every input: output shape, then input shape.", nullptr, evalJacobian},
    {"hessian", "Add the second derivatives of a scalar output by every pair of inputs.", nullptr, evalHessian},
    {"check", "Add a gradient check: every derivative beside numeric differences.", nullptr, evalCheck},
    {"code", "Print a script that computes the values and the adjoints: numpy, pytorch or cpp.", "LANGUAGE", evalCode},
    {"latex", "Print the computation and the adjoints as LaTeX (align* of amsmath).", nullptr, evalLatex},
};

} // namespace

std::span<const EvalPart> evalParts()
{
    return kParts;
}

} // namespace ad::app
