// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/group_outline.h"

#include "ui/graph/card.h"
#include "ui/graph/card_painter.h"
#include "ui/graph/graph_scene.h"

#include "core/base/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace ad::ui {
namespace {

constexpr double kPadding = 10.0; // around the cards of an innermost group
constexpr double kLevel = 8.0;    // more around each group that holds others
constexpr double kLabelHeight = 24.0;
constexpr double kSign = 20.0; // the side of the square with + or −
constexpr double kLine = 1.4;
constexpr double kLineStrength = 0.5; // lighter than the outline of a card
constexpr double kRounding = 14.0;
constexpr double kOverlap = 6.0;   // of a label with the line of its outline
constexpr double kReadable = 12.0; // pixels of the screen

double paddingOf(const GroupOutline& outline)
{
    return kPadding + kLevel * outline.levels;
}

// How many levels `inner` is inside of `outer`; 0 for the same one, −1 if it isn't.
int depthIn(const Graph& graph, int outer, int inner)
{
    int depth = 0;
    for (int i = inner; i != kNoGroup; i = graph.groups()[size_t(i)].parent, ++depth)
        if (i == outer)
            return depth;
    return -1;
}

// A closed group is a member of those around it, and of nothing else.
bool isMember(const Graph& graph, const DiagramItem& item, int group)
{
    const int innermost = item.group != kNoGroup ? item.group : graph.node(item.node).group;
    return depthIn(graph, group, innermost) >= (item.group != kNoGroup ? 1 : 0);
}

// All shapes of an outline, each wider by `more` than the group.
void drawShapes(QPainter& painter, const GraphScene& scene, const GroupOutline& outline, double more, const QColor& color)
{
    const double reach = paddingOf(outline) + more;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2.0 * (reach - 2.0), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const int link : outline.links)
        painter.drawPolyline(scene.links[size_t(link)].forward);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const int item : outline.items)
        painter.drawRoundedRect(scene.rect(item).adjusted(-reach, -reach, reach, reach), kRounding + more, kRounding + more);
}

// What has to be read keeps its size on the screen while the picture shrinks, down to where there is no room for it.
double scaleAt(double zoom)
{
    return std::clamp(kReadable / (kCellSize * zoom), 1.0, 2.5);
}

// The sign in a circle: minus closes, plus opens.
void drawSign(QPainter& painter, const QPointF& centre, bool isPlus, const Ink& ink, double scale)
{
    const Theme& theme = ink.theme;
    painter.save();
    painter.translate(centre);
    painter.scale(scale, scale);
    painter.setPen(QPen(ink(theme.strongBorder), kLine));
    painter.setBrush(ink(theme.surface));
    painter.drawEllipse(QPointF(), 8.0, 8.0);
    painter.setPen(QPen(ink(theme.text), 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-4.0, 0.0), QPointF(4.0, 0.0));
    if (isPlus)
        painter.drawLine(QPointF(0.0, -4.0), QPointF(0.0, 4.0));
    painter.restore();
}

void drawLabel(QPainter& painter, const QRectF& area, const QString& label, const Ink& ink)
{
    const double height = area.height();
    painter.setPen(QPen(ink(ink.theme.border), kLine));
    painter.setBrush(ink(ink.theme.surface));
    painter.drawRoundedRect(area, height / 2.0, height / 2.0);
    drawSign(painter, QPointF(area.left() + height / 2.0, area.center().y()), false, ink, height / kLabelHeight);
    painter.setFont(labelFont(kCellSize * height / kLabelHeight));
    painter.setPen(ink(ink.theme.mutedText));
    painter.drawText(area.adjusted(height, 0.0, 0.0, 0.0), Qt::AlignLeft | Qt::AlignVCenter, label);
}

// How much of the cards a label would cover.
double covered(const GraphScene& scene, const QRectF& label)
{
    double area = 0.0;
    for (int item = 0; item < scene.size(); ++item) {
        const QRectF common = scene.rect(item).intersected(label);
        area += common.width() * common.height();
    }
    return area;
}

} // namespace

