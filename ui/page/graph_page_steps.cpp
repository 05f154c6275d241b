// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scalar_view.h"
#include "core/trace/explain_script.h"
#include "ui/graph/graph_view.h"
#include "ui/page/granularity_actions.h"
#include "ui/page/graph_page.h"
#include "ui/page/predictor.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/inspector.h"
#include "ui/panel/tool_tabs.h"

#include <cmath>
#include <utility>

namespace ad::ui {

void GraphPage::showPosition(double position)
{
    if (!m_derivation)
        return;
    const PlaylistPlace place = m_playlist.placeAt(position);
    showEpisode(place.episode);
    const Frame frame = m_predictor->shown(m_playlist.frameAt(place), place.position);
    m_view->setFrame(frame);
    // A step under way changes the picture only; the words come when it begins, the numbers when it is made.
    if (frame.step != m_explainedStep)
        showStep(frame);
    const bool isMade = frame.progress >= 1.0;
    if (std::exchange(m_isStepMade, isMade) != isMade) {
        m_tools->showFrame(frame);
        showDetails(frame);
    }
}

Frame GraphPage::frameNow() const
{
    const PlaylistPlace place = m_playlist.placeAt(position());
    return m_predictor->shown(m_playlist.frameAt(place), place.position);
}

int GraphPage::scriptStep(const Frame& frame) const
{
    return frame.step < 0 ? -1 : static_cast<int>(m_playlist.placeAfter(m_episode, frame.step + 1).position) - 1;
}

void GraphPage::seekInTrace(double position)
{
    if (m_derivation)
        seek(m_playlist.positionOf(m_playlist.placeAfter(m_episode, static_cast<int>(std::ceil(position)))));
}

void GraphPage::showStep(const Frame& frame)
{
    const Trace& trace = *m_shown->trace;
    m_explainedStep = frame.step;
    m_isStepMade = frame.progress >= 1.0;
    Explanation explanation = explain(trace, m_playlist.script(m_episode), scriptStep(frame));
    if (const QString episode = episodeTitle(); !episode.isEmpty())
        explanation.title = (episode + QStringLiteral(" · ")).toStdString() + explanation.title;
    m_inspector->showExplanation(explanation);
    m_tools->showFrame(frame);
    if (m_edge >= 0)
        showEdge(-1); // the terms of another step have other links
    showSelection(frame);
    showNotice();
    const NodeId node = frame.step < 0 ? frame.asked.node : trace.steps[static_cast<std::size_t>(frame.step)].node;
    const int line = node == kNoNode ? 0 : trace.graph().node(node).where.line;
    m_editor->setActiveLines(line, line);
}

void GraphPage::showNotice()
{
    const QString notice = m_isStale ? tr("Showing the last program without errors.") : QString();
    m_inspector->setNotice(notice);
    const QString sentence = m_predictor->isAsking() ? m_predictor->caption() : m_inspector->sentence();
    setCaption(notice.isEmpty() ? sentence : notice + QLatin1Char(' ') + sentence);
}

void GraphPage::showSelection(const Frame& frame)
{
    m_view->setSelectedNode(m_selected);
    m_view->setSiblings(siblings(*m_derivation, m_selected));
    m_granularity->setGroup(selectedGroup());
    m_inspector->setRemark(granularityRemark());
    m_tools->setSelectedNode(m_selected);
    showDetails(frame);
}

QString GraphPage::granularityRemark() const
{
    QStringList sentences;
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty())
            sentences << QString::fromStdString(sentence);
    };
    if (m_selected != kNoNode) {
        const int item = m_view->scene()->diagram.itemOf[static_cast<std::size_t>(m_selected)];
        if (item != kNoItem && m_view->scene()->diagram.items[static_cast<std::size_t>(item)].group != kNoGroup)
            sentences << tr("A closed group: %1. Press + to open it.")
                             .arg(QString::fromStdString(groupSummary(*m_shown->trace, selectedGroup())));
        add(correspondence(*m_derivation, m_selected));
        const Shape& shape = m_shown->trace->graph().node(m_selected).shape;
        if (!shape.isScalar())
            sentences << tr("One node for %n number(s); in the scalar view each is a node of its own.", nullptr,
                            static_cast<int>(shape.size()));
    }
    return sentences.join(QLatin1Char('\n'));
}

int GraphPage::selectedGroup() const
{
    if (m_selected == kNoNode)
        return kNoGroup;
    const int item = m_view->scene()->diagram.itemOf[static_cast<std::size_t>(m_selected)];
    const int closed = item == kNoItem ? kNoGroup : m_view->scene()->diagram.items[static_cast<std::size_t>(item)].group;
    return closed != kNoGroup ? closed : m_shown->trace->graph().node(m_selected).group;
}

void GraphPage::showDetails(const Frame& frame)
{
    m_inspector->showNode(m_selected == kNoNode ? std::nullopt : std::optional(nodeDetails(*m_shown->trace, frame, m_selected)));
}

void GraphPage::select(NodeId node)
{
    if (!m_derivation)
        return;
    m_selected = node;
    showSelection(frameNow());
}

void GraphPage::seekTo(NodeId node)
{
    if (!m_derivation)
        return;
    // To the value of the node in the forward pass; further on, to where its adjoint is complete.
    const Trace& trace = *m_shown->trace;
    const bool isBackward = frameNow().position > trace.forwardSteps;
    const int begin = isBackward ? trace.forwardSteps : 0;
    const int end = isBackward || trace.backwardSteps == 0 ? trace.size() : trace.forwardSteps;
    for (int step = end - 1; step >= begin; --step)
        if (trace.steps[static_cast<std::size_t>(step)].node == node) {
            seekInTrace(step + 1);
            return;
        }
}

void GraphPage::followLink(const QString& id)
{
    const int number = id.section(QLatin1Char(':'), 1).toInt();
    if (id.startsWith(QLatin1String("edge:")))
        showEdge(m_edge == number ? -1 : number);
    else if (id.startsWith(QLatin1String("node:")))
        select(number);
}

void GraphPage::hoverLink(const QString& id)
{
    const bool isEdge = id.startsWith(QLatin1String("edge:"));
    const int edge = isEdge ? id.section(QLatin1Char(':'), 1).toInt() : m_edge;
    if (edge >= 0)
        m_view->setSelectedEdge(edge);
    else
        m_view->setSelectedNode(m_selected); // takes the mark off the edge
}

void GraphPage::showEdge(int edge)
{
    m_edge = edge;
    if (edge >= 0)
        m_view->setSelectedEdge(edge);
    else
        m_view->setSelectedNode(m_selected);
    m_inspector->setHighlightedLink(edge < 0 ? QString() : QStringLiteral("edge:%1").arg(edge));
}

} // namespace ad::ui
