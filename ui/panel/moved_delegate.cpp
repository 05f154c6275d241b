// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/moved_delegate.h"

#include "ui/panel/check_model.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QPainter>

namespace ad::ui {
namespace {

struct Parts
{
    QString before;
    QString changed;
    QString after;
};

// Grows from the changed number to both sides while it fits.
Parts fitted(const QStringList& numbers, int changed, const QFontMetricsF& metrics, qreal room)
{
    const bool isScalar = numbers.size() == 1;
    const QString moved = numbers[changed] + QStringLiteral(" + h");
    int first = changed;
    int last = changed;
    const auto parts = [&](int from, int to) {
        Parts result{{}, moved, {}};
        for (int i = from; i < changed; ++i)
            result.before += numbers[i] + QStringLiteral(", ");
        for (int i = changed + 1; i <= to; ++i)
            result.after += QStringLiteral(", ") + numbers[i];
        if (!isScalar) {
            result.before = (from > 0 ? QStringLiteral("[… ") : QStringLiteral("[")) + result.before;
            result.after += to + 1 < numbers.size() ? QStringLiteral(" …]") : QStringLiteral("]");
        }
        return result;
    };
    const auto fits = [&](int from, int to) {
        const Parts all = parts(from, to);
        return metrics.horizontalAdvance(all.before + all.changed + all.after) + 8 <= room;
    };
    for (bool isGrowing = true; isGrowing;) {
        isGrowing = false;
        if (last + 1 < numbers.size() && fits(first, last + 1)) {
            ++last;
            isGrowing = true;
        }
        if (first > 0 && fits(first - 1, last)) {
            --first;
            isGrowing = true;
        }
    }
    return parts(first, last);
}

} // namespace

void MovedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);
    const Theme& theme = currentTheme();
    painter->save();
    painter->setClipRect(cell.rect);
    painter->setFont(cell.font);
    const QFontMetricsF metrics(cell.font);
    QRectF area = QRectF(cell.rect).adjusted(6, 0, -2, 0);
    const QString name = index.data(CheckModel::NameRole).toString().section('[', 0, 0) + QStringLiteral(" ");
    const qreal least = metrics.horizontalAdvance(name) + metrics.horizontalAdvance(QStringLiteral("[… −0.123 + h …]"));
    painter->setPen(theme.mutedText);
    if (least < area.width()) {
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, name);
        area.setLeft(area.left() + metrics.horizontalAdvance(name));
    }
    const Parts parts =
        fitted(index.data(CheckModel::ElementsRole).toStringList(), index.data(CheckModel::ChangedRole).toInt(), metrics, area.width());
    const auto draw = [&](const QString& text, const QColor& color) {
        painter->setPen(color);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, text);
        area.setLeft(area.left() + metrics.horizontalAdvance(text));
    };
    draw(parts.before, theme.mutedText);
    const QRectF mark(area.left() - 1, area.center().y() - metrics.height() / 2 - 1, metrics.horizontalAdvance(parts.changed) + 2,
                      metrics.height() + 2);
    painter->fillRect(mark, theme.value.fill);
    draw(parts.changed, theme.value.text);
    draw(parts.after, theme.mutedText);
    painter->restore();
}

} // namespace ad::ui
