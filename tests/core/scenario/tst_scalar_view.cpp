// SPDX-License-Identifier: GPL-3.0-or-later
// The scalar view shows the same numbers as the vector view, and says so.
#include "core/scenario/scalar_view.h"

#include "core/scenario/library.h"

#include <QTest>

using namespace ad;

namespace {

Derivation derived(const char* program, GraphChoice choice = {})
{
    Scenario scenario;
    scenario.program = program;
    scenario.graph = std::move(choice);
    scenario.graph.isScalar = true;
    return derive(scenario);
}

NodeId nodeCalled(const Derivation& derivation, const char* name)
{
    return derivation.trace->graph().find(name);
}

const char* const kNetwork = "data x = [1, 0.5]\nW = [[0.5, -0.2], [0.3, 0.8]]\nz = W @ x\nL = norm2(z)";

} // namespace

class TestScalarView : public QObject
{
    Q_OBJECT

private slots:
    void everyExampleAgreesInBothViews_data();
    void everyExampleAgreesInBothViews();
    void aProgramOfScalarsHasOneViewOnly();
    void elementsKnowWhatTheyStandFor();
    void siblingsAreTheElementsOfOneNode();
    void directionsAreThoseOfTheElements();
    void groupsKeepTheirKeys();
    void tooLargeProgramsAreErrors();
};

void TestScalarView::everyExampleAgreesInBothViews_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestScalarView::everyExampleAgreesInBothViews()
{
    QFETCH(QString, id);
    Scenario scenario = *loadPreset(id.toStdString());
    scenario.graph.isScalar = true;
    const Derivation derivation = derive(scenario);
    QVERIFY(derivation.trace);
    QCOMPARE(bool(derivation.scalars), hasArrays(derivation.program->graph));
    if (derivation.scalars && !scenario.graph.pitfalls.isAny())
        QCOMPARE(derivation.scalars->agreement.differing, 0);
}

void TestScalarView::aProgramOfScalarsHasOneViewOnly()
{
    const Derivation derivation = derived("x = 2\ny = x*x");
    QVERIFY(!derivation.scalars);
    QVERIFY(agreementText(derivation).empty());
    QCOMPARE(siblings(derivation, 1), std::vector<NodeId>{1});
}

void TestScalarView::elementsKnowWhatTheyStandFor()
{
    const Derivation derivation = derived(kNetwork);
    QCOMPARE(QString::fromStdString(correspondence(derivation, nodeCalled(derivation, "W[0, 1]"))),
             QStringLiteral("This is element [0, 1] of W of the vector view: its adjoint 0.4 is the same number as W̄[0, 1] there."));
    QCOMPARE(QString::fromStdString(correspondence(derivation, nodeCalled(derivation, "L"))),
             QStringLiteral("The same node as L of the vector view: its adjoint 1 is the same number as L̄ there."));
    const NodeId product = derivation.trace->graph().node(nodeCalled(derivation, "z[0]")).inputs[0];
    QCOMPARE(QString::fromStdString(correspondence(derivation, product)),
             QStringLiteral("A step on the way to element [0] of z of the vector view."));
    QCOMPARE(QString::fromStdString(agreementText(derivation)),
             QStringLiteral("15 scalar nodes for 4 nodes. The output and all 7 adjoints are the same numbers as in the vector view."));
}

void TestScalarView::siblingsAreTheElementsOfOneNode()
{
    const Derivation derivation = derived(kNetwork);
    const std::vector<NodeId> all = siblings(derivation, nodeCalled(derivation, "W[1, 0]"));
    QCOMPARE(all.size(), std::size_t(4));
    QCOMPARE(all[3], nodeCalled(derivation, "W[1, 1]"));
}

void TestScalarView::directionsAreThoseOfTheElements()
{
    const Derivation derivation = derived(kNetwork, {.mode = SweepMode::Forward, .direction = {{"W", Tensor::matrix({{0, 2}, {0, 0}})}}});
    QCOMPARE(derivation.trace->tangentOf(nodeCalled(derivation, "W[0, 1]"))->scalar(), 2.0);
    QCOMPARE(derivation.trace->tangentOf(nodeCalled(derivation, "z[0]"))->scalar(), 1.0);
}

void TestScalarView::groupsKeepTheirKeys()
{
    const char* program = "f(v) = v/sum(v)\ns(a) = a^2\nz = [1, 2]\np = f(z)\nL = s(p[0]) + s(p[1])";
    const Derivation derivation = derived(program, {.collapsed = {"s#2"}});
    QCOMPARE(derivation.trace->graph().groups().size(), std::size_t(2));
    QCOMPARE(collapsedGroups(derivation), std::vector<int>{1});
    QCOMPARE(keyOfGroup(derivation, 0), std::string("s#1"));
}

void TestScalarView::tooLargeProgramsAreErrors()
{
    const Derivation derivation = derived("W = randn(100, 100)\nL = sum(W)");
    QVERIFY(!derivation.trace && !derivation.program);
    QCOMPARE(derivation.errors.size(), std::size_t(1));
    QCOMPARE(derivation.errors[0].where.line, 1);
}

QTEST_APPLESS_MAIN(TestScalarView)
#include "tst_scalar_view.moc"
