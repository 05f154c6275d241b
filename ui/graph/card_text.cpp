// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card_text.h"

#include "ui/graph/card.h"

#include <QPainter>

namespace ad::ui {
namespace {

constexpr double kScriptScale = 0.66;
constexpr double kScriptRaise = 0.34; // of the letters' size
const QChar kMinus(0x2212);

struct Parts
{
    QString base;
    QString script;
};

Parts partsOf(const QString& label)
{
    const qsizetype mark = label.indexOf(QLatin1Char('^'));
    if (mark <= 0) // '^' alone is the symbol of the power of two variables
        return {label, {}};
    return {label.left(mark), label.mid(mark + 1)};
}

bool isSubscript(QChar c)
{
    return (c.unicode() >= 0x2080 && c.unicode() <= 0x209C) || (c.unicode() >= 0x1D62 && c.unicode() <= 0x1D6A);
}

} // namespace

double scriptWidth(const QString& label, double pixelSize)
{
    const Parts parts = partsOf(label);
    double width = QFontMetricsF(labelFont(pixelSize)).horizontalAdvance(parts.base);
    if (!parts.script.isEmpty())
        width += QFontMetricsF(labelFont(pixelSize * kScriptScale)).horizontalAdvance(parts.script);
    return width;
}

void drawScript(QPainter& painter, const QRectF& area, const QString& label, double pixelSize)
{
    const Parts parts = partsOf(label);
    const QFont font = labelFont(pixelSize);
    const QFontMetricsF metrics(font);
    QPointF at(area.center().x() - scriptWidth(label, pixelSize) / 2.0, area.center().y() + metrics.capHeight() / 2.0);
    painter.setFont(font);
    painter.drawText(at, parts.base);
    if (parts.script.isEmpty())
        return;
    at += QPointF(metrics.horizontalAdvance(parts.base), -kScriptRaise * pixelSize);
    painter.setFont(labelFont(pixelSize * kScriptScale));
    painter.drawText(at, parts.script);
}

double alignedWidth(const QFontMetricsF& metrics, const QString& number)
{
    return metrics.horizontalAdvance(number) + (number.startsWith(kMinus) ? 0.0 : metrics.horizontalAdvance(kMinus));
}

void drawAligned(QPainter& painter, const QPointF& baseline, const QString& number)
{
    const double sign = number.startsWith(kMinus) ? 0.0 : QFontMetricsF(painter.font()).horizontalAdvance(kMinus);
    painter.drawText(baseline + QPointF(sign, 0.0), number);
}

void drawName(QPainter& painter, const QPointF& baseline, const QString& name, NameAccent accent)
{
    painter.drawText(baseline, name);
    if (accent == NameAccent::None)
        return;
    QString letters = name.section(QLatin1Char('['), 0, 0); // of an element the name of its array
    while (letters.size() > 1 && isSubscript(letters.back()))
        letters.chop(1);
    const QFontMetricsF metrics(painter.font());
    const QRectF ink = metrics.tightBoundingRect(letters);
    const double size = painter.font().pixelSize();
    const double y = baseline.y() + ink.top() - 0.14 * size;
    const double slant = -ink.top() * 0.12; // oblique letters lean to the right at their top
    if (accent == NameAccent::Dot) {
        painter.save();
        painter.setBrush(painter.pen().color());
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(baseline.x() + ink.center().x() + slant, y), size / 12.0, size / 12.0);
        painter.restore();
        return;
    }
    QPen pen(painter.pen().color(), size / 12.0);
    pen.setCapStyle(Qt::FlatCap);
    painter.save();
    painter.setPen(pen);
    painter.drawLine(QPointF(baseline.x() + ink.left() + slant, y), QPointF(baseline.x() + ink.right() + slant * 0.5, y));
    painter.restore();
}

} // namespace ad::ui
