// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/empty_state.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ad::ui {

EmptyState::EmptyState(const QString& iconName, const QString& sentence, const QString& button, QWidget* parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(sentence, this))
{
    m_sentence->setProperty("look", "muted");
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMaximumWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 8, 24, 8);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 100);
    row->addStretch(1);
    layout->addLayout(row);
    if (!button.isEmpty()) {
        auto* push = new QPushButton(button, this);
        push->setToolTip(sentence);
        connect(push, &QPushButton::clicked, this, &EmptyState::buttonClicked);
        layout->addWidget(push, 0, Qt::AlignHCenter);
    }
    layout->addStretch();
    showIcon();
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::showIcon()
{
    const Theme& theme = currentTheme();
    m_icon->setPixmap(icon(m_iconName, theme.mutedText).pixmap(QSize(theme.px(40), theme.px(40)), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace ad::ui
