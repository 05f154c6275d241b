// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/convergence.h"

#include <QtTest>

#include <array>
#include <cmath>

using namespace ad;

namespace {

/// ½ Σ λᵢ xᵢ²
FunctionObjective quadratic(std::array<double, 2> eigenvalues)
{
    return FunctionObjective(2, [eigenvalues](std::span<const double> x, std::span<double> gradient) {
        double value = 0;
        for (std::size_t i = 0; i < 2; ++i) {
            gradient[i] = eigenvalues[i] * x[i];
            value += 0.5 * x[i] * gradient[i];
        }
        return value;
    });
}

std::shared_ptr<const Recipe> sgd(const Settings& parameters)
{
    RacerSettings settings;
    settings.parameters = parameters;
    return *makeRecipe(settings);
}

Run raced(const std::shared_ptr<const Recipe>& recipe, std::array<double, 2> eigenvalues, int steps)
{
    FunctionObjective objective = quadratic(eigenvalues);
    const double start[] = {-10, 1};
    return minimize(objective, recipe, start, {.steps = steps, .stop = {.when = StopRule::When::Never}});
}

} // namespace

class TestConvergence : public QObject
{
    Q_OBJECT

private slots:
    void optimalRatesAreThosePrinted_data();
    void optimalRatesAreThosePrinted();
    void optimalRatesAreThoseOfTheRecurrences();
    void noOtherRateIsBetter();
    void predictedRatesAreMeasured_data();
    void predictedRatesAreMeasured();
    void formsOfMomentumAreConverted();
    void whatHasNoTheoryHasAReason();
    void aParabolaHasThreeRegimes();
    void theMapOfHeavyBallHasThreeRegions();
    void nothingIsMeasuredOfShortRuns();
};

void TestConvergence::optimalRatesAreThosePrinted_data()
{
    QTest::addColumn<double>("kappa");
    QTest::addColumn<std::vector<double>>("expected");
    // Goh (2017), recomputed to ten digits.
    QTest::newRow("100") << 100.0 << std::vector{0.0198019802, 0.9801980198, 0.0330578512, 0.6694214876, 0.8181818182};
    QTest::newRow("10") << 10.0 << std::vector{0.1818181818, 0.8181818182, 0.2308861570, 0.2698738636, 0.5194938533};
}

void TestConvergence::optimalRatesAreThosePrinted()
{
    QFETCH(double, kappa);
    QFETCH(std::vector<double>, expected);
    const OptimalRates rates = optimalRates(1, kappa);
    const std::vector<double> got = {rates.gradientAlpha, rates.gradientRate, rates.ballAlpha, rates.ballBeta, rates.ballRate};
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(std::abs(got[i] - expected[i]) <= 5.1e-11, qPrintable(QString::number(got[i], 'g', 12))); // half of the last digit
}

void TestConvergence::optimalRatesAreThoseOfTheRecurrences()
{
    const std::array<double, 2> eigenvalues = {0.3, 41};
    const OptimalRates rates = optimalRates(eigenvalues[0], eigenvalues[1]);
    QVERIFY(std::abs(convergenceRate({rates.gradientAlpha}, eigenvalues) - rates.gradientRate) < 1e-14);
    // A double root: rounding of the discriminant, 1e-16, is under a root.
    QVERIFY(std::abs(convergenceRate({rates.ballAlpha, rates.ballBeta}, eigenvalues) - rates.ballRate) < 1e-7);
}

void TestConvergence::noOtherRateIsBetter()
{
    const std::array<double, 3> eigenvalues = {1, 7, 100};
    const OptimalRates rates = optimalRates(1, 100);
    for (double alpha = 0.001; alpha < 0.04; alpha *= 1.03) {
        QVERIFY(convergenceRate({alpha}, eigenvalues) >= rates.gradientRate - 1e-12);
        for (double beta = 0; beta < 1; beta += 0.013)
            QVERIFY(convergenceRate({alpha, beta}, eigenvalues) >= rates.ballRate - 1e-12);
    }
}

void TestConvergence::predictedRatesAreMeasured_data()
{
    QTest::addColumn<Settings>("parameters");
    QTest::newRow("gradient descent") << Settings{{"lr", 0.015}};
    QTest::newRow("gradient descent, overshooting") << Settings{{"lr", 0.0199}};
    QTest::newRow("heavy ball") << Settings{{"lr", 0.015}, {"momentum", 0.8}};
    QTest::newRow("heavy ball, little momentum") << Settings{{"lr", 0.01}, {"momentum", 0.2}};
    QTest::newRow("Nesterov") << Settings{{"lr", 0.008}, {"momentum", 0.6}, {"nesterov", true}};
    QTest::newRow("average") << Settings{{"lr", 0.05}, {"momentum", 0.7}, {"momentum_form", std::string("average")}};
    QTest::newRow("rate inside") << Settings{{"lr", 0.012}, {"momentum", 0.5}, {"momentum_form", std::string("lr_inside")}};
    QTest::newRow("dampening") << Settings{{"lr", 0.03}, {"momentum", 0.8}, {"dampening", 0.5}};
    QTest::newRow("weight decay") << Settings{{"lr", 0.015}, {"weight_decay", 2.0}};
    QTest::newRow("divergent") << Settings{{"lr", 0.0203}};
}

