// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet of the application: resources/themes/adjoint.qss with the theme's colours and measures put in.
#pragma once

#include "ui/theme/theme.h"

namespace ad::ui {

/// Replaces ${name} by the colour of that name and ${12} by that number of pixels on the theme's scale; an unknown name is asserted.
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace ad::ui
