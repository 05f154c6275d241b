// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/program.h"
#include "core/layout/diagram.h"

#include <QTest>

#include <algorithm>

using namespace ad;

namespace {

Program parsed(const char* text)
{
    const Parsed result = parse(text);
    if (!result.program)
        qFatal("%s", result.errors.front().message.c_str());
    return *result.program;
}

const DiagramItem* itemCalled(const Diagram& diagram, const std::string& name)
{
    const auto found = std::find_if(diagram.items.begin(), diagram.items.end(), [&](const DiagramItem& item) { return item.name == name; });
    return found != diagram.items.end() ? &*found : nullptr;
}

int countOf(const Diagram& diagram, ItemKind kind)
{
    return int(std::count_if(diagram.items.begin(), diagram.items.end(), [&](const DiagramItem& item) { return item.kind == kind; }));
}

} // namespace

class TestDiagram : public QObject
{
    Q_OBJECT

private slots:
    void scalarConstantsAreWrittenIntoTheirUsers_data();
    void scalarConstantsAreWrittenIntoTheirUsers();
    void everyNodeIsAnItemOrFolded_data();
    void everyNodeIsAnItemOrFolded();
    void linksJoinTheItemsOfTheirEdges();
    void kindsFollowTheRoles();
    void inputsThatNothingUsesAreShownFaded();
    void tensorsHaveAShapeTagAndTheirConstantsAreItems();
    void aCollapsedGroupIsOneItem();
    void aTraceGivesTheDiagramOfItsForwardGraph();
    void anOutputThatIsALeafIsAnItem();
};

void TestDiagram::scalarConstantsAreWrittenIntoTheirUsers_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("label");
    QTest::newRow("constant on the right") << "x + 1"
                                           << "+ 1";
    QTest::newRow("constant on the left") << "1 - x"
                                          << "1 −";
    QTest::newRow("factor") << "2*x"
                            << "2 ×";
    QTest::newRow("divisor") << "x/4"
                             << "÷ 4";
    QTest::newRow("dividend") << "1/x"
                              << "1/(·)";
    QTest::newRow("exponent") << "x^3"
                              << "(·)^3";
    QTest::newRow("negative exponent") << "x^-1"
                                       << "(·)^−1";
    QTest::newRow("base") << "2^x"
                          << "2^(·)";
    QTest::newRow("pi") << "x*pi"
                        << "× π";
    QTest::newRow("comparison") << "x > 0.5"
                                << "> 0.5";
    QTest::newRow("call") << "max(x, 0)"
                          << "max(·, 0)";
    QTest::newRow("no constant") << "x*x"
                                 << "×";
    QTest::newRow("one operand") << "sin(x)"
                                 << "sin";
}

void TestDiagram::scalarConstantsAreWrittenIntoTheirUsers()
{
    QFETCH(QString, expression);
    QFETCH(QString, label);
    const Program program = parsed(("x = 3\ny = " + expression).toUtf8().constData());
    const Diagram picture = diagram(program.graph, program.output);
    QVERIFY(itemCalled(picture, "y"));
    QCOMPARE(QString::fromStdString(itemCalled(picture, "y")->label), label);
    QCOMPARE(countOf(picture, ItemKind::Constant), 0);
}

void TestDiagram::everyNodeIsAnItemOrFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("scalars") << "x = 2\ny = 3\nf = (x + y)*exp(-x/2) + 3*x^2";
    QTest::newRow("tensors") << "W = [[1, 2], [3, 4]]\nx = [1, 2]\nL = sum((W @ x - 1)^2)";
    QTest::newRow("learning") << "z = [1, 2, 3]\nL = cross_entropy(z, 1)";
    QTest::newRow("function") << "s(z) = 1/(1 + exp(-z))\nx = 2\ny = s(s(x))";
}

void TestDiagram::everyNodeIsAnItemOrFolded()
{
    QFETCH(QString, text);
    const Program program = parsed(text.toUtf8().constData());
    const Diagram picture = diagram(program.graph, program.output);
    QCOMPARE(int(picture.itemOf.size()), program.graph.size());
    for (NodeId id = 0; id < program.graph.size(); ++id) {
        const int item = picture.itemOf[size_t(id)];
        const bool isOwnItem = item != kNoItem && picture.items[size_t(item)].node == id;
        const bool isFoldedConstant = isConstant(program.graph.node(id)) && program.graph.node(id).shape.isScalar();
        QVERIFY2(isOwnItem || isFoldedConstant, qPrintable(QStringLiteral("node %1").arg(id)));
    }
}

