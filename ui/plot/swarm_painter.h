// SPDX-License-Identifier: GPL-3.0-or-later
// Swarms of racers as small dots on a map or a surface.
#pragma once

#include "core/scenario/swarm.h"
#include "ui/plot/track.h"

#include <QPointF>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace ad::ui {

/// Where a dot is drawn; nothing for places that aren't seen.
using DotPlacement = std::function<std::optional<QPointF>(Vec2)>;

/// Paints the dots of all shown tracks at `position` (steps), in their colours. Cost: some 0.3 µs a dot.
/// @param swarms  one a track, in their order; fewer, or null, for those without.
void paintSwarms(QPainter& painter, const DotPlacement& placement, const std::vector<Track>& tracks,
                 const std::vector<std::shared_ptr<const Swarm>>& swarms, double position, qreal radius);

} // namespace ad::ui
