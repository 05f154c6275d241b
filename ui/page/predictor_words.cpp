// SPDX-License-Identifier: GPL-3.0-or-later
// What the card says between the questions: switches, score, summary; and names that are picked on the stage.
#include "core/trace/step_names.h"
#include "ui/page/predictor.h"
#include "ui/panel/predict_card.h"

#include <algorithm>

namespace ad::ui {

QSet<QChar> Predictor::firstLetters() const
{
    QSet<QChar> letters;
    const StepNames names(*m_trace);
    for (NodeId id = 0; id < m_trace->forwardSize; ++id) {
        const QString name = QString::fromStdString(names.plain(id));
        if (!name.isEmpty())
            letters.insert(name.at(0));
    }
    return letters;
}

bool Predictor::pickNode(NodeId node)
{
    if (!isAsking() || node == kNoNode || !asksForNodes(m_plan[m_at].kind))
        return false;
    m_card->toggleName(QString::fromStdString(StepNames(*m_trace).plain(node)));
    return true;
}

// An edge stands for its other end.
bool Predictor::pickEdge(int edge)
{
    if (!isAsking() || edge < 0 || m_plan[m_at].kind != QuestionKind::ContributingEdges)
        return false;
    const Edge& picked = m_trace->edges[static_cast<std::size_t>(edge)];
    return pickNode(picked.from == m_plan[m_at].node ? picked.to : picked.from);
}

void Predictor::showChoices()
{
    std::vector<PredictChoice> choices;
    const QStringList abouts{tr("Which node comes next: forward by its operands, backward by its users"),
                             tr("Which nodes have a part in a number"),
                             tr("The shapes of vectors and matrices"),
                             tr("The values of the forward pass"),
                             tr("The tangents of forward mode"),
                             tr("What each edge passes back, one by one"),
                             tr("The complete adjoint of each node: the sum of what its users pass back")};
    int index = 0;
    for (const QuestionKindRow& row : questionKinds()) {
        const bool isPossible = row.kind != QuestionKind::Tangent || (m_trace && !m_trace->tangentMessages.empty());
        choices.push_back({QString::fromUtf8(row.plural), abouts[index++], m_kinds.contains(row.kind), isPossible});
    }
    choices.push_back({tr("a few only"), tr("At most ten questions, the most telling ones"), m_isShort, true, true});
    m_card->setChoices(choices);
}

void Predictor::toggleChoice(int choice, bool isOn)
{
    const auto rows = questionKinds();
    if (choice >= static_cast<int>(rows.size()))
        m_isShort = isOn;
    else if (isOn)
        m_kinds.insert(rows[static_cast<std::size_t>(choice)].kind);
    else
        m_kinds.erase(rows[static_cast<std::size_t>(choice)].kind);
    showChoices();
    if (m_isSummary)
        return; // until it starts again
    emit choicesChanged();
}

void Predictor::showScore()
{
    const Score now = score(m_attempts);
    m_card->setScore(now.asked == 0 ? QString() : tr("%1 of %2 right at once").arg(now.rightAtOnce).arg(now.asked));
}

void Predictor::showWaiting()
{
    if (!m_isOn)
        return;
    if (!m_trace) {
        m_card->showWaiting({}, tr("As soon as there is a graph, you can be asked about it."), {});
        return;
    }
    if (m_trace->right) {
        m_card->showWaiting({}, tr("A pitfall is on, so some numbers are wrong on purpose. Switch it off to be asked."), {});
        return;
    }
    if (m_plan.empty()) {
        m_card->showWaiting({}, tr("There is nothing of that kind in this graph. Choose what to be asked for:"), {});
        return;
    }
    const auto count = static_cast<int>(m_plan.size());
    const QString number = count == 1 ? tr("One question") : tr("%1 questions").arg(count);
    m_card->showWaiting({}, tr("%1: go on step by step, and you are asked before a number appears.").arg(number), tr("First question"));
}

void Predictor::showSummary()
{
    m_isSummary = true;
    m_isAsking = false;
    m_at = m_plan.size();
    setLimit(std::nullopt);
    QStringList sentences;
    for (const std::string& sentence : summary(score(m_attempts)))
        sentences << QString::fromStdString(sentence);
    m_card->showSummary(tr("Summary"), sentences, static_cast<int>(missed(m_attempts).size()));
    emit shownChanged();
}

} // namespace ad::ui
