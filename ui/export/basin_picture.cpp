// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/basin_picture.h"

#include "core/base/text.h"
#include "core/scenario/rules.h"
#include "ui/plot/basin_overlay.h"

#include <QObject>
#include <QPainter>

#include <algorithm>
#include <map>

namespace ad::ui {
namespace {

constexpr std::size_t kMostEntries = 16;

std::vector<LegendEntry> legendOf(const BasinMap& map)
{
    std::map<int, int> counts;
    for (const int basin : map.basin)
        ++counts[basin];
    std::vector<std::pair<int, int>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<LegendEntry> entries;
    for (const auto& [basin, count] : order) {
        if (entries.size() == kMostEntries)
            break;
        const double share = 100.0 * count / static_cast<double>(map.basin.size());
        const QString text = QStringLiteral("%1: %2 %").arg(basinText(map, basin), QString::fromStdString(shortText(share, 3)));
        entries.push_back({text, [basin = basin](QPainter& painter, const QRectF& rect) {
                               const QRectF square(rect.right() - rect.height(), rect.top(), rect.height(), rect.height());
                               painter.drawImage(square, basinSwatch(basin, 16));
                           }});
    }
    return entries;
}

} // namespace

void paintBasinPicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, int racer,
                       std::shared_ptr<const BasinMap> map, LandscapePictureOptions options)
{
    Scenario alone = scenario; // other racers have no part in this
    alone.racers.clear();
    const QString name = QString::fromStdString(labelOf(scenario.racers[static_cast<std::size_t>(racer)]));
    const QString title =
        QObject::tr("%1: where %2 ends after %3 steps").arg(QString::fromStdString(scenario.title), name).arg(scenario.steps);
    alone.title = title.toStdString();
    Scenario one = scenario;
    one.racers = {scenario.racers[static_cast<std::size_t>(racer)]};
    const QString rules = QString::fromStdString(rulesLine(one, terrain));
    options.rules = QObject::tr("a start at the centre of each cell") + rules.mid(rules.indexOf(QStringLiteral(" · ")));
    options.position = 0;
    options.legend = legendOf(*map);
    options.overlays = {std::make_shared<const BasinOverlay>(std::move(map), BasinView::Basin, terrain)};
    paintLandscapePicture(device, alone, terrain, {}, options);
}

} // namespace ad::ui
