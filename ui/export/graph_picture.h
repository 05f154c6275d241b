// SPDX-License-Identifier: GPL-3.0-or-later
// A graph at a position of its trace as a picture: for files, the clipboard and the command line.
#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QSizeF>

class QPainter;

namespace ad::ui {

/// Draws the graph as it is at `position` (of a script in which collapsed groups are one step) into a picture of `size`, background
/// included. The painter's origin is the top left corner of the picture, its unit a pixel at 96 dpi.
void renderGraph(QPainter& painter, const QSizeF& size, const GraphScene& scene, double position, const Theme& theme);

/// The same for a trace on its own.
void renderGraph(QPainter& painter, const QSizeF& size, std::shared_ptr<const Trace> trace, double position, const Theme& theme);

/// The same as an image, `pixelRatio` device pixels a pixel.
[[nodiscard]] QImage graphImage(std::shared_ptr<const Trace> trace, double position, const QSize& size, const Theme& theme,
                                double pixelRatio = 1.0);

} // namespace ad::ui
