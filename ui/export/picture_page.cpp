// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/picture_page.h"

#include "ui/panel/racer_swatch.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <qcustomplot.h>

#include <algorithm>

namespace ad::ui {
namespace {

/// The entries in as many columns as fit; returns the height they take. @param painter  null: only measures.
qreal paintLegend(QPainter* painter, const std::vector<LegendEntry>& entries, const QRectF& area)
{
    const Theme& theme = currentTheme();
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

qreal paintRules(QPainter* painter, const QString& rules, const QRectF& area)
{
    const QFont font = interfaceFont(currentTheme().smallText());
    const QRectF needed =
        QFontMetricsF(font).boundingRect(QRectF(area.topLeft(), QSizeF(area.width(), 1e4)), Qt::TextWordWrap | Qt::AlignLeft, rules);
    if (painter != nullptr) {
        painter->setFont(font);
        painter->setPen(currentTheme().mutedText);
        painter->drawText(QRectF(area.topLeft(), QSizeF(area.width(), needed.height())), Qt::TextWordWrap | Qt::AlignLeft, rules);
    }
    return rules.isEmpty() ? 0 : needed.height();
}

} // namespace

LegendEntry racerEntry(const RacerLook& look, const QString& text)
{
    return {text, [look](QPainter& painter, const QRectF& rect) { paintSwatch(painter, rect, look); }};
}

ThemeGuard::ThemeGuard(const Theme& theme)
    : m_before(currentTheme())
{
    setTheme(theme);
}

ThemeGuard::~ThemeGuard()
{
    setTheme(m_before);
}

void paintPicturePage(QPaintDevice& device, const PicturePage& page, const std::vector<LegendEntry>& legend,
                      const std::function<void(QCPPainter& painter, const QSize& size)>& paintBody)
{
    const Theme& theme = currentTheme();
    const qreal margin = theme.px(16);
    const qreal gap = theme.px(8);
    const QRectF all(QPointF(0, 0), QSizeF(page.size));
    const QRectF inner = all.adjusted(margin, margin, -margin, -margin);
    const QRectF text = inner.adjusted(theme.px(40), 0, 0, 0);
    const qreal titleHeight = page.title.isEmpty() ? 0 : theme.px(30);
    const qreal legendHeight = paintLegend(nullptr, legend, text);
    const qreal rulesHeight = paintRules(nullptr, page.rules, text);
    const qreal below = legendHeight + gap + (rulesHeight > 0 ? rulesHeight + gap : 0);
    const QRectF body(inner.left(), inner.top() + titleHeight, inner.width(), std::max(16.0, inner.height() - titleHeight - below));

    QCPPainter painter;
    if (!painter.begin(&device))
        return;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(all, theme.surface);
    if (titleHeight > 0) {
        painter.setFont(interfaceFont(theme.largeText()));
        painter.setPen(theme.text);
        painter.drawText(QRectF(inner.left() + theme.px(8), inner.top(), inner.width(), titleHeight), Qt::AlignLeft | Qt::AlignTop,
                         page.title);
    }
    painter.save();
    painter.translate(body.topLeft());
    paintBody(painter, body.size().toSize());
    painter.restore();
    paintLegend(&painter, legend, QRectF(text.left(), body.bottom() + gap, text.width(), legendHeight));
    paintRules(&painter, page.rules, QRectF(text.left(), body.bottom() + 2 * gap + legendHeight, text.width(), rulesHeight));
    painter.end();
}

} // namespace ad::ui
