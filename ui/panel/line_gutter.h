// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the lines beside the editor, with a dot where a line is wrong.
#pragma once

#include <QWidget>

namespace ad::ui {

class ExpressionEdit;

class LineGutter : public QWidget
{
    Q_OBJECT

public:
    explicit LineGutter(ExpressionEdit* editor);

    /// Wide enough for the number of the last line and a dot.
    [[nodiscard]] int wantedWidth() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ExpressionEdit* m_editor;
};

} // namespace ad::ui
