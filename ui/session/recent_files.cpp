// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace ad::ui {
namespace {

constexpr auto kKey = "recentFiles";
constexpr int kMost = 10;

} // namespace

QStringList recentFiles()
{
    QStringList existing;
    for (const QString& path : QSettings().value(kKey).toStringList()) {
        if (QFileInfo::exists(path))
            existing << path;
    }
    return existing;
}

void addRecentFile(const QString& path)
{
    QStringList paths = QSettings().value(kKey).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(kKey, QStringList(paths.mid(0, kMost)));
}

void clearRecentFiles()
{
    QSettings().remove(kKey);
}

} // namespace ad::ui
