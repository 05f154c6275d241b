// SPDX-License-Identifier: GPL-3.0-or-later
// The stage of the graph page: shows a graph at a frame; zoom, pan, selection.
#pragma once

#include "ui/graph/cell_focus.h"
#include "ui/graph/graph_walk.h"
#include "ui/graph/still_picture.h"

#include <QVariantAnimation>
#include <QWidget>

#include <memory>

namespace ad::ui {

class EmptyStage;
class NodeSearch;
class OverviewMap;

/// Values and frames go in, what the user picks comes out. Wheel, pinch, Ctrl++ and Ctrl+− zoom; dragging pans; F, 0 and Ctrl+0 fit;
/// + and − open and close the group of the selected card; Tab and Alt+arrows walk from card to card, Shift+Alt+arrows from cell to cell of
/// a tensor, Return opens the selected card.
class GraphView : public QWidget
{
    Q_OBJECT

public:
    explicit GraphView(QWidget* parent = nullptr);
    ~GraphView() override; // of EmptyStage, which is only known in the source

    using QWidget::show;
    /// Shows a trace at its start. If only numbers differ from the one before, everything stays where it is; otherwise the cards move
    /// to their new places. The first picture is fitted into the view, or, if that would be too small to read, shows where the steps
    /// begin; later ones are fitted too unless the user has zoomed or panned since.
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

    /// Selects without a signal; kNoNode: nothing.
    void setSelectedNode(NodeId node);
    void setSelectedEdge(int edge);
    /// Marks the cards of these nodes as belonging to the selected one, until the next call.
    void setSiblings(const std::vector<NodeId>& nodes);
    [[nodiscard]] NodeId selectedNode() const;

    void zoomBy(double factor);
    /// Shows all of the graph, however small.
    void fit();
    /// Shows a graph that has nothing to do with the one before as the first one.
    void frameAfresh();
    void openSearch();
    /// The overview appears when the graph is larger than the view. On at first.
    void setOverviewWanted(bool isWanted);
    /// Fades what the selected node neither depends on nor feeds. Off at first.
    void setUnrelatedFaded(bool isFaded);
    /// The cell of a vector or matrix that is pointed at, with the mouse or by keys.
    [[nodiscard]] const CellFocus& cell() const { return m_cell; }

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
    void setViewport(const Viewport& viewport);
    void glideTo(const Viewport& viewport);
    [[nodiscard]] bool isWholeSeen() const;
    [[nodiscard]] Viewport fittedViewport() const;
    [[nodiscard]] int itemLike(const GraphScene* other, int item) const;
    [[nodiscard]] Viewport readableViewport() const;
    void reframe();
    void connectAids();
    void placeAids();
    void updateRelated();
    void setCell(const std::optional<Cell>& cell);
    bool walkCells(const QKeyEvent& event);
    void startMorph(std::shared_ptr<const GraphScene> previous);
    void followStep();
    void paintGraph(QPainter& painter);
    [[nodiscard]] GraphLook look() const;
    [[nodiscard]] StillKey stillKey() const;
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
    StillPicture m_still;
    EmptyStage* m_empty;
    NodeSearch* m_search;
    OverviewMap* m_overview;
    std::shared_ptr<const ItemSet> m_related; // to the selected item, while the others are faded
    CellFocus m_cell;
    Framing m_framing = Framing::Fresh;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_isDragging = false;
    bool m_isStale = false;
    bool m_isOverviewWanted = true;
    bool m_isUnrelatedFaded = false;
    int m_selected = kNoItem;
    int m_selectedLink = kNoLink;
    std::shared_ptr<const std::vector<bool>> m_siblings; // of each item; null: none
    int m_hovered = kNoItem;
    bool m_isOnControl = false; // the pointer is on the sign of a group
};

} // namespace ad::ui
