// SPDX-License-Identifier: GPL-3.0-or-later
// A basin map of a racer as a figure: for files and for papers.
#pragma once

#include "core/scenario/basins.h"
#include "ui/export/landscape_picture.h"

namespace ad::ui {

/// The landscape with its contours below the colours of the basins, and a legend with the share of each.
/// @param map     complete, in the scenario's window. @param racer  whose runs these are: an index.
/// @param options  their position, overlays and legend are not looked at. @see paintLandscapePicture for the rest.
void paintBasinPicture(QPaintDevice& device, const Scenario& scenario, const Terrain& terrain, int racer,
                       std::shared_ptr<const BasinMap> map, LandscapePictureOptions options);

} // namespace ad::ui
