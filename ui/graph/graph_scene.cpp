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
constexpr double kWideGap = 112.0;      // between two columns, with room for a label
constexpr double kNarrowGap = 56.0;     // in graphs of many columns, where the cards had better be large
constexpr int kFewColumns = 5;
constexpr int kManyColumns = 12;
constexpr double kSideRoom = 28.0; // beside the cards, where labels may stand
constexpr double kTopRoom = 42.0;
constexpr double kSampleLength = 5.0;
constexpr double kCosineOfTurn = 0.9990; // 2.5 degrees

// The number of columns: the items on the longest path.
int columnsOf(const Diagram& diagram)
{
    std::vector<int> column(diagram.items.size(), 1);
    int most = 0;
    for (const DiagramLink& link : diagram.links) // by rising user, so that `from` is final
        most = std::max(most, column[size_t(link.to)] = std::max(column[size_t(link.to)], column[size_t(link.from)] + 1));
    return most;
}

double rankGapFor(int columns)
{
    const double t = std::clamp(double(columns - kFewColumns) / (kManyColumns - kFewColumns), 0.0, 1.0);
    return kGrid * std::round((kWideGap + t * (kNarrowGap - kWideGap)) / kGrid);
}

QPointF toPoint(Vec2 p)
{
    return {p.x, p.y};
}

size_t mixed(size_t seed, size_t value)
{
    return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

size_t keyOf(size_t node, const DiagramItem& item, size_t number)
{
    return mixed(mixed(node, size_t(item.kind == ItemKind::Group)), number);
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
        const size_t key = ofNode[size_t(item.node)];
        keys.push_back(keyOf(key, item, count[mixed(key, size_t(item.kind == ItemKind::Group))]++));
    }
    return keys;
}

// An element of an array is named "W[0, 1]"; in the view of arrays "W" is what it came from.
std::vector<size_t> parentsOf(const Diagram& diagram, const Graph& graph)
{
    std::vector<size_t> parents;
    for (const DiagramItem& item : diagram.items) {
        const std::string& name = graph.node(item.node).name;
        const size_t bracket = name.find('[');
        parents.push_back(bracket == std::string::npos ? 0 : keyOf(std::hash<std::string>()("=" + name.substr(0, bracket)), item, 0));
    }
    return parents;
}

// A collapsed group is no gate, but it may be used in several places.
std::vector<GateRole> gatesOf(const Diagram& diagram, const Trace& trace)
{
    const std::vector<GateRole> roles = gateRoles(trace);
    std::vector<GateRole> gates;
    for (const DiagramItem& item : diagram.items) {
        gates.push_back(roles[size_t(item.node)]);
        if (item.kind == ItemKind::Group)
            gates.back().gate = Gate::None;
    }
    return gates;
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
    options.rankGap = rankGapFor(columnsOf(scene.diagram));
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

QRectF GraphScene::grownRect(int item, double factor) const
{
    const QRectF own = rect(item);
    QRectF grown(QPointF(), own.size() * factor);
    grown.moveCenter(factor > 1.0 ? movedInto(roomForLabels(*this), own.center(), grown.size()) : own.center());
    return grown;
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

QRectF roomForLabels(const GraphScene& scene)
{
    return scene.bounds.adjusted(-kSideRoom, -kTopRoom, kSideRoom, kTopRoom);
}

QPointF movedInto(const QRectF& room, const QPointF& centre, const QSizeF& size)
{
    const auto moved = [](double x, double low, double high) { return low < high ? std::clamp(x, low, high) : (low + high) / 2.0; };
    return {moved(centre.x(), room.left() + size.width() / 2.0, room.right() - size.width() / 2.0),
            moved(centre.y(), room.top() + size.height() / 2.0, room.bottom() - size.height() / 2.0)};
}

std::shared_ptr<const GraphScene> makeScene(std::shared_ptr<const Trace> trace, const GraphScene* previous, const DiagramOptions& options)
{
    auto scene = std::make_shared<GraphScene>();
    scene->trace = std::move(trace);
    scene->options = options;
    scene->diagram = diagram(*scene->trace, options);
    const bool isSameGraph =
        previous && previous->diagram.links == scene->diagram.links && previous->diagram.items.size() == scene->diagram.items.size();
    scene->keys = keysOf(scene->diagram, scene->trace->graph());
    scene->parents = parentsOf(scene->diagram, scene->trace->graph());
    scene->groups = groupOutlines(*scene->trace, scene->diagram);
    const bool isAlike = isSameGraph && previous->keys == scene->keys;
    scene->cards = measureCards(scene->diagram, *scene->trace, isAlike ? previous->cards : std::vector<NodeCard>());
    scene->presence.assign(scene->cards.size(), 1.0);
    scene->gates = gatesOf(scene->diagram, *scene->trace);
    if (isAlike && previous->cards == scene->cards) {
        scene->centres = previous->centres;
        scene->links = previous->links;
        scene->bounds = previous->bounds;
        scene->places = previous->places;
        return scene;
    }
    layOut(*scene, previous);
    scene->bounds = boundsOf(*scene);
    scene->places = std::make_shared<const int>(0);
    return scene;
}

// Straight parts need no points, and every point costs time in each frame: a curve becomes a polygon that turns by a few
// degrees at each of its corners.
LinkShape shapeOfLink(const Curve& curve)
{
    LinkShape shape;
    shape.curve = curve;
    if (curve.isEmpty())
        return shape;
    const int samples = std::clamp(int(std::ceil(curve.length() / kSampleLength)), 8, 400);
    const auto add = [&](double t) {
        const Vec2 point = curve.pointAt(t);
        const Vec2 along = curve.tangentAt(t);
        shape.forward << toPoint(point);
        shape.backward << toPoint(point + kBackwardOffset * Vec2{-along.y, along.x});
    };
    int last = 0;
    add(0.0);
    for (int i = 1; i <= samples; ++i) {
        const Vec2 along = curve.tangentAt(double(i) / samples);
        const Vec2 before = curve.tangentAt(double(last) / samples);
        if (i < samples && along.x * before.x + along.y * before.y > kCosineOfTurn)
            continue;
        if (last < i - 1)
            add(double(i - 1) / samples); // the end of the straight part
        add(double(i) / samples);
        last = i;
    }
    return shape;
}

} // namespace ad::ui
