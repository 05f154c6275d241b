// SPDX-License-Identifier: GPL-3.0-or-later
// The tools beside the graph as tabs, of which one is seen.
#pragma once

#include "ui/panel/tabs.h"
#include "ui/panel/tool.h"

#include <optional>
#include <vector>

namespace ad::ui {

/// Passes on what is shown to the tool in sight, and what that tool wants.
class ToolTabs : public Tabs
{
    Q_OBJECT

public:
    using Tabs::Tabs;

    /// Takes ownership.
    void addTool(Tool* tool);
    [[nodiscard]] Tool* tool(int index) const { return m_tools[static_cast<std::size_t>(index)]; }

    void setDerivation(std::shared_ptr<const Derivation> derivation);
    void setSelectedNode(NodeId node);
    /// A frame of the derivation's trace, which keeps what it points to alive.
    void showFrame(const Frame& frame);

signals:
    void nodePicked(NodeId node);
    void edgePicked(int edge);
    void seekRequested(double position);
    void episodePicked(int episode);
    void edited(const QString& text, std::function<void(ad::Scenario&)> change, const QString& mergeKey);

protected:
    void refresh() override;

private:
    [[nodiscard]] Tool* shown() const;

    std::vector<Tool*> m_tools;
    std::shared_ptr<const Derivation> m_derivation;
    std::optional<Frame> m_frame; // of m_derivation's trace
    NodeId m_selected = kNoNode;
};

} // namespace ad::ui
