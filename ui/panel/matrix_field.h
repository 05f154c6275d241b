// SPDX-License-Identifier: GPL-3.0-or-later
// A scalar, a vector or a matrix as numbers that can be edited; a large one as a summary and a text.
#pragma once

#include "core/base/tensor.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;

namespace ad::ui {

class NumberField;

/// Up to 8×8 a grid of number fields (a vector stands in one row, and breaks after eight); larger ones are summarized and edited as
/// text in a dialog.
class MatrixField : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMost = 8;

    explicit MatrixField(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] const Tensor& value() const { return m_value; }
    /// Emits nothing; keeps the fields if the shape is the same, so that a drag goes on.
    void setValue(const Tensor& value);

signals:
    /// @see NumberField::valueEdited
    void valueEdited(const ad::Tensor& value, int gesture);
    void editFinished();

private:
    void rebuild();
    void buildGrid();
    void buildSummary();
    void editAsText();

    QString m_name;
    Tensor m_value;
    QGridLayout* m_layout;
    std::vector<NumberField*> m_fields;
    int m_gesture = 0;
};

/// "[[1, 2], [3, 4]]", "[1, 2]" or rows of numbers parted by spaces, commas and line ends, as a value of the shape that `like` has.
/// Nothing if the count differs or something is no number.
[[nodiscard]] std::optional<Tensor> tensorFromText(const QString& text, const Shape& like);

} // namespace ad::ui
