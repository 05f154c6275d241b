// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one's way in the graph's view: the part that is seen, the overview, the search, and what is faded.
#include "ui/graph/graph_view.h"
#include "ui/graph/node_search.h"
#include "ui/graph/overview_map.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr double kFollowMargin = 48.0;
constexpr double kSmallestWhole = kSmallestReadable / kNumberSize; // a zoom at which the numbers of cards can still be read
constexpr double kReadable = kSmallestReadable / kCellSize;        // and those in grids
constexpr int kAidMargin = 12;
constexpr double kSlack = 1.0; // pixels that a graph may be larger than the view

// The card of the step; before the first one that of the first.
QRectF rectOfStep(const GraphScene& scene, const Frame& frame)
{
    const Trace& trace = *scene.trace;
    const NodeId node = trace.steps.empty() ? trace.backward.output : trace.steps[size_t(std::max(0, frame.step))].node;
    const int item = scene.diagram.itemOf[size_t(node)];
    return item == kNoItem ? QRectF() : scene.rect(item);
}

} // namespace

void GraphView::connectAids()
{
    connect(m_search, &NodeSearch::matchedChanged, this, qOverload<>(&QWidget::update));
    connect(m_search, &NodeSearch::closed, this, [this] { setFocus(); });
    connect(m_search, &NodeSearch::itemPicked, this, [this](int item) {
        const QRectF card = m_scene->rect(item);
        Viewport goal = m_viewport;
        if (m_viewport.zoom < kReadable) // what was looked for is to be read
            goal = goal.zoomedAt(QPointF(width() / 2.0, height() / 2.0), kReadable / m_viewport.zoom);
        goal = goal.showing(card, size(), kFollowMargin);
        if (goal != m_viewport) {
            m_framing = Framing::Free;
            glideTo(goal);
        }
        pickItem(item);
    });
    connect(m_overview, &OverviewMap::centrePicked, this, [this](const QPointF& centre) {
        m_glide.stop();
        m_framing = Framing::Free;
        setViewport(m_viewport.movedBy(QPointF(width() / 2.0, height() / 2.0) - m_viewport.toView(centre)));
    });
}

void GraphView::openSearch()
{
    if (!m_scene)
        return;
    placeAids();
    m_search->open();
}

void GraphView::setOverviewWanted(bool isWanted)
{
    m_isOverviewWanted = isWanted;
    placeAids();
}

void GraphView::setUnrelatedFaded(bool isFaded)
{
    m_isUnrelatedFaded = isFaded;
    updateRelated();
    update();
}

void GraphView::updateRelated()
{
    const bool isFading = m_isUnrelatedFaded && m_scene && m_selected != kNoItem;
    m_related = isFading ? std::make_shared<const ItemSet>(relatedItems(*m_scene, m_selected)) : nullptr;
}

void GraphView::placeAids()
{
    m_search->adjustSize();
    m_search->move(kAidMargin, kAidMargin);
    const QRectF seen(m_viewport.toScene(QPointF(0.0, 0.0)), QSizeF(size()) / m_viewport.zoom);
    const double slack = kSlack / m_viewport.zoom;
    const bool isNeeded = m_scene && !seen.adjusted(-slack, -slack, slack, slack).contains(m_scene->bounds);
    m_overview->setVisible(isNeeded && m_isOverviewWanted);
    if (m_overview->isHidden())
        return;
    m_overview->resize(m_overview->sizeHint());
    m_overview->move(width() - m_overview->width() - kAidMargin, height() - m_overview->height() - kAidMargin);
    m_overview->setSeen(seen);
}

void GraphView::zoomBy(double factor)
{
    m_framing = Framing::Free;
    const Viewport from = m_glide.state() == QAbstractAnimation::Running ? m_glideTo : m_viewport;
    glideTo(from.zoomedAt(QPointF(width() / 2.0, height() / 2.0), factor));
}

void GraphView::fit()
{
    m_framing = Framing::Whole;
    glideTo(fittedViewport());
}

void GraphView::frameAfresh()
{
    m_framing = Framing::Fresh;
    reframe();
}

void GraphView::reframe()
{
    if (!m_scene || m_framing == Framing::Free)
        return;
    m_glide.stop();
    setViewport(isWholeSeen() ? fittedViewport() : readableViewport());
}

bool GraphView::isWholeSeen() const
{
    return m_framing == Framing::Whole || (m_framing == Framing::Fresh && fittedViewport().zoom >= kSmallestWhole);
}

Viewport GraphView::fittedViewport() const
{
    return m_scene ? fitted(m_scene->bounds, size(), kLargestFit * currentTheme().scale) : Viewport();
}

// Around the step, or where the steps begin; no empty border is shown where there is something to see instead.
Viewport GraphView::readableViewport() const
{
    const double zoom = kReadable * currentTheme().scale;
    const QSizeF part = QSizeF(size()) / zoom;
    const QPointF centre = movedInto(roomForLabels(*m_scene), rectOfStep(*m_scene, m_frame).center(), part);
    return {zoom, QPointF(width() / 2.0, height() / 2.0) - zoom * centre};
}

// What a step is about is seen together with where it comes from, if there is room for both.
void GraphView::followStep()
{
    if (m_frame.step < 0)
        return;
    const QRectF goal = rectOfStep(*m_scene, m_frame);
    if (goal.isNull())
        return;
    QRectF all = goal;
    for (size_t node = 0; node < m_frame.nodes.size(); ++node)
        if (const int item = m_scene->diagram.itemOf[node]; item != kNoItem && m_frame.nodes[node].emphasis != Emphasis::None)
            all |= m_scene->rect(item);
    const QSizeF room = (QSizeF(size()) - 2.0 * QSizeF(kFollowMargin, kFollowMargin)) / m_viewport.zoom;
    const bool isRoom = all.width() <= room.width() && all.height() <= room.height();
    const Viewport next = m_viewport.showing(isRoom ? all : goal, size(), kFollowMargin);
    if (next != m_viewport)
        glideTo(next);
}

void GraphView::setViewport(const Viewport& viewport)
{
    if (viewport == m_viewport)
        return;
    m_viewport = viewport;
    placeAids();
    update();
}

void GraphView::glideTo(const Viewport& viewport)
{
    m_glide.stop();
    if (isMotionReduced() || !isVisible()) {
        setViewport(viewport);
        return;
    }
    m_glideFrom = m_viewport;
    m_glideTo = viewport;
    m_glide.start();
}

} // namespace ad::ui
