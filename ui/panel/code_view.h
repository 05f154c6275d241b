// SPDX-License-Identifier: GPL-3.0-or-later
// Generated code to read: coloured by what the words stand for, with the line of the current step marked.
#pragma once

#include "core/trace/code.h"

#include <QPlainTextEdit>

namespace ad::ui {

class CodeHighlighter;

/// A click on a line, or Return in it, picks it. Text can be selected and copied as in any editor.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Leaves cursor and scroll bars where they are if only some lines differ.
    void setCode(const Code& code);
    /// Marks a line, from 0, and brings it to sight; -1 marks none.
    void setActiveLine(int line);
    [[nodiscard]] int activeLine() const { return m_active; }

signals:
    void linePicked(int line);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyMeasures();
    void replaceLines(const QStringList& lines);
    void showActive();

    CodeHighlighter* m_highlighter;
    QPoint m_pressed;
    int m_active = -1;
    Code m_code;
};

} // namespace ad::ui
