// SPDX-License-Identifier: GPL-3.0-or-later
// The update of each optimizer in LaTeX, with the options that are set: for formulaOf (ledger.h) and the table of optimizers.
#pragma once

#include "core/optim/parameter.h"

#include <string>

namespace ad {

// @param rate  "\eta", or "\eta_t" if it changes.  @param gradient  "g", or "\hat g" if it is clipped or noisy.
[[nodiscard]] std::string formulaOfSgd(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfAdagrad(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfAdadelta(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfRmsprop(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfAdam(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfAdamW(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfNadam(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfRadam(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfAdamax(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfLion(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfNewton(const ParameterValues& values, const std::string& rate, const std::string& gradient);
[[nodiscard]] std::string formulaOfBfgs(const ParameterValues& values, const std::string& rate, const std::string& gradient);

} // namespace ad