void TestDiagram::linksJoinTheItemsOfTheirEdges()
{
    const Program program = parsed("x = 2\ny = x*x + 2*x");
    const Diagram picture = diagram(program.graph, program.output);
    const std::vector<Edge> all = edges(program.graph);
    QCOMPARE(int(picture.linkOf.size()), int(all.size()));
    QCOMPARE(int(picture.links.size()), int(all.size()) - 1); // without that of the 2
    for (int link = 0; link < int(picture.links.size()); ++link) {
        const DiagramLink& shown = picture.links[size_t(link)];
        const Edge& edge = all[size_t(shown.edge)];
        QCOMPARE(picture.linkOf[size_t(shown.edge)], link);
        QCOMPARE(picture.items[size_t(shown.from)].node, edge.from);
        QCOMPARE(picture.items[size_t(shown.to)].node, edge.to);
        QCOMPARE(shown.slot, edge.slot);
    }
}

void TestDiagram::kindsFollowTheRoles()
{
    const Program program = parsed("data t = 1\nw = 2\nz = w*t\nL = (z - t)^2");
    const Diagram picture = diagram(program.graph, program.output);
    QVERIFY(itemCalled(picture, "t")->kind == ItemKind::Data);
    QVERIFY(itemCalled(picture, "w")->kind == ItemKind::Input);
    QVERIFY(itemCalled(picture, "z")->kind == ItemKind::Operation);
    QVERIFY(itemCalled(picture, "L")->kind == ItemKind::Output);
    QVERIFY(itemCalled(picture, "L")->isOutput);
    QCOMPARE(countOf(picture, ItemKind::Output), 1);
}

void TestDiagram::inputsThatNothingUsesAreShownFaded()
{
    const Program program = parsed("u = 7\nx = 2\nside = x + 1\ny = x^2");
    const Diagram picture = diagram(program.graph, program.output);
    QVERIFY(itemCalled(picture, "u"));
    QVERIFY(itemCalled(picture, "u")->isFaded);
    QVERIFY(itemCalled(picture, "side")->isFaded);
    QVERIFY(!itemCalled(picture, "x")->isFaded);
    QVERIFY(!itemCalled(picture, "y")->isFaded);
}

void TestDiagram::tensorsHaveAShapeTagAndTheirConstantsAreItems()
{
    const Program program = parsed("x = [1, 2, 3]\ny = sum(x * [4, 5, 6])");
    const Diagram picture = diagram(program.graph, program.output);
    QCOMPARE(itemCalled(picture, "x")->shape, std::string("(3)"));
    QCOMPARE(itemCalled(picture, "y")->shape, std::string());
    const Graph& graph = program.graph;
    const auto constants = std::count_if(graph.nodes().begin(), graph.nodes().end(), [](const Node& node) { return isConstant(node); });
    QVERIFY(constants > 0);
    QCOMPARE(countOf(picture, ItemKind::Constant), int(constants));
}

void TestDiagram::aCollapsedGroupIsOneItem()
{
    const Program program = parsed("s(z) = 1/(1 + exp(-z))\nx = 2\ny = 3*s(x)");
    QVERIFY(!program.graph.groups().empty());
    const Diagram open = diagram(program.graph, program.output);
    const Diagram closed = diagram(program.graph, program.output, {.collapsed = {0}});
    QCOMPARE(countOf(closed, ItemKind::Group), 1);
    QCOMPARE(int(closed.items.size()), 3); // x, s, y
    QVERIFY(open.items.size() > closed.items.size());
    QCOMPARE(int(closed.links.size()), 2);
    QCOMPARE(closed.items[1].label, std::string("s"));
    for (NodeId id = 0; id < program.graph.size(); ++id)
        QVERIFY(closed.itemOf[size_t(id)] != kNoItem);
}

void TestDiagram::aTraceGivesTheDiagramOfItsForwardGraph()
{
    const Program program = parsed("x = 2\ny = sin(x)*x");
    const Trace trace = record(program.graph, program.output, Tensor(1.0));
    QVERIFY(trace.graph().size() > program.graph.size());
    QVERIFY(diagram(trace) == diagram(program.graph, program.output));
}

void TestDiagram::anOutputThatIsALeafIsAnItem()
{
    const Program program = parsed("x = 2");
    const Diagram picture = diagram(program.graph, program.output);
    QCOMPARE(int(picture.items.size()), 1);
    QVERIFY(picture.items[0].isOutput);
    QVERIFY(picture.items[0].kind == ItemKind::Input);
}

QTEST_APPLESS_MAIN(TestDiagram)
#include "tst_diagram.moc"
