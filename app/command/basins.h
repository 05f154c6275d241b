// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint basins: which minimum a racer reaches from each place of the window.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a table of the minima for people, JSON or CSV for programs; returns the exit status.
[[nodiscard]] int runBasins(const QStringList& arguments);

} // namespace ad::app
