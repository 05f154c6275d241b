// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/trace/explain.h"
#include "core/trace/explain_sum.h"

#include <QtTest>

#include <numeric>

using namespace ad;

namespace {

Trace traced(const std::string& program)
{
    const Derivation derivation = derive({.program = program});
    if (!derivation.trace)
        qFatal("%s: %s", program.c_str(), derivation.errors.front().message.c_str());
    return *derivation.trace;
}

std::string lastSentence(const Trace& trace)
{
    return explain(trace, trace.size() - 1).sentence;
}

// The step of the last message to the node of that name.
int lastMessageTo(const Trace& trace, const std::string& name)
{
    for (int step = trace.size() - 1; step >= 0; --step)
        if (trace.steps[static_cast<std::size_t>(step)].isLast &&
            trace.graph().node(trace.steps[static_cast<std::size_t>(step)].node).name == name)
            return step;
    return -1;
}

// The example of the lectures: (e^(x1/x2) + x1/x2)(x1/x2 − ln x2) at (0.5, 1).
constexpr const char* kLecture = "x1 = 0.5; x2 = 1; v1 = x1/x2; v2 = exp(v1); v3 = v2 + v1; v4 = ln(x2); v5 = v1 - v4; f = v3*v5";

int count(const std::string& text, const std::string& part)
{
    int result = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++result;
    return result;
}

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT

private slots:
    void aValueIsSaidInSymbolsAndNumbers();
    void theSumOverThreeUsersHasThreeTermsAndTheirTotal();
    void termsToComeAreDimmed();
    void everyTermLinksToItsOwnEdge();
    void sentencesOfOperations_data();
    void sentencesOfOperations();
    void firstAndSeedStepsAreExplained();
    void reasonsAreGiven_data();
    void reasonsAreGiven();
    void matrixProductsAreExplainedByTheirRule();
    void everyStepOfEveryExampleIsExplained_data();
    void everyStepOfEveryExampleIsExplained();
    void termsAddUpToTheAdjoint_data();
    void termsAddUpToTheAdjoint();
};

void TestExplain::aValueIsSaidInSymbolsAndNumbers()
{
    const Trace trace = traced("w = 1; x = 1; b = -0.3; z = w*x + b");
    const Explanation last = explain(trace, 1);
    QCOMPARE(QString::fromStdString(last.title), QString("Step 2 of 7 · forward"));
    QCOMPARE(QString::fromStdString(last.sentence), QString("z = v₁ + b = 1 + (−0.3) = 0.7."));
    QCOMPARE(QString::fromStdString(last.formulas[0]), QString("z = v_{1} + b"));
    QCOMPARE(QString::fromStdString(last.formulas[1]), QString("= 1 + \\left(-0.3\\right) = \\color{value}{0.7}"));
}

void TestExplain::theSumOverThreeUsersHasThreeTermsAndTheirTotal()
{
    const Trace trace = traced(kLecture);
    const Explanation explanation = explain(trace, lastMessageTo(trace, "v1"));
    QCOMPARE(count(explanation.formulas[0], "\\link{edge:"), 3);
    QVERIFY(explanation.formulas[0].find("\\bar{v}_{2}\\,\\frac{\\partial v_{2}}{\\partial v_{1}}") != std::string::npos);
    QCOMPARE(count(explanation.formulas[1], "\\cdot"), 3);
    QVERIFY(explanation.formulas[1].find("1.649") != std::string::npos);
    // f = (e^v + v)(v − ln x2): ∂f/∂v = (e^v + 1)·v + e^v + v = 3.4731 at v = 0.5.
    QVERIFY(explanation.formulas[2].ends_with("\\color{adjoint}{3.473}"));
    QVERIFY(explanation.sentence.find("All 3 messages are in: v\u0304₁ is complete; a copy gate adds.") != std::string::npos);
}

