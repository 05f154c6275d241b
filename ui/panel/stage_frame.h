// SPDX-License-Identifier: GPL-3.0-or-later
// The stage between its side panels, with an optional strip below: the frame of every page.
#pragma once

#include "ui/panel/panel_widths.h"
#include "ui/panel/side_panel.h"

#include <QWidget>

#include <optional>

namespace ad::ui {

class PanelGrip;

class StageFrame : public QWidget
{
    Q_OBJECT

public:
    explicit StageFrame(QWidget* parent = nullptr);

    /// Each takes ownership, and is called at most once for each place.
    void setStage(QWidget* stage);
    void setPanel(SidePanel* panel, int preferredWidth, int minimumWidth);
    /// Below the stage, `height` logical pixels high; it gives way first when the window is low.
    void setStrip(QWidget* strip, int height);

    [[nodiscard]] SidePanel* panel(Side side) const;
    /// What the user wants; in a narrow window a panel may be folded all the same.
    [[nodiscard]] bool isOpen(Side side) const;
    void setOpen(Side side, bool isOpen);
    [[nodiscard]] bool hasStrip() const { return m_strip != nullptr; }
    [[nodiscard]] bool isStripShown() const { return m_isStripShown; }
    void setStripShown(bool isShown);
    /// Shows nothing but the stage, and back; what was open stays remembered.
    void setStageOnly(bool isStageOnly);

    /// Which panels are open and how wide they are, as text for the settings; restoreState ignores what it can't read.
    [[nodiscard]] QString state() const;
    void restoreState(const QString& state);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A panel or the strip was opened or folded, by the user or because the width changed.
    void panelsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Place
    {
        SidePanel* panel = nullptr;
        PanelGrip* grip = nullptr;
        int preferred = 0; // at scale 1
        int minimum = 0;
        bool isOpen = true;
        bool isUrgent = false;
    };

    [[nodiscard]] Place& place(Side side) { return side == Side::Left ? m_left : m_right; }
    [[nodiscard]] const Place& place(Side side) const { return side == Side::Left ? m_left : m_right; }
    [[nodiscard]] PanelWish wish(Side side) const;
    void dragged(Side side, int width);
    void arrange();
    void arrangeStage(int left, int right);

    Place m_left;
    Place m_right;
    QWidget* m_stage = nullptr;
    QWidget* m_strip = nullptr;
    int m_stripHeight = 0;
    bool m_isStripShown = true;
    bool m_isStageOnly = false;
};

} // namespace ad::ui
