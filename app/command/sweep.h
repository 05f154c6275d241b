// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint sweep: one racer with many learning rates.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a table for people, JSON or CSV for programs; returns the exit status.
[[nodiscard]] int runSweep(const QStringList& arguments);

} // namespace ad::app