void TestExplain::termsToComeAreDimmed()
{
    const Trace trace = traced(kLecture);
    const NodeId v1 = trace.graph().find("v1");
    for (const int message : messagesTo(trace, v1)) {
        const std::vector<int> all = messagesTo(trace, v1);
        const auto after = static_cast<int>(std::count_if(all.begin(), all.end(), [&](int other) { return other > message; }));
        QCOMPARE(count(explain(trace, trace.forwardSteps + 1 + message).formulas[0], "\\color{dim}"), after);
    }
}

void TestExplain::everyTermLinksToItsOwnEdge()
{
    const Trace trace = traced("x = 3; y = x*x + x");
    for (const Step& step : trace.steps)
        if (step.kind == StepKind::Message)
            QCOMPARE(edgeOf(trace, trace.messageOf(step)), step.edge);
    const Explanation last = explain(trace, trace.size() - 1);
    QCOMPARE(count(last.formulas[0], "\\link{edge:"), 3);
    QVERIFY(last.formulas[0].find("{x}^{(1)}") != std::string::npos && last.formulas[0].find("{x}^{(2)}") != std::string::npos);
}

void TestExplain::sentencesOfOperations_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("sigmoid") << "z = 0; y = sigmoid(z)"
                             << "y = σ(z) passes back 1 × its slope 0.25 = 0.25 to z. That completes z\u0304.";
    QTest::newRow("add") << "a = 2; y = a + 1"
                         << "y = a + 1 passes back 1 × its slope 1 = 1 to a. That completes a\u0304.";
    QTest::newRow("square") << "a = 3; y = a^2"
                            << "y = a² passes back 1 × its slope 6 = 6 to a. That completes a\u0304.";
    QTest::newRow("exp") << "a = 0; y = exp(-a)"
                         << "v₁ = −a passes back 1 × its slope (−1) = −1 to a. That completes a\u0304.";
    QTest::newRow("twice")
        << "x = 3; y = x*x"
        << "y = x × x passes back 1 × its slope 3 = 3 to x. The mul gate swaps: the slope in each factor is the other one. "
           "x\u0304 had 3 so far: 3 + 3 = 6. Both messages are in: x\u0304 is complete; a copy gate adds.";
    QTest::newRow("sum")
        << "a = [1, 2]; y = sum(a)"
        << "y = Σ(a) passes back y\u0304 to every element of a: [1, 1]. That is a broadcast, () → (2). That completes a\u0304.";
    QTest::newRow("long name") << "loss = 1; y = 2*loss"
                               << "y = 2 × loss passes back 1 × its slope 2 = 2 to loss. That completes the adjoint of loss.";
}

void TestExplain::sentencesOfOperations()
{
    QFETCH(QString, program);
    QFETCH(QString, sentence);
    QCOMPARE(QString::fromStdString(lastSentence(traced(program.toStdString()))), sentence);
}

void TestExplain::firstAndSeedStepsAreExplained()
{
    const Trace trace = traced("w = 2; L = w*w");
    QVERIFY(!explain(trace, -1).sentence.empty());
    QCOMPARE(QString::fromStdString(explain(trace, 1).sentence), QString("Backward starts at L: ∂L/∂L = 1."));
    const Derivation external = derive({.program = "a = [1, 2]; y = 2*a", .externalGradient = Tensor::vector({3, -1})});
    QCOMPARE(QString::fromStdString(explain(*external.trace, 1).sentence),
             QString("Backward starts at y with the external gradient y\u0304 = [3, −1]."));
}

void TestExplain::reasonsAreGiven_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("step"); // from the end if negative
    QTest::addColumn<QString>("reason");
    QTest::newRow("log") << "a = -0.3; y = ln(a)" << 0 << "ln(−0.3) has no real value.";
    QTest::newRow("division") << "a = 0; y = 1/a" << 0 << "1/0 divides by 0.";
    QTest::newRow("overflow") << "a = 800; y = exp(a)" << 0 << "larger than the largest double";
    QTest::newRow("passed on") << "a = -1; b = ln(a); y = b + 1" << 1 << "NaN came in with b.";
    QTest::newRow("dead relu") << "z = -0.3; y = relu(z)" << -1 << "The slope of relu is 0, as z = −0.3 is not positive";
    QTest::newRow("factor 0") << "a = 2; b = 0; y = a*b" << -2 << "the other factor, b = 0";
    QTest::newRow("nothing to pass") << "z = -0.3; r = relu(z); a = 2; y = r*a - r*a" << -2 << "is 0, so nothing is passed back.";
    QTest::newRow("infinite slope") << "a = 0; y = sqrt(a)" << -1 << "The slope at a = 0 is not finite.";
}

