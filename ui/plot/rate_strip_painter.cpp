// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/rate_strip_painter.h"

#include "core/base/text.h"
#include "ui/plot/ball_painter.h"
#include "ui/theme/appearance.h"
#include "ui/theme/color_map.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

QString shown(double value, int digits = 3)
{
    return QString::fromStdString(shortText(value, digits));
}

/// "10⁻³" where shortText says "1·10⁻³".
QString power(int exponent)
{
    return shown(std::pow(10.0, exponent)).remove(QStringLiteral("1·"));
}

/// From the middle between a rate and the one before it to the middle between it and the next.
QRectF columnOf(const RateStripContent& content, const RateScale& scale, std::size_t i)
{
    const double x = scale.x(content.rates[i]);
    const double left = i > 0 ? (x + scale.x(content.rates[i - 1])) / 2 : scale.rect.left();
    const double right = i + 1 < content.rates.size() ? (x + scale.x(content.rates[i + 1])) / 2 : scale.rect.right();
    return QRectF(QPointF(left, scale.rect.top()), QPointF(right, scale.rect.bottom())).intersected(scale.rect);
}

void paintText(QPainter& painter, QRectF rect, int flags, const QString& text, const QColor& color, const QColor& background = {})
{
    if (background.isValid())
        painter.fillRect(painter.boundingRect(rect, flags, text).adjusted(-2, 0, 2, 0), background);
    painter.setPen(color);
    painter.drawText(rect, flags, text);
}

/// A text as near to `x` as the plot leaves room, in a line of text that begins at `top`.
void paintLabel(QPainter& painter, const RateScale& scale, double x, double top, const QString& text, const QColor& color,
                const QColor& background)
{
    const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
    const double left = std::clamp(x - width / 2, scale.rect.left(), std::max(scale.rect.left(), scale.rect.right() - width));
    paintText(painter, QRectF(left, top, width, painter.fontMetrics().height()), Qt::AlignCenter, text, color, background);
}

void paintDiverged(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasWord)
{
    const Theme& theme = currentTheme();
    QRectF widest;
    for (std::size_t i = 0; i < content.trials.size(); ++i) {
        if (!isLost(content, content.trials[i]))
            continue;
        QRectF area = columnOf(content, scale, i);
        while (i + 1 < content.trials.size() && isLost(content, content.trials[i + 1]))
            area = area.united(columnOf(content, scale, ++i));
        painter.fillRect(area, theme.sunken);
        painter.fillRect(area, QBrush(theme.strongBorder, Qt::BDiagPattern));
        if (area.width() > widest.width())
            widest = area;
    }
    const QString word = RateStrip::tr("diverges");
    if (hasWord && widest.width() > painter.fontMetrics().horizontalAdvance(word) + 12)
        paintText(painter, widest, Qt::AlignCenter, word, theme.text, theme.sunken);
}

void paintAxes(QPainter& painter, const RateStripContent& content, const RateScale& scale)
{
    const Theme& theme = currentTheme();
    const double line = painter.fontMetrics().height();
    const int first = static_cast<int>(std::ceil(std::log10(scale.from) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(scale.to) + 1e-9));
    const double room = scale.rect.width() / std::max(1, last - first);
    const int step = room >= painter.fontMetrics().horizontalAdvance(QStringLiteral("10⁻⁵")) + 8 ? 1 : 2;
    for (int decade = first; decade <= last; ++decade) {
        const double x = scale.x(std::pow(10.0, decade));
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(x, scale.rect.top()), QPointF(x, scale.rect.bottom()));
        if ((last - decade) % step == 0)
            paintText(painter, QRectF(x - 40, scale.rect.bottom() + theme.px(8), 80, line), Qt::AlignHCenter, power(decade),
                      theme.mutedText);
    }
    const QRectF left(0, 0, scale.rect.left() - theme.px(6), line);
    const auto number = [&](double loss, const QString& text) {
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(scale.rect.left(), scale.y(loss)), QPointF(scale.rect.right(), scale.y(loss)));
        paintText(painter, left.translated(0, scale.y(loss) - line / 2), Qt::AlignRight | Qt::AlignVCenter, text, theme.mutedText);
    };
    if (!scale.isLogarithmic) {
        number(scale.high, shown(scale.high));
        number(scale.low, shown(scale.low));
    } else {
        const int low = static_cast<int>(std::ceil(std::log10(scale.low) - 1e-9));
        const int high = static_cast<int>(std::floor(std::log10(scale.high) + 1e-9));
        const int each = std::max(1, static_cast<int>(std::ceil((high - low) * line * 1.6 / scale.rect.height())));
        for (int decade = high; decade >= low; decade -= each)
            number(std::pow(10.0, decade), power(decade));
    }
    if (!content.goal.isFound() || !scale.isLogarithmic)
        return;
    QPen pen(theme.strongBorder, 1);
    pen.setDashPattern({1, 3});
    painter.setPen(pen);
    const double y = scale.y(content.goal.bound - content.goal.minimum);
    painter.drawLine(QPointF(scale.rect.left(), y), QPointF(scale.rect.right(), y));
}

