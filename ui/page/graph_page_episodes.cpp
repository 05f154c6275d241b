// SPDX-License-Identifier: GPL-3.0-or-later
// The traces of the graph page, of which one is on the stage at a time.
#include "core/scenario/scalar_view.h"
#include "ui/graph/graph_view.h"
#include "ui/page/graph_page.h"
#include "ui/panel/tool_tabs.h"

namespace ad::ui {

std::vector<Phase> GraphPage::phases() const
{
    std::vector<Phase> result;
    const auto add = [&](const QString& name, PhaseKind kind, int begin, int end) {
        if (begin < end)
            result.push_back({name, kind, begin, end});
    };
    for (int episode = 0; episode < m_playlist.count(); ++episode) {
        const Trace& trace = *m_playlist.trace(episode);
        const int start = m_playlist.start(episode);
        const int end = start + m_playlist.script(episode).size();
        const auto after = [&](int steps) { return int(m_playlist.positionOf(m_playlist.placeAfter(episode, steps))); };
        const int seed = after(trace.forwardSteps);
        const int update = after(trace.forwardSteps + trace.backwardSteps);
        const bool hasTangents = !trace.tangents.empty();
        add(hasTangents ? tr("forward, with tangents") : tr("forward"), hasTangents ? PhaseKind::Tangent : PhaseKind::Forward, start, seed);
        add(tr("backward"), PhaseKind::Backward, seed, update);
        add(tr("update"), PhaseKind::Update, update, end);
    }
    return result;
}

void GraphPage::showEpisode(int episode)
{
    if (episode == m_episode)
        return;
    m_episode = episode;
    const std::shared_ptr<const Trace>& trace = m_playlist.trace(episode);
    m_view->show(makeScene(trace, m_view->scene(), m_view->scene() ? m_view->scene()->options : DiagramOptions()));
    auto shown = std::make_shared<Derivation>(*asPlayed(m_derivation));
    shown->trace = trace;
    m_shown = std::move(shown);
    m_explainedStep = -2;
    m_edge = -1;
    m_tools->setDerivation(m_shown);
    takeQuiz();
    beginQuiz();
}

QString GraphPage::episodeTitle() const
{
    if (m_playlist.count() < 2)
        return {};
    const LoopChoice& loop = m_derivation->scenario->graph.loop;
    if (loop.updates == 0 || m_derivation->scenario->graph.mode == SweepMode::Forward)
        return tr("Pass %1 of %2").arg(m_episode + 1).arg(m_playlist.count());
    const int examples = m_playlist.count() / (loop.updates + 1);
    const int made = m_episode / examples;
    const QString update =
        made == loop.updates ? tr("After update %1").arg(loop.updates) : tr("Update %1 of %2").arg(made + 1).arg(loop.updates);
    return examples == 1 ? update : tr("%1, example %2 of %3").arg(update).arg(m_episode % examples + 1).arg(examples);
}

} // namespace ad::ui
