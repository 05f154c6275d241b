// SPDX-License-Identifier: GPL-3.0-or-later
// The table of optimizers: what a form, a help text, the ledger and a run need to know of each.
#pragma once

#include "core/optim/method.h"
#include "core/optim/parameter.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ad {

/// A quantity that a recorded step reports.
struct Quantity
{
    std::string_view name;       // in records and files: "m_hat"
    std::string_view symbol;     // for people: "m̂"
    std::string_view meaning;    // a few words
    std::string_view latex = {}; // with @ where the step's number stands, "m_{@}"; empty: the symbol
};

class LedgerWriter;

/// One row of the table.
struct Optimizer
{
    std::string_view name;                // PyTorch's, in lower case
    std::string_view displayName;         // for people
    std::string_view summary;             // one sentence for a learner
    std::string_view formula;             // LaTeX, with the default options
    std::string_view source;              // paper and section
    std::vector<Parameter> parameters;    // "lr" first
    std::vector<std::string_view> states; // what it remembers, by the quantities' names
    std::vector<Quantity> quantities;     // what a step reports, in this order
    bool needsHessian = false;
    /// A rule between parameters that is broken, or "". Null if there is none.
    std::string (*conflict)(const ParameterValues& values) = nullptr;
    std::shared_ptr<const Method> (*make)(const ParameterValues& values) = nullptr;
    void (*writeLedger)(LedgerWriter& writer) = nullptr;
    /// The update in LaTeX with its options, in terms of a learning rate and a gradient that are written like this.
    std::string (*formulaOf)(const ParameterValues& values, const std::string& rate, const std::string& gradient) = nullptr;
};

/// All optimizers. Defaults and formulas are those of torch.optim 1.13, if it has the optimizer.
[[nodiscard]] const std::vector<Optimizer>& optimizers();

/// Null if there is none of that name.
[[nodiscard]] const Optimizer* findOptimizer(std::string_view name);

/// What every record starts and ends with, around the optimizer's own quantities: "lr", "g", "noise", "clipped", …, "theta", "next".
[[nodiscard]] const std::vector<Quantity>& commonQuantities();

} // namespace ad
