// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/step_painter.h"

#include "ui/graph/card_painter.h"
#include "ui/graph/card_text.h"
#include "ui/graph/chip.h"
#include "ui/graph/equation.h"
#include "ui/graph/label_places.h"
#include "ui/graph/link_painter.h"
#include "ui/graph/passed.h"
#include "ui/graph/step_measure.h"

#include "core/trace/step_names.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace ad::ui {
namespace {

constexpr double kSeedWay = 48.0;     // the length of the arrow by which the seed comes in
constexpr double kSlopeHeight = 21.0; // of the line with ∂y/∂x
constexpr double kWidestEquation = 320.0;

/// What a step says is drawn in a scale of its own, so that it can be read from afar.
class StepPainter
{
public:
    StepPainter(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom, const QRectF& seen)
        : m_painter(painter)
        , m_scene(scene)
        , m_trace(*scene.trace)
        , m_frame(frame)
        , m_step(m_trace.steps[size_t(frame.step)])
        , m_ink(ink)
        , m_scale(std::max(1.0, kSmallestSpoken * ink.theme.scale / (kNumberSize * zoom)))
        , m_magnification(magnificationOf(scene, itemOf(m_step.node), zoom, ink.theme))
        , m_seen(seen)
        , m_places(scene, m_scale, itemOf(m_step.node), itemOf(m_step.node) == kNoItem ? QRectF() : activeRect(itemOf(m_step.node)), seen)
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
        case StepKind::Update:
            drawUpdate();
            break;
        case StepKind::Seed:
            drawSeed();
            break;
        case StepKind::Tangent:
            drawPassed(linkOfStep(), tangentPassed(m_trace, m_step, m_ink.theme), m_places);
            break;
        case StepKind::Message:
            drawPassed(linkOfStep(), adjointPassed(m_trace, m_step, m_ink.theme), m_places);
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

    int linkOfStep() const { return m_scene.diagram.linkOf[size_t(m_step.edge)]; }

    // A group passes back to all that it was computed from at once.
    void drawPassages()
    {
        for (const Passage& passage : m_frame.group->passages) {
            const int goal = itemOf(passage.to);
            const LabelPlaces places(m_scene, m_scale, goal, goal == kNoItem ? QRectF() : activeRect(goal), m_seen);
            drawPassed(m_scene.diagram.linkOf[size_t(passage.edge)], passagePassed(m_trace, m_frame.group->group, passage, m_ink.theme),
                       places);
        }
    }

    void drawPassed(int link, const Passed& passed, const LabelPlaces& places)
    {
        if (link == kNoLink)
            return; // inside of a collapsed group
        const bool isForward = m_step.kind == StepKind::Tangent;
        QPolygonF line = isForward ? m_scene.links[size_t(link)].forward : m_scene.links[size_t(link)].backward;
        if (!isForward)
            std::reverse(line.begin(), line.end());
        const double part = travelled(m_frame.progress);
        // What comes in is the adjoint or tangent at the one end; what goes out is that times the local derivative.
        const Tensor& carried = part < 0.5 && passed.upstream ? *passed.upstream : passed.value;
        const QSizeF size = pillSize(carried);
        const DiagramLink& ends = m_scene.diagram.links[size_t(link)];
        const int goal = isForward ? ends.to : ends.from;
        const QPointF centre = pillCentre(line, part, size, goal);
        const QSizeF arrived = pillSize(passed.value);
        const QRectF local = drawLocal(link, passed, places, places.boxAt(pillCentre(line, 1.0, arrived, goal), arrived));
        drawAt(centre, [&] { drawPill(m_painter, {}, carried, passed.role, m_ink); });
        if (passed.before && part >= 1.0)
            drawSum(passed, places, {places.boxAt(centre, size), local});
    }

    // "× ∂y/∂x" above "2 × 0.197 = 0.394", beside the middle of the edge; returns where.
    QRectF drawLocal(int link, const Passed& passed, const LabelPlaces& places, const QRectF& pill)
    {
        const QString caption = captionOf(link, passed);
        const Equation equation = equationOf(passed);
        const QFontMetricsF small(cellFont());
        const QSizeF row = equation.size();
        const QSizeF size(std::max(small.horizontalAdvance(caption), row.width()) + 16.0, kSlopeHeight + row.height() + 2.0);
        const QPointF centre = places.besideLink(link, size, pill);
        drawAt(centre, [&] {
            const QRectF box(-size.width() / 2.0, -size.height() / 2.0, size.width(), size.height());
            m_painter.setPen(QPen(m_ink(m_ink.theme.border), 1.0));
            m_painter.setBrush(m_ink.theme.surface);
            m_painter.drawRoundedRect(box, 6.0, 6.0);
            m_painter.setPen(m_ink(m_ink.theme.mutedText));
            m_painter.setFont(cellFont());
            m_painter.drawText(box.adjusted(0.0, 2.0, 0.0, 0.0), Qt::AlignHCenter | Qt::AlignTop, caption);
            equation.draw(m_painter, box.adjusted(0.0, kSlopeHeight, 0.0, -2.0), m_ink);
        });
        return places.boxAt(centre, size);
    }

