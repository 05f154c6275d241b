// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does to the view, and what comes out of it.
#include "core/lang/program.h"
#include "ui/graph/graph_view.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace ad::ui {

namespace {

std::shared_ptr<const Trace> traced(const char* text)
{
    const Parsed parsed = parse(text);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    const Program& program = *parsed.program;
    return std::make_shared<Trace>(record(program.graph, program.output, Tensor(program.graph.node(program.output).shape, 1.0)));
}

void turnWheel(QWidget& widget, const QPointF& at, int angle)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestGraphView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setMotionReduced(true); } // no waiting for motion
    void init();
    void cleanup() { m_view.reset(); }
    void theWholeGraphIsSeenAtFirst();
    void theWheelZoomsAtThePointer();
    void draggingPans();
    void keysZoomAndFit();
    void zoomedByTheUserItStaysSo();
    void aClickSelectsACardAnEdgeOrNothing();
    void selectingFromOutsideEmitsNothing();
    void altArrowsWalkAlongTheEdges();
    void tabGoesThroughTheCardsAndOn();
    void returnActivates();
    void theSelectionSurvivesAnEdit();
    void theStepIsFollowedWhenZoomedIn();
    void withoutAGraphAnExampleIsOffered();
    void screenReadersHearTheCards();
    void itPaintsWhatTheFrameSays();
    void whatIsPaintedDoesNotDependOnTheWayThere();

private:
    [[nodiscard]] NodeId node(const char* name) const { return m_trace->graph().find(name); }
    [[nodiscard]] int item(const char* name) const { return m_view->scene()->diagram.itemOf[size_t(node(name))]; }
    [[nodiscard]] QPoint middle(const char* name) const { return m_view->itemRect(item(name)).center().toPoint(); }

    std::shared_ptr<const Trace> m_trace;
    std::unique_ptr<GraphView> m_view;
};

void TestGraphView::init()
{
    m_view = std::make_unique<GraphView>();
    m_view->resize(900, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_trace = traced("x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z");
    m_view->show(m_trace);
}

void TestGraphView::theWholeGraphIsSeenAtFirst()
{
    for (int item = 0; item < m_view->scene()->size(); ++item)
        QVERIFY(QRectF(m_view->rect()).contains(m_view->itemRect(item)));
    m_view->resize(400, 300);
    for (int item = 0; item < m_view->scene()->size(); ++item)
        QVERIFY(QRectF(m_view->rect()).contains(m_view->itemRect(item)));
}

void TestGraphView::theWheelZoomsAtThePointer()
{
    const QPointF pointer(200, 150);
    const QPointF before = m_view->viewport().toScene(pointer);
    const double zoom = m_view->viewport().zoom;
    turnWheel(*m_view, pointer, 240);
    QVERIFY(m_view->viewport().zoom > 1.5 * zoom);
    QVERIFY(QLineF(m_view->viewport().toScene(pointer), before).length() < 1e-9);
    turnWheel(*m_view, pointer, -240);
    QVERIFY(std::abs(m_view->viewport().zoom - zoom) < 1e-12);
    turnWheel(*m_view, pointer, -120 * 1000);
    QCOMPARE(m_view->viewport().zoom, kSmallestZoom);
}

void TestGraphView::draggingPans()
{
    const QPointF before = m_view->viewport().offset;
    QSignalSpy selected(m_view.get(), &GraphView::nodeSelected);
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, middle("q"));
    QTest::mouseMove(m_view.get(), middle("q") + QPoint(30, 20));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, middle("q") + QPoint(60, 40));
    QCOMPARE(m_view->viewport().offset - before, QPointF(30, 20));
    QCOMPARE(selected.count(), 0);
}

void TestGraphView::keysZoomAndFit()
{
    const Viewport whole = m_view->viewport();
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->viewport().zoom > whole.zoom);
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QCOMPARE(m_view->viewport(), whole);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_view->viewport().zoom < whole.zoom);
    QTest::keyClick(m_view.get(), Qt::Key_0);
    QCOMPARE(m_view->viewport(), whole);
}

void TestGraphView::zoomedByTheUserItStaysSo()
{
    turnWheel(*m_view, {300, 200}, 240);
    const Viewport chosen = m_view->viewport();
    m_view->show(traced("x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z\ng = sin(f)"));
    QCOMPARE(m_view->viewport(), chosen);
    m_view->fit();
    m_view->show(traced("x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z\ng = sin(f)\nh = cos(g)"));
    for (int item = 0; item < m_view->scene()->size(); ++item)
        QVERIFY(QRectF(m_view->rect()).contains(m_view->itemRect(item)));
}

void TestGraphView::aClickSelectsACardAnEdgeOrNothing()
{
    QSignalSpy nodes(m_view.get(), &GraphView::nodeSelected);
    QSignalSpy edges(m_view.get(), &GraphView::edgeSelected);
    QSignalSpy nothing(m_view.get(), &GraphView::backgroundClicked);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, middle("q"));
    QCOMPARE(nodes.count(), 1);
    QCOMPARE(nodes[0][0].toInt(), node("q"));
    QCOMPARE(m_view->selectedNode(), node("q"));
    const LinkShape& link = m_view->scene()->links[0];
    const Vec2 half = link.curve.pointAt(0.5);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->viewport().toView(QPointF(half.x, half.y)).toPoint());
    QCOMPARE(edges.count(), 1);
    QCOMPARE(edges[0][0].toInt(), m_view->scene()->diagram.links[0].edge);
    QCOMPARE(m_view->selectedNode(), kNoNode);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {3, 3});
    QCOMPARE(nothing.count(), 1);
    QCOMPARE(nodes.count(), 1);
}

