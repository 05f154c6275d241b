// SPDX-License-Identifier: GPL-3.0-or-later
// The graph page: a program, its computation graph step by step, and what happens at each step.
#pragma once

#include "core/scenario/derive.h"
#include "core/trace/playlist.h"
#include "core/trace/replay.h"
#include "ui/page/page.h"
#include "ui/panel/expression_edit.h"

#include <memory>
#include <set>
#include <string>

class QLabel;
class QMenu;

namespace ad::ui {

class Deriver;
struct GraphScene;
class GranularityActions;
class GranularitySwitch;
class GraphView;
class InputsPanel;
class Inspector;
class OutputPanel;
class PredictCard;
class Predictor;
class ToolTabs;

/// Typing → session → derive → views; player → frame → views. If the program is wrong, the last good graph stays, dimmed.
class GraphPage : public Page
{
    Q_OBJECT

public:
    GraphPage(Session* session, Player* player, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override { return tr("Graph"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("graph"); }
    [[nodiscard]] StageFrame* frame() const override { return m_frame; }
    [[nodiscard]] QList<QAction*> viewActions() const override { return m_viewActions; }
    [[nodiscard]] QList<QAction*> toolActions() const override;

    /// "Look inside": writes these values into the program, as one step to undo. Names that are no inputs are ignored.
    void setPoint(const Point& point);

    /// What is on the stage, of the last program without errors; null before the first.
    [[nodiscard]] std::shared_ptr<const Trace> trace() const { return m_shown ? m_shown->trace : nullptr; }
    /// The text is wrong, and the graph is that of an earlier one.
    [[nodiscard]] bool isStale() const { return m_isStale; }

signals:
    /// The landscape of two inputs is wanted: the x axis, and the y axis.
    void showLandscape(const QString& x, const QString& y);

protected:
    void showPosition(double position) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // Construction, in graph_page.cpp.
    void makePanels();
    void makeActions();
    void addTools();
    void connectEditing();
    void connectPicking();
    void connectGranularity();
    [[nodiscard]] QWidget* programSection();
    [[nodiscard]] QWidget* landscapeButton();

    // Predict mode, in graph_page_predict.cpp.
    void makePredictAction();
    void connectPredictor();
    [[nodiscard]] QWidget* stage();
    [[nodiscard]] QWidget* stepSection();
    [[nodiscard]] QWidget* predictButton();
    void setPredicting(bool isOn);
    void takeQuiz();
    void beginQuiz();
    void showQuiz();

    // The document, in graph_page_document.cpp.
    void scenarioChanged();
    void take(const std::shared_ptr<const Derivation>& derivation, const std::shared_ptr<const GraphScene>& scene,
              const std::string& program);
    void takeTrace();
    void empty();
    /// The document is wrong and there is no graph of it yet.
    void showProblems(const Derivation& derivation);
    void clearGraph();
    void showMarks(const Derivation& derivation, const std::string& program);
    void showProblemLines();
    void showInputs();
    void showOutput();
    void showGranularity();
    void changeInput(const QString& name, const Tensor& value, int gesture);
    void changeGradient(const QString& literal);
    void fillLandscapeMenu();
    void openLandscapeMenu();

    // Several traces one after the other, in graph_page_episodes.cpp.
    [[nodiscard]] std::vector<Phase> phases() const;
    void showEpisode(int episode);
    [[nodiscard]] QString episodeTitle() const; // empty if there is one only

    // Steps and selection, in graph_page_steps.cpp.
    void showStep(const Frame& frame);
    void showNotice();
    void showSelection(const Frame& frame);
    /// The group that the selected node stands for, or is in.
    [[nodiscard]] int selectedGroup() const;
    /// What the selected node is in the other view.
    [[nodiscard]] QString granularityRemark() const;
    void showDetails(const Frame& frame);
    void select(NodeId node);
    void seekTo(NodeId node);
    void followLink(const QString& id);
    void hoverLink(const QString& id);
    void showEdge(int edge);
    [[nodiscard]] double position() const { return timeline().position(); }
    [[nodiscard]] Frame frameNow() const;
    /// The step of the script that a frame shows.
    [[nodiscard]] int scriptStep(const Frame& frame) const;
    /// A position among the steps of the trace on the stage.
    void seekInTrace(double position);

    Deriver* m_deriver;
    StageFrame* m_frame;
    GraphView* m_view;
    ExpressionEdit* m_editor;
    QLabel* m_problem = nullptr;
    std::vector<EditorProblem> m_problems; // of the text
    QLabel* m_agreement;                   // of the scalar view with the vector view
    InputsPanel* m_inputs;
    OutputPanel* m_output;
    GranularityActions* m_granularity;
    GranularitySwitch* m_granularitySwitch;
    PredictCard* m_card;
    Predictor* m_predictor;
    QAction* m_predictAction = nullptr;
    QLabel* m_unanswered = nullptr;
    Inspector* m_inspector;
    ToolTabs* m_tools;
    QMenu* m_landscapeMenu;
    QAction* m_landscapeAction = nullptr;
    QStringList m_axes; // what can be an axis, scalars first
    QList<QAction*> m_viewActions;
    QList<QAction*> m_toolActions;

    std::shared_ptr<const Derivation> m_derivation; // the last one without errors
    std::shared_ptr<const Derivation> m_shown;      // the same with the trace that is on the stage
    Playlist m_playlist;                            // of m_derivation
    int m_episode = -1;                             // the one on the stage
    std::string m_program;                          // the text that it follows from
    std::set<std::string, std::less<>> m_inputNames;
    Differentiate m_differentiate = Differentiate::Parameters;
    QString m_gradientError;
    bool m_isStale = false;
    bool m_isNewDocument = true;
    int m_explainedStep = -2; // none yet
    bool m_isStepMade = false;
    NodeId m_selected = kNoNode;
    int m_edge = -1; // that a link of the inspector marked
    int m_line = 0;  // of the editor's cursor
};

} // namespace ad::ui
