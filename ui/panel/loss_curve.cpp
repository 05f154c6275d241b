// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/loss_curve.h"

#include "core/base/text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ad::ui {

namespace {

QString number(double value)
{
    return QString::fromStdString(shortText(value, 4));
}

} // namespace

LossCurve::LossCurve(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Loss against updates"));
    setToolTip(tr("Click a dot to go to that update"));
}

QSize LossCurve::sizeHint() const
{
    return {320, currentTheme().px(144)};
}

void LossCurve::setLosses(const std::vector<double>& losses)
{
    m_losses = losses;
    bool isFirst = true;
    for (const double loss : losses) {
        if (!std::isfinite(loss))
            continue;
        m_low = isFirst ? loss : std::min(m_low, loss);
        m_high = isFirst ? loss : std::max(m_high, loss);
        isFirst = false;
    }
    if (!(m_high > m_low))
        m_high = m_low + 1.0;
    update();
}

void LossCurve::setCurrent(int update)
{
    if (m_current == update)
        return;
    m_current = update;
    this->update();
}

QRectF LossCurve::area() const
{
    const Theme& theme = currentTheme();
    return QRectF(rect()).adjusted(theme.px(64), theme.px(12), -theme.px(12), -theme.px(28));
}

QPointF LossCurve::dot(int update) const
{
    const QRectF inside = area();
    const double part = m_losses.size() < 2 ? 0.5 : double(update) / double(m_losses.size() - 1);
    const double loss = m_losses[std::size_t(update)];
    const double height = std::isfinite(loss) ? (loss - m_low) / (m_high - m_low) : 0.0;
    return {inside.left() + part * inside.width(), inside.bottom() - height * inside.height()};
}

int LossCurve::nearest(double x) const
{
    int best = -1;
    for (int i = 0; i < int(m_losses.size()); ++i)
        if (best < 0 || std::abs(dot(i).x() - x) < std::abs(dot(best).x() - x))
            best = i;
    return best;
}

void LossCurve::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside = area();
    painter.setFont(interfaceFont(theme.smallText()));
    painter.setPen(theme.border);
    painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    painter.drawLine(inside.topLeft(), inside.bottomLeft());
    painter.setPen(theme.mutedText);
    const QRectF left(0, 0, inside.left() - 8, theme.px(16));
    painter.drawText(left.translated(0, inside.top() - theme.px(8)), Qt::AlignRight | Qt::AlignVCenter, number(m_high));
    painter.drawText(left.translated(0, inside.bottom() - theme.px(8)), Qt::AlignRight | Qt::AlignVCenter, number(m_low));
    const QRectF below(inside.left(), inside.bottom() + 4, inside.width(), theme.px(20));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop, tr("updates: %1").arg(std::max(0, int(m_losses.size()) - 1)));
    painter.setPen(QPen(theme.value.line, 2.0));
    for (int i = 1; i < int(m_losses.size()); ++i)
        if (std::isfinite(m_losses[std::size_t(i)]) && std::isfinite(m_losses[std::size_t(i - 1)]))
            painter.drawLine(dot(i - 1), dot(i));
    for (int i = 0; i < int(m_losses.size()); ++i) {
        if (!std::isfinite(m_losses[std::size_t(i)]))
            continue;
        const bool isCurrent = i == m_current;
        painter.setPen(QPen(isCurrent ? theme.accent : theme.value.line, 2.0));
        painter.setBrush(isCurrent ? theme.accent : theme.surface);
        const double radius = theme.px(isCurrent ? 5 : m_losses.size() > 40 ? 2 : 3);
        painter.drawEllipse(dot(i), radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.radius(), theme.radius());
    }
}

void LossCurve::mousePressEvent(QMouseEvent* event)
{
    if (const int update = nearest(event->position().x()); update >= 0)
        emit updatePicked(update);
}

void LossCurve::mouseMoveEvent(QMouseEvent* event)
{
    const int update = nearest(event->position().x());
    if (update >= 0)
        QToolTip::showText(
            event->globalPosition().toPoint(),
            tr("updates: %1, loss: %2").arg(update).arg(QString::fromStdString(shortText(m_losses[std::size_t(update)], 10))), this);
}

void LossCurve::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_losses.size()) - 1;
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    emit updatePicked(std::clamp(m_current + step, 0, last));
}

} // namespace ad::ui
