// SPDX-License-Identifier: GPL-3.0-or-later
// Predict mode on the graph page: questions between the player and what is seen.
#include "ui/graph/graph_view.h"
#include "ui/page/graph_page.h"
#include "ui/page/predictor.h"
#include "ui/panel/inspector.h"
#include "ui/panel/predict_card.h"
#include "ui/playback/player.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ad::ui {

void GraphPage::makePredictAction()
{
    m_predictAction = new QAction(icon(QStringLiteral("predict")), tr("Predict"), this);
    m_predictAction->setCheckable(true);
    m_predictAction->setShortcut(Qt::Key_P);
    m_predictAction->setToolTip(tr("Asks what comes next before it is shown (P)"));
    connect(m_predictAction, &QAction::toggled, this, &GraphPage::setPredicting);
}

QWidget* GraphPage::predictButton()
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(m_predictAction);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

// The question stands below the stage, where it is seen in a presentation too.
QWidget* GraphPage::stage()
{
    auto* stage = new QWidget(this);
    auto* column = new QVBoxLayout(stage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_card);
    m_card->hide();
    return stage;
}

// What explains the step is put away while it would give the answer away.
QWidget* GraphPage::stepSection()
{
    auto* section = new QWidget(this);
    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    m_unanswered = new QLabel(tr("What this step does is explained here as soon as the question is answered."), section);
    m_unanswered->setWordWrap(true);
    m_unanswered->setAlignment(Qt::AlignTop);
    m_unanswered->setContentsMargins(16, 8, 16, 8);
    m_unanswered->setProperty("look", QStringLiteral("muted"));
    m_unanswered->hide();
    column->addWidget(m_inspector, 1);
    column->addWidget(m_unanswered, 1);
    return section;
}

void GraphPage::connectPredictor()
{
    connect(player(), &Player::held, this, [this] {
        if (isActive())
            m_predictor->held();
    });
    connect(m_predictor, &Predictor::limitChanged, this, [this](std::optional<double> limit) {
        setLimit(limit && m_derivation ? std::optional(m_playlist.positionOf({m_episode, *limit})) : std::nullopt);
    });
    connect(m_predictor, &Predictor::seekRequested, this, [this](double place) {
        if (m_derivation)
            seek(m_playlist.positionOf({m_episode, place}));
    });
    connect(m_predictor, &Predictor::stepRequested, this, [this] {
        if (isActive())
            player()->stepForward();
    });
    connect(m_predictor, &Predictor::shownChanged, this, &GraphPage::showQuiz);
    connect(m_predictor, &Predictor::choicesChanged, this, &GraphPage::beginQuiz);
    connect(m_predictor, &Predictor::left, this, [this] { m_predictAction->setChecked(false); });
}

void GraphPage::setPredicting(bool isOn)
{
    m_predictor->setOn(isOn);
    beginQuiz();
    if (isOn)
        m_card->setFocusToAnswer();
    else
        m_view->setFocus();
}

// Cards inside of collapsed groups are not asked about: nobody sees them.
void GraphPage::takeQuiz()
{
    std::vector<bool> isAskable;
    if (m_shown) {
        isAskable.resize(static_cast<std::size_t>(m_shown->trace->forwardSize));
        for (const DiagramItem& item : m_view->scene()->diagram.items)
            isAskable[static_cast<std::size_t>(item.node)] = true;
    }
    m_predictor->setTrace(m_shown ? m_shown->trace : nullptr, m_shown ? m_playlist.script(m_episode) : Script(), std::move(isAskable));
}

void GraphPage::beginQuiz()
{
    m_predictor->begin(m_shown ? m_playlist.placeAt(position()).position : 0.0);
}

void GraphPage::showQuiz()
{
    m_card->setVisible(m_predictor->isOn());
    m_inspector->setVisible(!m_predictor->isAsking());
    m_unanswered->setVisible(m_predictor->isAsking());
    m_explainedStep = -2; // what it says may be told now, or may not
    showPosition(position());
}

// Where nothing is typed, what the field understands works too, and typing goes there.
void GraphPage::keyPressEvent(QKeyEvent* event)
{
    PredictCommand command{};
    const bool isForCard = m_predictor->isOn() && m_card->isVisible();
    if (isForCard && isPredictKey(*event, command)) {
        m_predictor->command(command);
        return;
    }
    if (m_predictor->isAsking() && !event->text().isEmpty() && event->text().at(0).isPrint() && event->modifiers() == Qt::NoModifier) {
        m_card->type(event->text());
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace ad::ui