void TestGraphView::selectingFromOutsideEmitsNothing()
{
    QSignalSpy nodes(m_view.get(), &GraphView::nodeSelected);
    m_view->setSelectedNode(node("z"));
    QCOMPARE(m_view->selectedNode(), node("z"));
    QCOMPARE(nodes.count(), 0);
}

void TestGraphView::altArrowsWalkAlongTheEdges()
{
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("f")); // it begins at the output
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("q"));
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("x"));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("y"));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("x"));
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("x")); // there is nothing further
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_view->selectedNode(), node("q"));
}

void TestGraphView::tabGoesThroughTheCardsAndOn()
{
    m_view->setFocus();
    QApplication::setActiveWindow(m_view.get());
    QTRY_VERIFY(m_view->hasFocus());
    for (int item = 0; item < m_view->scene()->size(); ++item) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(m_view->selectedNode(), m_view->scene()->diagram.items[size_t(item)].node);
    }
    QSignalSpy nodes(m_view.get(), &GraphView::nodeSelected);
    QTest::keyClick(m_view.get(), Qt::Key_Tab); // no card is left: the focus may go
    QCOMPARE(nodes.count(), 0);
}

void TestGraphView::returnActivates()
{
    QSignalSpy activated(m_view.get(), &GraphView::nodeActivated);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(activated.count(), 0);
    m_view->setSelectedNode(node("q"));
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, middle("f"));
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[0][0].toInt(), node("q"));
    QCOMPARE(activated[1][0].toInt(), node("f"));
}

void TestGraphView::theSelectionSurvivesAnEdit()
{
    m_view->setSelectedNode(node("q"));
    m_trace = traced("w = 1\nx = -2\ny = 5\nz = -4\nq = x + y\nf = q*z*w");
    m_view->show(m_trace);
    QCOMPARE(m_view->selectedNode(), node("q"));
    m_view->show(traced("a = 1\nb = 2*a"));
    QCOMPARE(m_view->selectedNode(), kNoNode);
}

void TestGraphView::theStepIsFollowedWhenZoomedIn()
{
    turnWheel(*m_view, m_view->itemRect(item("x")).center(), 120 * 5);
    QVERIFY(!QRectF(m_view->rect()).contains(m_view->itemRect(item("f"))));
    m_view->setFrame(frameAt(*m_trace, m_trace->forwardSteps)); // f is computed
    QVERIFY(QRectF(m_view->rect()).intersects(m_view->itemRect(item("f"))));
}

void TestGraphView::withoutAGraphAnExampleIsOffered()
{
    QSignalSpy requested(m_view.get(), &GraphView::exampleRequested);
    auto* button = m_view->findChild<QPushButton*>();
    QVERIFY(button && !button->isVisible());
    m_view->clear();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    QVERIFY(!m_view->scene());
    m_view->grab(); // paints without a scene
    m_view->show(m_trace);
    QVERIFY(!button->isVisible());
}

void TestGraphView::screenReadersHearTheCards()
{
    QAccessibleInterface* view = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(view);
    QCOMPARE(view->childCount(), m_view->scene()->size());
    QAccessibleInterface* card = view->child(item("q"));
    QVERIFY(card && card->isValid());
    QCOMPARE(
        card->text(QAccessible::Name),
        QStringLiteral("q, operation +, of x and y, value not computed yet, adjoint not computed yet, add gate: distributes the gradient"));
    QCOMPARE(view->indexOfChild(card), item("q"));
    m_view->setFrame(frameAt(*m_trace, 1.0));
    QVERIFY(card->text(QAccessible::Name).contains(QStringLiteral("value 3,")));
    QSignalSpy nodes(m_view.get(), &GraphView::nodeSelected);
    card->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(nodes.count(), 1);
    QVERIFY(card->state().selected);
    m_view->show(traced("a = 1"));
    QVERIFY(item("x") == 0 && !card->isValid());
}

void TestGraphView::itPaintsWhatTheFrameSays()
{
    const QImage start = m_view->grab().toImage();
    m_view->setFrame(frameAt(*m_trace, 0.5));
    const QImage half = m_view->grab().toImage();
    m_view->setFrame(frameAt(*m_trace, 3.5));
    QVERIFY(m_view->grab().toImage() != half);
    m_view->setFrame(frameAt(*m_trace, 0.5));
    QVERIFY(m_view->grab().toImage() == half); // no history
    m_view->setFrame(frameAt(*m_trace, 0.0));
    QVERIFY(m_view->grab().toImage() == start);
    m_view->setStale(true);
    QVERIFY(m_view->grab().toImage() != start);
}

void TestGraphView::whatIsPaintedDoesNotDependOnTheWayThere()
{
    GraphView other;
    other.resize(m_view->size());
    for (int step = 0; step <= m_trace->size(); ++step) { // repaints only what changes
        m_view->setFrame(frameAt(*m_trace, step));
        const QImage stepped = m_view->grab().toImage();
        other.show(m_trace); // repaints all
        other.setFrame(frameAt(*m_trace, step));
        QVERIFY(other.grab().toImage() == stepped);
    }
}

} // namespace ad::ui

using ad::ui::TestGraphView;
QTEST_MAIN(TestGraphView)
#include "tst_graph_view.moc"
