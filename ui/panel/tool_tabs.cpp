// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tool_tabs.h"

namespace ad::ui {

void ToolTabs::addTool(Tool* tool)
{
    m_tools.push_back(tool);
    connect(tool, &Tool::nodePicked, this, &ToolTabs::nodePicked);
    connect(tool, &Tool::edgePicked, this, &ToolTabs::edgePicked);
    connect(tool, &Tool::seekRequested, this, &ToolTabs::seekRequested);
    connect(tool, &Tool::episodePicked, this, &ToolTabs::episodePicked);
    connect(tool, &Tool::edited, this, &ToolTabs::edited);
    addTab(tool, tool->title(), tool->about());
}

void ToolTabs::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    m_frame.reset();
    for (int i = 0; i < count(); ++i) {
        setMarked(i, m_derivation && tool(i)->isMarked(*m_derivation));
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
