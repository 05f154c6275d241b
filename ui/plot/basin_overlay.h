// SPDX-License-Identifier: GPL-3.0-or-later
// A basin map laid over the landscape, with a number at each minimum.
#pragma once

#include "ui/plot/basin_look.h"
#include "ui/plot/map_overlay.h"

#include <memory>

namespace ad::ui {

class BasinOverlay : public MapOverlay
{
public:
    /// @param map       not null.
    /// @param terrain   of its minima: where they are drawn.
    BasinOverlay(std::shared_ptr<const BasinMap> map, BasinView view, const Terrain& terrain);

    void paintBelow(QPainter& painter, const PixelMap& map) const override;
    void paintAbove(QPainter& painter, const PixelMap& map) const override;
    [[nodiscard]] QString textAt(Vec2 place) const override;

private:
    std::shared_ptr<const BasinMap> m_map;
    QImage m_image;
    std::vector<Vec2> m_places; // of the minima; for a curve y is the value
    bool m_isCurve;
};

/// "minimum 2 at (3.584, −1.848)", "diverges", "reaches no minimum".
[[nodiscard]] QString basinText(const BasinMap& map, int basin);

} // namespace ad::ui
