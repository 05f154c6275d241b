// SPDX-License-Identifier: GPL-3.0-or-later
// The race that is shown as files: pictures of the landscape and of the curves, tables of all numbers.
#pragma once

#include "core/scenario/standings.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

class QAction;
class QWidget;

namespace ad::ui {

/// What is written: racers with a run, and what is told about them.
struct RaceToExport
{
    Scenario scenario;
    Terrain terrain;
    std::vector<RacerRun> runs;
    Standings standings;
    double position = 0; // of the player, for the landscape
};

enum class RaceFile {
    CurvesTable,
    StandingsTable,
    CurvesPicture,
    LandscapePicture,
};

/// Writes a file; nothing if all went well. The ending of a picture says its format: .png, .svg or .pdf.
[[nodiscard]] std::optional<Error> writeRace(RaceFile kind, const QString& fileName, const RaceToExport& race);

/// One action for each kind of file: asks where, and writes. They are disabled by nobody: without a race `failed` is told so.
/// @param window  the parent of the dialogs and of the actions.
[[nodiscard]] QList<QAction*> makeRaceExports(QWidget* window, const std::function<std::optional<RaceToExport>()>& race,
                                              const std::function<void(const QString& message)>& failed);

} // namespace ad::ui