void TestConvergence::predictedRatesAreMeasured()
{
    QFETCH(Settings, parameters);
    const std::array<double, 2> eigenvalues = {1, 100};
    const std::shared_ptr<const Recipe> recipe = sgd(parameters);
    const MethodOfRecipe method = methodOf(*recipe);
    QVERIFY(method.method);
    const std::optional<double> measured = measuredRate(raced(recipe, eigenvalues, 400), std::array{0.0, 0.0});
    QVERIFY(measured);
    // Over 200 steps: what oscillates between the roots, by a factor of about 2, moves the slope by ln 2 / 200.
    QVERIFY2(std::abs(*measured / convergenceRate(*method.method, eigenvalues) - 1) < 4e-3,
             qPrintable(QString::number(*measured) + " " + QString::number(convergenceRate(*method.method, eigenvalues))));
}

void TestConvergence::formsOfMomentumAreConverted()
{
    const MethodOfRecipe average = methodOf(*sgd({{"lr", 0.5}, {"momentum", 0.75}, {"momentum_form", std::string("average")}}));
    QCOMPARE(*average.method, (MomentumMethod{0.125, 0.75}));
    const MethodOfRecipe nesterov = methodOf(*sgd({{"lr", 0.5}, {"momentum", 0.75}, {"nesterov", true}, {"weight_decay", 0.1}}));
    QCOMPARE(*nesterov.method, (MomentumMethod{0.5, 0.75, true, 0.1}));
}

void TestConvergence::whatHasNoTheoryHasAReason()
{
    RacerSettings settings;
    settings.optimizer = "adam";
    QCOMPARE(methodOf(**makeRecipe(settings)).reason, NoTheory::Adaptive);
    settings.optimizer = "sgd";
    settings.noise = 0.1;
    QCOMPARE(methodOf(**makeRecipe(settings)).reason, NoTheory::Noise);
    settings.noise = 0;
    settings.clipNorm = 1;
    QCOMPARE(methodOf(**makeRecipe(settings)).reason, NoTheory::Clipping);
    settings.clipNorm.reset();
    settings.schedule = "cosine";
    settings.scheduleParameters = {{"T_max", 100.0}};
    QCOMPARE(methodOf(**makeRecipe(settings)).reason, NoTheory::Schedule);
}

void TestConvergence::aParabolaHasThreeRegimes()
{
    const double lambda = 4; // η_opt = 1/λ
    QCOMPARE(behaviour({0.2}, lambda), Behaviour::Monotone);
    QCOMPARE(behaviour({0.25}, lambda), Behaviour::Monotone);
    QCOMPARE(spectralRadius({0.25}, lambda), 0.0);
    QCOMPARE(behaviour({0.3}, lambda), Behaviour::Oscillating);
    QCOMPARE(behaviour({0.49}, lambda), Behaviour::Oscillating);
    QCOMPARE(behaviour({0.5}, lambda), Behaviour::Divergent);
    QCOMPARE(behaviour({0.6}, lambda), Behaviour::Divergent);
    QCOMPARE(behaviour({0.1}, -1), Behaviour::Divergent);
}

void TestConvergence::theMapOfHeavyBallHasThreeRegions()
{
    for (double beta = 0.05; beta < 1; beta += 0.1) {
        const double critical = std::pow(1 - std::sqrt(beta), 2); // β = (1 − √(αλ))²
        QCOMPARE(behaviour({critical * 0.99, beta}, 1), Behaviour::Monotone);
        QCOMPARE(behaviour({critical * 1.01, beta}, 1), Behaviour::Oscillating);
        QVERIFY(std::abs(spectralRadius({1, beta}, 1) - std::sqrt(beta)) < 1e-14); // complex roots: √β
        QCOMPARE(behaviour({(2 + 2 * beta) * 0.999, beta}, 1), Behaviour::Oscillating);
        QCOMPARE(behaviour({(2 + 2 * beta) * 1.001, beta}, 1), Behaviour::Divergent);
    }
}

void TestConvergence::nothingIsMeasuredOfShortRuns()
{
    QVERIFY(!measuredRate(raced(sgd({{"lr", 0.01}}), {1, 100}, 5), std::array{0.0, 0.0}));
    QVERIFY(!measuredRate(raced(sgd({{"lr", 1.0}}), {1, 1}, 100), std::array{0.0, 0.0})); // there with one step
    QVERIFY(!measuredRate(raced(sgd({{"lr", 0.01}}), {1, 100}, 0), std::array{0.0, 0.0}));
}

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
