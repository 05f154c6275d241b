// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/message_bar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ad::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon("close"));
    m_close->setToolTip(tr("Close this message (Esc)"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setProperty("look", "iconOnly");
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(12);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(m_close);
    hide();
}

void MessageBar::showMessage(MessageKind kind, const QString& text, const std::vector<Button>& buttons)
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater(); // one of them may be the sender
        item->widget()->hide();
        delete item;
    }
    for (const auto& [label, act] : buttons) {
        auto* button = new QPushButton(label, this);
        connect(button, &QPushButton::clicked, this, [this, act = act] {
            dismiss();
            act();
        });
        m_buttons->addWidget(button);
    }
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    static constexpr const char* kKinds[] = {"info", "warning", "error"};
    setLook(this, "kind", kKinds[static_cast<int>(kind)]);
    showIcon();
    show();
}

void MessageBar::dismiss()
{
    if (isHidden())
        return;
    hide();
    emit dismissed();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::showIcon()
{
    const Theme& theme = currentTheme();
    static constexpr const char* kIcons[] = {"info", "warning", "error"};
    const QColor colors[] = {theme.text, theme.warning, theme.error};
    const auto index = static_cast<std::size_t>(m_kind);
    m_icon->setPixmap(icon(kIcons[index], colors[index]).pixmap(QSize(theme.px(20), theme.px(20)), devicePixelRatioF()));
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace ad::ui
