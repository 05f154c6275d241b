// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/landscape_picture.h"

#include "core/base/text.h"
#include "core/scenario/rules.h"
#include "core/scenario/swarm.h"
#include "ui/page/landscape_tracks.h"
#include "ui/plot/field_sampler.h"
#include "ui/plot/landscape_scene.h"
#include "ui/plot/paint_layer.h"
#include "ui/plot/surface_painter.h"
#include "ui/theme/appearance.h"

#include <QApplication>

namespace ad::ui {
namespace {

std::vector<Track> tracksFor(const Scenario& scenario, const std::vector<RacerRun>& runs, bool isDark)
{
    std::vector<std::shared_ptr<const Run>> shared;
    for (const RacerRun& run : runs)
        shared.push_back(std::make_shared<const Run>(run.run));
    std::vector<Track> tracks = tracksOf(scenario, shared, isDark);
    std::erase_if(tracks, [](const Track& track) { return !track.isShown; });
    return tracks;
}

/// Given entries, and then one for each racer: its look, name and loss.
std::vector<LegendEntry> legendOf(const LandscapePictureOptions& options, const std::vector<Track>& tracks)
{
    std::vector<LegendEntry> entries = options.legend;
    for (const Track& track : tracks) {
        QString text = track.name;
        if (track.hasRun()) {
            const std::int64_t k = iterateAt(track, options.position);
            text += QStringLiteral("   %1").arg(QString::fromStdString(shortText(track.run->loss[static_cast<std::size_t>(k)])));
        }
        entries.push_back(racerEntry(track.look, text));
    }
    return entries;
}

LandscapeContent contentOf(const Scenario& scenario, const Terrain& terrain, std::vector<Track> tracks, double position)
{
    std::vector<const Run*> runs;
    for (const Track& track : tracks)
        runs.push_back(track.run.get());
    placeTracks(tracks, terrain);
    const SampleRequest request = sampleRequest(scenario, terrain, windowOf(scenario, terrain, runs));
    LandscapeContent content;
    content.axisNames = axisNames(terrain);
    content.picture = std::make_shared<const MapPicture>(sampledPicture(request, 512));
    content.window = content.picture->window;
    content.start = startOf(terrain);
    content.minima = minimaOf(scenario, terrain);
    content.tracks = std::move(tracks);
    content.position = position;
    content.trackValue = trackValueOf(terrain);
    content.swarms = shownSwarms(scenario, terrain, content.window);
    content.trail = scenario.map.trail;
    content.hasEqualAxes = scenario.map.hasEqualAxes;
    return content;
}

} // namespace

void paintLandscapePicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                           const LandscapePictureOptions& options)
{
    const ThemeGuard guard(options.theme);
    const Theme& theme = currentTheme();
    QCustomPlot plot;
    auto* scene = new LandscapeScene(&plot);
    scene->canvas = Canvas::Paper;
    scene->content = contentOf(scenario, terrain, tracksFor(scenario, runs, theme.isDark), options.position);
    scene->content.overlays = options.overlays;

    const QString rules = options.rules.isEmpty() ? QString::fromStdString(rulesLine(scenario, terrain)) : options.rules;
    const PicturePage page{QString::fromStdString(scenario.title), rules, options.size};
    paintPicturePage(device, page, legendOf(options, scene->content.tracks), [&](QCPPainter& painter, const QSize& size) {
        if (options.view == LandscapeView::Surface && terrain.mapDimension() == 2) {
            SurfacePainter surface;
            surface.setTracks(scene->content.tracks);
            const SurfaceEye eye{scenario.map.azimuth, scenario.map.elevation, 1};
            surface.paint(painter, size, scene->content, eye, SurfaceQuality::Still, Canvas::Paper);
            return;
        }
        plot.resize(size);
        plot.setViewport(QRect(QPoint(0, 0), size));
        scene->updateTracks();
        scene->updateAll();
        plot.setBackground(Qt::NoBrush);
        plot.toPainter(&painter, size.width(), size.height());
    });
}

} // namespace ad::ui
