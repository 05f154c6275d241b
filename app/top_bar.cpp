// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/top_bar.h"

#include "app/actions.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace ad::app {

TopBar::TopBar(const Actions& actions, QMenu* examples, QWidget* parent)
    : QFrame(parent)
    , m_switch(new QFrame(this))
    , m_title(new QLabel(this))
{
    setObjectName(QStringLiteral("topBar"));
    m_switch->setObjectName(QStringLiteral("segmented"));
    auto* segments = new QHBoxLayout(m_switch);
    segments->setContentsMargins(2, 2, 2, 2);
    segments->setSpacing(2);
    auto* examplesButton = new QToolButton(this);
    examplesButton->setText(tr("Examples"));
    examplesButton->setIcon(ui::icon("examples"));
    examplesButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    examplesButton->setPopupMode(QToolButton::InstantPopup);
    examplesButton->setMenu(examples);
    examplesButton->setFocusPolicy(Qt::TabFocus);
    examplesButton->setToolTip(tr("Open an example (%1)").arg(actions.browseExamples->shortcut().toString(QKeySequence::NativeText)));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(4);
    layout->addWidget(m_switch);
    layout->addSpacing(8);
    layout->addWidget(examplesButton);
    layout->addWidget(m_title, 1);
    layout->addWidget(button(actions.undo));
    layout->addWidget(button(actions.redo));
    layout->addSpacing(12);
    layout->addWidget(button(actions.theme));
    QToolButton* present = button(actions.present);
    present->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    present->setProperty("look", QVariant());
    layout->addWidget(present);
    applyMeasures();
}

QToolButton* TopBar::button(QAction* action)
{
    auto* result = new QToolButton(this);
    result->setDefaultAction(action);
    result->setToolButtonStyle(Qt::ToolButtonIconOnly);
    result->setFocusPolicy(Qt::TabFocus);
    result->setProperty("look", "iconOnly");
    return result;
}

void TopBar::addPage(QAction* page)
{
    QToolButton* segment = button(page);
    segment->setProperty("look", QVariant());
    segment->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_switch->layout()->addWidget(segment);
    applyMeasures();
}

void TopBar::setTitle(const QString& title, bool isDirty)
{
    m_titleText = title;
    m_isDirty = isDirty;
    showTitle();
}

void TopBar::showTitle()
{
    const QString text = m_isDirty ? QStringLiteral("• ") + m_titleText : m_titleText;
    m_title->setText(m_title->fontMetrics().elidedText(text, Qt::ElideMiddle, qMax(0, m_title->width() - 16)));
    m_title->setToolTip(m_isDirty ? tr("%1 (not saved yet)").arg(m_titleText) : m_titleText);
}

void TopBar::applyMeasures()
{
    const int side = ui::currentTheme().px(18);
    for (QToolButton* button : findChildren<QToolButton*>())
        button->setIconSize(QSize(side, side));
}

void TopBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyMeasures();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showTitle();
}

} // namespace ad::app
