// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/table_files.h"

#include "core/scenario/tables.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ad::ui {
namespace {

/// No table of numbers that a graph can hold is larger.
constexpr qint64 kLargestFile = 256 * 1024 * 1024;

Result<CsvTable> readFile(const QString& path)
{
    QFile file(path);
    if (file.size() > kLargestFile)
        return Error{"the file is larger than 256 MB", {}, ""};
    if (!file.open(QIODevice::ReadOnly))
        return Error{"the file can't be read: " + file.errorString().toStdString(), {}, ""};
    const QByteArray bytes = file.readAll();
    return readCsv({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace

void TableFiles::attach(Scenario& scenario, const QString& folder)
{
    scenario.files.clear();
    for (const std::string& name : filesNamedBy(scenario)) {
        const QFileInfo file(QDir(folder), QString::fromStdString(name));
        if (name.empty() || !file.isFile())
            continue;
        Kept& kept = m_kept[file.absoluteFilePath()];
        if (kept.content == nullptr || kept.size != file.size() || kept.changed != file.lastModified())
            kept = {file.size(), file.lastModified(), std::make_shared<const Result<CsvTable>>(readFile(file.absoluteFilePath()))};
        scenario.files.push_back({name, kept.content});
    }
}

} // namespace ad::ui
