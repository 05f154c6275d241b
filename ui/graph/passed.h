// SPDX-License-Identifier: GPL-3.0-or-later
// What a step passes along its edge, as the numbers that are shown.
#pragma once

#include "ui/theme/theme.h"

#include "core/trace/replay.h"

#include <QString>

namespace ad::ui {

/// upstream × local = value is added to what was before. Tensors of the trace, a role of the theme.
struct Passed
{
    const Tensor* upstream = nullptr;
    const Tensor* local = nullptr; // null: of an operation on arrays
    const Tensor& value;
    const Tensor* before = nullptr; // null: the first one
    const Tensor* after = nullptr;  // before + value
    const RoleLook& role;
    QString rule; // what is computed, where there is no local derivative; kJacobian: a product with that
};

inline constexpr QLatin1String kJacobian{"J"};

/// Of a message of the backward pass, and of one of the forward mode.
[[nodiscard]] Passed adjointPassed(const Trace& trace, const Step& step, const Theme& theme);
[[nodiscard]] Passed tangentPassed(const Trace& trace, const Step& step, const Theme& theme);
/// Of all that a collapsed group passes back to one of its operands.
[[nodiscard]] Passed passagePassed(const Trace& trace, int group, const Passage& passage, const Theme& theme);

} // namespace ad::ui