void paintCurve(QPainter& painter, const RateStripContent& content, const RateScale& scale)
{
    const Theme& theme = currentTheme();
    QPolygonF line;
    const auto flush = [&] {
        painter.setPen(QPen(content.look.color, 2 * theme.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(content.look.color);
        for (const QPointF& point : line)
            painter.drawEllipse(point, 1.7 * theme.scale, 1.7 * theme.scale);
        painter.setBrush(Qt::NoBrush);
        line.clear();
    };
    for (std::size_t i = 0; i < content.trials.size(); ++i) {
        if (isLost(content, content.trials[i]))
            flush();
        else
            line << QPointF(scale.x(content.rates[i]), scale.y(shownLoss(content, content.trials[i].finalLoss)));
    }
    flush();
}

/// A bracket with its width in decades, above the plot.
void paintWorks(QPainter& painter, const RateStripContent& content, const RateScale& scale)
{
    const Theme& theme = currentTheme();
    if (!content.works)
        return;
    double left = scale.x(content.works->from);
    double right = scale.x(content.works->to);
    painter.fillRect(QRectF(QPointF(left, scale.rect.top()), QPointF(right, scale.rect.bottom())), theme.accentFill);
    left = std::min(left, right - theme.px(2));
    const double y = scale.rect.top() - theme.px(4);
    painter.setPen(QPen(theme.accent, 2 * theme.scale));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    for (const double x : {left, right})
        painter.drawLine(QPointF(x, y - theme.px(3)), QPointF(x, y + theme.px(3)));
    const double decades = content.works->decades();
    const QString text = decades > 0 ? RateStrip::tr("works over %1 decades").arg(shown(decades, 2)) : RateStrip::tr("one rate works");
    paintLabel(painter, scale, (left + right) / 2, y - theme.px(4) - painter.fontMetrics().height(), text, theme.text, {});
}

void paintLimit(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasWord)
{
    const Theme& theme = currentTheme();
    const RateLimit& limit = content.limit;
    if (limit.kind == RateLimit::Kind::None || !(limit.rate >= scale.from && limit.rate <= scale.to))
        return;
    QPen pen(theme.text, 1.5 * theme.scale);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    const double x = scale.x(limit.rate);
    painter.drawLine(QPointF(x, scale.rect.top()), QPointF(x, scale.rect.bottom()));
    if (!hasWord)
        return;
    const QString text = QString::fromStdString(formulaOf(limit)).replace(QStringLiteral("λmax"), QStringLiteral("λₘₐₓ")) +
                         (limit.isAtMinimum ? QString() : RateStrip::tr(" at the start"));
    const double width = painter.fontMetrics().horizontalAdvance(text) + theme.px(6);
    const bool hasRoom = x + width < scale.rect.right();
    const QRectF beside(hasRoom ? x + theme.px(5) : x - width, scale.rect.top() + theme.px(4), width, painter.fontMetrics().height());
    paintText(painter, beside, Qt::AlignLeft, text, theme.text, hasRoom ? theme.surface : QColor());
}

void paintHandle(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasFocus)
{
    const Theme& theme = currentTheme();
    if (!(content.current > 0))
        return;
    const double x = std::clamp(scale.x(content.current), scale.rect.left(), scale.rect.right());
    painter.setPen(QPen(theme.accent, 2 * theme.scale));
    painter.drawLine(QPointF(x, scale.rect.top()), QPointF(x, scale.rect.bottom()));
    const QPointF knob(x, scale.rect.bottom());
    painter.setBrush(theme.surface);
    painter.drawEllipse(knob, theme.px(8), theme.px(8));
    painter.setBrush(Qt::NoBrush);
    paintMarker(painter, knob, content.look, theme.px(5));
    if (!hasFocus)
        return;
    painter.setPen(QPen(theme.accent, 2));
    painter.drawEllipse(knob, theme.px(11), theme.px(11));
}

} // namespace

void paintLargeStrip(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasFocus)
{
    const Theme& theme = currentTheme();
    painter.setFont(interfaceFont(theme.smallText()));
    paintWorks(painter, content, scale);
    paintAxes(painter, content, scale);
    paintDiverged(painter, content, scale, true);
    painter.setPen(theme.border);
    painter.drawRect(scale.rect);
    paintLimit(painter, content, scale, true);
    paintCurve(painter, content, scale);
    paintHandle(painter, content, scale, hasFocus);
}

void paintSmallStrip(QPainter& painter, const RateStripContent& content, const RateScale& scale, bool hasFocus)
{
    const Theme& theme = currentTheme();
    painter.fillRect(scale.rect, theme.sunken);
    for (std::size_t i = 0; i < content.trials.size(); ++i)
        if (!isLost(content, content.trials[i]))
            painter.fillRect(columnOf(content, scale, i).adjusted(0, 0, 0.5, 0),
                             colorAt(ColorMap::Viridis, 1 - scale.part(shownLoss(content, content.trials[i].finalLoss))));
    paintDiverged(painter, content, scale, false);
    if (content.works) {
        const double y = scale.rect.bottom() + theme.px(3);
        const double right = scale.x(content.works->to);
        painter.setPen(QPen(theme.accent, 3 * theme.scale, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(std::min(scale.x(content.works->from), right - theme.px(3)), y), QPointF(right, y));
    }
    paintLimit(painter, content, scale, false);
    if (content.current > 0) {
        const double x = std::clamp(scale.x(content.current), scale.rect.left(), scale.rect.right());
        paintMarker(painter, {x, scale.rect.center().y()}, content.look, theme.px(5));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus ? QPen(theme.accent, 2) : QPen(theme.border, 1));
    painter.drawRect(scale.rect);
}

} // namespace ad::ui
