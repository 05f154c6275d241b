// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/scenario/axes.h"
#include "core/scenario/scalar_view.h"
#include "core/scenario/tables.h"
#include "ui/graph/graph_view.h"
#include "ui/page/deriver.h"
#include "ui/page/granularity_actions.h"
#include "ui/page/graph_page.h"
#include "ui/page/predictor.h"
#include "ui/page/program_marks.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/granularity_switch.h"
#include "ui/panel/inputs_panel.h"
#include "ui/panel/inspector.h"
#include "ui/panel/output_panel.h"
#include "ui/panel/tool_tabs.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace ad::ui {

namespace {

constexpr int kMostAxes = 12; // entries of a menu

bool isBlank(const std::string& program)
{
    return program.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

void GraphPage::scenarioChanged()
{
    const Scenario& scenario = session()->scenario();
    m_editor->setProgram(QString::fromStdString(scenario.program));
    m_editor->setHighlights(textSpans(scenario.program, m_inputNames));
    m_deriver->derive(scenario, m_differentiate, m_view->sharedScene());
}

void GraphPage::take(const std::shared_ptr<const Derivation>& derivation, const std::shared_ptr<const GraphScene>& scene,
                     const std::string& program)
{
    if (isBlank(program)) {
        empty();
        return;
    }
    showMarks(*derivation, program);
    m_isStale = !derivation->trace;
    m_inputs->setEnabled(!m_isStale);
    if (m_isStale && m_isNewDocument) { // the graph of another document would mislead
        showProblems(*derivation);
        return;
    }
    m_view->setStale(m_isStale);
    showNotice();
    if (m_isStale) {
        showOutput(); // a wrong external gradient is corrected there
        return;
    }
    const Playlist old = std::exchange(m_playlist, Playlist(derivation->episodes, collapsedGroups(*derivation)));
    const double before = position();
    m_derivation = derivation;
    m_program = program;
    m_view->show(scene);
    if (m_isNewDocument)
        m_view->frameAfresh();
    m_episode = 0;
    m_shown = asPlayed(m_derivation);
    takeTrace();
    const double target = m_isNewDocument ? 0.0 : m_playlist.positionLike(old, before);
    m_isNewDocument = false;
    setSteps(m_playlist.size(), phases());
    seek(target);
    beginQuiz();
    showPosition(position());
}

void GraphPage::takeTrace()
{
    const Trace& trace = *m_shown->trace;
    m_explainedStep = -2;
    if (m_selected >= trace.forwardSize)
        m_selected = kNoNode;
    m_edge = -1;
    m_inputNames.clear();
    for (const NodeId input : m_derivation->program->graph.inputs())
        m_inputNames.insert(m_derivation->program->graph.node(input).name);
    m_editor->setHighlights(textSpans(m_program, m_inputNames));
    m_tools->setDerivation(m_shown);
    takeQuiz();
    showInputs();
    showOutput();
    showGranularity();
    fillLandscapeMenu();
}

void GraphPage::showGranularity()
{
    m_granularity->setDerivation(m_derivation);
    m_granularitySwitch->setScalar(session()->scenario().graph.isScalar);
    m_granularitySwitch->setObstacle(m_granularity->obstacle());
    const bool isCompared = m_derivation && m_derivation->scalars && !m_derivation->scenario->graph.pitfalls.isAny();
    m_agreement->setVisible(isCompared);
    m_agreement->setText({});
    if (!isCompared)
        return;
    const Agreement& agreement = m_derivation->scalars->agreement;
    m_agreement->setText(agreement.differing == 0 ? tr("✓ same adjoints in both views: %1").arg(agreement.adjoints)
                                                  : tr("not the same in both views: %1").arg(agreement.differing));
    m_agreement->setToolTip(QString::fromStdString(agreementText(*m_derivation)));
}

void GraphPage::empty()
{
    m_isStale = false;
    m_isNewDocument = false;
    m_editor->setProblems({});
    m_problem->hide();
    clearGraph();
}

void GraphPage::showProblems(const Derivation& derivation)
{
    clearGraph();
    QStringList texts;
    for (const EditorProblem& problem : problemsOf(derivation.errors))
        texts << problemText(problem, texts.isEmpty());
    const QString heading = problemCount(derivation.errors.size());
    m_view->showProblems(heading, texts);
    m_inspector->showExplanation({.title = {},
                                  .sentence = tr("%1. As soon as it is correct, its steps are explained here.").arg(heading).toStdString(),
                                  .formulas = {}});
    setCaption(texts.isEmpty() ? heading : texts.front());
}

void GraphPage::clearGraph()
{
    m_derivation.reset();
    m_shown.reset();
    m_playlist = {};
    m_episode = -1;
    m_program.clear();
    m_selected = kNoNode;
    m_editor->setActiveLines(0, 0);
    m_inspector->setNotice({});
    m_view->setStale(false);
    m_view->clear();
    m_tools->setDerivation(nullptr);
    m_inspector->clear();
    m_inputs->setInputs({});
    m_output->setChoice({});
    takeQuiz();
    beginQuiz();
    setCaption({});
    setSteps(0, {});
    showGranularity();
    fillLandscapeMenu();
}

void GraphPage::showMarks(const Derivation& derivation, const std::string& program)
{
    m_editor->setHighlights(textSpans(program, m_inputNames));
    m_gradientError.clear();
    std::vector<EditorProblem> problems = problemsOf(derivation.errors);
    m_problems = problems;
    showProblemLines();
    m_problem->setVisible(!problems.empty());
    if (derivation.program)
        problems = warningsOf(derivation.program->notes);
    else if (!problems.empty() && problems.front().line == 0)
        m_gradientError = firstProblem(problems);
    m_editor->setProblems(std::move(problems));
}

void GraphPage::showProblemLines()
{
    m_problem->setText(problemLines(m_problems, currentTheme().error));
}

void GraphPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_problem != nullptr)
        showProblemLines(); // links keep the colour that they were made with
}

