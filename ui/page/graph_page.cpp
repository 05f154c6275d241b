// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/graph_page.h"

#include "core/scenario/library.h"
#include "ui/graph/graph_view.h"
#include "ui/page/deriver.h"
#include "ui/page/granularity_actions.h"
#include "ui/page/graph_tools.h"
#include "ui/page/predictor.h"
#include "ui/page/program_marks.h"
#include "ui/page/stage_actions.h"
#include "ui/page/tab_actions.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/granularity_switch.h"
#include "ui/panel/inputs_panel.h"
#include "ui/panel/inspector.h"
#include "ui/panel/output_panel.h"
#include "ui/panel/predict_card.h"
#include "ui/panel/side_panel.h"
#include "ui/panel/stage_frame.h"
#include "ui/panel/tool_tabs.h"
#include "ui/session/session.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

// What follows from the document stands in graph_page_document.cpp, steps and selection in graph_page_steps.cpp, questions in
// graph_page_predict.cpp.

namespace ad::ui {

namespace {

constexpr int kLeftWidth = 328;
constexpr int kRightWidth = 392;
constexpr int kLeastWidth = 248;
constexpr const char* kFirstExample = "forward_and_reverse"; // small enough to see at once, with a node that three others use

} // namespace

GraphPage::GraphPage(Session* session, Player* player, QWidget* parent)
    : Page(session, player, parent)
    , m_deriver(new Deriver(this))
    , m_frame(new StageFrame(this))
    , m_view(new GraphView(this))
    , m_editor(new ExpressionEdit(this))
    , m_problem(new QLabel(this))
    , m_agreement(new QLabel(this))
    , m_inputs(new InputsPanel(this))
    , m_output(new OutputPanel(this))
    , m_granularity(new GranularityActions(this))
    , m_granularitySwitch(new GranularitySwitch(this))
    , m_card(new PredictCard(this))
    , m_predictor(new Predictor(m_card, this))
    , m_inspector(new Inspector(this))
    , m_tools(new ToolTabs(this))
    , m_landscapeMenu(new QMenu(tr("Show landscape"), this))
{
    makeActions();
    makePanels();
    connectEditing();
    connectPicking();
    connectGranularity();
    connectPredictor();
    addTools();
    setFocusProxy(m_view); // keys that nothing else takes are the stage's
    m_editor->setCompletions(functionCompletions());
    scenarioChanged();
}

void GraphPage::makePanels()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    auto* left = new SidePanel(Side::Left, tr("Program"), this);
    left->addSection(tr("Program"), programSection(), 3, m_granularitySwitch);
    left->addSection(tr("Inputs"), m_inputs, 3, landscapeButton());
    left->addSection(tr("Output"), m_output, 1);
    auto* right = new SidePanel(Side::Right, tr("Inspector"), this);
    right->addSection(tr("Step"), stepSection(), 5, predictButton());
    right->addSection({}, m_tools, 4);
    m_frame->setStage(stage());
    m_frame->setPanel(left, kLeftWidth, kLeastWidth);
    m_frame->setPanel(right, kRightWidth, kLeastWidth);
}

QWidget* GraphPage::programSection()
{
    auto* section = new QWidget(this);
    auto* layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_agreement);
    m_agreement->setMargin(8);
    m_agreement->setObjectName("agreement");
    m_agreement->setProperty("look", QStringLiteral("small"));
    m_agreement->hide();
    m_editor->setAccessibleName(tr("Program"));
    m_editor->setPlaceholderText(tr("w = 2; x = -1; b = 0.5\nz = w*x + b\ny = sigmoid(z)"));
    m_problem->setWordWrap(true);
    m_problem->setMargin(8);
    m_problem->setTextFormat(Qt::RichText);
    m_problem->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_problem->setObjectName("problems");
    m_problem->setToolTip(tr("Click an error to go to its place"));
    connect(m_problem, &QLabel::linkActivated, m_editor,
            [this](const QString& place) { m_editor->goTo(place.section(':', 0, 0).toInt(), place.section(':', 1).toInt()); });
    m_problem->setProperty("look", QStringLiteral("error"));
    m_problem->hide();
    return section;
}

QWidget* GraphPage::landscapeButton()
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(m_landscapeAction);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

void GraphPage::makeActions()
{
    m_viewActions = makeStageActions(m_view);
    m_landscapeAction = new QAction(icon(QStringLiteral("show-landscape")), tr("Show landscape"), this);
    connect(m_landscapeMenu, &QMenu::aboutToShow, this, &GraphPage::openLandscapeMenu);
    makePredictAction();
    m_landscapeAction->setToolTip(tr("Shows the output as a landscape over two of the inputs"));
}

