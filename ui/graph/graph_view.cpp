// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_view.h"

#include "ui/graph/empty_stage.h"
#include "ui/graph/graph_accessible.h"
#include "ui/graph/node_search.h"
#include "ui/graph/overview_map.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QEvent>

#include <algorithm>
#include <cassert>

namespace ad::ui {
namespace {

constexpr int kMotion = 250; // milliseconds

} // namespace

GraphView::GraphView(QWidget* parent)
    : QWidget(parent)
    , m_empty(new EmptyStage(this))
    , m_search(new NodeSearch(this))
    , m_overview(new OverviewMap(this))
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
    connectAids();
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
    m_overview->setScene(m_scene);
    m_overview->setFrame(m_frame);
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
        frameAfresh();
    else if (isWholeSeen())
        glideTo(fittedViewport());
    if (!isSameGraph)
        m_cell.clear();
    m_search->setScene(m_scene);
    updateRelated();
    m_still.forgetCards();
    placeAids();
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
    if (isNewStep && !isWholeSeen())
        followStep();
    if (isNewStep) {
        m_overview->setFrame(m_frame);
        m_cell.update(*m_scene, m_frame);
    }
    update();
}

void GraphView::clear()
{
    m_scene.reset();
    m_previous.reset();
    m_frame = {};
    m_selected = m_hovered = kNoItem;
    m_selectedLink = kNoLink;
    setCell({});
    m_related.reset();
    m_overview->setScene(nullptr);
    m_search->setScene(nullptr);
    placeAids();
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
    updateRelated();
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

void GraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_empty->setGeometry(rect());
    reframe();
    placeAids();
}

void GraphView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_still.forget();
        reframe(); // the theme's scale may have changed
        placeAids();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace ad::ui