void TestExplain::reasonsAreGiven()
{
    QFETCH(QString, program);
    QFETCH(int, step);
    QFETCH(QString, reason);
    const Trace trace = traced(program.toStdString());
    bool isFound = false;
    // "nothing to pass" may happen at any of the last steps, whatever their order.
    for (int i = step < 0 ? trace.size() + step : step; i < trace.size() && !isFound; ++i)
        isFound = QString::fromStdString(explain(trace, i).sentence).contains(reason);
    QVERIFY2(isFound, explain(trace, step < 0 ? trace.size() + step : step).sentence.c_str());
}

void TestExplain::matrixProductsAreExplainedByTheirRule()
{
    const Trace trace = traced("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; q = W @ x; f = sum(q^2)");
    const Explanation toX = explain(trace, lastMessageTo(trace, "x"));
    QVERIFY2(toX.formulas[0].find("W^{\\top}\\,\\bar{\\mathbf{q}}") != std::string::npos, toX.formulas[0].c_str());
    QVERIFY2(toX.sentence.find("Wᵀ @ q\u0304 = [−0.112, 0.636]") != std::string::npos, toX.sentence.c_str());
    const Explanation toW = explain(trace, lastMessageTo(trace, "W"));
    QVERIFY2(toW.formulas[0].find("\\bar{\\mathbf{q}}\\,\\mathbf{x}^{\\top}") != std::string::npos, toW.formulas[0].c_str());
}

void TestExplain::everyStepOfEveryExampleIsExplained_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestExplain::everyStepOfEveryExampleIsExplained()
{
    QFETCH(QString, id);
    const Derivation derivation = derive(*loadPreset(id.toStdString()));
    QVERIFY(derivation.trace);
    for (int step = -1; step < derivation.trace->size(); ++step) {
        const Explanation explanation = explain(*derivation.trace, step);
        QVERIFY(!explanation.title.empty());
        QVERIFY(explanation.sentence.ends_with(".") && explanation.sentence.size() > 8);
        QVERIFY(step < 0 || !explanation.formulas.empty());
        for (const std::string& formula : explanation.formulas)
            QVERIFY2(!formula.empty() && count(formula, "{") == count(formula, "}"), formula.c_str());
    }
}

void TestExplain::termsAddUpToTheAdjoint_data()
{
    everyStepOfEveryExampleIsExplained_data();
}

void TestExplain::termsAddUpToTheAdjoint()
{
    QFETCH(QString, id);
    const Derivation derivation = derive(*loadPreset(id.toStdString()));
    const Trace& trace = *derivation.trace;
    for (NodeId node = 0; node < trace.forwardSize; ++node) {
        const std::vector<int> terms = messagesTo(trace, node);
        if (terms.empty() || !isFinite(*trace.adjointOf(node)))
            continue;
        Tensor total(trace.valueOf(node).shape(), 0.0);
        for (const int term : terms) {
            const Message& message = trace.backward.messages[static_cast<std::size_t>(term)];
            const Tensor& value = trace.valueOf(message.value);
            for (std::ptrdiff_t i = 0; i < total.size(); ++i)
                total[i] += value[i];
            if (isScalarProduct(trace, message)) {
                const double upstream = trace.adjointOf(message.from)->scalar();
                // The rule may write ȳ/b instead of ȳ·(1/b): a rounding each.
                QVERIFY(relativeDifference(Tensor(upstream * trace.valueOf(message.local).scalar()), value) < 1e-14);
            }
        }
        QVERIFY(relativeDifference(total, *trace.adjointOf(node)) < 1e-15); // the same sum in the same order
    }
}

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"