void GraphPage::addTools()
{
    for (Tool* tool : makeGraphTools(this))
        m_tools->addTool(tool);
    m_toolActions = makeTabActions(m_tools, m_frame, this);
}

QList<QAction*> GraphPage::toolActions() const
{
    return QList<QAction*>{m_landscapeAction, m_predictAction} + m_toolActions;
}

void GraphPage::connectEditing()
{
    connect(session(), &Session::scenarioChanged, this, &GraphPage::scenarioChanged);
    connect(session(), &Session::documentReplaced, this, [this] {
        m_isNewDocument = true;
        m_selected = kNoNode;
        scenarioChanged();
    });
    connect(m_deriver, &Deriver::derived, this, &GraphPage::take);
    connect(m_editor, &ExpressionEdit::textEdited, this, [this](const QString& text) {
        session()->edit(
            tr("Edit program"), [program = text.toStdString()](Scenario& s) { s.program = program; }, QStringLiteral("program"));
    });
    connect(m_editor, &ExpressionEdit::lineEntered, this, [this](int line) {
        if (std::exchange(m_line, line) != line)
            session()->endMerge(); // a line is a step to undo
    });
    connect(m_inputs, &InputsPanel::inputEdited, this, &GraphPage::changeInput);
    connect(m_inputs, &InputsPanel::editFinished, this, [this] { session()->endMerge(); });
    connect(m_output, &OutputPanel::outputPicked, this, [this](const QString& name) {
        session()->edit(tr("Choose output"), [output = name.toStdString()](Scenario& s) {
            s.output = output;
            s.externalGradient.reset(); // it belongs to the shape of the old output
        });
    });
    connect(m_output, &OutputPanel::externalGradientEdited, this, &GraphPage::changeGradient);
    connect(m_output, &OutputPanel::dataAdjointsToggled, this, [this](bool isOn) {
        m_differentiate = isOn ? Differentiate::ParametersAndData : Differentiate::Parameters;
        scenarioChanged();
    });
}

void GraphPage::connectGranularity()
{
    m_viewActions += m_granularity->actions();
    m_view->addActions(m_granularity->actions());
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_granularity, &GranularityActions::edited, this,
            [this](const QString& text, const std::function<void(Scenario&)>& change) { session()->edit(text, change); });
    connect(m_granularitySwitch, &GranularitySwitch::scalarPicked, m_granularity, &GranularityActions::setScalar);
    connect(m_view, &GraphView::groupToggled, m_granularity, &GranularityActions::toggle);
}

void GraphPage::connectPicking()
{
    connect(m_view, &GraphView::nodeSelected, this, [this](NodeId node) {
        m_predictor->pickNode(node);
        select(node);
    });
    connect(m_view, &GraphView::nodeActivated, this, &GraphPage::seekTo);
    connect(m_view, &GraphView::backgroundClicked, this, [this] { select(kNoNode); });
    connect(m_view, &GraphView::edgeSelected, this, [this](int edge) {
        if (m_predictor->pickEdge(edge))
            return;
        m_edge = edge;
        m_inspector->setHighlightedLink(QStringLiteral("edge:%1").arg(edge));
    });
    connect(m_view, &GraphView::exampleRequested, this, [this] {
        if (const Result<Scenario> example = loadPreset(kFirstExample))
            session()->edit(tr("Show an example"), [&](Scenario& s) { s = *example; });
    });
    connect(m_inspector, &Inspector::linkActivated, this, &GraphPage::followLink);
    connect(m_inspector, &Inspector::linkHovered, this, &GraphPage::hoverLink);
    connect(m_tools, &ToolTabs::nodePicked, this, [this](NodeId node) {
        select(node);
        seekTo(node);
    });
    connect(m_tools, &ToolTabs::edgePicked, this, &GraphPage::showEdge);
    connect(m_tools, &ToolTabs::seekRequested, this, &GraphPage::seekInTrace);
    connect(m_tools, &ToolTabs::episodePicked, this, [this](int episode) { seek(m_playlist.start(episode) + (episode > 0 ? 1 : 0)); });
    connect(m_tools, &ToolTabs::edited, this,
            [this](const QString& text, const std::function<void(Scenario&)>& change, const QString& key) {
                session()->edit(text, change, key);
            });
}

} // namespace ad::ui
