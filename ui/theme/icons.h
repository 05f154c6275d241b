// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons, tinted with the theme's colours when they are painted.
#pragma once

#include <QIcon>
#include <QStringList>

namespace ad::ui {

/// The icon `name` of resources/icons ("play", "step-forward", …; asserted to exist). It follows the theme and is sharp at every size
/// and device pixel ratio: the drawing is made at the size that is asked for.
[[nodiscard]] QIcon icon(const QString& name);

/// The same in one colour, whatever the theme.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

/// The names of all icons, sorted.
[[nodiscard]] QStringList iconNames();

} // namespace ad::ui
