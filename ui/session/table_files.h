// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV files that programs take columns from.
#pragma once

#include "core/scenario/scenario.h"

#include <QDateTime>
#include <QString>

#include <map>

namespace ad::ui {

/// Reads files, and keeps what was read until a file changes.
class TableFiles
{
public:
    /// Sets `scenario.files` to the files that its program names, as they are now; relative names are looked up in `folder`. What is no
    /// file is left out. Cost: a look at each file; those that are new or have changed are read.
    void attach(Scenario& scenario, const QString& folder);

private:
    struct Kept
    {
        qint64 size = -1;
        QDateTime changed = {};
        std::shared_ptr<const Result<CsvTable>> content = nullptr;
    };

    std::map<QString, Kept> m_kept; // by absolute path
};

} // namespace ad::ui
