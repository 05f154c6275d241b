// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what the next step will show: the question, the field for the answer, hints, the verdict, the score, the summary.
#pragma once

#include "core/trace/quiz_grade.h"
#include "core/trace/quiz_hints.h"
#include "ui/panel/predict_field.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace ad::ui {

/// What can be asked for, as a switch.
struct PredictChoice
{
    QString text;
    QString about; // a sentence for the tooltip
    bool isOn = false;
    bool isPossible = true;
    bool isApart = false; // stands with the buttons
};

struct PredictQuestion
{
    QString title;                 // "Question 3 of 9"
    QString sentence;              // "What is q̄, the adjoint of q?"
    QString placeholder;           // "a number, or an expression such as 2*0.37"
    QSet<QChar> firstLetters = {}; // of names that an answer may begin with
};

/// A strip of constant height, so that the stage above it stays where it is: the question; the answer and the commands; the verdict,
/// the hint, the switches or the summary.
class PredictCard : public QFrame
{
    Q_OBJECT

public:
    explicit PredictCard(QWidget* parent = nullptr);

    void setChoices(const std::vector<PredictChoice>& choices);
    /// Stands in the corner: "3 of 4 right".
    void setScore(const QString& score);

    /// Between two questions, or before the first: says what comes, and shows the switches. `button` empty: no button.
    void showWaiting(const QString& title, const QString& sentence, const QString& button);
    void showQuestion(const PredictQuestion& question);
    /// Of a wrong or unreadable answer, while the question stays open.
    void showGrade(const Grade& grade);
    /// `left` more can be had, each of which says more.
    void showHint(const Hint& hint, int left);
    /// The question is closed, with its answer. `button`: "Next question".
    void showAnswer(AnswerVerdict verdict, const QString& sentence, const QString& button);
    /// One line a sentence; `missed` questions can be asked again.
    void showSummary(const QString& title, const QStringList& sentences, int missed);

    /// Puts the name into the answer, or takes it out again.
    void toggleName(const QString& name);
    /// Writes into the answer as if it had the focus.
    void type(const QString& text);
    void setFocusToAnswer();
    [[nodiscard]] QString answer() const { return m_field->text(); }
    [[nodiscard]] QString questionText() const;
    [[nodiscard]] QString verdictText() const;

signals:
    void submitted(const QString& answer);
    void commanded(ad::ui::PredictCommand command);
    void nextRequested();
    /// Ask those again that were not right at once; or all.
    void retryRequested();
    void restartRequested();
    /// An index into the choices.
    void choiceToggled(int choice, bool isOn);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State { Waiting, Asking, Answered, Summary };

    [[nodiscard]] QHBoxLayout* head();
    [[nodiscard]] QHBoxLayout* answerRow();
    [[nodiscard]] QScrollArea* feedback();
    QPushButton* button(const QString& name, const QString& look = {});
    void connectButtons();
    void setState(State state);
    void setVerdict(const QString& text, const QColor& color);
    void clearHint();
    void showKeys();
    void applyMeasures();

    State m_state = State::Waiting;
    QLabel* m_question = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_score = nullptr;
    PredictField* m_field = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_hint = nullptr;
    QPushButton* m_reveal = nullptr;
    QPushButton* m_skip = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_restart = nullptr;
    QLabel* m_verdict = nullptr;
    QVBoxLayout* m_hintColumn = nullptr;
    QHBoxLayout* m_hintRow = nullptr; // the sentence and the first formula; more stand below
    std::vector<QWidget*> m_hintWidgets;
    QWidget* m_choices = nullptr;
    QHBoxLayout* m_choiceRow = nullptr;
    QHBoxLayout* m_commandRow = nullptr;
    std::vector<QToolButton*> m_choiceButtons;
};

} // namespace ad::ui
