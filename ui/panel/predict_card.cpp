// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/predict_card.h"

#include "ui/theme/appearance.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

// Hints, keys and sizes stand in predict_card_look.cpp.

namespace ad::ui {

namespace {

QString verdictWord(AnswerVerdict verdict)
{
    switch (verdict) {
    case AnswerVerdict::Right:
        return QStringLiteral("✓ ");
    case AnswerVerdict::Close:
        return QStringLiteral("≈ ");
    case AnswerVerdict::Wrong:
        return QStringLiteral("✗ ");
    case AnswerVerdict::Unreadable:
        break;
    }
    return {};
}

// Right is told from wrong by the mark and the words; the colour only helps.
QColor verdictColor(AnswerVerdict verdict)
{
    const Theme& theme = currentTheme();
    switch (verdict) {
    case AnswerVerdict::Right:
        return theme.accent;
    case AnswerVerdict::Wrong:
        return theme.error;
    case AnswerVerdict::Close:
        return theme.warning;
    case AnswerVerdict::Unreadable:
        break;
    }
    return theme.text;
}

QLabel* label(QWidget* parent, const char* name)
{
    auto* result = new QLabel(parent);
    result->setTextFormat(Qt::PlainText);
    result->setObjectName(QLatin1String(name));
    return result;
}

} // namespace

PredictCard::PredictCard(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("predictCard"));
    setAccessibleName(tr("Predict"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(head());
    column->addLayout(answerRow());
    column->addWidget(feedback(), 1);
    connectButtons();
    applyMeasures();
    setState(State::Waiting);
}

QHBoxLayout* PredictCard::head()
{
    m_question = label(this, "predictQuestion");
    m_question->setWordWrap(true);
    m_title = label(this, "predictTitle");
    m_score = label(this, "predictScore");
    m_score->setAccessibleName(tr("Score"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_question, 1);
    row->addWidget(m_title, 0, Qt::AlignTop);
    row->addWidget(m_score, 0, Qt::AlignTop);
    return row;
}

QPushButton* PredictCard::button(const QString& name, const QString& look)
{
    auto* result = new QPushButton(this);
    result->setObjectName(name);
    result->setAutoDefault(true); // Enter presses it too
    if (!look.isEmpty())
        result->setProperty("look", look);
    return result;
}

QHBoxLayout* PredictCard::answerRow()
{
    m_field = new PredictField(this);
    m_check = button(QStringLiteral("predictCheck"), QStringLiteral("primary"));
    m_check->setText(tr("Check"));
    m_check->setToolTip(tr("Check the answer (Enter)"));
    m_hint = button(QStringLiteral("predictHint"));
    m_reveal = button(QStringLiteral("predictReveal"));
    m_skip = button(QStringLiteral("predictSkip"));
    m_hint->setToolTip(tr("Each hint says more"));
    m_reveal->setToolTip(tr("Show the answer; Page Down does so too while nothing is typed"));
    m_skip->setToolTip(tr("Go on to the next question without an answer"));
    m_next = button(QStringLiteral("predictNext"), QStringLiteral("primary"));
    m_next->setToolTip(tr("Go to the next question (Enter; Page Down goes step by step)"));
    m_retry = button(QStringLiteral("predictRetry"), QStringLiteral("primary"));
    m_restart = button(QStringLiteral("predictRestart"));
    m_restart->setText(tr("Start again"));
    m_commandRow = new QHBoxLayout;
    m_commandRow->addWidget(m_field, 1);
    for (QPushButton* each : {m_check, m_hint, m_reveal, m_skip, m_next, m_retry, m_restart})
        m_commandRow->addWidget(each);
    m_commandRow->addStretch(1);
    return m_commandRow;
}

QScrollArea* PredictCard::feedback()
{
    auto* area = new QScrollArea(this);
    auto* content = new QWidget(area);
    content->setProperty("look", QStringLiteral("content")); // the panel's own background
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->viewport()->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_verdict = label(content, "predictVerdict");
    m_verdict->setWordWrap(true);
    m_choices = new QWidget(content);
    m_choiceRow = new QHBoxLayout(m_choices);
    m_choiceRow->setContentsMargins(0, 0, 0, 0);
    m_choiceRow->addStretch(1);
    m_hintColumn = new QVBoxLayout;
    m_hintRow = new QHBoxLayout;
    m_hintColumn->addLayout(m_hintRow);
    column->addWidget(m_verdict);
    column->addLayout(m_hintColumn);
    column->addWidget(m_choices);
    column->addStretch(1);
    area->setWidget(content);
    return area;
}

void PredictCard::connectButtons()
{
    connect(m_field, &PredictField::submitted, this, &PredictCard::submitted);
    connect(m_field, &PredictField::commanded, this, &PredictCard::commanded);
    connect(m_check, &QPushButton::clicked, this, [this] { emit submitted(m_field->text()); });
    connect(m_hint, &QPushButton::clicked, this, [this] { emit commanded(PredictCommand::Hint); });
    connect(m_reveal, &QPushButton::clicked, this, [this] { emit commanded(PredictCommand::Reveal); });
    connect(m_skip, &QPushButton::clicked, this, [this] { emit commanded(PredictCommand::Skip); });
    connect(m_next, &QPushButton::clicked, this, &PredictCard::nextRequested);
    connect(m_retry, &QPushButton::clicked, this, &PredictCard::retryRequested);
    connect(m_restart, &QPushButton::clicked, this, &PredictCard::restartRequested);
}

void PredictCard::setChoices(const std::vector<PredictChoice>& choices)
{
    while (m_choiceButtons.size() < choices.size()) {
        const int index = static_cast<int>(m_choiceButtons.size());
        auto* chip = new QToolButton(m_choices);
        chip->setCheckable(true);
        chip->setProperty("look", QStringLiteral("chip"));
        if (choices[m_choiceButtons.size()].isApart)
            m_commandRow->insertWidget(m_commandRow->count() - 1, chip);
        else
            m_choiceRow->insertWidget(index, chip);
        connect(chip, &QToolButton::clicked, this, [this, index](bool isOn) { emit choiceToggled(index, isOn); });
        m_choiceButtons.push_back(chip);
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        m_choiceButtons[i]->setText(choices[i].text);
        m_choiceButtons[i]->setToolTip(choices[i].about);
        m_choiceButtons[i]->setChecked(choices[i].isOn);
        m_choiceButtons[i]->setEnabled(choices[i].isPossible);
    }
}

void PredictCard::setScore(const QString& score)
{
    m_score->setText(score);
}

void PredictCard::setState(State state)
{
    m_state = state;
    const bool isAsking = state == State::Asking;
    for (QWidget* each : std::initializer_list<QWidget*>{m_field, m_check, m_hint, m_reveal, m_skip})
        each->setVisible(isAsking);
    const bool isBetween = state == State::Waiting || state == State::Summary;
    m_choices->setVisible(isBetween);
    for (QToolButton* chip : m_choiceButtons)
        chip->setVisible(isBetween);
    m_retry->setVisible(state == State::Summary);
    m_restart->setVisible(state == State::Summary);
    m_next->setVisible(state == State::Waiting || state == State::Answered);
    clearHint();
}

void PredictCard::showWaiting(const QString& title, const QString& sentence, const QString& button)
{
    m_title->setText(title);
    m_question->setText(sentence);
    setVerdict({}, {});
    m_next->setText(button);
    setState(State::Waiting);
    m_next->setVisible(!button.isEmpty());
}

void PredictCard::showQuestion(const PredictQuestion& question)
{
    m_title->setText(question.title);
    m_question->setText(question.sentence);
    m_field->clear();
    m_field->setPlaceholderText(question.placeholder);
    m_field->setFirstLetters(question.firstLetters);
    setVerdict({}, {});
    setState(State::Asking);
    showKeys();
}

void PredictCard::showGrade(const Grade& grade)
{
    setVerdict(verdictWord(grade.verdict) + QString::fromStdString(grade.sentence), verdictColor(grade.verdict));
    m_field->selectAll();
}

void PredictCard::showAnswer(AnswerVerdict verdict, const QString& sentence, const QString& button)
{
    setVerdict(verdictWord(verdict) + sentence, verdictColor(verdict));
    m_next->setText(button);
    setState(State::Answered);
    m_next->setFocus();
}

void PredictCard::showSummary(const QString& title, const QStringList& sentences, int missed)
{
    m_title->setText(title);
    m_question->setText(sentences.value(0));
    setVerdict(sentences.mid(1).join(QLatin1Char('\n')), currentTheme().text);
    m_retry->setText(missed == 1 ? tr("Try the one again that I missed") : tr("Try the %1 again that I missed").arg(missed));
    setState(State::Summary);
    m_retry->setVisible(missed > 0);
    (missed > 0 ? m_retry : m_restart)->setFocus();
}

} // namespace ad::ui
