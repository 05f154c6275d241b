// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/landscape_picture.h"

#include "core/base/text.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/racer_swatch.h"
#include "ui/plot/field_sampler.h"
#include "ui/plot/landscape_scene.h"
#include "ui/plot/paint_layer.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QApplication>

namespace ad::ui {
namespace {

/// Plots are painted in the theme of the application; a picture has its own for as long as it is painted.
class ThemeGuard
{
public:
    explicit ThemeGuard(const Theme& theme)
        : m_before(currentTheme())
    {
        setTheme(theme);
    }
    ~ThemeGuard() { setTheme(m_before); } // the application gets its own look back
    ThemeGuard(const ThemeGuard&) = delete;
    ThemeGuard& operator=(const ThemeGuard&) = delete;

private:
    Theme m_before;
};

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
        entries.push_back({text, [look = track.look](QPainter& painter, const QRectF& rect) { paintSwatch(painter, rect, look); }});
    }
    return entries;
}

/// The entries in as many columns as fit; returns the height they take.
qreal paintLegend(QPainter* painter, const std::vector<LegendEntry>& entries, const QRectF& area, const Theme& theme)
{
    const QFont font = interfaceFont(theme.smallText());
    const QFontMetricsF metrics(font);
    const qreal lineHeight = theme.px(22);
    qreal widest = 0;
    for (const LegendEntry& entry : entries)
        widest = std::max(widest, metrics.horizontalAdvance(entry.text));
    const qreal cell = widest + theme.px(64);
    const int columns = std::max(1, static_cast<int>(area.width() / cell));
    const int rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
    if (painter == nullptr)
        return rows * lineHeight;
    painter->setFont(font);
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        const LegendEntry& entry = entries[static_cast<std::size_t>(i)];
        const QPointF corner(area.left() + i % columns * cell, area.top() + i / columns * lineHeight);
        entry.paintSwatch(*painter, QRectF(corner.x(), corner.y() + theme.px(3), theme.px(36), theme.px(16)));
        painter->setPen(theme.text);
        painter->drawText(QPointF(corner.x() + theme.px(44), corner.y() + lineHeight / 2 + metrics.capHeight() / 2), entry.text);
    }
    return rows * lineHeight;
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

    const qreal margin = theme.px(16);
    const QRectF page(QPointF(0, 0), QSizeF(options.size));
    const qreal titleHeight = scenario.title.empty() ? 0 : theme.px(30);
    const QRectF inner = page.adjusted(margin, margin, -margin, -margin);
    const std::vector<LegendEntry> legend = legendOf(options, scene->content.tracks);
    const qreal legendHeight = paintLegend(nullptr, legend, inner.adjusted(theme.px(40), 0, 0, 0), theme);
    const QRectF body(inner.left(), inner.top() + titleHeight, inner.width(), inner.height() - titleHeight - legendHeight - theme.px(8));

    plot.resize(body.size().toSize());
    plot.setViewport(QRect(QPoint(0, 0), body.size().toSize()));
    scene->updateTracks();
    scene->updateAll();

    QCPPainter painter;
    if (!painter.begin(&device))
        return;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(page, theme.surface);
    if (titleHeight > 0) {
        painter.setFont(interfaceFont(theme.largeText()));
        painter.setPen(theme.text);
        painter.drawText(QRectF(inner.left() + theme.px(8), inner.top(), inner.width(), titleHeight), Qt::AlignLeft | Qt::AlignTop,
                         QString::fromStdString(scenario.title));
    }
    painter.save();
    painter.translate(body.topLeft());
    plot.setBackground(Qt::NoBrush);
    plot.toPainter(&painter, qRound(body.width()), qRound(body.height()));
    painter.restore();
    paintLegend(&painter, legend,
                QRectF(inner.left() + theme.px(40), body.bottom() + theme.px(8), inner.width() - theme.px(40), legendHeight), theme);
    painter.end();
}

} // namespace ad::ui