std::vector<GroupOutline> groupOutlines(const Trace& trace, const Diagram& diagram)
{
    const Graph& graph = trace.graph();
    std::vector<GroupOutline> outlines;
    // Groups inside of others have larger numbers.
    for (int group = int(graph.groups().size()) - 1; group >= 0; --group) {
        GroupOutline outline;
        outline.group = group;
        outline.label = QString::fromStdString(displayName(graph.groups()[size_t(group)].name));
        std::vector<bool> isIn(diagram.items.size(), false);
        for (size_t item = 0; item < diagram.items.size(); ++item)
            if (isMember(graph, diagram.items[item], group)) {
                isIn[item] = true;
                outline.items.push_back(int(item));
            }
        if (outline.items.empty())
            continue;
        for (size_t link = 0; link < diagram.links.size(); ++link)
            if (isIn[size_t(diagram.links[link].from)] && isIn[size_t(diagram.links[link].to)])
                outline.links.push_back(int(link));
        for (const GroupOutline& other : outlines)
            outline.levels = std::max(outline.levels, depthIn(graph, group, other.group));
        outlines.push_back(std::move(outline));
    }
    std::reverse(outlines.begin(), outlines.end());
    return outlines;
}

QRectF groupLabelRect(const GraphScene& scene, const GroupOutline& outline, double zoom)
{
    const double scale = scaleAt(zoom);
    const double height = kLabelHeight * scale;
    const double width = height + scale * (QFontMetricsF(cellFont()).horizontalAdvance(outline.label) + 10.0);
    const double reach = paddingOf(outline) + (kLabelHeight - kLevel) * outline.levels * scale;
    QRectF best;
    double least = std::numeric_limits<double>::max();
    for (const int item : outline.items) {
        const QRectF card = scene.rect(item);
        for (const double y : {card.top() - reach - height + kOverlap, card.bottom() + reach - kOverlap}) {
            const QRectF label(card.left() - paddingOf(outline) + 4.0, y, width, height);
            // Among places as free the highest one, as a heading.
            const double cost = covered(scene, label) * 1e3 + y;
            if (cost < least) {
                least = cost;
                best = label;
            }
        }
    }
    return best;
}

QRectF expanderRect(const QRectF& card, double zoom)
{
    const double side = kSign * scaleAt(zoom);
    return {card.right() - side / 2.0, card.top() - side / 2.0, side, side};
}

int groupControlAt(const GraphScene& scene, const QPointF& point, double zoom)
{
    for (int item = scene.size() - 1; item >= 0; --item)
        if (scene.diagram.items[size_t(item)].kind == ItemKind::Group && expanderRect(scene.rect(item), zoom).contains(point))
            return scene.diagram.items[size_t(item)].group;
    for (auto outline = scene.groups.rbegin(); outline != scene.groups.rend(); ++outline)
        if (groupLabelRect(scene, *outline, zoom).contains(point))
            return outline->group;
    return kNoGroup;
}

void drawGroupOutlines(QPainter& painter, const GraphScene& scene, const Ink& ink, double zoom)
{
    // First each shape a little too large in the colour of the line, then in that of the ground: what is left is the line around all.
    const QColor line = Ink{ink.theme, kLineStrength * ink.strength}(ink.theme.strongBorder);
    for (const GroupOutline& outline : scene.groups) {
        drawShapes(painter, scene, outline, std::max(kLine, kLine * 0.6 / zoom), line);
        drawShapes(painter, scene, outline, 0.0, ink(ink.theme.sunken));
    }
    if (kCellSize * zoom * scaleAt(zoom) < kSmallestReadable)
        return;
    for (const GroupOutline& outline : scene.groups)
        drawLabel(painter, groupLabelRect(scene, outline, zoom), outline.label, ink);
}

void drawExpander(QPainter& painter, const QRectF& card, const Ink& ink, double zoom)
{
    drawSign(painter, expanderRect(card, zoom).center(), true, ink, scaleAt(zoom));
}

} // namespace ad::ui
