// SPDX-License-Identifier: GPL-3.0-or-later
// Pointing at a cell of a vector or matrix, with the mouse and by keys.
#include "core/lang/program.h"
#include "ui/graph/graph_view.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QTest>

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

constexpr const char* kProduct = "W = [[1, 2], [3, 4], [5, 6]]\nx = [0.5, -1]\ny = W @ x";

} // namespace

class TestCells : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setMotionReduced(true); }
    void init();
    void cleanup() { m_view.reset(); }
    void everyCellIsFoundWhereItIsDrawn();
    void aCellOfAProductComesFromARowAndAVector();
    void anAdjointCellComesFromTheAdjointsOfItsUsers();
    void aCollapsedGroupIsSeenThrough();
    void whatIsNotComputedHasNoCells();
    void theMouseFindsCells();
    void keysWalkFromCellToCellAndAreSpoken();

private:
    void show(const char* text, double position)
    {
        m_trace = traced(text);
        m_view->show(m_trace);
        m_view->setFrame(frameAt(*m_trace, position < 0.0 ? m_trace->size() : position));
    }
    [[nodiscard]] int item(const char* name) const { return m_view->scene()->diagram.itemOf[size_t(m_trace->graph().find(name))]; }
    [[nodiscard]] QString sourcesOfCell(const Cell& cell) const
    {
        return sourcesText(*m_view->scene(), sourcesOf(*m_view->scene(), m_view->frame(), cell));
    }

    std::shared_ptr<const Trace> m_trace;
    std::unique_ptr<GraphView> m_view;
};

void TestCells::init()
{
    m_view = std::make_unique<GraphView>();
    m_view->resize(1400, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestCells::everyCellIsFoundWhereItIsDrawn()
{
    show(kProduct, -1.0);
    const GraphScene& scene = *m_view->scene();
    for (const CellRow of : {CellRow::Value, CellRow::Adjoint})
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 2; ++column) {
                const Cell cell{item("W"), of, row, column};
                QVERIFY(cellAt(scene, m_view->frame(), rectOf(scene, {cell.item, of, {row, column, 1, 1}}).center()) == cell);
            }
    QVERIFY(!cellAt(scene, m_view->frame(), scene.rect(item("W")).topLeft() + QPointF(2.0, 2.0)));
}

void TestCells::aCellOfAProductComesFromARowAndAVector()
{
    show(kProduct, -1.0);
    QCOMPARE(sourcesOfCell({item("y"), CellRow::Value, 1, 0}), QString("from W[1, :] and x"));
    QCOMPARE(cellText(*m_view->scene(), m_view->frame(), {item("y"), CellRow::Value, 1, 0}), QString("y[1] = -2.5"));
    show("a = [[1, 2, 3], [4, 5, 6]]\nb = [7, 8, 9]\ny = a + b", -1.0);
    QCOMPARE(sourcesOfCell({item("y"), CellRow::Value, 1, 2}), QString("from a[1, 2] and b[2]"));
}

void TestCells::anAdjointCellComesFromTheAdjointsOfItsUsers()
{
    show(kProduct, -1.0);
    QCOMPARE(sourcesOfCell({item("W"), CellRow::Adjoint, 2, 0}), QString("from y\u0304[2]"));
    QCOMPARE(sourcesOfCell({item("x"), CellRow::Adjoint, 1, 0}), QString("from y\u0304"));
}

void TestCells::aCollapsedGroupIsSeenThrough()
{
    m_trace = traced("x = [1, 2, 3]\nz = 2*x\ny = softmax(z)");
    m_view->show(m_trace, {.collapsed = {0}});
    m_view->setFrame(frameAt(*m_trace, m_trace->size()));
    QCOMPARE(sourcesOfCell({item("y"), CellRow::Value, 1, 0}), QString("from z"));
    QCOMPARE(sourcesOfCell({item("z"), CellRow::Adjoint, 1, 0}), QString("from y\u0304"));
}

void TestCells::whatIsNotComputedHasNoCells()
{
    show(kProduct, 0.0);
    const GraphScene& scene = *m_view->scene();
    QVERIFY(!cellAt(scene, m_view->frame(), rectOf(scene, {item("y"), CellRow::Value, {1, 0, 1, 1}}).center()));
    QVERIFY(cellAt(scene, m_view->frame(), rectOf(scene, {item("x"), CellRow::Value, {1, 0, 1, 1}}).center()));
}

void TestCells::theMouseFindsCells()
{
    show(kProduct, -1.0);
    const QPointF place = rectOf(*m_view->scene(), {item("y"), CellRow::Value, {2, 0, 1, 1}}).center();
    QTest::mouseMove(m_view.get(), m_view->viewport().toView(place).toPoint());
    QVERIFY(m_view->cell().cell() == std::optional(Cell{item("y"), CellRow::Value, 2, 0}));
    const QImage with = m_view->grab().toImage();
    QTest::mouseMove(m_view.get(), QPoint(3, 3));
    QVERIFY(!m_view->cell().cell());
    QVERIFY(with != m_view->grab().toImage());
}

void TestCells::keysWalkFromCellToCellAndAreSpoken()
{
    show(kProduct, -1.0);
    m_view->pickItem(item("W"));
    const auto press = [&](Qt::Key key) { QTest::keyClick(m_view.get(), key, Qt::AltModifier | Qt::ShiftModifier); };
    press(Qt::Key_Down);
    QVERIFY(m_view->cell().cell() == std::optional(Cell{item("W"), CellRow::Value, 0, 0}));
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    QVERIFY(m_view->cell().cell() == std::optional(Cell{item("W"), CellRow::Value, 1, 1}));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QVERIFY(m_view->cell().cell() == std::optional(Cell{item("W"), CellRow::Adjoint, 0, 1}));
    QAccessibleInterface* card = QAccessible::queryAccessibleInterface(m_view.get())->child(item("W"));
    QCOMPARE(card->text(QAccessible::Description), QString("adjoint of W[0, 1] = -1, from y\u0304[0]").replace("adjoint of W", "W\u0304"));
    press(Qt::Key_Up);
    QVERIFY(m_view->cell().cell() == std::optional(Cell{item("W"), CellRow::Value, 2, 1}));
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestCells)
#include "tst_cells.moc"
