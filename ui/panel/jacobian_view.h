// SPDX-License-Identifier: GPL-3.0-or-later
// A Jacobian as a grid: ȳ stands beside its rows, Jᵀȳ below its columns.
#pragma once

#include "core/trace/jacobian_study.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace ad::ui {

class HoverCard;

/// How the two nodes are called, and their shapes.
struct JacobianNames
{
    QString of;
    QString withRespectTo;
    Shape ofShape = {};
    Shape withRespectToShape = {};
};

/// Numbers up to 32 rows and 16 columns, else a heat map in which every pixel shows the entry of largest magnitude that it stands for.
/// Zeros that are zero at every point are dots. Hover a cell, or walk through them with the arrow keys, to read it.
class JacobianView : public QWidget
{
    Q_OBJECT

public:
    explicit JacobianView(QWidget* parent = nullptr);

    /// null: nothing is shown.
    void setStudy(std::shared_ptr<const JacobianStudy> study, const JacobianNames& names);

    /// What the card beside a cell says: "∂y[1]/∂x[0] = 0.5"; row −1: the sum that gives this element of Jᵀȳ.
    [[nodiscard]] QString textAt(int row, int column) const;
    [[nodiscard]] bool isShownAsNumbers() const;
    [[nodiscard]] QRectF cellRect(int row, int column) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell
    {
        int row = -2; // −1: the sum below the column
        int column = -1;

        friend bool operator==(const Cell&, const Cell&) = default;
    };

    [[nodiscard]] QRectF gridRect(int width) const;
    [[nodiscard]] Cell cellAt(QPointF position) const;
    void setCell(const Cell& cell, QPoint card);
    void makePicture();
    [[nodiscard]] double entry(int row, int column) const;
    [[nodiscard]] bool isStructuralZero(int row, int column) const;
    void paintNumbers(QPainter& painter) const;
    void paintHeaders(QPainter& painter) const;
    void paintAdjoints(QPainter& painter) const;

    std::shared_ptr<const JacobianStudy> m_study;
    JacobianNames m_names;
    HoverCard* m_card;
    QImage m_picture; // of a heat map
    Cell m_cell;
    double m_most = 1.0; // the largest magnitude
};

} // namespace ad::ui
