// SPDX-License-Identifier: GPL-3.0-or-later
// Labels with superscripts, names with bars, and numbers aligned at their sign.
#pragma once

#include <QFontMetricsF>
#include <QString>

class QPainter;
class QPointF;
class QRectF;

namespace ad::ui {

/// The width of a label in which what follows '^' is a superscript, with letters of `pixelSize`.
[[nodiscard]] double scriptWidth(const QString& label, double pixelSize);

/// Draws such a label with the painter's pen, in the middle of `area`.
void drawScript(QPainter& painter, const QRectF& area, const QString& label, double pixelSize);

/// The width of a number with room for a sign, whether it has one or not.
[[nodiscard]] double alignedWidth(const QFontMetricsF& metrics, const QString& number);

/// Draws a number so that its first digit stands at the same place with and without a sign; `baseline` is the place of the sign.
void drawAligned(QPainter& painter, const QPointF& baseline, const QString& number);

enum class NameAccent {
    None,
    Bar, // v̄: an adjoint
    Dot, // v̇: a tangent
};

/// Draws a variable's name with the painter's font; a bar or a dot stands over the letters, not over the subscript.
void drawName(QPainter& painter, const QPointF& baseline, const QString& name, NameAccent accent);

} // namespace ad::ui
