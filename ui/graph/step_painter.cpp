// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/step_painter.h"

#include "ui/graph/card_painter.h"
#include "ui/graph/card_text.h"
#include "ui/graph/chip.h"
#include "ui/graph/label_places.h"
#include "ui/graph/link_painter.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace ad::ui {
namespace {

constexpr double kArrival = 0.65;     // the part of a step that numbers are under way
constexpr double kSeedWay = 48.0;     // the length of the arrow by which the seed comes in
constexpr double kSlopeHeight = 21.0; // of the line with ∂y/∂x

/// What a step says is drawn in a scale of its own, so that it can be read from afar.
class StepPainter
{
public:
    StepPainter(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom)
        : m_painter(painter)
        , m_scene(scene)
        , m_trace(*scene.trace)
        , m_frame(frame)
        , m_step(m_trace.steps[size_t(frame.step)])
        , m_ink(ink)
        , m_scale(std::max(1.0, kSmallestSpoken * ink.theme.scale / (kNumberSize * zoom)))
        , m_magnification(cardMagnification(zoom, ink.theme))
        , m_places(scene, m_scale, itemOf(m_step.node), itemOf(m_step.node) == kNoItem ? QRectF() : activeRect(itemOf(m_step.node)))
    {
    }

    void draw()
    {
        if (m_frame.group != nullptr) {
            m_step.kind == StepKind::Message ? drawPassages() : drawOperands();
            return;
        }
        switch (m_step.kind) {
        case StepKind::Value:
        case StepKind::Recompute:
            drawOperands();
            break;
        case StepKind::Tangent:
        case StepKind::Update:
            break;
        case StepKind::Seed:
            drawSeed();
            break;
        case StepKind::Message:
            drawMessage();
            break;
        }
    }

private:
    int itemOf(NodeId node) const { return m_scene.diagram.itemOf[size_t(node)]; }

    // Draws `content` around `centre` in the scale of what is said.
    template<typename Content>
    void drawAt(const QPointF& centre, Content content)
    {
        m_painter.save();
        m_painter.translate(centre);
        m_painter.scale(m_scale, m_scale);
        content();
        m_painter.restore();
    }

    void drawOperands()
    {
        if (m_frame.progress >= 1.0)
            return;
        for (size_t i = 0; i < m_scene.links.size(); ++i) {
            const DiagramLink& link = m_scene.diagram.links[i];
            if (m_frame.edges[size_t(link.edge)].emphasis != Emphasis::Active)
                continue;
            const Tensor& value = m_trace.valueOf(m_trace.edges[size_t(link.edge)].from);
            drawAt(pillCentre(m_scene.links[i].forward, travelled(m_frame.progress), pillSize(value), link.to),
                   [&] { drawPill(m_painter, {}, value, m_ink.theme.value, m_ink); });
        }
    }

    // Pills stay between the cards; where there is no room, or the card of the goal is magnified, they end at its upper corner.
    QPointF pillCentre(const QPolygonF& line, double part, const QSizeF& pill, int goal) const
    {
        const double length = std::max(1.0, QLineF(line.front(), line.back()).length());
        const double half = m_scale * pill.width() / 2.0 + 12.0;
        const double start = std::min(0.5, half / length);
        const QPointF onLine = pointAlong(line, start + part * (1.0 - 2.0 * start));
        if (goal == kNoItem || (start < 0.5 && m_magnification == 1.0))
            return onLine;
        const QRectF card = activeRect(goal);
        const bool isFromTheRight = line.front().x() > line.back().x();
        const QPointF corner(isFromTheRight ? card.right() : card.left(), card.top() - m_scale * pill.height() / 2.0 - 6.0);
        return onLine + part * (corner - onLine);
    }

    QRectF activeRect(int item) const { return m_scene.grownRect(item, m_magnification); }

