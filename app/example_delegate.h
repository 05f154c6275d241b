// SPDX-License-Identifier: GPL-3.0-or-later
// One row of the list of examples: a heading, or a title over its sentence with how the published digits compare.
#pragma once

#include "core/scenario/published_check.h"

#include <QStyledItemDelegate>

namespace ad::app {

class ExampleDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The title is the display role. A row without a sentence is a heading.
    enum Role {
        Sentence = Qt::UserRole,
        Agreeing, // how many printed numbers agree with ours
        Errata,   // how many are known to be wrong
        Index,    // of the example
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// "19 ✓", "2 errata"; empty for 0.
[[nodiscard]] QString agreeingText(int count);
[[nodiscard]] QString errataText(int count);

} // namespace ad::app
