// SPDX-License-Identifier: GPL-3.0-or-later
// Paints an input as a row of numbers in which one is moved: [0.34, −1.11 + h, 0.78].
#pragma once

#include <QStyledItemDelegate>

namespace ad::ui {

/// For cells with CheckModel's ElementsRole and ChangedRole. As many neighbours as there is room for.
class MovedDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ad::ui
