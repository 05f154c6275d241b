// SPDX-License-Identifier: GPL-3.0-or-later
// The tools beside the stage as tabs, of which one is seen.
#pragma once

#include "ui/panel/tool.h"

#include <QWidget>

#include <optional>
#include <vector>

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QStackedLayout;

namespace ad::ui {

/// Passes on what is shown to the tool in sight, and what that tool wants.
class ToolTabs : public QWidget
{
    Q_OBJECT

public:
    explicit ToolTabs(QWidget* parent = nullptr);

    /// Takes ownership.
    void addTool(Tool* tool);
    /// What leads to a tool, for the tooltip of its tab: "Alt+1".
    void setShortcutText(int index, const QString& shortcut);
    [[nodiscard]] int count() const { return static_cast<int>(m_tools.size()); }
    [[nodiscard]] Tool* tool(int index) const { return m_tools[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int currentIndex() const;
    /// Also the way to a tool for menus and keys. Does nothing for an index that doesn't exist.
    void setCurrentIndex(int index);

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
    void currentChanged(int index);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] Tool* shown() const;
    void refresh();
    [[nodiscard]] int widthOf(int tabsInRow) const;
    void arrange();

    QButtonGroup* m_buttons;
    QGridLayout* m_bar;
    QComboBox* m_list; // instead of the tabs where they would take more than two rows
    QStackedLayout* m_stack;
    std::vector<Tool*> m_tools;
    std::shared_ptr<const Derivation> m_derivation;
    std::optional<Frame> m_frame; // of m_derivation's trace
    NodeId m_selected = kNoNode;
    int m_tabsInRow = 0;
};

} // namespace ad::ui
