// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/basin_legend.h"

#include "core/base/text.h"
#include "ui/plot/basin_overlay.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <map>

namespace ad::ui {
namespace {

constexpr std::size_t kMostRows = 12;
constexpr int kMore = -4; // the row that stands for all others
constexpr qreal kScaleHeight = 48;

} // namespace

BasinLegend::BasinLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BasinLegend::show(std::shared_ptr<const BasinMap> map, BasinView view)
{
    m_map = std::move(map);
    m_view = view;
    m_rows.clear();
    if (m_map != nullptr) {
        m_scale = stepScale(*m_map);
        std::map<int, int> counts;
        int all = 0;
        for (const int basin : m_map->basin) {
            if (basin == BasinMap::kUnknown)
                continue;
            ++counts[basin];
            ++all;
        }
        std::vector<std::pair<int, int>> order(counts.begin(), counts.end()); // basin, count
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
            return std::pair(a.first < 0, -a.second) < std::pair(b.first < 0, -b.second);
        });
        int rest = 0;
        int restCount = 0;
        const auto percent = [all](int count) { return QString::fromStdString(shortText(100.0 * count / all, 3)) + QStringLiteral(" %"); };
        for (const auto& [basin, count] : order) {
            if (basin >= 0 && m_rows.size() >= kMostRows) {
                ++rest;
                restCount += count;
                continue;
            }
            if (basin < 0 && rest > 0) {
                m_rows.push_back({kMore, tr("%1 more minima").arg(rest), percent(restCount)});
                rest = 0;
            }
            m_rows.push_back({basin, basinText(*m_map, basin), percent(count)});
        }
        if (rest > 0)
            m_rows.push_back({kMore, tr("%1 more minima").arg(rest), percent(restCount)});
    }
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString BasinLegend::text() const
{
    QString lines;
    for (const Row& row : m_rows)
        lines += row.name + QStringLiteral(": ") + row.share + QLatin1Char('\n');
    return lines;
}

int BasinLegend::rowHeight() const
{
    return currentTheme().px(24);
}

QSize BasinLegend::sizeHint() const
{
    const int scale = m_view == BasinView::Steps && !m_rows.empty() ? currentTheme().px(kScaleHeight) : 0;
    return {240, scale + rowHeight() * static_cast<int>(m_rows.size())};
}

void BasinLegend::paintScale(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = currentTheme();
    const QRectF bar(area.left(), area.top() + theme.px(4), area.width(), theme.px(14));
    for (int x = 0; x < static_cast<int>(bar.width()); ++x)
        painter.fillRect(QRectF(bar.left() + x, bar.top(), 1, bar.height()), QColor::fromRgb(StepScale::colorAt(1 - x / bar.width())));
    painter.setPen(theme.text);
    const QRectF labels(bar.left(), bar.bottom(), bar.width(), theme.px(22));
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignVCenter, tr("%1 steps").arg(m_scale.low));
    painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter, tr("%1 and more").arg(m_scale.high));
}

void BasinLegend::paintEvent(QPaintEvent*)
{
    if (m_rows.empty())
        return;
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setFont(interfaceFont(theme.smallText()));
    qreal top = 0;
    if (m_view == BasinView::Steps) {
        paintScale(painter, QRectF(0, 0, width(), theme.px(kScaleHeight)));
        top = theme.px(kScaleHeight);
    }
    const int side = theme.px(16);
    for (const Row& row : m_rows) {
        const QRectF swatch(0, top + (rowHeight() - side) / 2.0, side, side);
        const bool hasColor = row.basin != kMore && !(m_view == BasinView::Steps && row.basin >= 0);
        if (hasColor) {
            painter.drawImage(swatch, basinSwatch(row.basin, side));
            painter.setPen(theme.strongBorder);
            painter.drawRect(swatch);
        }
        painter.setPen(theme.text);
        const qreal share = painter.fontMetrics().horizontalAdvance(row.share);
        const QRectF name(side + theme.px(8), top, width() - side - theme.px(16) - share, rowHeight());
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.name, Qt::ElideRight, static_cast<int>(name.width())));
        painter.drawText(QRectF(width() - share, top, share, rowHeight()), Qt::AlignRight | Qt::AlignVCenter, row.share);
        top += rowHeight();
    }
}

void BasinLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateGeometry();
}

} // namespace ad::ui
