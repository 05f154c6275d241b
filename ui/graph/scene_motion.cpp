// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one scene to the next after an edit.
#include "ui/graph/graph_scene.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace ad::ui {
namespace {

// The curve with its ends moved by `start` and `end`, and what is between by a blend of both.
Curve stretched(const Curve& curve, QPointF start, QPointF end)
{
    std::vector<Vec2> points = curve.points();
    for (size_t i = 0; i < points.size(); ++i) {
        const double t = double(i) / double(points.size() - 1);
        const QPointF offset = start + t * (end - start);
        points[i] = points[i] + Vec2{offset.x(), offset.y()};
    }
    return Curve(std::move(points));
}

bool isSameGraph(const GraphScene& a, const GraphScene& b)
{
    return a.diagram.itemOf.size() == b.diagram.itemOf.size() && a.trace->edges == b.trace->edges;
}

// Where the item of a node of the same graph is.
std::optional<QPointF> placeOf(const GraphScene& scene, NodeId node)
{
    const int item = scene.diagram.itemOf[size_t(node)];
    return item == kNoItem ? std::nullopt : std::optional(scene.centres[size_t(item)]);
}

class Motion
{
public:
    Motion(const GraphScene& from, const GraphScene& to, double progress)
        : m_from(from)
        , m_to(to)
        , m_progress(progress)
        , m_isSameGraph(isSameGraph(from, to))
        , m_scene(to)
    {
        for (int item = 0; item < from.size(); ++item)
            m_before[from.keys[size_t(item)]] = from.centres[size_t(item)];
    }

    GraphScene make() &&
    {
        for (int item = 0; item < m_to.size(); ++item)
            moveItem(item);
        for (size_t link = 0; link < m_scene.links.size(); ++link)
            moveLink(link);
        if (m_isSameGraph)
            addLeaving();
        return std::move(m_scene);
    }

private:
    QPointF onTheWay(const QPointF& start, const QPointF& end) const { return start + m_progress * (end - start); }

    void moveItem(int item)
    {
        QPointF& centre = m_scene.centres[size_t(item)];
        if (const auto found = m_before.find(m_to.keys[size_t(item)]); found != m_before.end()) {
            centre = onTheWay(found->second, centre);
            return;
        }
        m_scene.presence[size_t(item)] = m_progress;
        if (const std::optional<QPointF> start = origin(item))
            centre = onTheWay(*start, centre);
    }

    // What appears comes out of the card that stood for it: of the group that is opened, of the array whose elements are shown.
    std::optional<QPointF> origin(int item) const
    {
        if (m_isSameGraph)
            return placeOf(m_from, m_to.diagram.items[size_t(item)].node);
        const auto found = m_before.find(m_to.parents[size_t(item)]);
        return found == m_before.end() ? std::nullopt : std::optional(found->second);
    }

    void moveLink(size_t i)
    {
        const DiagramLink& link = m_scene.diagram.links[i];
        const QPointF start = m_scene.centres[size_t(link.from)] - m_to.centres[size_t(link.from)];
        const QPointF end = m_scene.centres[size_t(link.to)] - m_to.centres[size_t(link.to)];
        if (!start.isNull() || !end.isNull())
            m_scene.links[i] = shapeOfLink(stretched(m_to.links[i].curve, start, end));
    }

    // What is closed into a group moves to its card while it vanishes.
    void addLeaving()
    {
        const std::unordered_set<size_t> staying(m_to.keys.begin(), m_to.keys.end());
        for (int item = 0; item < m_from.size(); ++item) {
            const auto at = size_t(item);
            const std::optional<QPointF> goal = placeOf(m_to, m_from.diagram.items[at].node);
            if (!goal || staying.contains(m_from.keys[at]))
                continue;
            m_scene.diagram.items.push_back(m_from.diagram.items[at]);
            m_scene.cards.push_back(m_from.cards[at]);
            m_scene.keys.push_back(m_from.keys[at]);
            m_scene.parents.push_back(m_from.parents[at]);
            m_scene.centres.push_back(onTheWay(m_from.centres[at], *goal));
            m_scene.presence.push_back(1.0 - m_progress);
        }
    }

    const GraphScene& m_from;
    const GraphScene& m_to;
    double m_progress;
    bool m_isSameGraph;
    std::unordered_map<size_t, QPointF> m_before; // by key
    GraphScene m_scene;
};

} // namespace

GraphScene between(const GraphScene& from, const GraphScene& to, double progress)
{
    return Motion(from, to, progress).make();
}

} // namespace ad::ui
