// SPDX-License-Identifier: GPL-3.0-or-later
// The step at the player's position as equations, of the selected racer and of one to compare it with.
#pragma once

#include "ui/panel/race_tool.h"

#include <array>

class QBoxLayout;
class QComboBox;

namespace ad::ui {

class LedgerColumn;

class LedgerTool : public RaceTool
{
    Q_OBJECT

public:
    explicit LedgerTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Ledger"); }
    [[nodiscard]] QString about() const override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;
    void setPosition(double position) override;

    [[nodiscard]] const LedgerColumn& column(int index) const { return *m_columns[static_cast<std::size_t>(index)]; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillBeside();
    void showRacers();

    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    int m_beside = -1;
    QComboBox* m_chooser;
    QBoxLayout* m_pair;
    std::array<LedgerColumn*, 2> m_columns = {};
};

} // namespace ad::ui
