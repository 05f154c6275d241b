// SPDX-License-Identifier: GPL-3.0-or-later
// A typeset formula: a value that knows its size, paints itself and says which of its parts can be clicked.
#pragma once

#include "ui/math/math_style.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QStringList>

#include <memory>
#include <vector>

class QPainter;

namespace ad::ui {

/// Where a part written as \link{id}{…} is, relative to the formula's top left corner. A part that goes on in a new line has two areas.
struct LinkArea
{
    QString id;
    QRectF area;
};

/// Copies share the data, so a formula is cheap to keep. Letters are painted as filled outlines, not as text: screen, SVG and PDF look
/// the same on every machine, whatever its fonts and hinting; plainText() is there for what needs text.
class Formula
{
public:
    /// The empty formula.
    Formula();

    /// Typesets TeX (see parseTex for what is understood). Never fails: what is not understood is shown as it was written.
    /// To be called in the GUI thread; the result can be painted in any. Cost: about 0.6 µs per sign.
    [[nodiscard]] static Formula typeset(const QString& tex, const MathStyle& style);

    /// In logical pixels, whole; all ink is inside.
    [[nodiscard]] QSizeF size() const;
    /// Of the first line, below the top edge, in whole logical pixels.
    [[nodiscard]] double baseline() const;
    /// More than one only if the style has a maximum width.
    [[nodiscard]] int lineCount() const;

    void paint(QPainter& painter, QPointF topLeft) const;

    /// From left to right. Areas don't overlap, except that of a link inside a link, which comes after the outer one.
    [[nodiscard]] std::vector<LinkArea> links() const;
    /// The id of the innermost link at a point relative to the top left corner; empty if there is none.
    [[nodiscard]] QString linkAt(QPointF position) const;

    [[nodiscard]] QString tex() const;
    /// Readable Unicode for screen readers and for copying, such as "v̄₁ = ∂v₂/∂v₁".
    [[nodiscard]] QString plainText() const;
    /// What was not understood; empty for correct TeX.
    [[nodiscard]] QStringList errors() const;

private:
    struct Data;
    explicit Formula(std::shared_ptr<const Data> data);

    std::shared_ptr<const Data> m_data;
};

} // namespace ad::ui
