// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/landscape_plot.h"

#include "ui/plot/hover_card.h"
#include "ui/plot/surface_view.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QEvent>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>

namespace ad::ui {
namespace {

// The lowest value is where a minimum is, unless it is far below all others.
double lowestColor(const MapPicture& picture)
{
    const ValueRange& range = picture.range;
    return range.low - range.min <= range.high - range.low ? range.min : range.low;
}

} // namespace

LandscapePlot::LandscapePlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_scene(new LandscapeScene(m_plot))
    , m_surface(new SurfaceView(&m_scene->content, this))
    , m_card(new HoverCard(this))
{
    connectSurface();
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 180);
    setAccessibleName(tr("Landscape"));
    setAccessibleDescription(tr("Click sets the start. Plus and minus zoom, Shift and arrows move the map, Ctrl and arrows move the start, "
                                "F shows the whole window. A surface is turned with Shift and arrows, or by dragging it."));
    connect(&m_sampler, &FieldSampler::sampled, this, &LandscapePlot::takePicture);
}

LandscapePlot::~LandscapePlot() = default;

void LandscapePlot::setLandscape(const Landscape& landscape, View view)
{
    const bool isSameKind = m_landscape.function && m_landscape.inputCount == landscape.inputCount;
    m_landscape = landscape;
    m_moment.reset();
    m_scale.reset();
    showView();
    m_scene->content.axisNames = landscape.axisNames;
    showTrackValues();
    if (view == View::Reset || !isSameKind) {
        m_scene->content.picture = nullptr; // of another landscape: nothing is better than something wrong
        m_scene->content.window = landscape.window;
    }
    sample();
    m_scene->updateAll();
}

void LandscapePlot::showTrackValues()
{
    const auto& pointValue = m_moment ? m_moment->pointValue : m_landscape.pointValue;
    m_scene->content.trackValue = m_moment ? m_moment->trackValue : m_landscape.trackValue;
    if (!m_scene->content.trackValue && pointValue)
        m_scene->content.trackValue = [pointValue](const Track& track, double position) { return pointValue(placeAt(track, position)); };
}

void LandscapePlot::clear()
{
    m_sampler.cancel();
    m_landscape = {};
    m_moment.reset();
    m_scene->content = {};
    m_scene->updateTracks();
    m_scene->updateAll();
}

void LandscapePlot::setMapStyle(const MapStyle& style)
{
    if (style == m_style)
        return;
    m_style = style;
    m_scale.reset();
    sample();
}

void LandscapePlot::setStart(const std::optional<Vec2>& start)
{
    m_scene->content.start = start;
    m_scene->updatePosition();
}

void LandscapePlot::setMinima(const std::vector<Vec2>& minima)
{
    m_scene->content.minima = minima;
    m_scene->updateAll();
}

void LandscapePlot::setTracks(const std::vector<Track>& tracks)
{
    m_scene->content.tracks = tracks;
    m_scene->updateTracks();
}

void LandscapePlot::setSwarms(const std::vector<std::shared_ptr<const Swarm>>& swarms)
{
    if (swarms == m_scene->content.swarms)
        return;
    m_scene->content.swarms = swarms;
    m_scene->updatePosition();
}

void LandscapePlot::setPosition(double position)
{
    m_scene->content.position = position;
    m_scene->updatePosition();
}

void LandscapePlot::setSelected(int track)
{
    m_scene->content.selected = track;
    m_scene->updatePosition();
}

void LandscapePlot::setDescentArrowShown(bool isShown)
{
    if (isShown == m_scene->content.hasDescentArrow)
        return;
    m_scene->content.hasDescentArrow = isShown;
    m_scene->updatePosition();
}

void LandscapePlot::setOverlays(const std::vector<std::shared_ptr<const MapOverlay>>& overlays)
{
    if (overlays == m_scene->content.overlays)
        return;
    m_scene->content.overlays = overlays;
    m_scene->updatePosition();
}

void LandscapePlot::setDimmed(bool isDimmed)
{
    if (isDimmed == m_scene->content.isDimmed)
        return;
    m_scene->content.isDimmed = isDimmed;
    m_scene->updateAll();
}

