// SPDX-License-Identifier: GPL-3.0-or-later
// The landscape of a scenario with its racers as a figure: for files and for papers.
#pragma once

#include "core/scenario/race.h"
#include "ui/export/picture_page.h"
#include "ui/plot/map_overlay.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>

#include <memory>
#include <vector>

class QPaintDevice;

namespace ad::ui {

struct LandscapePictureOptions
{
    double position = 0;      ///< of the player, steps; more than a run has means its end
    QSize size = {1200, 900}; ///< logical pixels, which the device's coordinates are
    Theme theme;
    std::vector<std::shared_ptr<const MapOverlay>> overlays = {};
    std::vector<LegendEntry> legend = {};    ///< before that of the racers
    QString rules = {};                      ///< under which the race was run; empty: those of the scenario
    LandscapeView view = LandscapeView::Map; ///< a curve has no surface and stays one
};

/// Draws title, axes, map with contours and colour bar (or the surface, from where the scenario looks at it), the ways of the racers up to
/// `position`, a legend, and the rules. The colours of map or surface are an image, everything else is lines and text, also on a vector
/// device.
///
/// Needs a QApplication (the offscreen platform is enough). Cost: about half a second.
/// @param device  a QImage, QPdfWriter, QSvgGenerator …; nothing paints on it.
/// @param runs    of the scenario's racers, in their order; racers that have none are only named, and those
///                that are not shown are left out.
void paintLandscapePicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, const std::vector<RacerRun>& runs,
                           const LandscapePictureOptions& options);

} // namespace ad::ui
