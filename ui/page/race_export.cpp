// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/race_export.h"

#include "core/scenario/race_csv.h"
#include "ui/export/curves_picture.h"
#include "ui/export/landscape_picture.h"
#include "ui/export/picture_file.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace ad::ui {
namespace {

constexpr QSize kCurvesSize(1200, 700);
constexpr QSize kLandscapeSize(1200, 900);

QString tr(const char* text)
{
    return QCoreApplication::translate("ad::ui::RaceExport", text);
}

struct Kind
{
    RaceFile file;
    const char* text;
    const char* ending;
};

constexpr Kind kKinds[] = {
    {RaceFile::CurvesTable, QT_TRANSLATE_NOOP("ad::ui::RaceExport", "All numbers of the race as CSV…"), "curves.csv"},
    {RaceFile::StandingsTable, QT_TRANSLATE_NOOP("ad::ui::RaceExport", "Standings as CSV…"), "standings.csv"},
    {RaceFile::CurvesPicture, QT_TRANSLATE_NOOP("ad::ui::RaceExport", "Curves as a picture…"), "curves.png"},
    {RaceFile::LandscapePicture, QT_TRANSLATE_NOOP("ad::ui::RaceExport", "Landscape as a picture…"), "landscape.png"},
};

std::optional<Error> writeText(const QString& fileName, const std::string& text)
{
    QSaveFile file(fileName);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return Error{"cannot be written: " + file.errorString().toStdString()};
    return std::nullopt;
}

/// "Rosenbrock curves.csv": the document's title as far as file names allow it.
QString proposal(const Scenario& scenario, const char* ending)
{
    QString title = QString::fromStdString(scenario.title).remove(QRegularExpression(QStringLiteral("[/\\\\:*?\"<>|]"))).trimmed();
    return (title.isEmpty() ? tr("Race") : title) + ' ' + ending;
}

void exportRace(QWidget* window, const Kind& kind, const std::optional<RaceToExport>& race,
                const std::function<void(const QString& message)>& failed)
{
    if (!race) {
        failed(tr("There is no race to export: add a racer first."));
        return;
    }
    const bool isTable = kind.file == RaceFile::CurvesTable || kind.file == RaceFile::StandingsTable;
    const QString filter = isTable ? tr("Comma-separated values (*.csv)") : tr("Pictures (*.png *.svg *.pdf)");
    QString path = QFileDialog::getSaveFileName(window, tr("Export"), proposal(race->scenario, kind.ending), filter);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += isTable ? QStringLiteral(".csv") : QStringLiteral(".png");
    if (const std::optional<Error> error = writeRace(kind.file, path, *race))
        failed(QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), QString::fromStdString(error->message)));
}

} // namespace

std::optional<Error> writeRace(RaceFile kind, const QString& fileName, const RaceToExport& race)
{
    const auto& [scenario, terrain, runs, standings, position] = race;
    const QString title = QString::fromStdString(scenario.title);
    switch (kind) {
    case RaceFile::CurvesTable:
        return writeText(fileName, curvesCsv(scenario, terrain, runs, standings));
    case RaceFile::StandingsTable:
        return writeText(fileName, standingsCsv(scenario, terrain, runs, standings));
    case RaceFile::CurvesPicture:
        return writePicture(fileName, kCurvesSize, title, [&race](QPaintDevice& device) {
            paintCurvesPicture(device, race.scenario, race.terrain, race.runs, race.standings, kCurvesSize, currentTheme());
        });
    case RaceFile::LandscapePicture:
        break;
    }
    return writePicture(fileName, kLandscapeSize, title, [&race](QPaintDevice& device) {
        paintLandscapePicture(device, race.scenario, race.terrain, race.runs, {race.position, kLandscapeSize, currentTheme()});
    });
}

QList<QAction*> makeRaceExports(QWidget* window, const std::function<std::optional<RaceToExport>()>& race,
                                const std::function<void(const QString& message)>& failed)
{
    QList<QAction*> actions;
    for (const Kind& kind : kKinds) {
        auto* action = new QAction(icon("export"), tr(kind.text), window);
        QObject::connect(action, &QAction::triggered, window, [=] { exportRace(window, kind, race(), failed); });
        actions.append(action);
    }
    return actions;
}

} // namespace ad::ui
