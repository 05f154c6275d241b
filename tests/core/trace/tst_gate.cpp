// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/derive.h"
#include "core/trace/explain.h"
#include "core/trace/gate.h"

#include <QtTest>

using namespace ad;

namespace {

Trace traced(const std::string& program)
{
    const Derivation derivation = derive({.program = program});
    if (!derivation.trace)
        qFatal("%s: %s", program.c_str(), derivation.errors.front().message.c_str());
    return *derivation.trace;
}

std::string allSentences(const Trace& trace)
{
    std::string text;
    for (int step = trace.forwardSteps; step < trace.size(); ++step)
        text += explain(trace, step).sentence + "\n";
    return text;
}

} // namespace

class TestGate : public QObject
{
    Q_OBJECT

private slots:
    void theOutputIsAGateOnlyWhereThatIsTrue_data();
    void theOutputIsAGateOnlyWhereThatIsTrue();
    void aDistributorsMessagesAreItsAdjoint();
    void aSwappersMessagesAreTheOtherFactors();
    void aRoutersMessagesAreItsAdjointOrZero();
    void aCopyGateCountsItsPlaces();
    void sentencesNameTheGate_data();
    void sentencesNameTheGate();
};

void TestGate::theOutputIsAGateOnlyWhereThatIsTrue_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<Gate>("gate");
    QTest::newRow("sum of two inputs") << "a = 1; b = 2; y = a + b" << Gate::Distributor;
    QTest::newRow("sum of a with itself") << "a = 1; y = a + a" << Gate::Distributor;
    QTest::newRow("sum with a constant") << "a = 1; y = a + 1" << Gate::None;
    QTest::newRow("sum with data") << "a = 1; data b = 2; y = a + b" << Gate::None;
    QTest::newRow("difference") << "a = 1; b = 2; y = a - b" << Gate::None;
    QTest::newRow("product of two inputs") << "a = 1; b = 2; y = a*b" << Gate::Swapper;
    QTest::newRow("product with data") << "a = 1; data b = 2; y = a*b" << Gate::Swapper;
    QTest::newRow("product with a constant") << "a = 1; y = 3*a" << Gate::None;
    QTest::newRow("product of vectors") << "a = [1, 2]; b = [3, 4]; y = a*b" << Gate::Swapper;
    QTest::newRow("max") << "a = 1; b = 2; y = max(a, b)" << Gate::Router;
    QTest::newRow("min with a constant") << "a = 1; y = min(a, 0)" << Gate::Router;
    QTest::newRow("relu") << "a = 1; y = relu(a)" << Gate::Router;
    QTest::newRow("where") << "a = 1; b = 2; y = where(a > b, a, b)" << Gate::Router;
    QTest::newRow("largest element") << "a = [1, 2]; y = max(a)" << Gate::Router;
    QTest::newRow("largest element of data") << "data a = [1, 2]; y = max(a)" << Gate::None;
    QTest::newRow("tanh") << "a = 1; y = tanh(a)" << Gate::None;
}

void TestGate::theOutputIsAGateOnlyWhereThatIsTrue()
{
    QFETCH(QString, program);
    QFETCH(Gate, gate);
    const Trace trace = traced(program.toStdString());
    QCOMPARE(gateOf(trace, trace.backward.output), gate);
    QCOMPARE(gateRoles(trace)[static_cast<std::size_t>(trace.backward.output)].gate, gate);
}

void TestGate::aDistributorsMessagesAreItsAdjoint()
{
    const Trace trace = traced("a = 3; b = -2; s = a + b; y = s*s");
    for (const Message& message : trace.backward.messages)
        if (gateOf(trace, message.from) == Gate::Distributor)
            QCOMPARE(trace.valueOf(message.value).scalar(), trace.adjointOf(message.from)->scalar());
}

void TestGate::aSwappersMessagesAreTheOtherFactors()
{
    const Trace trace = traced("a = 3; b = -2; y = a*b");
    QCOMPARE(trace.adjointOf(trace.graph().find("a"))->scalar(), -2.0);
    QCOMPARE(trace.adjointOf(trace.graph().find("b"))->scalar(), 3.0);
}

void TestGate::aRoutersMessagesAreItsAdjointOrZero()
{
    const Trace trace = traced("a = 3; b = -2; y = max(a, b)");
    QCOMPARE(trace.adjointOf(trace.graph().find("a"))->scalar(), 1.0);
    QCOMPARE(trace.adjointOf(trace.graph().find("b"))->scalar(), 0.0);
}

void TestGate::aCopyGateCountsItsPlaces()
{
    const Trace trace = traced("x = 3; y = x*x + x + 1");
    const GateRole role = gateRoles(trace)[static_cast<std::size_t>(trace.graph().find("x"))];
    QCOMPARE(role.copies, 3);
    QCOMPARE(QString::fromStdString(gateWords(role)), QString("copied to 3 places: adds the gradients"));
}

void TestGate::sentencesNameTheGate_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("words");
    QTest::newRow("add") << "a = 1; b = 2; y = a + b"
                         << "The add gate distributes: a and b get y\u0304 as it is.";
    QTest::newRow("add twice") << "a = 1; y = a + a"
                               << "both places of a get y\u0304";
    QTest::newRow("add to vectors") << "a = 1; b = [2, 3]; y = a + b"
                                    << "summed where one element served several.";
    QTest::newRow("mul") << "a = 1; b = 2; y = a*b"
                         << "The mul gate swaps: the slope in a is the other factor, b.";
    QTest::newRow("mul twice") << "a = 1; y = a*a"
                               << "the slope in each factor is the other one.";
    QTest::newRow("max") << "a = 1; b = 2; y = max(a, b)"
                         << "The max gate routes: all of y\u0304 goes to b, the larger one.";
    QTest::newRow("tie") << "a = 2; b = 2; y = max(a, b)"
                         << "A tie: the max gate gives half of y\u0304 to each side.";
    QTest::newRow("relu") << "a = 2; y = relu(a)"
                          << "relu is a max gate and routes: all of y\u0304 goes on to a, which is above 0.";
    QTest::newRow("amax") << "a = [2, 3]; y = max(a)"
                          << "The max gate routes: y\u0304 goes to the largest element, the others get 0.";
    QTest::newRow("copy") << "x = 3; y = sin(x) + x"
                          << "Both messages are in: x\u0304 is complete; a copy gate adds.";
}

void TestGate::sentencesNameTheGate()
{
    QFETCH(QString, program);
    QFETCH(QString, words);
    const std::string all = allSentences(traced(program.toStdString()));
    QVERIFY2(QString::fromStdString(all).contains(words), all.c_str());
}

QTEST_APPLESS_MAIN(TestGate)
#include "tst_gate.moc"
