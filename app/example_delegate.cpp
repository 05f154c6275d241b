// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/example_delegate.h"

#include "ui/theme/appearance.h"

#include <QPainter>

namespace ad::app {
namespace {

constexpr qreal kMargin = 12;

QFont sized(const QFont& font, int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont result = font;
    result.setPixelSize(pixels);
    result.setWeight(weight);
    return result;
}

// A small pill that ends at `right`; returns where it begins.
qreal drawBadge(QPainter& painter, qreal right, const QRectF& row, const QString& text, const QColor& fill)
{
    if (text.isEmpty())
        return right;
    const ui::Theme& theme = ui::currentTheme();
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + theme.px(16), metrics.height() + theme.px(4));
    const QRectF pill(QPointF(right - size.width(), row.center().y() - size.height() / 2), size);
    painter.setPen(theme.border);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, size.height() / 2, size.height() / 2);
    painter.setPen(theme.text);
    painter.drawText(pill, Qt::AlignCenter, text);
    return pill.left() - theme.px(8);
}

void drawHeading(QPainter& painter, const QRectF& row, const QFont& font, const QString& text)
{
    const ui::Theme& theme = ui::currentTheme();
    painter.setFont(sized(font, theme.smallText(), QFont::Bold));
    painter.setPen(theme.mutedText);
    painter.drawText(row.adjusted(theme.px(kMargin), 0, 0, -theme.px(4)), Qt::AlignLeft | Qt::AlignBottom, text);
}

void drawExample(QPainter& painter, const QRectF& row, const QFont& font, const QModelIndex& index, bool isSelected)
{
    const ui::Theme& theme = ui::currentTheme();
    if (isSelected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentFill);
        painter.drawRoundedRect(row.adjusted(theme.px(4), 0, -theme.px(4), 0), theme.px(6), theme.px(6));
    }
    painter.setFont(sized(font, theme.smallText()));
    qreal right = row.right() - theme.px(kMargin);
    right = drawBadge(painter, right, row, agreeingText(index.data(ExampleDelegate::Agreeing).toInt()), theme.sunken);
    right = drawBadge(painter, right, row, errataText(index.data(ExampleDelegate::Errata).toInt()), theme.warningFill);
    const qreal left = row.left() + theme.px(kMargin);
    const QRectF upper(left, row.top() + theme.px(6), right - left, theme.px(20));
    const QRectF lower(left, upper.bottom(), right - left, theme.px(18));
    const QString sentence = index.data(ExampleDelegate::Sentence).toString();
    painter.setPen(theme.mutedText);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(sentence, Qt::ElideRight, int(lower.width())));
    painter.setFont(sized(font, theme.bodyText()));
    painter.setPen(theme.text);
    const QString title = index.data(Qt::DisplayRole).toString();
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(title, Qt::ElideRight, int(upper.width())));
}

} // namespace

QString agreeingText(int count)
{
    return count == 0 ? QString() : ExampleDelegate::tr("%1 ✓").arg(count);
}

QString errataText(int count)
{
    if (count == 0)
        return {};
    return count == 1 ? ExampleDelegate::tr("1 erratum") : ExampleDelegate::tr("%1 errata").arg(count);
}

void ExampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(Sentence).isNull())
        drawHeading(*painter, option.rect, option.font, index.data(Qt::DisplayRole).toString());
    else
        drawExample(*painter, option.rect, option.font, index, option.state.testFlag(QStyle::State_Selected));
    painter->restore();
}

QSize ExampleDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {0, ui::currentTheme().px(index.data(Sentence).isNull() ? 36 : 50)};
}

} // namespace ad::app
