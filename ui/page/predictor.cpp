// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/predictor.h"

#include "ui/panel/predict_card.h"

#include <algorithm>
#include <cmath>

// What the card says between the questions, and what the stage adds to an answer, stands in predictor_words.cpp.

namespace ad::ui {

namespace {

constexpr int kFew = 10; // questions of a short quiz

} // namespace

Predictor::Predictor(PredictCard* card, QObject* parent)
    : QObject(parent)
    , m_card(card)
{
    connect(card, &PredictCard::submitted, this, &Predictor::submit);
    connect(card, &PredictCard::commanded, this, &Predictor::command);
    connect(card, &PredictCard::nextRequested, this, &Predictor::jumpOn);
    connect(card, &PredictCard::retryRequested, this, &Predictor::retry);
    connect(card, &PredictCard::restartRequested, this, &Predictor::restart);
    connect(card, &PredictCard::choiceToggled, this, &Predictor::toggleChoice);
    showChoices();
}

void Predictor::setTrace(std::shared_ptr<const Trace> trace, Script script, std::vector<bool> isAskable)
{
    m_script = std::move(script);
    m_trace = std::move(trace);
    m_isAskable = std::move(isAskable);
    m_plan.clear();
    m_attempts.clear();
    m_at = 0;
    m_isAsking = false;
    m_withheld = {};
    setLimit(std::nullopt);
    showChoices();
}

void Predictor::begin(double position)
{
    m_isAsking = false;
    m_isSummary = false;
    plan(position);
    showWaiting();
    emit shownChanged();
}

void Predictor::plan(double position)
{
    std::vector<Question> all;
    if (m_isOn && m_trace && !m_trace->right) {
        QuizOptions options{.kinds = {m_kinds.begin(), m_kinds.end()}, .isAskable = m_isAskable};
        all = questions(*m_trace, options);
        const int from = static_cast<int>(std::ceil(position - 1e-9));
        const auto first = std::find_if(all.begin(), all.end(), [&](const Question& each) { return placeOf(each) >= from; });
        if (first != all.end())
            all.erase(all.begin(), first);
        else if (!all.empty())
            emit seekRequested(0.0); // everything has been seen
        if (m_isShort)
            all = mostTelling(*m_trace, all, kFew);
    }
    start(std::move(all));
}

void Predictor::start(std::vector<Question> questions)
{
    m_plan = std::move(questions);
    m_attempts.clear();
    m_at = 0;
    if (m_trace)
        m_withheld = withheldBy(*m_trace, m_plan);
    setLimit(isDone() ? std::nullopt : std::optional<double>(stopFrom(0)));
    showScore();
}

// The step of the script that shows what is asked for.
int Predictor::placeOf(const Question& question) const
{
    return static_cast<int>(std::floor(scriptPosition(m_script, question.step)));
}

// A step of the script that would show a part of what is asked for later.
bool Predictor::isHidden(int place) const
{
    const ScriptStep& step = m_script.step(place);
    for (int i = step.begin; i < step.end; ++i)
        if (isWithheld(*m_trace, m_withheld, i))
            return true;
    return false;
}

// The first step from `place` on that is not simply played: one that is hidden, or that of the next question.
int Predictor::stopFrom(int place) const
{
    const int asked = placeOf(m_plan[m_at]);
    int stop = std::min(place, asked);
    while (stop < asked && !isHidden(stop))
        ++stop;
    return stop;
}

void Predictor::setLimit(std::optional<double> limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    emit limitChanged(limit);
}

void Predictor::held()
{
    if (!m_isOn || m_isSummary)
        return;
    if (m_isAsking)
        m_card->answer().trimmed().isEmpty() ? reveal() : submit(m_card->answer());
    else
        goOn();
}

void Predictor::goOn()
{
    if (isDone()) {
        showSummary();
        return;
    }
    // Over what is hidden, unseen.
    const int asked = placeOf(m_plan[m_at]);
    int place = m_limit ? static_cast<int>(*m_limit) : 0;
    while (place < asked && isHidden(place))
        ++place;
    setLimit(stopFrom(place));
    emit seekRequested(place);
    if (place == asked)
        ask();
    else
        emit stepRequested();
}

void Predictor::jumpOn()
{
    if (isDone()) {
        showSummary();
        return;
    }
    setLimit(placeOf(m_plan[m_at]));
    emit seekRequested(placeOf(m_plan[m_at]));
    ask();
}

void Predictor::ask()
{
    m_isAsking = true;
    m_attempts.push_back({.question = m_plan[m_at]});
    m_hints = hints(*m_trace, m_plan[m_at]);
    const QuestionKind kind = m_plan[m_at].kind;
    m_card->showQuestion({.title = tr("Question %1 of %2").arg(m_at + 1).arg(m_plan.size()),
                          .sentence = caption(),
                          .placeholder = isNumeric(kind)      ? tr("-4 or 2*0.37")
                                         : asksForNodes(kind) ? tr("names, or click them")
                                                              : tr("(2, 3)"),
                          .firstLetters = firstLetters()});
    m_card->setFocusToAnswer();
    emit shownChanged();
}

QString Predictor::caption() const
{
    return isAsking() ? QString::fromStdString(questionText(*m_trace, m_plan[m_at])) : QString();
}

void Predictor::submit(const QString& answer)
{
    if (!isAsking())
        return;
    const Grade graded = grade(*m_trace, m_plan[m_at], answer.toStdString());
    if (graded.verdict == AnswerVerdict::Right) {
        close(Outcome::Right, graded.verdict, QString::fromStdString(graded.sentence));
        return;
    }
    if (graded.verdict != AnswerVerdict::Unreadable) {
        ++m_attempts.back().wrong;
        m_attempts.back().mistakes.push_back(graded.mistake);
    }
    m_card->showGrade(graded);
}

// What was asked for may be seen now, and is played.
void Predictor::close(Outcome outcome, AnswerVerdict verdict, const QString& sentence)
{
    m_attempts.back().outcome = outcome;
    m_isAsking = false;
    const int place = placeOf(m_plan[m_at]);
    ++m_at;
    m_withheld = withheldBy(*m_trace, std::span(m_plan).subspan(m_at));
    const bool isLastOfStep = isDone() || placeOf(m_plan[m_at]) != place;
    setLimit(isDone() ? place + 1 : stopFrom(isLastOfStep ? place + 1 : place));
    showScore();
    if (outcome != Outcome::Skipped)
        m_card->showAnswer(verdict, sentence, isDone() ? tr("Summary") : tr("Next question"));
    emit shownChanged();
    if (isLastOfStep)
        emit stepRequested();
}

void Predictor::hint()
{
    int& read = m_attempts.back().hints;
    read = std::min(read + 1, static_cast<int>(m_hints.size()));
    m_card->showHint(m_hints[static_cast<std::size_t>(read) - 1], static_cast<int>(m_hints.size()) - read);
}

void Predictor::reveal()
{
    close(Outcome::Revealed, AnswerVerdict::Unreadable,
          tr("The answer is %1.").arg(QString::fromStdString(answerText(*m_trace, m_plan[m_at]))));
}

void Predictor::skip()
{
    close(Outcome::Skipped, AnswerVerdict::Unreadable, {});
    jumpOn();
}

void Predictor::command(PredictCommand command)
{
    if (!m_isOn)
        return;
    if (command == PredictCommand::Leave)
        leave();
    else if (!m_isAsking)
        return;
    else if (command == PredictCommand::Hint)
        hint();
    else if (command == PredictCommand::Reveal)
        reveal();
    else
        skip();
}

// First to what came of it, then away.
void Predictor::leave()
{
    if (m_isAsking && m_attempts.back().wrong == 0)
        m_attempts.pop_back();
    if (!m_isSummary && !m_attempts.empty())
        showSummary();
    else
        emit left();
}

void Predictor::retry()
{
    std::vector<Question> again = missed(m_attempts);
    if (again.empty())
        return;
    m_isSummary = false;
    setLimit(std::nullopt);
    emit seekRequested(placeOf(again.front()));
    start(std::move(again));
    jumpOn();
}

void Predictor::restart()
{
    setLimit(std::nullopt);
    emit seekRequested(0.0);
    begin(0.0);
    m_card->setFocusToAnswer();
}

Frame Predictor::shown(Frame frame, double position) const
{
    if (!m_isOn || !m_trace || isDone())
        return frame;
    frame = without(*m_trace, m_withheld, std::move(frame));
    if (m_isAsking && position == placeOf(m_plan[m_at]))
        return asking(*m_trace, m_plan[m_at], std::move(frame));
    const int place = static_cast<int>(std::ceil(position)) - 1; // of the step that is shown
    return place >= 0 && isHidden(place) ? calmed(std::move(frame)) : frame;
}

} // namespace ad::ui