void GraphPage::showInputs()
{
    const Program& program = *m_derivation->program;
    const Trace& trace = typedTrace(*m_derivation);
    std::vector<InputItem> items;
    for (std::size_t i = 0; i < program.inputs.size(); ++i) {
        const NodeId id = program.graph.inputs()[i];
        const Node& node = program.graph.node(id);
        items.push_back({.name = QString::fromStdString(node.name),
                         .displayName = QString::fromStdString(displayName(node.name)),
                         .value = trace.valueOf(id),
                         .isData = node.role == LeafRole::Data,
                         .isUnbound = program.inputs[i].length == 0});
    }
    m_inputs->setInputs(items);
}

void GraphPage::showOutput()
{
    if (!m_derivation)
        return;
    const Graph& graph = m_derivation->program->graph;
    const Scenario& scenario = session()->scenario();
    const Node& output = graph.node(m_derivation->program->output);
    OutputChoice choice;
    for (const Node& node : graph.nodes()) {
        if (!node.name.empty() && !isLeaf(*node.op))
            choice.names << QString::fromStdString(node.name);
        choice.hasData = choice.hasData || node.role == LeafRole::Data;
    }
    choice.chosen = QString::fromStdString(scenario.output);
    choice.own = scenario.output.empty() ? QString::fromStdString(output.name) : QString();
    choice.shape = output.shape.isScalar() ? QString() : QString::fromStdString(toText(output.shape));
    choice.externalGradient = scenario.externalGradient ? QString::fromStdString(exactText(*scenario.externalGradient)) : QString();
    choice.gradientError = m_gradientError;
    choice.differentiatesData = m_differentiate == Differentiate::ParametersAndData;
    m_output->setChoice(choice);
}

void GraphPage::changeInput(const QString& name, const Tensor& value, int gesture)
{
    const std::string text = session()->scenario().program;
    const Parsed parsed = m_program == text ? Parsed{} : parse(text, {.tables = tablesOf(session()->scenario())});
    const Program* program = m_program == text && m_derivation ? m_derivation->program.get() : parsed.program ? &*parsed.program : nullptr;
    if (program == nullptr || program->graph.find(name.toStdString()) == kNoNode)
        return;
    session()->edit(
        tr("Change %1").arg(QString::fromStdString(displayName(name.toStdString()))),
        [changed = withInput(text, *program, name.toStdString(), value)](Scenario& s) { s.program = changed; },
        QStringLiteral("input:%1:%2").arg(name).arg(gesture));
}

void GraphPage::changeGradient(const QString& literal)
{
    if (literal.isEmpty()) {
        session()->edit(tr("Change external gradient"), [](Scenario& s) { s.externalGradient.reset(); });
        return;
    }
    const Result<Tensor> value = parseLiteral(literal.toStdString());
    if (value)
        session()->edit(tr("Change external gradient"), [&](Scenario& s) { s.externalGradient = *value; });
    else
        emit failed(
            tr("External gradient: %1; %2").arg(QString::fromStdString(value.error().message), QString::fromStdString(value.error().hint)));
}

void GraphPage::setPoint(const Point& point)
{
    std::string text = session()->scenario().program;
    for (const auto& [name, value] : point) {
        const Parsed parsed = parse(text, {.tables = tablesOf(session()->scenario())});
        const bool isKnown = parsed.program && std::any_of(parsed.program->inputs.begin(), parsed.program->inputs.end(),
                                                           [&name = name](const InputSite& site) { return site.name == name; });
        if (isKnown)
            text = withInput(text, *parsed.program, name, value);
    }
    session()->endMerge();
    session()->edit(tr("Look inside"), [&](Scenario& s) { s.program = text; });
}

void GraphPage::fillLandscapeMenu()
{
    // Filled when it is opened: it follows every keystroke otherwise.
    m_axes.clear();
    if (m_derivation && m_derivation->program->graph.node(m_derivation->program->output).shape.isScalar())
        for (const std::string& name : axisCandidates(m_derivation->program->graph))
            m_axes << QString::fromStdString(name);
    std::stable_partition(m_axes.begin(), m_axes.end(), [](const QString& name) { return !name.contains(QLatin1Char('[')); });
    m_landscapeAction->setMenu(m_landscapeMenu);
    m_landscapeAction->setEnabled(m_axes.size() >= 2);
}

void GraphPage::openLandscapeMenu()
{
    m_landscapeMenu->clear();
    const QStringList names = m_axes.mid(0, kMostAxes);
    const auto shown = [](const QString& name) { return QString::fromStdString(displayName(name.toStdString())); };
    for (const QString& x : names) {
        QMenu* menu = names.size() > 2 ? m_landscapeMenu->addMenu(tr("%1 to the right").arg(shown(x))) : m_landscapeMenu;
        for (const QString& y : names)
            if (x != y)
                menu->addAction(tr("%1 to the right, %2 upwards").arg(shown(x), shown(y)), this,
                                [this, x, y] { emit showLandscape(x, y); });
    }
    if (m_axes.size() > names.size())
        m_landscapeMenu->addAction(tr("Choose among all %1 on the landscape page").arg(m_axes.size()), this,
                                   [this] { emit showLandscape(m_axes[0], m_axes[1]); });
}

} // namespace ad::ui