    // The local derivative; of an operation on arrays the product that is really made, "Wᵀ @ ȳ".
    QString captionOf(int link, const Passed& passed) const
    {
        const DiagramLink& ends = m_scene.diagram.links[size_t(link)];
        const QString to = QString::fromStdString(m_scene.diagram.items[size_t(ends.to)].name);
        const QString from = QString::fromStdString(m_scene.diagram.items[size_t(ends.from)].name);
        const QString slope = QStringLiteral("∂%1/∂%2").arg(to, from);
        return passed.rule == kJacobian ? QStringLiteral("(%1)ᵀ ×").arg(slope)
               : passed.rule.isEmpty()  ? QStringLiteral("× ") + slope
                                        : passed.rule;
    }

    // Upstream × local = message; without the upstream number where three arrays side by side would be too wide.
    Equation equationOf(const Passed& passed) const
    {
        Equation equation;
        if (passed.local && passed.local->isScalar()) { // with the sign, as it may have one itself
            const QString sign = passed.value.isScalar() ? QStringLiteral("× ") : QStringLiteral("⊙ ");
            if (passed.upstream)
                equation.add(*passed.upstream, passed.role);
            equation.add(sign + QString::fromStdString(inBrackets(passed.local->scalar())));
        } else if (passed.local) {
            if (passed.upstream)
                equation.add(*passed.upstream, passed.role);
            equation.add(QStringLiteral("⊙")).add(*passed.local, m_plain);
            if (equation.size().width() + chipSize(passed.value).width() > kWidestEquation)
                equation = Equation().add(QStringLiteral("⊙")).add(*passed.local, m_plain);
        }
        equation.add(QStringLiteral("="));
        // The result is not told before it is made.
        return travelled(m_frame.progress) >= 0.5 ? equation.add(passed.value, passed.role) : equation.addRoom(passed.value);
    }

    // "before + message = after" at the card whose adjoint or tangent grows.
    void drawSum(const Passed& passed, const LabelPlaces& places, const std::array<QRectF, 2>& others)
    {
        // "0.5 − 1.7", not "0.5 + −1.7".
        const bool isLess = passed.value.isScalar() && passed.value.scalar() < 0.0;
        const Tensor amount = isLess ? Tensor(-passed.value.scalar()) : passed.value;
        drawAtGoal(Equation()
                       .add(*passed.before, passed.role)
                       .add(isLess ? QStringLiteral("−") : QStringLiteral("+"))
                       .add(amount, passed.role)
                       .add(QStringLiteral("="))
                       .add(*passed.after, passed.role),
                   passed.role, places, others);
    }

    // "x − η x̄ = new" at the parameter that takes a step.
    void drawUpdate()
    {
        const auto found = std::find_if(m_trace.updates.begin(), m_trace.updates.end(),
                                        [this](const UpdateNodes& update) { return update.node == m_step.node; });
        const Tensor* adjoint = m_trace.adjointOf(m_step.node);
        if (found == m_trace.updates.end() || !adjoint || itemOf(m_step.node) == kNoItem)
            return;
        const RoleLook& value = m_ink.theme.value;
        drawAtGoal(Equation()
                       .add(m_trace.valueOf(m_step.node), value)
                       .add(QStringLiteral("−"))
                       .add(m_trace.valueOf(found->rate), m_plain)
                       .add(QStringLiteral("×"))
                       .add(*adjoint, m_ink.theme.adjoint)
                       .add(QStringLiteral("="))
                       .add(m_trace.valueOf(found->after), value),
                   value, m_places, {});
    }

    void drawAtGoal(const Equation& equation, const RoleLook& role, const LabelPlaces& places, const std::array<QRectF, 2>& others)
    {
        const QSizeF size = equation.size() + QSizeF(20.0, 6.0);
        drawAt(places.atGoal(size, others), [&] {
            const QRectF box(-size.width() / 2.0, -size.height() / 2.0, size.width(), size.height());
            m_painter.setPen(QPen(m_ink(role.line), 1.5));
            m_painter.setBrush(m_ink(role.fill));
            m_painter.drawRoundedRect(box, kCardRadius, kCardRadius);
            equation.draw(m_painter, box, m_ink);
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
    QRectF m_seen;
    LabelPlaces m_places;
    // A local derivative is neither a value nor an adjoint of the graph: it is written in the colour of text.
    RoleLook m_plain{m_ink.theme.strongBorder, m_ink.theme.text, m_ink.theme.surface, {}, Qt::SolidPattern};
};

} // namespace

void drawStep(QPainter& painter, const GraphScene& scene, const Frame& frame, const Ink& ink, double zoom, const QRectF& seen)
{
    if (frame.step >= 0)
        StepPainter(painter, scene, frame, ink, zoom, seen).draw();
}

} // namespace ad::ui
