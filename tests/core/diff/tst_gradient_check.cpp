// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/gradient_check.h"

#include "core/lang/program.h"
#include "core/scenario/library.h"
#include "core/scenario/tables.h"

#include <QtTest>

#include <cmath>

using namespace ad;

namespace {

GradientCheck checked(const char* text, const CheckOptions& options = {})
{
    const Program program = *parse(text).program;
    const Tensor seed(program.graph.node(program.output).shape, 1.0);
    return *checkGradient(program.graph, program.output, seed, {}, options);
}

} // namespace

class TestGradientCheck : public QObject
{
    Q_OBJECT

private slots:
    void relativeErrorIsMeasuredAgainstTheLarger();
    void forwardAndCentralErrorsFormAV();
    void everyInputOfEveryExamplePasses_data();
    void everyInputOfEveryExamplePasses();
    void vectorOutputsAreCheckedAlongTheirSeed();
    void aKinkIsNamed();
    void aJumpIsNamed();
    void whatIsNotFiniteIsNamed();
    void classIndicesHaveNoDerivative();
    void zerosPassInSpiteOfRounding();
    void constantsDoNotHideAWrongScale();
    void someElementsCanBeAskedFor();
    void evaluationsAreCounted();
    void cancellingGivesNothing();
};

void TestGradientCheck::relativeErrorIsMeasuredAgainstTheLarger()
{
    QCOMPARE(relativeError(2.0, 1.0), 0.5);
    QCOMPARE(relativeError(1.0, -2.0), 1.5);
    QCOMPARE(relativeError(0.0, 0.0), 0.0);
    QCOMPARE(relativeError(0.0, 1e-8, 1.0), 1e-8);
    QVERIFY(std::isnan(relativeError(std::nan(""), 1.0)));
}

void TestGradientCheck::forwardAndCentralErrorsFormAV()
{
    const GradientCheck check = checked("x = 1; f = exp(x)");
    const ElementCheck& x = check.elements.front();
    // Truncation: e·h/2 and e·h²/6 of the leading terms, to a tenth of it at these h.
    QVERIFY(std::abs(x.forward[2].error / (1e-3 / 2) - 1) < 0.1);
    QVERIFY(std::abs(x.central[1].error / (1e-4 / 6) - 1) < 0.1);
    // The best h of theory are √ε = 1.5e-8 and ∛ε = 6e-6; rounding errors are luck, so a factor of a hundred either way.
    QVERIFY(x.bestForward >= 5 && x.bestForward <= 9);
    QVERIFY(x.bestCentral >= 3 && x.bestCentral <= 7);
    QVERIFY(x.central[static_cast<std::size_t>(x.bestCentral)].error < x.forward[static_cast<std::size_t>(x.bestForward)].error);
    QCOMPARE(x.forward[15].error, 1.0); // x + 1e-16 is x
    QVERIFY(check.isPassed());
}

