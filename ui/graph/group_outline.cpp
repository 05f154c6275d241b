// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/group_outline.h"

#include "ui/graph/card.h"
#include "ui/graph/card_painter.h"
#include "ui/graph/graph_scene.h"

#include "core/base/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kPadding = 10.0; // around the cards of an innermost group
constexpr double kLevel = 8.0;    // more around each group that holds others
constexpr double kLabelHeight = 24.0;
constexpr double kSign = 20.0; // the side of the square with + or −
constexpr double kLine = 1.4;
constexpr double kRounding = 14.0;

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

// The sign in a circle: minus closes, plus opens.
void drawSign(QPainter& painter, const QPointF& centre, bool isPlus, const Ink& ink)
{
    const Theme& theme = ink.theme;
    painter.setPen(QPen(ink(theme.strongBorder), kLine));
    painter.setBrush(ink(theme.surface));
    painter.drawEllipse(centre, 8.0, 8.0);
    painter.setPen(QPen(ink(theme.text), 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(4.0, 0.0), centre + QPointF(4.0, 0.0));
    if (isPlus)
        painter.drawLine(centre - QPointF(0.0, 4.0), centre + QPointF(0.0, 4.0));
}

void drawLabel(QPainter& painter, const QRectF& area, const QString& label, const Ink& ink)
{
    painter.setPen(QPen(ink(ink.theme.border), kLine));
    painter.setBrush(ink(ink.theme.surface));
    painter.drawRoundedRect(area, kLabelHeight / 2.0, kLabelHeight / 2.0);
    drawSign(painter, QPointF(area.left() + kLabelHeight / 2.0, area.center().y()), false, ink);
    painter.setFont(cellFont());
    painter.setPen(ink(ink.theme.mutedText));
    painter.drawText(area.adjusted(kLabelHeight, 0.0, 0.0, 0.0), Qt::AlignLeft | Qt::AlignVCenter, label);
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

QRectF groupLabelRect(const GraphScene& scene, const GroupOutline& outline)
{
    QRectF top = scene.rect(outline.items.front());
    for (const int item : outline.items)
        if (scene.rect(item).top() < top.top())
            top = scene.rect(item);
    const double width = kLabelHeight + QFontMetricsF(cellFont()).horizontalAdvance(outline.label) + 10.0;
    const double padding = paddingOf(outline);
    const double y = top.top() - padding - kLabelHeight / 2.0 - (kLabelHeight - kLevel) * outline.levels;
    return {top.left() - padding + 4.0, y, width, kLabelHeight};
}

QRectF expanderRect(const QRectF& card)
{
    return {card.right() - kSign / 2.0, card.top() - kSign / 2.0, kSign, kSign};
}

int groupControlAt(const GraphScene& scene, const QPointF& point)
{
    for (int item = scene.size() - 1; item >= 0; --item)
        if (scene.diagram.items[size_t(item)].kind == ItemKind::Group && expanderRect(scene.rect(item)).contains(point))
            return scene.diagram.items[size_t(item)].group;
    for (auto outline = scene.groups.rbegin(); outline != scene.groups.rend(); ++outline)
        if (groupLabelRect(scene, *outline).contains(point))
            return outline->group;
    return kNoGroup;
}

void drawGroupOutlines(QPainter& painter, const GraphScene& scene, const Ink& ink, double zoom)
{
    // First each shape a little too large in the colour of the line, then in that of the ground: what is left is the line around all.
    for (const GroupOutline& outline : scene.groups) {
        drawShapes(painter, scene, outline, std::max(kLine, kLine * 0.6 / zoom), ink(ink.theme.border));
        drawShapes(painter, scene, outline, 0.0, ink(ink.theme.sunken));
    }
    if (kCellSize * zoom < kSmallestReadable)
        return;
    for (const GroupOutline& outline : scene.groups)
        drawLabel(painter, groupLabelRect(scene, outline), outline.label, ink);
}

void drawExpander(QPainter& painter, const QRectF& card, const Ink& ink)
{
    drawSign(painter, expanderRect(card).center(), true, ink);
}

} // namespace ad::ui