    void drawSeed()
    {
        const int item = itemOf(m_step.node);
        if (item == kNoItem)
            return;
        const QRectF rect = activeRect(item);
        const double y = m_scene.cards[size_t(item)].adjoint.isEmpty()
                             ? rect.center().y()
                             : rect.top() + m_magnification * m_scene.cards[size_t(item)].adjoint.center().y();
        const QPolygonF line({QPointF(rect.right(), y), QPointF(rect.right() + kSeedWay * m_scale, y)});
        drawBackwardLine(m_painter, line, 1.0, 3.0 * m_scale, m_ink);
        const Tensor& seed = m_trace.valueOf(m_trace.backward.seed);
        const QSizeF size = pillSize(seed);
        const double way = (1.0 - travelled(m_frame.progress)) * kSeedWay * m_scale;
        drawAt(QPointF(rect.right() + (size.width() / 2.0 + 14.0) * m_scale + way, y),
               [&] { drawPill(m_painter, {}, seed, m_ink.theme.adjoint, m_ink); });
    }

    /// What comes back along a link: what came in, what goes out, and what it is added to (null: nothing).
    struct Return
    {
        int link = kNoLink;
        const Tensor* upstream = nullptr;
        const Tensor* message = nullptr;
        const Tensor* local = nullptr; // null: no single factor
        const Tensor* before = nullptr;
        const Tensor* after = nullptr;
    };

    const Tensor* valueOf(NodeId node) const { return node == kNoNode ? nullptr : &m_trace.valueOf(node); }

    void drawMessage()
    {
        const Message& message = m_trace.messageOf(m_step);
        drawReturn({.link = m_scene.diagram.linkOf[size_t(m_step.edge)],
                    .upstream = valueOf(m_trace.backward.adjoints[size_t(message.from)]),
                    .message = valueOf(message.value),
                    .local = valueOf(message.local),
                    .before = valueOf(message.before),
                    .after = valueOf(message.after)},
                   m_places);
    }

    // A group passes back to all that it was computed from at once.
    void drawPassages()
    {
        const NodeId output = m_trace.graph().groups()[size_t(m_frame.group->group)].output;
        for (const Passage& passage : m_frame.group->passages) {
            const int goal = itemOf(passage.to);
            const LabelPlaces places(m_scene, m_scale, goal, goal == kNoItem ? QRectF() : activeRect(goal));
            drawReturn({.link = m_scene.diagram.linkOf[size_t(passage.edge)],
                        .upstream = m_trace.adjointOf(output),
                        .message = &passage.message,
                        .local = nullptr,
                        .before = valueOf(passage.before),
                        .after = valueOf(passage.after)},
                       places);
        }
    }

    void drawReturn(const Return& back, const LabelPlaces& places)
    {
        if (back.link == kNoLink)
            return; // inside of a collapsed group
        QPolygonF line = m_scene.links[size_t(back.link)].backward;
        std::reverse(line.begin(), line.end());
        const double part = travelled(m_frame.progress);
        // What comes in is the user's adjoint; what goes out is that times the local derivative.
        const Tensor& carried = part < 0.5 && back.upstream ? *back.upstream : *back.message;
        const int goal = m_scene.diagram.links[size_t(back.link)].from;
        const QSizeF size = pillSize(carried);
        const QPointF centre = pillCentre(line, part, size, goal);
        const QSizeF arrived = pillSize(*back.message);
        const QRectF local = drawLocal(back, places, places.boxAt(pillCentre(line, 1.0, arrived, goal), arrived));
        drawAt(centre, [&] { drawPill(m_painter, {}, carried, m_ink.theme.adjoint, m_ink); });
        if (back.before && part >= 1.0)
            drawSum(back, places, {places.boxAt(centre, size), local});
    }

