// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tabs.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {

namespace {

constexpr int kMostInRow = 5; // tabs; more in a row would be small targets
constexpr int kMostRows = 2;  // more would take the room of the tool itself

} // namespace

Tabs::Tabs(QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_bar(new QGridLayout)
    , m_list(new QComboBox(this))
    , m_stack(new QStackedLayout)
{
    setAccessibleName(tr("Tools"));
    m_bar->setContentsMargins(8, 0, 8, 0);
    m_bar->setSpacing(2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_bar);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(16, 0, 16, 0);
    choice->addWidget(m_list);
    layout->addLayout(choice);
    m_list->setAccessibleName(tr("Tools"));
    m_list->setToolTip(tr("What is shown here"));
    m_list->hide();
    connect(m_list, &QComboBox::activated, this, &Tabs::setCurrentIndex);
    layout->addLayout(m_stack, 1);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool isOn) {
        if (!isOn)
            return;
        m_stack->setCurrentIndex(index);
        m_list->setCurrentIndex(index);
        refresh();
        emit currentChanged(index);
    });
}

void Tabs::addTab(QWidget* widget, const QString& title, const QString& about)
{
    const int index = count();
    auto* button = new QToolButton(this);
    button->setText(title);
    button->setToolTip(about);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setProperty("look", QStringLiteral("tab"));
    m_buttons->addButton(button, index);
    m_list->addItem(title);
    m_list->setItemData(index, about, Qt::ToolTipRole);
    m_entries.push_back({title, about});
    m_tabsInRow = 0;
    arrange();
    m_stack->addWidget(widget);
    if (index == 0)
        button->setChecked(true);
}

void Tabs::setShortcutText(int index, const QString& shortcut)
{
    const QString& about = m_entries[static_cast<std::size_t>(index)].about;
    m_buttons->button(index)->setToolTip(shortcut.isEmpty() ? about : QStringLiteral("%1 (%2)").arg(about, shortcut));
}

void Tabs::setMarked(int index, bool isMarked)
{
    const QString& title = m_entries[static_cast<std::size_t>(index)].title;
    m_buttons->button(index)->setText(isMarked ? title + QStringLiteral(" •") : title);
}

int Tabs::widthOf(int tabsInRow) const
{
    int width = m_bar->contentsMargins().left() + m_bar->contentsMargins().right() + (tabsInRow - 1) * m_bar->spacing();
    for (int column = 0; column < tabsInRow; ++column) {
        int widest = 0;
        for (int i = column; i < count(); i += tabsInRow)
            widest = std::max(widest, m_buttons->button(i)->sizeHint().width());
        width += widest;
    }
    return width;
}

// As many tabs in a row as there is room for, and all of them in sight: a bar that scrolls would hide the rest.
void Tabs::arrange()
{
    int inRow = std::clamp(count(), 1, kMostInRow);
    while (inRow > 1 && widthOf(inRow) > width())
        --inRow;
    const bool isList = (count() + inRow - 1) / inRow > kMostRows;
    m_list->setVisible(isList);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setVisible(!isList);
    if (inRow == m_tabsInRow)
        return;
    m_tabsInRow = inRow;
    for (int i = 0; i < count(); ++i)
        m_bar->addWidget(m_buttons->button(i), i / inRow, i % inRow);
}

void Tabs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

int Tabs::currentIndex() const
{
    return m_buttons->checkedId();
}

void Tabs::setCurrentIndex(int index)
{
    if (QAbstractButton* button = m_buttons->button(index))
        button->setChecked(true);
}

void Tabs::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace ad::ui
