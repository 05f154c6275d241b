// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the questions of predict mode: asks before a step is shown, grades, reveals, and keeps the score.
#pragma once

#include "core/trace/quiz_hints.h"
#include "core/trace/quiz_score.h"
#include "core/trace/script.h"
#include "core/trace/withhold.h"
#include "ui/panel/predict_field.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>

namespace ad::ui {

class PredictCard;

/// Positions are those of the script by which the trace is played. Knows the card and the trace, but not the player: it says up to where
/// the player may go. A question is asked when somebody wants to go on past that limit; when it is answered or revealed, its step is
/// played.
class Predictor : public QObject
{
    Q_OBJECT

public:
    explicit Predictor(PredictCard* card, QObject* parent = nullptr);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// `begin` has to follow.
    void setOn(bool isOn) { m_isOn = isOn; }
    /// Another trace begins another quiz; null: there is none. `isAskable` says for each forward node whether it is seen as a card.
    /// Takes the limit away; `begin` sets it again.
    void setTrace(std::shared_ptr<const Trace> trace, Script script, std::vector<bool> isAskable);
    /// Begins to ask, from the position on, or from the start if there is nothing left to ask from there.
    void begin(double position);

    /// Somebody wants to go on past the limit.
    void held();
    void command(PredictCommand command);
    /// The user points at a part of the stage; true if that is part of an answer.
    bool pickNode(NodeId node);
    bool pickEdge(int edge);

    /// A question is open: what explains the step would give its answer away.
    [[nodiscard]] bool isAsking() const { return m_isOn && m_isAsking; }
    /// `frame`, that of the trace at `position`, without what is not to be seen yet.
    [[nodiscard]] Frame shown(Frame frame, double position) const;
    /// The question, for the caption; empty if none is open.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] const Question* question() const { return isAsking() ? &m_plan[m_at] : nullptr; }

signals:
    void limitChanged(std::optional<double> position);
    void seekRequested(double position);
    void stepRequested();
    /// What is to be seen at the same position is different.
    void shownChanged();
    /// Other questions are wanted: begin again.
    void choicesChanged();
    void left();

private:
    void plan(double position);
    void start(std::vector<Question> questions);
    void ask();
    void goOn();
    void jumpOn();
    void submit(const QString& answer);
    void close(Outcome outcome, AnswerVerdict verdict, const QString& sentence);
    void hint();
    void reveal();
    void skip();
    void leave();
    void retry();
    void restart();
    void toggleChoice(int choice, bool isOn);
    void showChoices();
    void showScore();
    void showWaiting();
    void showSummary();
    void setLimit(std::optional<double> limit);
    [[nodiscard]] int placeOf(const Question& question) const;
    [[nodiscard]] bool isHidden(int place) const;
    [[nodiscard]] int stopFrom(int place) const;
    [[nodiscard]] QSet<QChar> firstLetters() const;
    [[nodiscard]] bool isDone() const { return m_at >= m_plan.size(); }

    PredictCard* m_card;
    std::shared_ptr<const Trace> m_trace;
    Script m_script;
    std::vector<bool> m_isAskable;
    std::set<QuestionKind> m_kinds = {QuestionKind::Adjoint};
    bool m_isShort = true; // a few questions only
    std::vector<Question> m_plan;
    std::size_t m_at = 0; // the question that is open or comes next
    Withheld m_withheld;
    std::vector<Attempted> m_attempts;
    std::vector<Hint> m_hints; // of the open question
    std::optional<double> m_limit;
    bool m_isOn = false;
    bool m_isAsking = false;
    bool m_isSummary = false;
};

} // namespace ad::ui
