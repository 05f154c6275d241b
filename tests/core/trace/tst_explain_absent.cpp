// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/trace/explain_absent.h"

#include <QtTest>

using namespace ad;

class TestExplainAbsent : public QObject
{
    Q_OBJECT

private slots:
    void aNodeWithoutAdjointSaysWhy_data();
    void aNodeWithoutAdjointSaysWhy();
    void anAdjointOfZeroSaysWhy_data();
    void anAdjointOfZeroSaysWhy();
    void everyNodeOfEveryExampleHasAnAdjointOrAReason();
};

namespace {

QString reason(const QString& program, const QString& node, bool isZero)
{
    const Derivation derivation = derive({.program = program.toStdString(), .output = "y"});
    if (!derivation.trace)
        return QString::fromStdString(derivation.errors.front().message);
    const Trace& trace = *derivation.trace;
    const StepNames names(trace);
    const NodeId id = trace.graph().find(node.toStdString());
    return QString::fromStdString(isZero ? reasonForZeroAdjoint(trace, names, id) : reasonForNoAdjoint(trace, names, id));
}

} // namespace

void TestExplainAbsent::aNodeWithoutAdjointSaysWhy_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("expected");
    QTest::newRow("not used") << "q = 1; x = 2; y = x^2"
                              << "q"
                              << "The output y does not depend on q.";
    QTest::newRow("used elsewhere") << "x = 2; q = x + 1; y = x^2"
                                    << "q"
                                    << "The output y does not depend on q.";
    QTest::newRow("data") << "data q = 1; x = 2; y = q*x"
                          << "q"
                          << "q is data, and data is not differentiated.";
    QTest::newRow("of data") << "data d = 1; q = d + 2; x = 2; y = q*x"
                             << "q"
                             << "q is computed from data and constants only, so there is nothing to differentiate.";
    QTest::newRow("detached") << "q = 1; x = 2; y = detach(q)*x"
                              << "q"
                              << "No derivative gets through to q: detach stops it.";
    QTest::newRow("flat") << "q = 1; x = 2; y = sign(q)*x"
                          << "q"
                          << "No derivative gets through to q: v₁ = sign(q) is flat in it.";
    QTest::newRow("gets one") << "q = 1; y = 2*q"
                              << "q"
                              << "";
}

void TestExplainAbsent::aNodeWithoutAdjointSaysWhy()
{
    QFETCH(QString, program);
    QFETCH(QString, node);
    QFETCH(QString, expected);
    QCOMPARE(reason(program, node, false), expected);
}

void TestExplainAbsent::anAdjointOfZeroSaysWhy_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dead relu") << "q = -1; y = relu(q)"
                               << "q"
                               << "The slope of relu is 0, as q = −1 is not positive: nothing gets through.";
    QTest::newRow("cancelled") << "q = 3; y = 2*q - 2*q"
                               << "q"
                               << "The messages cancel: their sum is 0.";
    QTest::newRow("not 0") << "q = 3; y = 2*q"
                           << "q"
                           << "";
}

void TestExplainAbsent::anAdjointOfZeroSaysWhy()
{
    QFETCH(QString, program);
    QFETCH(QString, node);
    QFETCH(QString, expected);
    QCOMPARE(reason(program, node, true), expected);
}

void TestExplainAbsent::everyNodeOfEveryExampleHasAnAdjointOrAReason()
{
    for (const Preset& preset : presets()) {
        const Derivation derivation = derive(*loadPreset(preset.id));
        QVERIFY(derivation.trace);
        const StepNames names(*derivation.trace);
        for (NodeId id = 0; id < derivation.trace->forwardSize; ++id)
            QVERIFY(derivation.trace->adjointOf(id) || reasonForNoAdjoint(*derivation.trace, names, id).ends_with("."));
    }
}

QTEST_APPLESS_MAIN(TestExplainAbsent)
#include "tst_explain_absent.moc"
