// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/curves_picture.h"

#include "core/base/text.h"
#include "core/scenario/rules.h"
#include "ui/export/picture_page.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/verdict_text.h"
#include "ui/plot/curve_plot.h"
#include "ui/theme/appearance.h"

#include <qcustomplot.h>

namespace ad::ui {
namespace {

QString legendText(const Track& track)
{
    QString text = track.name;
    if (!track.hasRun())
        return text;
    text += QStringLiteral("   %1   %2").arg(QString::fromStdString(shortText(track.run->loss.back())), verdictText(track.reached.verdict));
    if (track.reached.arrival)
        text += CurvePlot::tr(" (step %1)").arg(*track.reached.arrival);
    return text;
}

} // namespace

void paintCurvesPicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                        const Standings& standings, const QSize& size, const Theme& theme)
{
    const ThemeGuard guard(theme);
    std::vector<std::shared_ptr<const Run>> shared;
    for (const RacerRun& run : runs)
        shared.push_back(std::make_shared<const Run>(run.run));
    std::vector<Track> tracks = tracksOf(scenario, shared, theme.isDark);
    for (std::size_t i = 0; i < tracks.size() && i < standings.racers.size(); ++i)
        tracks[i].reached = standings.racers[i];
    std::erase_if(tracks, [](const Track& track) { return !track.isShown; });
    std::vector<LegendEntry> legend;
    for (const Track& track : tracks)
        legend.push_back(racerEntry(track.look, legendText(track)));
    CurvePlot plot;
    plot.setChoice(scenario.curves);
    plot.setTracks(tracks, standings.best);
    const PicturePage page{QString::fromStdString(scenario.title), QString::fromStdString(rulesLine(scenario, terrain)), size};
    paintPicturePage(device, page, legend, [&](QCPPainter& painter, const QSize& body) { plot.paintPicture(painter, body); });
}

} // namespace ad::ui
