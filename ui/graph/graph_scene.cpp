// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_scene.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_map>

namespace ad::ui {
namespace {

constexpr double kBackwardOffset = 7.0; // of the line beside which adjoints travel
constexpr double kRankGap = 112.0;      // room for a label between two columns
constexpr double kSampleLength = 7.0;

QPointF toPoint(Vec2 p)
{
    return {p.x, p.y};
}

size_t mixed(size_t seed, size_t value)
{
    return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

// Named nodes are known by their name, others by their operation and its operands; the second of two that look alike is another one.
std::vector<size_t> keysOf(const Diagram& diagram, const Graph& graph)
{
    std::vector<size_t> ofNode(diagram.itemOf.size());
    for (NodeId id = 0; id < NodeId(ofNode.size()); ++id) {
        const Node& node = graph.node(id);
        size_t key = std::hash<std::string>()(node.name.empty() ? node.op->name : "=" + node.name);
        if (node.name.empty())
            for (const NodeId input : node.inputs)
                key = mixed(key, ofNode[size_t(input)]);
        ofNode[size_t(id)] = key;
    }
    std::unordered_map<size_t, size_t> count;
    std::vector<size_t> keys;
    for (const DiagramItem& item : diagram.items) {
        const size_t key = mixed(ofNode[size_t(item.node)], size_t(item.kind == ItemKind::Group));
        keys.push_back(mixed(key, count[key]++));
    }
    return keys;
}

std::vector<LayoutNode> layoutNodes(const GraphScene& scene, const GraphScene* previous)
{
    std::unordered_map<size_t, QPointF> known;
    if (previous)
        for (int item = 0; item < previous->size(); ++item)
            known[previous->keys[size_t(item)]] = previous->centres[size_t(item)];
    std::vector<LayoutNode> nodes;
    for (int item = 0; item < scene.size(); ++item) {
        const QSizeF size = scene.cards[size_t(item)].size;
        LayoutNode node;
        node.width = size.width();
        node.height = size.height();
        node.preferredOrder = item;
        if (const auto found = known.find(scene.keys[size_t(item)]); found != known.end())
            node.previous = Vec2{found->second.x(), found->second.y()};
        nodes.push_back(node);
    }
    return nodes;
}

void layOut(GraphScene& scene, const GraphScene* previous)
{
    std::vector<LayoutEdge> edges;
    for (const DiagramLink& link : scene.diagram.links)
        edges.push_back({link.from, link.to, link.slot});
    LayoutOptions options;
    options.rankGap = kRankGap;
    const Layout drawing = layout(layoutNodes(scene, previous), edges, options);
    for (const Vec2 position : drawing.positions)
        scene.centres.push_back(toPoint(position));
    for (const Curve& curve : drawing.edges)
        scene.links.push_back(shapeOfLink(curve));
}

QRectF boundsOf(const GraphScene& scene)
{
    QRectF bounds;
    for (int item = 0; item < scene.size(); ++item)
        bounds |= scene.rect(item);
    return bounds;
}

double distanceToSegment(const QPointF& p, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double t = square > 0.0 ? std::clamp(QPointF::dotProduct(p - a, along) / square, 0.0, 1.0) : 0.0;
    return QLineF(p, a + t * along).length();
}

} // namespace

QRectF GraphScene::rect(int item) const
{
    const QSizeF extent = cards[size_t(item)].size;
    return {centres[size_t(item)] - QPointF(extent.width() / 2.0, extent.height() / 2.0), extent};
}

int GraphScene::itemAt(const QPointF& point) const
{
    for (int item = size() - 1; item >= 0; --item)
        if (rect(item).contains(point))
            return item;
    return kNoItem;
}

int GraphScene::linkAt(const QPointF& point, double reach) const
{
    int nearest = kNoLink;
    for (int link = 0; link < int(links.size()); ++link) {
        const QPolygonF& line = links[size_t(link)].forward;
        if (!line.boundingRect().adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        for (qsizetype i = 1; i < line.size(); ++i) {
            const double distance = distanceToSegment(point, line[i - 1], line[i]);
            if (distance < reach) {
                reach = distance;
                nearest = link;
            }
        }
    }
    return nearest;
}

std::shared_ptr<const GraphScene> makeScene(std::shared_ptr<const Trace> trace, const GraphScene* previous, const DiagramOptions& options)
{
    auto scene = std::make_shared<GraphScene>();
    scene->trace = std::move(trace);
    scene->diagram = diagram(*scene->trace, options);
    const bool isSameGraph =
        previous && previous->diagram.links == scene->diagram.links && previous->diagram.items.size() == scene->diagram.items.size();
    scene->keys = keysOf(scene->diagram, scene->trace->graph());
    const bool isAlike = isSameGraph && previous->keys == scene->keys;
    scene->cards = measureCards(scene->diagram, *scene->trace, isAlike ? previous->cards : std::vector<NodeCard>());
    scene->presence.assign(scene->cards.size(), 1.0);
    if (isAlike && previous->cards == scene->cards) {
        scene->centres = previous->centres;
        scene->links = previous->links;
        scene->bounds = previous->bounds;
        return scene;
    }
    layOut(*scene, previous);
    scene->bounds = boundsOf(*scene);
    return scene;
}

LinkShape shapeOfLink(const Curve& curve)
{
    LinkShape shape;
    shape.curve = curve;
    if (curve.isEmpty())
        return shape;
    const int samples = std::clamp(int(std::ceil(curve.length() / kSampleLength)), 8, 200);
    for (int i = 0; i <= samples; ++i) {
        const double t = double(i) / samples;
        const Vec2 point = curve.pointAt(t);
        const Vec2 along = curve.tangentAt(t);
        shape.forward << toPoint(point);
        shape.backward << toPoint(point + kBackwardOffset * Vec2{-along.y, along.x});
    }
    return shape;
}

} // namespace ad::ui
