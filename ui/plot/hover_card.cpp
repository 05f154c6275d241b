// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/hover_card.h"

#include "ui/theme/appearance.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ad::ui {

HoverCard::HoverCard(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setProperty("look", "card");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_text);
    hide();
}

void HoverCard::showAt(QPoint pointer, const QString& richText)
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(richText);
    adjustSize();
    const int gap = currentTheme().px(16);
    QPoint corner = pointer + QPoint(gap, gap);
    if (corner.x() + width() > parentWidget()->width())
        corner.setX(pointer.x() - gap - width());
    if (corner.y() + height() > parentWidget()->height())
        corner.setY(pointer.y() - gap - height());
    move(qMax(0, corner.x()), qMax(0, corner.y()));
    show();
    raise();
}

} // namespace ad::ui
