// SPDX-License-Identifier: GPL-3.0-or-later
// A number that can be dragged, stepped by keys, and typed.
#pragma once

#include <QWidget>

class QLineEdit;

namespace ad::ui {

/// Shows "name  value" with four significant digits; the tooltip has all of them. Drag left and right to scrub (Shift: fine), arrow up
/// and down or the wheel to step, double click, Enter or a digit to type, Escape to give up typing.
class NumberField : public QWidget
{
    Q_OBJECT

public:
    explicit NumberField(const QString& name = {}, QWidget* parent = nullptr);

    [[nodiscard]] double value() const { return m_value; }
    /// Emits nothing.
    void setValue(double value);
    [[nodiscard]] const QString& name() const { return m_name; }
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// What is shown: four digits.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user changed it. Values with the same `gesture` belong to one drag or one run of keys, and to one step of undo.
    void valueEdited(double value, int gesture);
    /// The drag ended, the key came up, or what was typed was taken.
    void editFinished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void change(double value);
    void step(double units, Qt::KeyboardModifiers modifiers);
    void beginTyping(const QString& start);
    void endTyping(bool isTaken);
    void endGesture();
    [[nodiscard]] QRect valueRect() const;

    QString m_name;
    double m_value = 0.0;
    bool m_isReadOnly = false;
    bool m_isDragging = false;
    bool m_isGesture = false;
    int m_gesture = 0;
    double m_pressX = 0.0;
    double m_lastX = 0.0;
    double m_exact = 0.0; // while dragging, before it is rounded to the step
    QLineEdit* m_editor = nullptr;
};

} // namespace ad::ui
