// SPDX-License-Identifier: GPL-3.0-or-later
// The stage of the graph page: shows a graph at a frame; zoom, pan, selection.
#pragma once

#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_walk.h"
#include "ui/graph/viewport.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>

namespace ad::ui {

class EmptyStage;

/// Values and frames go in, what the user picks comes out. Wheel, pinch, Ctrl++ and Ctrl+− zoom; dragging pans; F, 0 and Ctrl+0 fit;
/// + and − open and close the
/// group of the selected card; Tab and Alt+arrows walk from card to card, Return opens the selected one.
class GraphView : public QWidget
{
    Q_OBJECT

public:
    explicit GraphView(QWidget* parent = nullptr);
    ~GraphView() override; // of EmptyStage, which is only known in the source

    using QWidget::show;
    /// Shows a trace at its start. If only numbers differ from the one before, everything stays where it is; otherwise the cards move
    /// to their new places. The picture is fitted into the view unless the user has zoomed or panned since the last fit.
    void show(std::shared_ptr<const GraphScene> scene);
    /// The same for a trace, whose scene is made here and now: for small graphs.
    void show(std::shared_ptr<const Trace> trace, const DiagramOptions& options = {});
    /// `frame` is one of the trace that is shown (asserted), which keeps what it points to alive.
    void setFrame(const Frame& frame);
    /// Shows no graph but what to do about it.
    void clear();
    /// Shows no graph but why there is none: a heading and the sentences below it, as plain text.
    void showProblems(const QString& heading, const QStringList& problems);
    /// Dims the picture: it is that of the last program without errors.
    void setStale(bool isStale);
    /// Keeps the node of the current step in sight while the picture is larger than the view. On at first.
    void setFollowing(bool isFollowing) { m_isFollowing = isFollowing; }

    /// Selects without a signal; kNoNode: nothing.
    void setSelectedNode(NodeId node);
    void setSelectedEdge(int edge);
    /// Marks the cards of these nodes as belonging to the selected one, until the next call.
    void setSiblings(const std::vector<NodeId>& nodes);
    [[nodiscard]] NodeId selectedNode() const;

    void zoomBy(double factor);
    void fit();

    /// Null while nothing is shown.
    [[nodiscard]] const GraphScene* scene() const { return m_scene.get(); }
    /// The same, to keep: the next scene is made beside it.
    [[nodiscard]] std::shared_ptr<const GraphScene> sharedScene() const { return m_scene; }
    [[nodiscard]] const Frame& frame() const { return m_frame; }
    [[nodiscard]] const Viewport& viewport() const { return m_viewport; }
    /// Where an item is in the view, in pixels.
    [[nodiscard]] QRectF itemRect(int item) const { return m_viewport.toView(m_scene->rect(item)); }
    [[nodiscard]] QSize sizeHint() const override { return {800, 500}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

    /// Selects an item as a click on it does.
    void pickItem(int item);

signals:
    void nodeSelected(NodeId node);
    void nodeActivated(NodeId node);
    /// The sign of a group was clicked, or + or − pressed: an open group is to be closed, a closed one to be opened.
    void groupToggled(int group);
    /// An index into Trace::edges.
    void edgeSelected(int edge);
    void backgroundClicked();
    /// The user wants to see an example, because nothing is shown.
    void exampleRequested();
    void zoomChanged(double zoom);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// What the pixmap of the still parts shows.
    struct Still
    {
        const GraphScene* scene = nullptr;
        Viewport viewport;
        int step = -1;
        bool isWhole = true; // nothing is faded
        int selected = kNoItem;
        int hovered = kNoItem;
        int selectedLink = kNoLink;
        const std::vector<bool>* siblings = nullptr;
        bool isStale = false;
        QSize pixels;

        friend bool operator==(const Still&, const Still&) = default;
    };

    void setViewport(const Viewport& viewport);
    void glideTo(const Viewport& viewport);
    [[nodiscard]] Viewport fittedViewport() const;
    [[nodiscard]] int itemLike(const GraphScene* other, int item) const;
    void startMorph(std::shared_ptr<const GraphScene> previous);
    void followStep();
    void paintGraph(QPainter& painter);
    void updateStill(const GraphPainter& graph);
    [[nodiscard]] GraphLook look() const;
    void pickAt(const QPointF& position);
    void hoverAt(const QPointF& position);
    void showTip(const QPoint& position, const QPoint& global);
    bool walkByKey(const QKeyEvent& event);
    bool zoomByKey(const QKeyEvent& event);
    bool toggleByKey(const QKeyEvent& event);
    bool pinch(QEvent* event);

    std::shared_ptr<const GraphScene> m_scene;    // where everything will be
    std::shared_ptr<const GraphScene> m_previous; // where it comes from, while it moves
    Frame m_frame;
    Viewport m_viewport;
    QVariantAnimation m_glide; // of the viewport
    Viewport m_glideFrom;
    Viewport m_glideTo;
    QVariantAnimation m_morph; // of the cards
    QPixmap m_pixmap;
    Still m_still;
    Frame m_stillFrame; // of m_still
    EmptyStage* m_empty;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_isDragging = false;
    bool m_isFitted = true; // the user has not changed the viewport since the last fit
    bool m_isFollowing = true;
    bool m_isStale = false;
    int m_selected = kNoItem;
    int m_selectedLink = kNoLink;
    std::shared_ptr<const std::vector<bool>> m_siblings; // of each item; null: none
    int m_hovered = kNoItem;
    bool m_isOnControl = false; // the pointer is on the sign of a group
};

} // namespace ad::ui