void TestGradientCheck::everyInputOfEveryExamplePasses_data()
{
    QTest::addColumn<QString>("name");
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestGradientCheck::everyInputOfEveryExamplePasses()
{
    QFETCH(QString, name);
    const Result<Scenario> scenario = loadPreset(name.toStdString());
    QVERIFY(scenario.has_value());
    const Parsed parsed = programOf(*scenario);
    QVERIFY(parsed.program.has_value());
    const Shape shape = parsed.program->graph.node(parsed.program->output).shape;
    const GradientCheck check =
        *checkGradient(parsed.program->graph, parsed.program->output, scenario->externalGradient.value_or(Tensor(shape, 1.0)));
    for (const ElementCheck& element : check.elements) {
        const std::string why = parsed.program->graph.node(element.input).name + ": " + reasonOf(element);
        // Kinks and data that stand for classes have no derivative that differences could meet.
        const bool hasNone = element.verdict == Verdict::Kink || element.verdict == Verdict::Jump || element.verdict == Verdict::NotFinite;
        QVERIFY2(element.verdict == Verdict::Pass || hasNone, why.c_str());
    }
}

void TestGradientCheck::vectorOutputsAreCheckedAlongTheirSeed()
{
    const Program program = *parse("W = [[1, 2], [3, 4]]; x = [0.5, -1]; y = W @ x").program;
    const GradientCheck check = *checkGradient(program.graph, program.output, Tensor::vector({2, 3}));
    QVERIFY(check.isPassed());
    QCOMPARE(check.value, 2.0 * -1.5 + 3.0 * -2.5);
    QCOMPARE(check.elements[0].analytic, 1.0);  // W̄ = ȳ xᵀ
    QCOMPARE(check.elements[4].analytic, 11.0); // x̄ = Wᵀȳ = (2 + 9, 4 + 12)
}

void TestGradientCheck::aKinkIsNamed()
{
    const GradientCheck check = checked("x = 0; f = relu(x)");
    QCOMPARE(check.elements[0].verdict, Verdict::Kink);
    QCOMPARE(reasonOf(check.elements[0]), std::string("a kink lies within h: the slope is 0 on the left and 1 on the right"));
    QVERIFY(checked("x = 1e-7; f = relu(x)").isPassed());       // an h below 1e-7 sees one side only
    QVERIFY(checked("a = 1; b = 1; f = max(a, b)").isPassed()); // ties share: ½ is what central differences give
}

void TestGradientCheck::aJumpIsNamed()
{
    QCOMPARE(checked("x = 0; f = sign(x) + x").elements[0].verdict, Verdict::Jump);
}

void TestGradientCheck::whatIsNotFiniteIsNamed()
{
    QCOMPARE(checked("x = -0.3; f = ln(x)").elements[0].verdict, Verdict::NotFinite);
    QCOMPARE(checked("x = 0; f = sqrt(x)").elements[0].verdict, Verdict::NotFinite);
    QVERIFY(!checked("x = 0; f = sqrt(x)").isPassed());
}

void TestGradientCheck::classIndicesHaveNoDerivative()
{
    const GradientCheck check = checked("x = [1, 2, 3]; data t = 1; f = cross_entropy(x, t)");
    QCOMPARE(check.elements.back().verdict, Verdict::Discrete);
    QVERIFY(check.isPassed());
}

void TestGradientCheck::zerosPassInSpiteOfRounding()
{
    QVERIFY(checked("x = [0.3, -0.7, 1.1]; f = sum(softmax(x))").isPassed()); // 1, whatever x is
    QVERIFY(checked("x = 0.3; y = 2; f = square(y)").isPassed());             // no influence
}

void TestGradientCheck::constantsDoNotHideAWrongScale()
{
    // The derivative 1e-3 is measured against itself, or 1e-5 of f.
    const GradientCheck check = checked("x = 1; f = 100 + 0.001*x");
    QVERIFY(check.isPassed());
    QVERIFY(relativeError(0.001, 0.002, kDerivativeFloor * check.value) > kPassingError);
}

void TestGradientCheck::someElementsCanBeAskedFor()
{
    const GradientCheck check = checked("x = zeros(100); y = 1; f = sum(sin(x))*y", {.mostElements = 4});
    QCOMPARE(check.inputs[0].count, std::size_t(4));
    QCOMPARE(check.elements[3].element, std::ptrdiff_t(75));
    QCOMPARE(check.inputs[1].count, std::size_t(1));
}

void TestGradientCheck::evaluationsAreCounted()
{
    QCOMPARE(checked("x = [1, 2, 3]; f = sum(x*x)").evaluations, std::int64_t(1 + 3 * (2 * kCheckSteps + 2)));
}

void TestGradientCheck::cancellingGivesNothing()
{
    const Program program = *parse("x = zeros(10); f = sum(x)").program;
    int asked = 0;
    CheckOptions options;
    options.onProgress = [&asked](double) { return ++asked < 3; };
    QVERIFY(!checkGradient(program.graph, program.output, 1.0, {}, options));
    QCOMPARE(asked, 3);
}

QTEST_APPLESS_MAIN(TestGradientCheck)
#include "tst_gradient_check.moc"
