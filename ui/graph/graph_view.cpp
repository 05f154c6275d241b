// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_view.h"

#include "ui/graph/empty_stage.h"
#include "ui/graph/graph_accessible.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cassert>

namespace ad::ui {
namespace {

constexpr int kMotion = 250; // milliseconds
constexpr double kFollowMargin = 48.0;

} // namespace

GraphView::GraphView(QWidget* parent)
    : QWidget(parent)
    , m_empty(new EmptyStage(this))
{
    installGraphAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    for (QVariantAnimation* animation : {&m_glide, &m_morph}) {
        animation->setDuration(kMotion);
        animation->setStartValue(0.0);
        animation->setEndValue(1.0);
        animation->setEasingCurve(QEasingCurve::InOutCubic);
    }
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& t) { setViewport(between(m_glideFrom, m_glideTo, t.toDouble())); });
    connect(&m_morph, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_morph, &QVariantAnimation::finished, this, [this] {
        m_previous.reset();
        update();
    });
    connect(m_empty, &EmptyStage::exampleRequested, this, &GraphView::exampleRequested);
}

GraphView::~GraphView() = default;

void GraphView::show(std::shared_ptr<const Trace> trace, const DiagramOptions& options)
{
    show(makeScene(std::move(trace), m_scene.get(), options));
}

void GraphView::show(std::shared_ptr<const GraphScene> scene)
{
    const std::shared_ptr<const GraphScene> previous = m_scene;
    m_scene = std::move(scene);
    m_frame = frameAt(*m_scene->trace, 0.0);
    m_empty->hide();
    m_hovered = kNoItem;
    m_siblings.reset();
    const bool isSameGraph = previous && previous->keys == m_scene->keys && previous->diagram.links == m_scene->diagram.links;
    if (!isSameGraph) {
        m_selected = itemLike(previous.get(), m_selected);
        m_selectedLink = kNoLink;
        QAccessibleEvent reordered(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&reordered);
    }
    if (previous && (!isSameGraph || previous->centres != m_scene->centres))
        startMorph(previous);
    if (!previous)
        m_isFitted = true;
    if (m_isFitted)
        previous ? glideTo(fittedViewport()) : setViewport(fittedViewport());
    m_still = {};
    update();
}

// The item that shows what `item` of another scene shows.
int GraphView::itemLike(const GraphScene* other, int item) const
{
    if (!other || item == kNoItem)
        return kNoItem;
    const auto found = std::find(m_scene->keys.begin(), m_scene->keys.end(), other->keys[size_t(item)]);
    if (found != m_scene->keys.end())
        return int(found - m_scene->keys.begin());
    // Of the same graph it may be in a group that was closed, or the group that was opened.
    const bool isSameGraph = other->trace->edges == m_scene->trace->edges;
    return isSameGraph ? m_scene->diagram.itemOf[size_t(other->diagram.items[size_t(item)].node)] : kNoItem;
}

void GraphView::startMorph(std::shared_ptr<const GraphScene> previous)
{
    m_morph.stop();
    m_previous = isMotionReduced() || !isVisible() ? nullptr : std::move(previous);
    if (m_previous)
        m_morph.start();
}

void GraphView::setFrame(const Frame& frame)
{
    assert(m_scene && int(frame.nodes.size()) == m_scene->trace->forwardSize);
    const bool isNewStep = frame.step != m_frame.step;
    m_frame = frame;
    if (isNewStep && m_isFollowing && !m_isFitted)
        followStep();
    update();
}

void GraphView::followStep()
{
    if (m_frame.step < 0)
        return;
    const int item = m_scene->diagram.itemOf[size_t(m_scene->trace->steps[size_t(m_frame.step)].node)];
    if (item == kNoItem)
        return;
    const Viewport goal = m_viewport.showing(m_scene->rect(item), size(), kFollowMargin);
    if (goal != m_viewport)
        glideTo(goal);
}

void GraphView::clear()
{
    m_scene.reset();
    m_previous.reset();
    m_frame = {};
    m_selected = m_hovered = kNoItem;
    m_selectedLink = kNoLink;
    m_empty->showInvitation();
    m_empty->show();
    update();
}

void GraphView::showProblems(const QString& heading, const QStringList& problems)
{
    clear();
    m_empty->showProblems(heading, problems);
}

void GraphView::setStale(bool isStale)
{
    m_isStale = isStale;
    update();
}

void GraphView::setSelectedNode(NodeId node)
{
    m_selected = m_scene && node != kNoNode ? m_scene->diagram.itemOf[size_t(node)] : kNoItem;
    m_selectedLink = kNoLink;
    update();
}

