// SPDX-License-Identifier: GPL-3.0-or-later
// What the derivatives say at a point of the landscape, its critical points, and the rates of convergence.
#pragma once

#include "core/scenario/minima.h"
#include "ui/panel/background_job.h"
#include "ui/panel/race_tool.h"
#include "ui/panel/theory_numbers.h"

#include <optional>

class QLabel;
class QPushButton;

namespace ad::ui {

class CriticalList;
class TheoryRates;

/// The point under study is where the selected racer stands, until another one is picked on the map or in the list.
class TheoryTool : public RaceTool
{
    Q_OBJECT

public:
    explicit TheoryTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Theory"); }
    [[nodiscard]] QString about() const override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;
    void setPosition(double position) override;
    void setWindow(const Rectangle& window) override;
    void setPoint(Vec2 point) override;
    [[nodiscard]] bool drawsOnMap() const override { return true; }
    [[nodiscard]] std::shared_ptr<const MapOverlay> overlay() const override { return m_overlay; }

    /// The theory that is shown; nothing without a landscape.
    [[nodiscard]] const std::optional<LocalTheory>& here() const { return m_here; }
    /// Null while they are being looked for.
    [[nodiscard]] const std::shared_ptr<const CriticalPoints>& criticalPoints() const { return m_critical; }

private:
    void takeTerrain();
    void search();
    void takeCritical(std::shared_ptr<const CriticalPoints> found);
    [[nodiscard]] const Track* track() const;
    [[nodiscard]] std::optional<Vec2> studied() const;
    void showPoint();
    void showRates();
    [[nodiscard]] QString reasonWithoutRates() const;
    void showList();
    void follow();
    void setRates(double alpha, double beta);

    QLabel* m_heading;
    QPushButton* m_follow;
    TheoryNumbers* m_numbers;
    CriticalList* m_list;
    QLabel* m_ratesHeading;
    TheoryRates* m_rates;

    std::shared_ptr<const RaceView> m_race;
    std::unique_ptr<Objective> m_plane; // f in the plane of the map
    std::unique_ptr<Objective> m_whole; // f of all its inputs
    bool m_isQuadratic = false;
    int m_selected = -1;
    double m_position = 0;
    std::optional<Rectangle> m_window;
    std::optional<Vec2> m_picked; // by the user; else the racer's place
    std::optional<Vec2> m_shown;
    std::optional<LocalTheory> m_here;
    std::vector<RaceMinimum> m_minima;
    std::shared_ptr<const CriticalPoints> m_critical;
    std::shared_ptr<const MapOverlay> m_overlay;
    BackgroundJob m_job; // last: it ends before what it works on
};

} // namespace ad::ui
