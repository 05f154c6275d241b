// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/basin_overlay.h"

#include "core/base/text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QObject>
#include <QPainter>

namespace ad::ui {
namespace {

constexpr qreal kOpacity = 0.84; // contours stay visible, and the landscape's colours do not take over
constexpr std::size_t kMostNumbers = 60;

} // namespace

QString basinText(const BasinMap& map, int basin)
{
    if (basin == BasinMap::kDiverged)
        return QObject::tr("diverges");
    if (basin == BasinMap::kNone)
        return QObject::tr("reaches no minimum");
    if (basin < 0)
        return QObject::tr("not computed yet");
    const std::vector<double>& at = map.minima[static_cast<std::size_t>(basin)].at;
    QString place = QString::fromStdString(at.size() == 1 ? shortText(at[0]) : shortText(Tensor::vector(at)));
    place.replace('[', '(').replace(']', ')');
    return QObject::tr("minimum %1 at %2").arg(basin + 1).arg(place);
}

BasinOverlay::BasinOverlay(std::shared_ptr<const BasinMap> map, BasinView view, const Terrain& terrain)
    : m_map(std::move(map))
    , m_image(basinImage(*m_map, view))
    , m_isCurve(terrain.mapDimension() == 1)
{
    for (const RaceMinimum& minimum : m_map->minima) {
        const Vec2 place = terrain.placeOf(minimum.at);
        m_places.push_back(m_isCurve ? Vec2{place.x, minimum.value} : place);
    }
}

void BasinOverlay::paintBelow(QPainter& painter, const PixelMap& map) const
{
    const Rectangle& w = m_map->window;
    QRectF area(map.toPixel({w.xmin, w.ymax}), map.toPixel({w.xmax, w.ymin}));
    if (m_isCurve) { // bands as high as the plot, and so pale that the curve is seen through them
        area.setTop(map.rect.top());
        area.setBottom(map.rect.bottom());
    }
    painter.setOpacity(painter.opacity() * (m_isCurve ? 0.4 : kOpacity));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(area, m_image);
}

void BasinOverlay::paintAbove(QPainter& painter, const PixelMap& map) const
{
    if (m_places.size() > kMostNumbers)
        return;
    const Theme& theme = currentTheme();
    const qreal radius = theme.px(9);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = interfaceFont(theme.smallText());
    font.setBold(true);
    painter.setFont(font);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (!map.window.contains(m_places[i]))
            continue;
        const QPointF at = map.toPixel(m_places[i]);
        painter.setPen(QPen(QColor(20, 26, 34), 1.5));
        painter.setBrush(QColor(255, 255, 255, 225));
        painter.drawEllipse(at, radius, radius);
        painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter, QString::number(i + 1));
    }
}

QString BasinOverlay::textAt(Vec2 place) const
{
    const auto cell = m_map->cellAt(place);
    if (!cell || m_map->basin[*cell] == BasinMap::kUnknown)
        return {};
    const int basin = m_map->basin[*cell];
    const QString text = basinText(*m_map, basin);
    const int steps = m_map->steps[*cell];
    if (basin >= 0)
        return QObject::tr("from here: %1, in %2 steps").arg(text).arg(steps);
    if (basin == BasinMap::kDiverged)
        return QObject::tr("from here: %1, after %2 steps").arg(text).arg(steps);
    return QObject::tr("from here: %1 within %2 steps").arg(text).arg(steps);
}

} // namespace ad::ui
