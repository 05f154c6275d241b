// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the landscape page, and what their signals do.
#include "core/base/text.h"
#include "ui/page/landscape_page.h"
#include "ui/page/race_export.h"
#include "ui/page/race_tools.h"
#include "ui/page/tab_actions.h"
#include "ui/panel/curve_controls.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/message_bar.h"
#include "ui/panel/race_setup.h"
#include "ui/panel/race_tabs.h"
#include "ui/panel/racer_inspector.h"
#include "ui/panel/racers_panel.h"
#include "ui/panel/rules_line.h"
#include "ui/panel/side_panel.h"
#include "ui/panel/stage_frame.h"
#include "ui/panel/standings_table.h"
#include "ui/playback/player.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/landscape_plot.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kStripHeight = 232;

} // namespace

LandscapePage::LandscapePage(Session* session, Player* player, QWidget* parent)
    : Page(session, player, parent)
    , m_frame(new StageFrame(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    makeStage();
    makeLeft();
    makeRight();
    makeStrip();
    makeView();
    makeActions();
    connectPanels();
    connectTools();
    makeFilm();
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        setDimmed(true);
        m_progress->show();
    });
    connect(&m_runner, &RaceRunner::progressed, this, [this](double done) { m_progress->setValue(qRound(100 * done)); });
    connect(&m_runner, &RaceRunner::finished, this, &LandscapePage::takeRace);
    connect(&m_runner, &RaceRunner::judged, this, &LandscapePage::takeStandings);
    connect(session, &Session::documentReplaced, this, &LandscapePage::documentReplaced);
    connect(session, &Session::scenarioChanged, this, &LandscapePage::scenarioChanged);
    documentReplaced();
}

LandscapePage::~LandscapePage() = default;

void LandscapePage::makeStage()
{
    auto* stage = new QWidget(this);
    stage->setObjectName("stage");
    stage->setAttribute(Qt::WA_StyledBackground);
    m_stage = new QStackedWidget(stage);
    m_plot = new LandscapePlot(m_stage);
    m_empty = new EmptyState("landscape", {}, {}, m_stage);
    m_message = new MessageBar(stage);
    m_progress = new QProgressBar(stage);
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(tr("Progress of the race"));
    m_progress->hide();
    m_slice = new QLabel(stage);
    m_slice->setWordWrap(true);
    m_slice->setContentsMargins(12, 0, 12, 2);
    m_slice->setFont(interfaceFont(currentTheme().smallText()));
    m_slice->setProperty("look", "muted");
    m_slice->hide();
    m_stage->addWidget(m_plot);
    m_stage->addWidget(m_empty);
    auto* layout = new QVBoxLayout(stage);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_slice);
    m_frame->setStage(stage);
}

void LandscapePage::makeLeft()
{
    auto* panel = new SidePanel(Side::Left, tr("Program and racers"), m_frame);
    m_program = new ExpressionEdit(panel);
    m_program->setAccessibleName(tr("Program"));
    m_program->setMinimumHeight(64);
    m_setup = new RaceSetup(panel);
    m_setup->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_racers = new RacersPanel(panel);
    auto* racers = new QWidget(panel);
    auto* inset = new QVBoxLayout(racers);
    inset->setContentsMargins(8, 0, 8, 0);
    inset->addWidget(m_racers);
    panel->addSection(tr("Program"), m_program, 2);
    panel->addSection(tr("Race"), m_setup, 0);
    panel->addSection(tr("Racers"), racers, 4);
    m_frame->setPanel(panel, 360, 300);
}

void LandscapePage::makeRight()
{
    auto* panel = new SidePanel(Side::Right, tr("Inspector"), m_frame);
    m_inspector = new RacerInspector(panel);
    m_tools = new RaceTabs(panel);
    for (RaceTool* tool : makeRaceTools(panel))
        m_tools->addTool(tool);
    panel->addSection(tr("Racer"), m_inspector, 3);
    panel->addSection({}, m_tools, 6);
    m_frame->setPanel(panel, 380, 260);
    m_toolActions = makeTabActions(m_tools, m_frame, this);
}

void LandscapePage::makeStrip()
{
    m_strip = new QStackedWidget(this);
    m_strip->setObjectName("stage");
    auto* race = new QWidget(m_strip);
    auto* strip = new QSplitter(Qt::Horizontal, race);
    strip->setHandleWidth(9);
    strip->setChildrenCollapsible(false);
    const auto column = [strip] {
        auto* side = new QWidget(strip);
        auto* layout = new QVBoxLayout(side);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        strip->addWidget(side);
        return layout;
    };
    QVBoxLayout* left = column();
    left->addWidget(m_curveControls = new CurveControls(left->parentWidget()));
    left->addWidget(m_curves = new CurvePlot(left->parentWidget()), 1);
    QVBoxLayout* right = column();
    right->addWidget(m_standings = new StandingsTable(right->parentWidget()), 1);
    auto* rows = new QVBoxLayout(race);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(strip, 1);
    rows->addWidget(m_rules = new RulesLine(race));
    strip->setSizes({1000, 1500}); // more than any minimum, so that only their ratio counts
    strip->setStretchFactor(0, 1);
    strip->setStretchFactor(1, 1);
    auto* none =
        new EmptyState("add-racer", tr("Nobody runs here yet. Add a racer and see how its loss falls."), tr("Add a racer"), m_strip);
    // Gradient descent with a step that fits this map: what every other method is measured by.
    connect(none, &EmptyState::buttonClicked, m_racers, [this] { m_racers->addRacer(QStringLiteral("sgd")); });
    m_strip->addWidget(race);
    m_strip->addWidget(none);
    m_frame->setStrip(m_strip, kStripHeight);
}

