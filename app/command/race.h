// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint race: the runs of all racers of a scenario.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a table for people, JSON or CSV for programs; returns the exit status.
[[nodiscard]] int runRace(const QStringList& arguments);

} // namespace ad::app
