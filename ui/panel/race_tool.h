// SPDX-License-Identifier: GPL-3.0-or-later
// What a tool beside the landscape is: one way to look at the race that is shown, in a tab of its own.
#pragma once

#include "core/lang/program.h"
#include "core/scenario/scenario.h"
#include "core/scenario/terrain.h"
#include "ui/plot/map_overlay.h"
#include "ui/plot/track.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace ad::ui {

/// The race that is shown.
struct RaceView
{
    Scenario scenario;
    std::shared_ptr<const Program> program; // never null
    Terrain terrain;
    Rectangle window;          // what the map shows at first
    std::vector<Track> tracks; // one a racer of the scenario, in their order; those under way have no run yet
};

/// Values go in, what the user wants comes out. A tool that can't be seen is told nothing, and everything when it comes to sight: first
/// the race, then the selected racer, then the position; except one that draws on the map, which is told as long as its tab is chosen.
class RaceTool : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// One word, for the tab.
    [[nodiscard]] virtual QString title() const = 0;
    /// A sentence about what is to be seen here, for the tooltip of the tab.
    [[nodiscard]] virtual QString about() const = 0;

    /// The document, also when its program has no landscape: for tools that show what is wrong there. Told before the race.
    virtual void setScenario(std::shared_ptr<const Scenario>) {}
    /// Null: there is nothing to show. Called again whenever anything of it has changed: compare before computing for long.
    virtual void setRace(std::shared_ptr<const RaceView> race) = 0;
    /// An index into RaceView::tracks; −1: none.
    virtual void setSelectedRacer(int) {}
    /// The position of the player, in steps; called in each frame.
    virtual void setPosition(double) {}
    /// The part of the plane that the map shows.
    virtual void setWindow(const Rectangle&) {}
    /// The user pointed there: Shift and a click on the map.
    virtual void setPoint(Vec2) {}

    /// Whether it may draw on the map.
    [[nodiscard]] virtual bool drawsOnMap() const { return false; }
    /// What it draws there now; may be null.
    [[nodiscard]] virtual std::shared_ptr<const MapOverlay> overlay() const { return nullptr; }

signals:
    void overlayChanged();
    /// A step of the player.
    void seekRequested(double position);
    void racerPicked(int racer);
    /// A change of the document; `text` names it in the Edit menu, edits with the same `mergeKey` are one step to undo.
    void edited(const QString& text, std::function<void(ad::Scenario&)> change, const QString& mergeKey = {});
};

} // namespace ad::ui
