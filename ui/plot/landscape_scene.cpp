// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/landscape_scene.h"

#include "ui/plot/axis_style.h"
#include "ui/plot/ball_painter.h"
#include "ui/plot/paint_layer.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QtMath>

#include <algorithm>
#include <utility>

namespace ad::ui {
namespace {

constexpr auto kMapLayer = "map";
constexpr auto kRacerLayer = "racers";
constexpr qreal kBarWidth = 14;
constexpr qreal kBarGap = 16;

} // namespace

LandscapeScene::LandscapeScene(QCustomPlot* plot)
    : QObject(plot)
    , m_plot(plot)
{
    new PaintLayer(plot, kMapLayer, PaintLayer::Buffer::Shared, [this](QCPPainter& painter) { paintMapLayer(painter); });
    new PaintLayer(plot, kRacerLayer, PaintLayer::Buffer::Own, [this](QCPPainter& painter) { paintRacers(painter); });
    // The axes stand on top of the map and below the racers; a curve stands on its grid.
    plot->moveLayer(plot->layer(kMapLayer), plot->layer("grid"), QCustomPlot::limAbove);
    plot->setNotAntialiasedElements(QCP::aeAxes);
    plot->setNoAntialiasingOnDrag(false);
    setTicks(*plot->xAxis, TickStyle::Linear);
    setTicks(*plot->yAxis, TickStyle::Linear);
    plot->axisRect()->setupFullAxesBox();
    for (QCPAxis* axis : {plot->xAxis2, plot->yAxis2}) {
        axis->setTicks(false);
        axis->setTickLabels(false);
    }
    plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    applyTheme();
}

LandscapeScene::~LandscapeScene() = default;

PixelMap LandscapeScene::pixelMap() const
{
    return {QRectF(m_plot->axisRect()->rect()), content.window};
}

void LandscapeScene::applyTheme()
{
    ad::ui::applyTheme(*m_plot);
    updateAll();
}

void LandscapeScene::layOut()
{
    const Theme& theme = currentTheme();
    m_plot->xAxis->setRange(content.window.xmin, content.window.xmax);
    m_plot->yAxis->setRange(content.window.ymin, content.window.ymax);
    setLabel(*m_plot->xAxis, content.axisNames[0], AxisLabel::Variable);
    setLabel(*m_plot->yAxis, content.axisNames[1], AxisLabel::Variable);
    m_plot->xAxis->grid()->setVisible(isCurve());
    m_plot->yAxis->grid()->setVisible(isCurve());
    const bool hasBar = content.picture != nullptr && !isCurve() && content.picture->range.finiteCount > 0;
    const qreal labels = hasBar ? colorBarLabelWidth(*content.picture, interfaceFont(theme.smallText())) : 0;
    int right = hasBar ? theme.px(kBarGap + kBarWidth) + qRound(labels) + theme.px(8) : theme.px(16);
    int top = theme.px(12);
    // Wide enough for most numbers, so that the map does not jump while one zooms.
    const int left = theme.px(64);
    const int bottom = theme.px(52);
    if (content.hasEqualAxes && !isCurve()) {
        const QSizeF room(m_plot->width() - left - right, m_plot->height() - top - bottom);
        const qreal scale = std::min(room.width() / content.window.width(), room.height() / content.window.height());
        const qreal least = theme.px(64); // a map that is thinner could not be read
        right += std::max(0, qFloor(room.width() - std::max(least, scale * content.window.width())));
        top += std::max(0, qFloor(room.height() - std::max(least, scale * content.window.height())));
    }
    m_plot->axisRect()->setMargins(QMargins(0, top, right, 0));
    m_plot->axisRect()->setMinimumMargins(QMargins(left, top, right, bottom));
}

void LandscapeScene::updateAll()
{
    if (m_isActive) {
        layOut();
        m_plot->replot();
    }
    emit changed();
}

void LandscapeScene::updateTracks()
{
    m_trails.setTracks(content.tracks);
    emit tracksChanged();
    updatePosition();
}

void LandscapeScene::updatePosition()
{
    if (m_isActive)
        m_plot->layer(kRacerLayer)->replot();
    emit changed();
}

void LandscapeScene::setActive(bool isActive)
{
    const bool wasActive = std::exchange(m_isActive, isActive);
    if (isActive && !wasActive)
        updateAll();
}

void LandscapeScene::paintMapLayer(QPainter& painter)
{
    const Theme& theme = currentTheme();
    const PixelMap map = pixelMap();
    if (content.picture == nullptr) {
        painter.fillRect(map.rect, theme.window);
        return;
    }
    painter.setFont(interfaceFont(theme.smallText()));
    paintMap(painter, map, *content.picture);
    paintContours(painter, map, *content.picture);
    // While one zooms, the picture is that of another window, and numbers would only flicker.
    if (content.picture->window == map.window && !content.picture->contours.empty()) {
        if (m_labelled != content.picture || m_labelMap != map) {
            m_labels = contourLabels(map, *content.picture, theme.px(11));
            m_labelled = content.picture;
            m_labelMap = map;
        }
        paintContourLabels(painter, map, *content.picture, m_labels, theme.px(11));
    }
    paintBar(painter);
    painter.save();
    painter.setClipRect(map.rect);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Vec2& minimum : content.minima) {
        if (map.window.contains(minimum))
            paintMinimum(painter, map.toPixel(minimum), theme.px(9));
    }
    painter.restore();
    if (content.isDimmed)
        painter.fillRect(map.rect, QColor(theme.surface.red(), theme.surface.green(), theme.surface.blue(), 150));
}

