// SPDX-License-Identifier: GPL-3.0-or-later
// Map or surface, and the corner of the stage.
#include "ui/plot/hover_card.h"
#include "ui/plot/landscape_plot.h"
#include "ui/plot/surface_view.h"

#include <QKeyEvent>

#include <qcustomplot.h>

namespace ad::ui {

void LandscapePlot::connectSurface()
{
    m_surface->hide();
    m_surface->setFocusProxy(this);
    connect(m_scene, &LandscapeScene::changed, m_surface, qOverload<>(&QWidget::update));
    connect(m_scene, &LandscapeScene::tracksChanged, m_surface, &SurfaceView::setTracks);
    connect(m_surface, &SurfaceView::turned, this, &LandscapePlot::turned);
    connect(m_surface, &SurfaceView::placePicked, this, [this](Vec2 place) { emit startPicked(place.x, place.y, true); });
    connect(m_surface, &SurfaceView::hovered, this, [this](QPointF pixel, std::optional<Vec2> place) {
        if (place && m_landscape.pointValue)
            showHoverAt(m_surface->mapTo(this, pixel), *place);
        else
            m_card->hide();
    });
}

void LandscapePlot::setView(const MapChoice& view)
{
    m_view = view;
    m_surface->setEye(view.azimuth, view.elevation);
    const bool isOther = m_scene->content.hasEqualAxes != view.hasEqualAxes || m_scene->content.trail != view.trail;
    m_scene->content.hasEqualAxes = view.hasEqualAxes;
    m_scene->content.trail = view.trail;
    showView();
    if (isOther)
        m_scene->updateAll();
}

bool LandscapePlot::isSurface() const
{
    return m_view.view == LandscapeView::Surface && m_landscape.inputCount == 2;
}

void LandscapePlot::showView()
{
    m_card->hide();
    m_plot->setVisible(!isSurface());
    m_surface->setVisible(isSurface());
    m_scene->setActive(!isSurface());
}

void LandscapePlot::setCorner(QWidget* corner)
{
    m_corner = corner;
    corner->setParent(this);
    corner->show();
    placeCorner();
}

void LandscapePlot::placeCorner()
{
    if (m_corner == nullptr)
        return;
    m_corner->adjustSize();
    m_corner->move(width() - m_corner->width() - 4, height() - m_corner->height() - 2);
    m_corner->raise();
}

bool LandscapePlot::surfaceKey(QKeyEvent* event)
{
    constexpr double kTurn = 10; // degrees a press
    constexpr double kNearer = 1.25;
    const bool hasShift = (event->modifiers() & Qt::ShiftModifier) != 0;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_surface->zoomBy(kNearer);
        return true;
    case Qt::Key_Minus:
        m_surface->zoomBy(1 / kNearer);
        return true;
    case Qt::Key_F:
    case Qt::Key_0:
        m_surface->resetZoom();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (hasShift)
            m_surface->turn(event->key() == Qt::Key_Left ? kTurn : -kTurn, 0);
        return hasShift;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (hasShift)
            m_surface->turn(0, event->key() == Qt::Key_Up ? kTurn : -kTurn);
        return hasShift;
    default:
        return false;
    }
}

} // namespace ad::ui
