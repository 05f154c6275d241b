// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/equation.h"

#include "ui/graph/card.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kSignRoom = 6.0; // on both sides of a sign
constexpr double kLineHeight = 24.0;

} // namespace

Equation& Equation::add(const Tensor& value, const RoleLook& role)
{
    m_parts.push_back({&value, &role, {}});
    return *this;
}

Equation& Equation::addRoom(const Tensor& value)
{
    m_parts.push_back({&value, nullptr, {}});
    return *this;
}

Equation& Equation::add(const QString& sign)
{
    m_parts.push_back({nullptr, nullptr, sign});
    return *this;
}

QSizeF Equation::sizeOf(const Part& part)
{
    return part.value ? chipSize(*part.value)
                      : QSizeF(QFontMetricsF(numberFont()).horizontalAdvance(part.sign) + 2 * kSignRoom, kLineHeight);
}

QSizeF Equation::size() const
{
    QSizeF whole(0.0, 0.0);
    for (const Part& part : m_parts) {
        const QSizeF own = sizeOf(part);
        whole = QSizeF(whole.width() + own.width(), std::max(whole.height(), own.height()));
    }
    return whole;
}

void Equation::draw(QPainter& painter, const QRectF& area, const Ink& ink) const
{
    double x = area.center().x() - size().width() / 2.0;
    for (const Part& part : m_parts) {
        const QRectF place(x, area.top(), sizeOf(part).width(), area.height());
        x = place.right();
        if (part.value && part.role) {
            drawChip(painter, place, *part.value, *part.role, ink);
        } else if (!part.value) {
            painter.setFont(numberFont());
            painter.setPen(ink(ink.theme.text));
            painter.drawText(place, Qt::AlignCenter, part.sign);
        }
    }
}

} // namespace ad::ui
