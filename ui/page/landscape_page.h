// SPDX-License-Identifier: GPL-3.0-or-later
// The page with the landscape: a program as a map, and racers on it.
#pragma once

#include "core/scenario/scenario.h"
#include "ui/page/landscape_model.h"
#include "ui/page/page.h"
#include "ui/plot/landscape_scene.h"
#include "ui/plot/track.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace ad::ui {

class CurveControls;
class CurvePlot;
class EmptyState;
class ExpressionEdit;
class LandscapePlot;
class MessageBar;
class RaceSetup;
class RacerInspector;
class RaceTabs;
class RacersPanel;
class RulesLine;
class StandingsTable;
class StepFilm;
class SwarmRunner;
class ViewSwitch;
struct RaceView;
struct RaceToExport;

/// The scenario becomes a LandscapeModel at once, and a race in the background; until that has come the last one stays, dimmed when
/// it takes long.
class LandscapePage : public Page
{
    Q_OBJECT

public:
    LandscapePage(Session* session, Player* player, QWidget* parent = nullptr);
    ~LandscapePage() override;

    [[nodiscard]] QString name() const override { return tr("Landscape"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("landscape"); }
    [[nodiscard]] StageFrame* frame() const override { return m_frame; }
    [[nodiscard]] QList<QAction*> viewActions() const override { return m_actions; }
    [[nodiscard]] QList<QAction*> toolActions() const override { return m_toolActions; }
    [[nodiscard]] QList<QAction*> exportActions() const override { return m_exports; }

    [[nodiscard]] LandscapePlot* plot() const { return m_plot; }
    [[nodiscard]] RaceTabs* tools() const { return m_tools; }
    /// The runs that are shown.
    [[nodiscard]] const std::vector<Track>& tracks() const { return m_tracks; }
    /// True while a race or a map is being computed.
    [[nodiscard]] bool isBusy() const;
    /// Where the selected racer stands, as inputs of the program; nothing if there is none.
    [[nodiscard]] std::optional<Point> selectedPoint() const;
    /// The race that is shown, for files; nothing if there is none.
    [[nodiscard]] std::optional<RaceToExport> raceToExport() const;
    /// Why the function has no finite value at a place of the map; empty where it has one. Cost: one evaluation, without a compilation.
    [[nodiscard]] QString reasonAt(Vec2 place) const;

public slots:
    void selectRacer(int racer);

signals:
    /// The graph at this point is wanted.
    void lookInside(const ad::Point& point);

protected:
    void showPosition(double position) override;
    void changeEvent(QEvent* event) override;

private:
    void makeStage();
    void makeLeft();
    void makeRight();
    void makeStrip();
    void makeActions();
    void makeFilm();
    void makeView();
    void connectPanels();
    void connectTools();

    void scenarioChanged();
    void documentReplaced();
    void showModel();
    void showErrors();
    void showLandscape();
    void startRace();
    void takeRace(const std::shared_ptr<const RaceResult>& result);
    void showTracks();
    void showTools();
    void takeStandings(const std::shared_ptr<const Standings>& standings);
    void showStandings();
    void branchRacer(int racer);
    void setDimmed(bool isDimmed);
    void showMoment();
    void showBatchMap();
    void showCaption();
    void showOverlays(double position);
    void applyRate();
    [[nodiscard]] double position() const { return timeline().position(); }
    [[nodiscard]] QString captionAt(double position) const;

    void pickStart(double x, double y, bool isFinal);
    void pickView(LandscapeView view);
    void showView();
    void startSwarms();
    void drawInPlane(const Plane& plane);
    [[nodiscard]] bool awaitsRace() const;
    void keepWindow();

    StageFrame* m_frame;
    QStackedWidget* m_stage = nullptr;
    LandscapePlot* m_plot = nullptr;
    EmptyState* m_empty = nullptr;
    MessageBar* m_message = nullptr;
    QProgressBar* m_progress = nullptr;
    ViewSwitch* m_viewSwitch = nullptr;
    SwarmRunner* m_swarms = nullptr;
    QAction* m_surfaceAction = nullptr;
    QLabel* m_slice = nullptr; // what the map of a race in many dimensions is
    ExpressionEdit* m_program = nullptr;
    RaceSetup* m_setup = nullptr;
    RacersPanel* m_racers = nullptr;
    RacerInspector* m_inspector = nullptr;
    RaceTabs* m_tools = nullptr;
    CurvePlot* m_curves = nullptr;
    CurveControls* m_curveControls = nullptr;
    StandingsTable* m_standings = nullptr;
    RulesLine* m_rules = nullptr;
    QStackedWidget* m_strip = nullptr; // curves and standings, or what to do without racers
    QList<QAction*> m_actions;
    QList<QAction*> m_toolActions;
    StepFilm* m_film = nullptr; // the anatomy of a step
    QList<QAction*> m_exports;

    RaceRunner m_runner;
    QTimer m_late;    // a race that takes longer than this is seen to be under way
    Scenario m_shown; // what the widgets show now
    LandscapeModel m_model;
    std::function<PointValue(Vec2)> m_pointValue;
    std::unique_ptr<Objective> m_objective; // for the numbers of the selected racer
    std::vector<std::shared_ptr<const Run>> m_runs;
    std::vector<QString> m_racerErrors;
    std::vector<Track> m_tracks;
    std::vector<int> m_batchRows;           // of the data, whose landscape the map is; none: all
    std::shared_ptr<const RaceView> m_race; // what tools and film see
    Standings m_reached;                    // of the runs
    int m_selected = 0;
    double m_rate = 1; // steps per second while nothing is looked at in phases
    bool m_isNewDocument = true;
    bool m_wantsWindow = true; // the next race decides what of a slice is seen
};

} // namespace ad::ui