void LandscapePage::makeActions()
{
    const auto add = [this](const QString& text, const QString& iconName, auto&& slot) {
        auto* action = new QAction(icon(iconName), text, this);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
    };
    add(tr("Zoom map in"), "zoom-in", [this] { m_plot->zoomIn(); });
    add(tr("Zoom map out"), "zoom-out", [this] { m_plot->zoomOut(); });
    add(tr("Show the whole window"), "fit", [this] { m_plot->resetWindow(); });
    add(tr("Keep this window"), "axes", [this] { keepWindow(); });
    auto* fork = new QAction(tr("Branch the selected racer here"), this);
    fork->setShortcut(Qt::CTRL | Qt::Key_B);
    fork->setToolTip(tr("From this step on its settings can be changed; its old self stays as a ghost"));
    connect(fork, &QAction::triggered, this, [this] { branchRacer(m_selected); });
    m_toolActions.append(fork);
    m_exports = makeRaceExports(
        this, [this] { return raceToExport(); }, [this](const QString& message) { emit failed(message); });
    m_curveControls->setExports(m_exports);
    m_actions.append(m_surfaceAction);
}

void LandscapePage::connectPanels()
{
    Session* s = session();
    connect(m_program, &ExpressionEdit::textEdited, this, [s](const QString& text) {
        s->edit(
            tr("Edit program"), [&](Scenario& scenario) { scenario.program = text.toStdString(); }, QStringLiteral("program"));
    });
    connect(m_setup, &RaceSetup::axesPicked, this, [s](const std::vector<std::string>& axes) {
        s->edit(tr("Choose axes"), [&](Scenario& scenario) {
            scenario.axes = axes;
            // A start and a window on other axes mean nothing on these.
            scenario.start.clear();
            scenario.window.reset();
        });
    });
    connect(m_setup, &RaceSetup::planePicked, this, [s](const PlaneChoice& plane) {
        const bool isOnlySeed = plane.kind == s->scenario().plane.kind;
        s->edit(
            tr("Choose plane"),
            [&](Scenario& scenario) {
                scenario.plane = plane;
                scenario.window.reset(); // of another plane
            },
            isOnlySeed ? QStringLiteral("plane") : QString());
    });
    connect(m_setup, &RaceSetup::scalePicked, this,
            [s](ColorScale scale) { s->edit(tr("Change colours"), [&](Scenario& scenario) { scenario.scale = scale; }); });
    connect(m_setup, &RaceSetup::stepsEdited, this, [s](int steps, bool isFinal) {
        s->edit(
            tr("Change steps"), [&](Scenario& scenario) { scenario.steps = steps; }, QStringLiteral("steps"));
        if (isFinal)
            s->endMerge();
    });
    connect(m_setup, &RaceSetup::stopsToggled, this,
            [s](bool stops) { s->edit(tr("Change stopping"), [&](Scenario& scenario) { scenario.stops = stops; }); });
    connect(m_racers, &RacersPanel::racersEdited, this,
            [s](const std::vector<RacerChoice>& racers, const QString& text, const QString& key) {
                s->edit(
                    text, [&](Scenario& scenario) { scenario.racers = racers; }, key);
            });
    connect(m_racers, &RacersPanel::editEnded, s, &Session::endMerge);
    connect(m_racers, &RacersPanel::racerSelected, this, &LandscapePage::selectRacer);
    connect(m_standings, &StandingsTable::racerSelected, this, &LandscapePage::selectRacer);
    connect(m_plot, &LandscapePlot::racerPicked, this, &LandscapePage::selectRacer);
    connect(m_plot, &LandscapePlot::startPicked, this, &LandscapePage::pickStart);
    connect(m_curves, &CurvePlot::stepPicked, this, [this](int step) {
        if (isActive())
            player()->seek(step);
    });
    connect(m_curveControls, &CurveControls::choicePicked, this,
            [s](const CurveChoice& choice) { s->edit(tr("Change curves"), [&](Scenario& scenario) { scenario.curves = choice; }); });
    connect(m_racers, &RacersPanel::branchWished, this, &LandscapePage::branchRacer);
    connect(m_inspector, &RacerInspector::branchClicked, this, [this] { branchRacer(m_selected); });
    connect(m_inspector, &RacerInspector::lookInsideClicked, this, [this] {
        if (const std::optional<Point> point = selectedPoint()) {
            emit lookInside(*point);
        }
    });
}

void LandscapePage::connectTools()
{
    connect(m_tools, &RaceTabs::overlayChanged, this, [this] { showOverlays(position()); });
    connect(m_tools, &RaceTabs::seekRequested, this, &LandscapePage::seek);
    connect(m_tools, &RaceTabs::racerPicked, this, &LandscapePage::selectRacer);
    connect(m_tools, &RaceTabs::edited, this,
            [this](const QString& text, const std::function<void(Scenario&)>& change, const QString& mergeKey) {
                session()->edit(text, change, mergeKey);
            });
    connect(m_plot, &LandscapePlot::pointAsked, m_tools, &RaceTabs::setPoint);
    connect(m_plot, &LandscapePlot::windowChanged, m_tools, &RaceTabs::setWindow);
}

} // namespace ad::ui
