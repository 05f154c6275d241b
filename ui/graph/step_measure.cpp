// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/step_measure.h"

#include "ui/graph/card_painter.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kArrival = 0.65; // the part of a step that numbers are under way

} // namespace

Role roleOfStep(const Trace& trace, const Frame& frame)
{
    if (frame.step < 0)
        return Role::Value;
    switch (trace.steps[size_t(frame.step)].kind) {
    case StepKind::Tangent:
        return Role::Tangent;
    case StepKind::Seed:
    case StepKind::Message:
        return Role::Adjoint;
    case StepKind::Value:
    case StepKind::Recompute:
    case StepKind::Update:
        break;
    }
    return Role::Value;
}

double magnificationOf(const GraphScene& scene, int item, double zoom, const Theme& theme)
{
    if (item == kNoItem)
        return 1.0;
    const Shape& shape = scene.trace->graph().node(scene.diagram.items[size_t(item)].node).shape;
    return cardMagnification(zoom, theme, !shape.isScalar() && isShownAsNumbers(shape) ? kCellSize : kNumberSize);
}

double travelled(double progress)
{
    const double t = std::clamp(progress / kArrival, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

} // namespace ad::ui