void LandscapeScene::paintBar(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    const QRectF rect = pixelMap().rect;
    const QRectF bar(rect.right() + theme.px(kBarGap), rect.top(), theme.px(kBarWidth), rect.height());
    paintColorBar(painter, bar, *content.picture, theme.smallText());
}

void LandscapeScene::paintTangent(QPainter& painter, const PixelMap& map) const
{
    const Track& track = content.tracks[static_cast<std::size_t>(content.selected)];
    const double x = placeAt(track, content.position).x;
    const PointValue at = content.trackValue(track, content.position);
    const auto heightAt = [&](double other) { return at.value + at.gradient.x * (other - x); };
    const auto line = clipped(map.toPixel({map.window.xmin, heightAt(map.window.xmin)}),
                              map.toPixel({map.window.xmax, heightAt(map.window.xmax)}), map.rect);
    if (!line)
        return;
    const RoleLook& look = currentTheme().adjoint;
    QPen pen(look.line, 2 * currentTheme().scale);
    pen.setDashPattern(QList<qreal>(look.dashes.begin(), look.dashes.end()));
    painter.setPen(pen);
    painter.drawLine(line->first, line->second);
}

// On a curve the last iterates are dots: how far apart they are says more than the lines between them.
void LandscapeScene::paintIterates(QPainter& painter, const PixelMap& map) const
{
    constexpr std::int64_t kMost = 300;
    const qreal radius = 3 * currentTheme().scale;
    for (const Track& track : content.tracks) {
        if (!track.isShown || !track.hasRun())
            continue;
        const std::int64_t here = iterateAt(track, content.position);
        const std::int64_t behind = content.trail > 0 ? std::min<std::int64_t>(content.trail, kMost) : kMost;
        painter.setPen(QPen(haloOf(track.look.color), 1));
        painter.setBrush(track.look.color);
        for (std::int64_t k = std::max<std::int64_t>(0, here - behind); k <= here; ++k)
            if (const Vec2 place = placeOf(track, k); map.window.contains(place))
                painter.drawEllipse(map.toPixel(place), radius, radius);
    }
}

void LandscapeScene::paintRacers(QPainter& painter)
{
    if (content.picture == nullptr)
        return;
    const Theme& theme = currentTheme();
    const PixelMap map = pixelMap();
    if (content.isDimmed)
        painter.setOpacity(0.45);
    painter.setFont(interfaceFont(theme.smallText()));
    for (const auto& overlay : content.overlays) {
        painter.save();
        painter.setClipRect(map.rect);
        overlay->paintBelow(painter, map);
        painter.restore();
    }
    m_trails.paint(painter, map, content.position, content.trail, 2.2 * theme.scale, canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isCurve())
        paintIterates(painter, map);
    const auto dotAt = [&map](Vec2 place) { return map.window.contains(place) ? std::optional(map.toPixel(place)) : std::nullopt; };
    paintSwarms(painter, dotAt, content.tracks, content.swarms, content.position, 2.4 * theme.scale);
    if (content.start && map.window.contains(*content.start))
        paintStart(painter, map.toPixel(*content.start), theme.px(8));
    const bool hasSelected = content.selected >= 0 && content.selected < static_cast<int>(content.tracks.size()) &&
                             content.tracks[static_cast<std::size_t>(content.selected)].hasRun() &&
                             content.tracks[static_cast<std::size_t>(content.selected)].isShown;
    if (hasSelected && content.trackValue) {
        const Track& track = content.tracks[static_cast<std::size_t>(content.selected)];
        const Vec2 at = placeAt(track, content.position);
        if (isCurve())
            paintTangent(painter, map);
        else if (content.hasDescentArrow && map.window.contains(at))
            paintDescentArrow(painter, map, at, content.trackValue(track, content.position).gradient, theme.px(9));
    }
    paintBalls(painter, map, content.tracks, content.position, content.selected, theme.px(7));
    for (const auto& overlay : content.overlays) {
        painter.save();
        overlay->paintAbove(painter, map);
        painter.restore();
    }
}

} // namespace ad::ui
