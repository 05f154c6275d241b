// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card_word.h"

#include "ui/graph/card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace ad::ui {
namespace {

constexpr double kHeight = 18.0;
constexpr double kPadding = 8.0;

/// For lupdate, which has to know the class that a text belongs to.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ad::ui::GraphView)
};

} // namespace

QString cardWord(CardWord word)
{
    switch (word) {
    case CardWord::Wrong:
        return Words::tr("wrong");
    case CardWord::NotKept:
        return Words::tr("not kept");
    case CardWord::LeftOver:
        return Words::tr("left over");
    case CardWord::Updated:
        return Words::tr("updated");
    }
    return {};
}

void drawCardWord(QPainter& painter, const QRectF& card, const QString& word, const RoleLook& look, const Ink& ink)
{
    painter.setFont(cellFont());
    const double width = QFontMetricsF(cellFont()).horizontalAdvance(word) + 2 * kPadding;
    const QRectF box(card.center().x() - width / 2.0, card.bottom() - kHeight / 2.0, width, kHeight);
    painter.setPen(QPen(ink(look.line), 1.2));
    painter.setBrush(ink(look.fill));
    painter.drawRoundedRect(box, kHeight / 2.0, kHeight / 2.0);
    painter.setPen(ink(look.text));
    painter.drawText(box, Qt::AlignCenter, word);
}

} // namespace ad::ui
