// SPDX-License-Identifier: GPL-3.0-or-later
// The files that were open last, kept in the settings.
#pragma once

#include <QStringList>

namespace ad::ui {

/// The newest first, at most ten, only files that still exist.
[[nodiscard]] QStringList recentFiles();

/// Puts `path` in front.
void addRecentFile(const QString& path);

void clearRecentFiles();

} // namespace ad::ui
