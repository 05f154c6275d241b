// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one's way in large graphs: the first view, the search, the overview, and what is faded.
#include "core/lang/program.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/node_search.h"
#include "ui/graph/overview_map.h"
#include "ui/theme/appearance.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace ad::ui {

namespace {

std::shared_ptr<const Trace> traced(const QString& text)
{
    const Parsed parsed = parse(text.toStdString());
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    const Program& program = *parsed.program;
    return std::make_shared<Trace>(record(program.graph, program.output, Tensor(1.0)));
}

QString chain(int length)
{
    QString text = "x0 = 0.5\n";
    for (int i = 1; i <= length; ++i)
        text += QString("x%1 = %2(x%3)\n").arg(i).arg(i % 2 == 0 ? "sin" : "tanh").arg(i - 1);
    return text;
}

} // namespace

class TestStageAids : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setMotionReduced(true); }
    void init();
    void cleanup() { m_view.reset(); }
    void aLongGraphIsReadableAtFirstWhereTheStepsBegin();
    void theStepIsFollowed();
    void fitShowsAllOfIt();
    void theOverviewAppearsOnlyWhenNeededAndWanted();
    void draggingInTheOverviewMoves();
    void aSearchGoesFromMatchToMatch();
    void nodesAreFoundByNameOperationAndLine_data();
    void nodesAreFoundByNameOperationAndLine();
    void whatIsRelatedIsAboveAndBelow();
    void unrelatedNodesAreFadedWhileOneIsSelected();

private:
    [[nodiscard]] QRectF rectOf(const char* name) const
    {
        return m_view->itemRect(m_view->scene()->diagram.itemOf[size_t(m_trace->graph().find(name))]);
    }
    void show(const QString& text)
    {
        m_trace = traced(text);
        m_view->show(m_trace);
    }
    [[nodiscard]] bool isOverviewShown() const { return m_view->findChild<OverviewMap*>()->isVisible(); }

    std::shared_ptr<const Trace> m_trace;
    std::unique_ptr<GraphView> m_view;
};

void TestStageAids::init()
{
    m_view = std::make_unique<GraphView>();
    m_view->resize(900, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestStageAids::aLongGraphIsReadableAtFirstWhereTheStepsBegin()
{
    show(chain(150));
    QVERIFY(detailAt(m_view->viewport().zoom) == Detail::Numbers);
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x1")));
}

void TestStageAids::theStepIsFollowed()
{
    show(chain(150));
    m_view->setFrame(frameAt(*m_trace, 80.0));
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x80")));
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x79")));
}

void TestStageAids::fitShowsAllOfIt()
{
    show(chain(150));
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x0")) && QRectF(m_view->rect()).contains(rectOf("x150")));
    m_view->frameAfresh();
    QVERIFY(!QRectF(m_view->rect()).contains(rectOf("x150")));
}

void TestStageAids::theOverviewAppearsOnlyWhenNeededAndWanted()
{
    show("x = 2\ny = x^2");
    QVERIFY(!isOverviewShown());
    show(chain(150));
    m_view->frameAfresh();
    QVERIFY(isOverviewShown());
    m_view->setOverviewWanted(false);
    QVERIFY(!isOverviewShown());
    m_view->setOverviewWanted(true);
    m_view->fit();
    QVERIFY(!isOverviewShown());
}

void TestStageAids::draggingInTheOverviewMoves()
{
    show(chain(150));
    auto* map = m_view->findChild<OverviewMap*>();
    QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(map->width() - 12, map->height() / 2));
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x149")));
    QVERIFY(map->seen().contains(m_view->viewport().toScene(rectOf("x149").center())));
}

void TestStageAids::aSearchGoesFromMatchToMatch()
{
    show(chain(150));
    m_view->openSearch();
    auto* search = m_view->findChild<NodeSearch*>();
    auto* field = search->findChild<QLineEdit*>();
    QVERIFY(search->isVisible());
    QSignalSpy picked(m_view.get(), &GraphView::nodeSelected);
    QTest::keyClicks(field, "x149");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(picked.last()[0].toInt(), m_trace->graph().find("x149"));
    QVERIFY(QRectF(m_view->rect()).contains(rectOf("x149")));
    field->setText("sin");
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(picked.last()[0].toInt(), m_trace->graph().find("x4"));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(picked.last()[0].toInt(), m_trace->graph().find("x2"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!search->isVisible() && !search->matched());
}

void TestStageAids::nodesAreFoundByNameOperationAndLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("name") << "x1" << QStringList{"x₁"};
    QTest::newRow("a part of a name") << "loss" << QStringList{"loss", "loss₂"};
    QTest::newRow("the name comes first") << "x" << QStringList{"x", "x₁", "y"}; // y is max(x, x1)
    QTest::newRow("operation") << "max" << QStringList{"y"};
    QTest::newRow("line") << "line 4" << QStringList{"loss"};
    QTest::newRow("blank") << "  " << QStringList{};
    QTest::newRow("nothing") << "nowhere" << QStringList{};
}

void TestStageAids::nodesAreFoundByNameOperationAndLine()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    show("x1 = 1\nx = 2\ny = max(x, x1)\nloss = sin(y)\nloss2 = cos(loss)");
    QStringList found;
    for (const int item : matchingItems(*m_view->scene(), text))
        found << QString::fromStdString(m_view->scene()->diagram.items[size_t(item)].name);
    QCOMPARE(found, names);
}

void TestStageAids::whatIsRelatedIsAboveAndBelow()
{
    show("a = 1\nb = 2\nc = sin(a)\nd = cos(b)\nf = c*d");
    const GraphScene& scene = *m_view->scene();
    const auto item = [&](const char* name) { return scene.diagram.itemOf[size_t(m_trace->graph().find(name))]; };
    const ItemSet related = relatedItems(scene, item("c"));
    for (const char* name : {"a", "c", "f"})
        QVERIFY(related[size_t(item(name))]);
    for (const char* name : {"b", "d"})
        QVERIFY(!related[size_t(item(name))]);
}

void TestStageAids::unrelatedNodesAreFadedWhileOneIsSelected()
{
    show("a = 1\nb = 2\nc = sin(a)\nd = cos(b)\nf = c*d");
    m_view->setSelectedNode(m_trace->graph().find("c"));
    const QRect place = rectOf("d").toAlignedRect();
    const QImage before = m_view->grab(place).toImage();
    m_view->setUnrelatedFaded(true);
    QVERIFY(m_view->grab(place).toImage() != before);
    m_view->setSelectedNode(kNoNode);
    QVERIFY(m_view->grab(place).toImage() == before);
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestStageAids)
#include "tst_stage_aids.moc"
