// SPDX-License-Identifier: GPL-3.0-or-later
// A small card beside the pointer with exact numbers.
#pragma once

#include <QFrame>

class QLabel;

namespace ad::ui {

class HoverCard : public QFrame
{
    Q_OBJECT

public:
    /// Hidden, and never in the way of the pointer.
    explicit HoverCard(QWidget* parent);

    /// Rich text, beside `pointer` (in the parent's coordinates), always inside the parent.
    void showAt(QPoint pointer, const QString& richText);

private:
    QLabel* m_text;
};

} // namespace ad::ui