void LandscapePlot::setWindow(const Rectangle& window)
{
    if (!m_landscape.function || !isUsable(window) || window == m_scene->content.window)
        return;
    m_scene->content.window = window;
    sample();
    m_scene->updateAll();
    emit windowChanged(window);
}

void LandscapePlot::zoomIn()
{
    isSurface() ? m_surface->zoomBy(1.25) : zoomBy(0.8, centre());
}

void LandscapePlot::zoomOut()
{
    isSurface() ? m_surface->zoomBy(0.8) : zoomBy(1.25, centre());
}

void LandscapePlot::resetWindow()
{
    if (isSurface())
        m_surface->resetZoom();
    if (m_landscape.function)
        setWindow(m_landscape.window);
}

void LandscapePlot::sample()
{
    if (!m_landscape.function || !isUsable(m_scene->content.window))
        return;
    // The first picture is always that of the landscape: it says what the colours mean.
    m_isMomentShown = m_moment && m_scale;
    m_hasPicture = false;
    m_isPending = false;
    m_sampler.request({m_isMomentShown ? m_moment->function : m_landscape.function, m_landscape.inputCount, m_scene->content.window,
                       m_style, m_isMomentShown ? m_scale : std::nullopt});
}

void LandscapePlot::setMoment(const std::optional<Moment>& moment)
{
    if (!moment && !m_moment)
        return;
    m_moment = moment;
    showTrackValues();
    if (m_sampler.isBusy() && !m_hasPicture)
        m_isPending = true; // one that is always replaced would never be seen
    else
        sample();
}

void LandscapePlot::takePicture(const std::shared_ptr<const MapPicture>& picture, Resolution detail)
{
    m_scene->content.picture = picture;
    if (m_landscape.inputCount == 1 && !m_isMomentShown) { // only the samples tell how high the curve is
        m_scene->content.window.ymin = picture->window.ymin;
        m_scene->content.window.ymax = picture->window.ymax;
    }
    m_hasPicture = true;
    // Colours of moments stay, except that they grow to hold the lowest and highest one so far.
    const bool isGrowing = m_isMomentShown && picture->range.finiteCount > 0;
    if (isGrowing)
        m_scale = Scale(m_scale->kind(), std::min(m_scale->low(), lowestColor(*picture)), std::max(m_scale->high(), picture->range.high));
    else if (!m_isMomentShown)
        m_scale = picture->scale;
    m_scene->updateAll();
    emit sampled(detail);
    const bool isDue = m_isPending || (m_moment && !m_isMomentShown);
    if (isDue && (m_isMomentShown || detail == Resolution::Fine))
        sample();
}

Vec2 LandscapePlot::centre() const
{
    const Rectangle& w = m_scene->content.window;
    return {0.5 * (w.xmin + w.xmax), 0.5 * (w.ymin + w.ymax)};
}

Vec2 LandscapePlot::dataAt(QPointF pixel) const
{
    const Vec2 p = pixelMap().toData(pixel);
    return m_landscape.inputCount == 1 ? Vec2{p.x, 0} : p;
}

void LandscapePlot::zoomBy(double factor, Vec2 at)
{
    const Rectangle& w = m_scene->content.window;
    Rectangle next = zoomed(w, at, factor);
    if (m_landscape.inputCount == 1) {
        next.ymin = w.ymin;
        next.ymax = w.ymax;
    }
    setWindow(next);
}

void LandscapePlot::moveMap(QPointF pixels)
{
    const Vec2 scale = pixelMap().pixelsPerUnit();
    setWindow(moved(m_scene->content.window, {-pixels.x() / scale.x, m_landscape.inputCount == 1 ? 0 : pixels.y() / scale.y}));
}

void LandscapePlot::pick(QPointF pixel, bool isFinal)
{
    const QRectF rect = pixelMap().rect;
    const QPointF inside(std::clamp(pixel.x(), rect.left(), rect.right()), std::clamp(pixel.y(), rect.top(), rect.bottom()));
    const Vec2 p = dataAt(inside);
    emit startPicked(p.x, p.y, isFinal);
}

void LandscapePlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Room for the focus ring.
    m_plot->setGeometry(rect().adjusted(2, 2, -2, -2));
    m_surface->setGeometry(m_plot->geometry());
    placeCorner();
    m_scene->updateAll();
}

void LandscapePlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_scene->applyTheme();
}

} // namespace ad::ui
