// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a formula in a window: fits it to the width, and lets its parts be pointed at, clicked and reached with the keyboard.
#pragma once

#include "ui/math/formula.h"

#include <QWidget>

namespace ad::ui {

/// A formula that is too wide is first broken into lines, then made smaller, down to two thirds.
/// Tab walks through its links, Enter or Space activates one, Ctrl+C copies the TeX.
class FormulaLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FormulaLabel(QWidget* parent = nullptr);

    /// The formula's TeX, also its name for screen readers as plain text. Emits nothing.
    void setTex(const QString& tex);
    [[nodiscard]] QString tex() const { return m_tex; }

    /// Size, mode and roles. Its colour is not used: that is the palette's, so that it follows the theme. Its maximum width is the
    /// widget's.
    void setMathStyle(const MathStyle& style);
    [[nodiscard]] const MathStyle& mathStyle() const { return m_style; }

    /// Left (the default), centre or right; always in the middle vertically.
    void setAlignment(Qt::Alignment alignment);

    /// Marks a link as if it were hovered, such as when its part of the graph is pointed at; empty for none. Emits nothing.
    void setHighlightedLink(const QString& id);

    /// As it is shown now.
    [[nodiscard]] const Formula& formula() const { return m_formula; }
    [[nodiscard]] QPointF formulaPosition() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void linkActivated(const QString& id);
    /// The pointer came over a link, or left it: then `id` is empty.
    void linkHovered(const QString& id);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] Formula fitted(int width) const;
    void typeset();
    void setHovered(const QString& id);
    void copyTex() const;
    void copyPlainText() const;
    [[nodiscard]] QString linkAt(QPointF position) const;
    [[nodiscard]] QStringList linkIds() const;

    QString m_tex;
    MathStyle m_style;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    Formula m_formula;
    Formula m_natural; // in one line, for the size hint
    QString m_hovered;
    QString m_highlighted;
    QString m_pressed;
    int m_focused = -1; // which of linkIds() has the focus ring
};

} // namespace ad::ui
