// SPDX-License-Identifier: GPL-3.0-or-later
// adjoint render: a scenario as a picture.
#pragma once

#include <QStringList>

namespace ad::app {

/// Writes a picture file, without a display; returns the exit status.
[[nodiscard]] int runRender(const QStringList& arguments);

} // namespace ad::app
