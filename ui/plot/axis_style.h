// SPDX-License-Identifier: GPL-3.0-or-later
// How the axes of all plots look: the theme's colours and sizes, and numbers as everywhere else.
#pragma once

class QCPAxis;
class QCustomPlot;
class QPainter;
class QString;

namespace ad::ui {

enum class TickStyle {
    Linear,
    Logarithmic, ///< powers of ten
};

/// Background, and the look of the left and the bottom axis, of the theme the application wears. Call it again when that changes.
void applyTheme(QCustomPlot& plot);

/// Ticks with numbers as people write them: "−0.5", "10⁻³".
void setTicks(QCPAxis& axis, TickStyle style);

/// The name of a quantity beside an axis; names of variables are italic, others upright.
enum class AxisLabel {
    Variable,
    Words,
};
void setLabel(QCPAxis& axis, const QString& text, AxisLabel kind);

} // namespace ad::ui
