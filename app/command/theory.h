// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint theory: what the derivatives of a landscape say at a point, and its critical points.
#pragma once

#include <QStringList>

namespace ad::app {

/// Prints a text for people, or JSON for programs; returns the exit status.
[[nodiscard]] int runTheory(const QStringList& arguments);

} // namespace ad::app