    // "∂y/∂x" above "× 0.197", beside the middle of the edge; returns where.
    QRectF drawLocal(const Return& back, const LabelPlaces& places, const QRectF& pill)
    {
        const DiagramLink& ends = m_scene.diagram.links[size_t(back.link)];
        const QString to = QString::fromStdString(m_scene.diagram.items[size_t(ends.to)].name);
        const QString from = QString::fromStdString(m_scene.diagram.items[size_t(ends.from)].name);
        const QString slope = QStringLiteral("∂%1/∂%2").arg(to, from);
        const Tensor* local = back.local;
        const bool isNumber = back.message->isScalar() && (!back.upstream || back.upstream->isScalar());
        const QString symbol = local || isNumber ? slope : QStringLiteral("(%1)ᵀ ×").arg(slope);
        const QFontMetricsF small(cellFont());
        const QFontMetricsF large(numberFont());
        const QString sign = !local ? QString() : local->isScalar() ? QStringLiteral("× ") : QStringLiteral("⊙ ");
        const QSizeF chip = local ? chipSize(*local) : QSizeF(0.0, 4.0);
        const double row = large.horizontalAdvance(sign) + chip.width();
        const QSizeF size(std::max(small.horizontalAdvance(symbol), row) + 14.0, kSlopeHeight + chip.height());
        const QPointF centre = places.besideLink(back.link, size, pill);
        drawAt(centre, [&] {
            const QRectF box(-size.width() / 2.0, -size.height() / 2.0, size.width(), size.height());
            m_painter.setPen(QPen(m_ink(m_ink.theme.border), 1.0));
            m_painter.setBrush(m_ink.theme.surface);
            m_painter.drawRoundedRect(box, 6.0, 6.0);
            m_painter.setPen(m_ink(m_ink.theme.mutedText));
            m_painter.setFont(cellFont());
            m_painter.drawText(box.adjusted(0.0, 2.0, 0.0, 0.0), Qt::AlignHCenter | Qt::AlignTop, symbol);
            if (!local)
                return;
            const QRectF line(-row / 2.0, box.bottom() - chip.height() - 1.0, row, chip.height());
            m_painter.setPen(m_ink(m_ink.theme.text));
            m_painter.setFont(numberFont());
            m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, sign);
            drawChip(m_painter, line.adjusted(large.horizontalAdvance(sign), 0.0, 0.0, 0.0), *local, plainRole(), m_ink);
        });
        return places.boxAt(centre, size);
    }

    // A local derivative is neither a value nor an adjoint of the graph: it is written in the colour of text.
    RoleLook plainRole() const { return {m_ink.theme.strongBorder, m_ink.theme.text, m_ink.theme.surface, {}, Qt::SolidPattern}; }

    // "before + message = after" at the card whose adjoint grows.
    void drawSum(const Return& back, const LabelPlaces& places, const std::array<QRectF, 2>& others)
    {
        // "0.5 − 1.7", not "0.5 + −1.7".
        const Tensor& added = *back.message;
        const bool isLess = added.isScalar() && added.scalar() < 0.0;
        const Tensor amount = isLess ? Tensor(-added.scalar()) : added;
        const std::array<const Tensor*, 3> terms{back.before, &amount, back.after};
        const std::array<QString, 3> signs{QString(), isLess ? QStringLiteral("−") : QStringLiteral("+"), QStringLiteral("=")};
        QSizeF size(20.0, 0.0);
        for (size_t i = 0; i < terms.size(); ++i)
            size = QSizeF(size.width() + chipSize(*terms[i]).width() + (i > 0 ? 28.0 : 0.0),
                          std::max(size.height(), chipSize(*terms[i]).height() + 6.0));
        drawAt(places.atGoal(size, others), [&] {
            QRectF box(-size.width() / 2.0, -size.height() / 2.0, size.width(), size.height());
            m_painter.setPen(QPen(m_ink(m_ink.theme.adjoint.line), 1.5));
            m_painter.setBrush(m_ink(m_ink.theme.adjoint.fill));
            m_painter.drawRoundedRect(box, kCardRadius, kCardRadius);
            double x = box.left() + 10.0;
            for (size_t i = 0; i < terms.size(); ++i) {
                if (i > 0) {
                    m_painter.setFont(numberFont());
                    m_painter.setPen(m_ink(m_ink.theme.text));
                    m_painter.drawText(QRectF(x, box.top(), 28.0, box.height()), Qt::AlignCenter, signs[i]);
                    x += 28.0;
                }
                const double width = chipSize(*terms[i]).width();
                drawChip(m_painter, QRectF(x, box.top(), width, box.height()), *terms[i], m_ink.theme.adjoint, m_ink);
                x += width;
            }
        });
    }

    QPainter& m_painter;
    const GraphScene& m_scene;
    const Trace& m_trace;
    const Frame& m_frame;
    const Step& m_step;
    Ink m_ink;
    double m_scale;
    double m_magnification;
    LabelPlaces m_places;
};

} // namespace

double travelled(double progress)
{
    const double t = std::clamp(progress / kArrival, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

void drawStep(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom)
{
    if (frame.step >= 0)
        StepPainter(painter, scene, frame, ink, zoom).draw();
}

} // namespace ad::ui
