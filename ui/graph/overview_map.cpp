// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/overview_map.h"

#include "ui/theme/appearance.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kWidest = 208.0;
constexpr double kHighest = 128.0;
constexpr double kMargin = 8.0;
constexpr double kLeastHeight = 48.0;
constexpr double kSmallestDot = 2.0;

} // namespace

OverviewMap::OverviewMap(QWidget* parent)
    : QWidget(parent)
{
    setToolTip(tr("Overview: drag to move the part that is seen (M shows or hides it)"));
    setAccessibleName(tr("Overview of the graph"));
    setCursor(Qt::PointingHandCursor);
    hide();
}

void OverviewMap::setScene(std::shared_ptr<const GraphScene> scene)
{
    m_scene = std::move(scene);
    m_frame = nullptr;
    updateGeometry();
    update();
}

void OverviewMap::setFrame(const Frame& frame)
{
    m_frame = &frame;
    update();
}

void OverviewMap::setSeen(const QRectF& seen)
{
    m_seen = seen;
    update();
}

QSize OverviewMap::sizeHint() const
{
    if (!m_scene || m_scene->bounds.isEmpty())
        return {int(kWidest), int(kHighest)};
    const double scale = currentTheme().scale;
    const QSizeF room((kWidest - 2 * kMargin) * scale, (kHighest - 2 * kMargin) * scale);
    QSizeF inner = m_scene->bounds.size().scaled(room, Qt::KeepAspectRatio);
    inner.setHeight(std::max(inner.height(), kLeastHeight * scale - 2 * kMargin)); // of a long chain something has to be hit
    return (inner + QSizeF(2 * kMargin, 2 * kMargin)).toSize();
}

QTransform OverviewMap::toMap() const
{
    const QRectF& bounds = m_scene->bounds;
    const double factor = std::min((width() - 2 * kMargin) / bounds.width(), (height() - 2 * kMargin) / bounds.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(factor, factor);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    return transform;
}

void OverviewMap::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.strongBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (!m_scene || m_scene->isEmpty())
        return;
    const QTransform transform = toMap();
    for (int item = 0; item < m_scene->size(); ++item) {
        const NodeId node = m_scene->diagram.items[size_t(item)].node;
        const NodeFrame none;
        const NodeFrame& frame = m_frame ? m_frame->nodes[size_t(node)] : none;
        QRectF box = transform.mapRect(m_scene->rect(item));
        box.setWidth(std::max(kSmallestDot, box.width()));
        box.setHeight(std::max(kSmallestDot, box.height()));
        if (frame.emphasis == Emphasis::Active)
            box.adjust(-2.0, -2.0, 2.0, 2.0); // where the step is has to be found at once
        painter.fillRect(box, frame.adjoint ? theme.adjoint.line : frame.value ? theme.value.line : theme.strongBorder);
        if (frame.emphasis == Emphasis::Active)
            painter.drawRect(box);
    }
    const QRectF part = transform.mapRect(m_seen) & QRectF(rect()).adjusted(1.0, 1.0, -2.0, -2.0);
    QColor shade = theme.accentFill;
    shade.setAlphaF(0.35F);
    painter.fillRect(part, shade);
    painter.setPen(QPen(theme.accent, 2.0));
    painter.drawRect(part);
}

void OverviewMap::mousePressEvent(QMouseEvent* event)
{
    pick(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        pick(event->position());
}

void OverviewMap::mouseReleaseEvent(QMouseEvent*)
{
    // The stage below must not take it for a click on it.
}

void OverviewMap::pick(const QPointF& position)
{
    if (m_scene && !m_scene->isEmpty())
        emit centrePicked(toMap().inverted().map(position));
}

} // namespace ad::ui