void GraphView::setSiblings(const std::vector<NodeId>& nodes)
{
    m_siblings.reset();
    if (m_scene && nodes.size() > 1) {
        std::vector<bool> marked(m_scene->diagram.items.size(), false);
        for (const NodeId node : nodes)
            if (const int item = m_scene->diagram.itemOf[size_t(node)]; item != kNoItem)
                marked[size_t(item)] = true;
        m_siblings = std::make_shared<const std::vector<bool>>(std::move(marked));
    }
    update();
}

void GraphView::setSelectedEdge(int edge)
{
    m_selected = kNoItem;
    m_selectedLink = m_scene && edge >= 0 ? m_scene->diagram.linkOf[size_t(edge)] : kNoLink;
    update();
}

NodeId GraphView::selectedNode() const
{
    return m_scene && m_selected != kNoItem ? m_scene->diagram.items[size_t(m_selected)].node : kNoNode;
}

void GraphView::zoomBy(double factor)
{
    m_isFitted = false;
    const Viewport from = m_glide.state() == QAbstractAnimation::Running ? m_glideTo : m_viewport;
    glideTo(from.zoomedAt(QPointF(width() / 2.0, height() / 2.0), factor));
}

void GraphView::fit()
{
    m_isFitted = true;
    glideTo(fittedViewport());
}

Viewport GraphView::fittedViewport() const
{
    return m_scene ? fitted(m_scene->bounds, size(), kLargestFit * currentTheme().scale) : Viewport();
}

void GraphView::setViewport(const Viewport& viewport)
{
    if (viewport == m_viewport)
        return;
    const bool isZoomed = viewport.zoom != m_viewport.zoom;
    m_viewport = viewport;
    if (isZoomed)
        emit zoomChanged(m_viewport.zoom);
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

void GraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_empty->setGeometry(rect());
    if (m_isFitted) {
        m_glide.stop();
        setViewport(fittedViewport());
    }
}

void GraphView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_still = {};
        if (m_isFitted)
            setViewport(fittedViewport()); // the theme's scale may have changed
        update();
    }
    QWidget::changeEvent(event);
}

GraphLook GraphView::look() const
{
    return {.theme = currentTheme(),
            .zoom = m_viewport.zoom,
            .selected = m_selected,
            .hovered = m_hovered,
            .selectedLink = m_selectedLink,
            .siblings = m_siblings,
            .isStale = m_isStale};
}

void GraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_scene)
        paintGraph(painter);
    else
        painter.fillRect(rect(), currentTheme().surface);
}

void GraphView::paintGraph(QPainter& painter)
{
    const GraphLook look = this->look();
    if (m_previous) { // on the way to new places nothing is still
        const GraphScene moving = between(*m_previous, *m_scene, m_morph.currentValue().toDouble());
        painter.fillRect(rect(), look.theme.surface);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setTransform(m_viewport.transform(), true);
        GraphPainter(moving, m_frame, look).paint(painter);
        return;
    }
    const GraphPainter graph(*m_scene, m_frame, look);
    updateStill(graph);
    painter.drawPixmap(0, 0, m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(m_viewport.transform(), true);
    graph.paintMoving(painter);
}

// During a step only a few things move: all the rest is drawn once and kept, and from one step to the next little of it changes.
void GraphView::updateStill(const GraphPainter& graph)
{
    Still still{.scene = m_scene.get(),
                .viewport = m_viewport,
                .step = m_frame.step,
                .isWhole = m_frame.step < 0 || m_frame.position >= m_scene->trace->size(),
                .selected = m_selected,
                .hovered = m_hovered,
                .selectedLink = m_selectedLink,
                .siblings = m_siblings.get(),
                .isStale = m_isStale,
                .pixels = size() * devicePixelRatioF()};
    if (still == m_still)
        return;
    Still sameStep = still;
    sameStep.step = m_still.step;
    const bool isOnlyOtherStep = sameStep == m_still;
    if (m_pixmap.size() != still.pixels)
        m_pixmap = QPixmap(still.pixels);
    m_pixmap.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isOnlyOtherStep) {
        const QRegion changed = graph.changedSince(m_stillFrame, m_viewport.transform());
        painter.setClipRegion(changed);
        painter.fillRect(rect(), currentTheme().surface);
        painter.setTransform(m_viewport.transform(), true);
        graph.paintStill(painter, changed);
    } else {
        painter.fillRect(rect(), currentTheme().surface);
        painter.setTransform(m_viewport.transform(), true);
        graph.paintStill(painter);
    }
    m_still = still;
    m_stillFrame = m_frame;
}

} // namespace ad::ui
