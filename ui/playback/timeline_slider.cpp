// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback/timeline_slider.h"

#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QToolTip>

#include <cmath>

namespace ad::ui {
namespace {

const RoleLook& lookOf(PhaseKind kind)
{
    const Theme& theme = currentTheme();
    switch (kind) {
    case PhaseKind::Backward:
        return theme.adjoint;
    case PhaseKind::Tangent:
    case PhaseKind::Update:
        return theme.tangent;
    case PhaseKind::Forward:
        break;
    }
    return theme.value;
}

} // namespace

TimelineSlider::TimelineSlider(QWidget* parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setRange(0, 0);
    setSingleStep(1);
    setPageStep(5);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("Drag to any step (Home, End, arrow keys)"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Keys and screen readers change the value; what we show ourselves is blocked.
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) { emit sought(value); });
}

void TimelineSlider::setSteps(int count, std::vector<Phase> phases)
{
    const QSignalBlocker blocker(this);
    setRange(0, count);
    setPageStep(qMax(1, count / 10));
    m_phases = std::move(phases);
    update();
}

void TimelineSlider::showPosition(double position)
{
    const QSignalBlocker blocker(this);
    m_position = position;
    setValue(static_cast<int>(std::lround(position)));
    update();
}

QSize TimelineSlider::sizeHint() const
{
    return {currentTheme().px(480), currentTheme().px(40)};
}

QSize TimelineSlider::minimumSizeHint() const
{
    return {currentTheme().px(160), currentTheme().px(40)};
}

QRectF TimelineSlider::track() const
{
    const Theme& theme = currentTheme();
    const double margin = theme.px(10);
    const double height = theme.px(8);
    return {margin, (this->height() - height) / 2.0, width() - 2 * margin, height};
}

double TimelineSlider::xOf(double position) const
{
    const QRectF bar = track();
    return maximum() == 0 ? bar.left() : bar.left() + bar.width() * position / maximum();
}

double TimelineSlider::positionAt(double x) const
{
    const QRectF bar = track();
    return qBound(0.0, (x - bar.left()) / bar.width(), 1.0) * maximum();
}

void TimelineSlider::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar = track();
    QPainterPath outline;
    outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter.fillPath(outline, theme.pressed);
    painter.save();
    painter.setClipPath(outline);
    if (m_phases.empty() && maximum() > 0)
        paintPhase(painter, {{}, PhaseKind::Forward, 0, maximum()});
    for (const Phase& phase : m_phases)
        paintPhase(painter, phase);
    painter.restore();
    paintTicks(painter);
    paintHandle(painter);
}

/// What lies behind the handle is in full colour, what is still to come is quiet; the pattern tells the phases apart without colour.
void TimelineSlider::paintPhase(QPainter& painter, const Phase& phase) const
{
    const RoleLook& look = lookOf(phase.kind);
    const QRectF bar = track();
    const double from = xOf(phase.begin);
    const double to = xOf(phase.end);
    const double here = qBound(from, xOf(m_position), to);
    QColor quiet = look.line;
    quiet.setAlphaF(0.28F);
    painter.fillRect(QRectF(QPointF(from, bar.top()), QPointF(to, bar.bottom())), quiet);
    painter.fillRect(QRectF(QPointF(from, bar.top()), QPointF(here, bar.bottom())), look.line);
    if (phase.kind == PhaseKind::Forward)
        return;
    const Theme& theme = currentTheme();
    painter.setPen(QPen(theme.window, theme.px(2)));
    const double pitch = phase.kind == PhaseKind::Backward ? theme.px(12) : theme.px(6);
    for (double x = from + pitch; x < to; x += pitch)
        painter.drawLine(QPointF(x, bar.bottom() + 1),
                         QPointF(x + (phase.kind == PhaseKind::Backward ? bar.height() / 2 : 0), bar.top() - 1));
}

void TimelineSlider::paintTicks(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    const QRectF bar = track();
    painter.setPen(QPen(theme.strongBorder, 1));
    if (maximum() > 0 && bar.width() / maximum() >= theme.px(8)) {
        for (int i = 0; i <= maximum(); ++i)
            painter.drawLine(QPointF(xOf(i), bar.bottom() + theme.px(3)), QPointF(xOf(i), bar.bottom() + theme.px(6)));
    }
    painter.setFont(interfaceFont(theme.smallText()));
    for (std::size_t i = 0; i < m_phases.size(); ++i) {
        const Phase& phase = m_phases[i];
        const double x = xOf(phase.begin);
        if (i > 0) {
            painter.setPen(QPen(theme.text, theme.px(1.5)));
            painter.drawLine(QPointF(x, bar.top() - theme.px(4)), QPointF(x, bar.bottom() + theme.px(4)));
        }
        const QRectF place(x + theme.px(i > 0 ? 5 : 2), 0, xOf(phase.end) - x - theme.px(6), bar.top() - theme.px(2));
        painter.setPen(lookOf(phase.kind).text);
        if (painter.fontMetrics().horizontalAdvance(phase.name) <= place.width())
            painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom, phase.name);
    }
}

void TimelineSlider::paintHandle(QPainter& painter) const
{
    if (maximum() == 0)
        return;
    const Theme& theme = currentTheme();
    const QPointF center(xOf(m_position), track().center().y());
    const double radius = theme.px(m_isHovered || isSliderDown() ? 9 : 8);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.strongBorder, hasFocus() ? 3 : 1.5));
    painter.setBrush(theme.surface);
    painter.drawEllipse(center, radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawEllipse(center, radius * 0.32, radius * 0.32);
}

/// Whole steps by default; Shift stops between two steps too.
void TimelineSlider::seekTo(double x, Qt::KeyboardModifiers modifiers)
{
    const double place = positionAt(x);
    const bool isFine = modifiers.testFlag(Qt::ShiftModifier) || isSliderDown();
    emit sought(isFine ? place : std::round(place));
}

void TimelineSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    seekTo(event->position().x(), event->modifiers());
    setSliderDown(true);
}

void TimelineSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        seekTo(event->position().x(), event->modifiers());
}

void TimelineSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isSliderDown())
        return;
    setSliderDown(false);
    seekTo(event->position().x(), event->modifiers());
    update();
}

void TimelineSlider::enterEvent(QEnterEvent* event)
{
    m_isHovered = true;
    update();
    QAbstractSlider::enterEvent(event);
}

void TimelineSlider::leaveEvent(QEvent* event)
{
    m_isHovered = false;
    update();
    QAbstractSlider::leaveEvent(event);
}

bool TimelineSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && maximum() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int step = static_cast<int>(std::lround(positionAt(help->pos().x())));
        QToolTip::showText(help->globalPos(), tr("Step %1 of %2").arg(step).arg(maximum()), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

} // namespace ad::ui
