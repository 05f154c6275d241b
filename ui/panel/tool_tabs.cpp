// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tool_tabs.h"

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

ToolTabs::ToolTabs(QWidget* parent)
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
    connect(m_list, &QComboBox::activated, this, &ToolTabs::setCurrentIndex);
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

void ToolTabs::addTool(Tool* tool)
{
    const int index = count();
    auto* button = new QToolButton(this);
    button->setText(tool->title());
    button->setToolTip(tool->about());
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setProperty("look", QStringLiteral("tab"));
    m_buttons->addButton(button, index);
    m_list->addItem(tool->title());
    m_list->setItemData(index, tool->about(), Qt::ToolTipRole);
    m_tools.push_back(tool);
    m_tabsInRow = 0;
    arrange();
    m_stack->addWidget(tool);
    connect(tool, &Tool::nodePicked, this, &ToolTabs::nodePicked);
    connect(tool, &Tool::edgePicked, this, &ToolTabs::edgePicked);
    connect(tool, &Tool::seekRequested, this, &ToolTabs::seekRequested);
    connect(tool, &Tool::episodePicked, this, &ToolTabs::episodePicked);
    connect(tool, &Tool::edited, this, &ToolTabs::edited);
    if (index == 0)
        button->setChecked(true);
}

void ToolTabs::setShortcutText(int index, const QString& shortcut)
{
    const QString about = tool(index)->about();
    m_buttons->button(index)->setToolTip(shortcut.isEmpty() ? about : QStringLiteral("%1 (%2)").arg(about, shortcut));
}

int ToolTabs::widthOf(int tabsInRow) const
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
void ToolTabs::arrange()
{
    int inRow = std::min(kMostInRow, count());
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

void ToolTabs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

int ToolTabs::currentIndex() const
{
    return m_buttons->checkedId();
}

void ToolTabs::setCurrentIndex(int index)
{
    if (QAbstractButton* button = m_buttons->button(index))
        button->setChecked(true);
}

void ToolTabs::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    m_frame.reset();
    for (int i = 0; i < count(); ++i) {
        const bool isMarked = m_derivation && tool(i)->isMarked(*m_derivation);
        m_buttons->button(i)->setText(isMarked ? tool(i)->title() + QStringLiteral(" •") : tool(i)->title());
    }
    if (Tool* tool = shown())
        tool->setDerivation(m_derivation);
}

void ToolTabs::setSelectedNode(NodeId node)
{
    m_selected = node;
    if (Tool* tool = shown())
        tool->setSelectedNode(node);
}

void ToolTabs::showFrame(const Frame& frame)
{
    m_frame = frame;
    if (Tool* tool = shown())
        tool->showFrame(frame);
}

void ToolTabs::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

Tool* ToolTabs::shown() const
{
    return isVisible() && currentIndex() >= 0 ? tool(currentIndex()) : nullptr;
}

void ToolTabs::refresh()
{
    Tool* tool = shown();
    if (tool == nullptr)
        return;
    tool->setDerivation(m_derivation);
    tool->setSelectedNode(m_selected);
    if (m_derivation && m_frame)
        tool->showFrame(*m_frame);
}

} // namespace ad::ui
