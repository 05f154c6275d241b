// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint eval: the values and adjoints of a program.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a table for people, or JSON for programs; returns the exit status.
[[nodiscard]] int runEval(const QStringList& arguments);

} // namespace ad::app
