// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint tune: the best learning rate of every racer, with the same number of runs for each.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a table for people or JSON for programs, writes the tuned scenario if asked to; returns the exit status.
[[nodiscard]] int runTune(const QStringList& arguments);

} // namespace ad::app
