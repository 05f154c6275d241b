// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people type them.
#pragma once

#include <QString>

#include <optional>

namespace ad::ui {

/// The number that `text` means: "0.5", "-2", "−2" (U+2212), "1e-3", "1,5" (a single comma is a decimal one), "inf", "nan"; nothing if
/// it is none.
[[nodiscard]] std::optional<double> numberFromText(const QString& text);

/// How far one unit (a pixel, a key press) moves `value`: a hundredth of its power of ten, at least 0.001; a tenth of that if fine.
[[nodiscard]] double scrubStep(double value, bool isFine);

/// `value` plus `units` of `step`, rounded to a multiple of the step, so that scrubbing gives short numbers. Not finite: unchanged.
[[nodiscard]] double scrubbed(double value, double units, double step);

} // namespace ad::ui
