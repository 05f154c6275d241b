// SPDX-License-Identifier: GPL-3.0-or-later
// A node in words: for screen readers, and for the card that appears under the pointer.
#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/theme/theme.h"

#include "core/trace/replay.h"

#include <QString>

namespace ad::ui {

/// "z, operation +, of a and b, value 0.7, adjoint not computed yet".
[[nodiscard]] QString spokenNode(const GraphScene& scene, const Frame& frame, int item);

/// Name, operation with its definition, value and adjoint in full precision, as rich text for a tool tip.
[[nodiscard]] QString nodeTip(const GraphScene& scene, const Frame& frame, int item, const Theme& theme);

} // namespace ad::ui
