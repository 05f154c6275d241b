// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/clip.h"
#include "core/optim/noise.h"
#include "tests/core/optim/optim_fixture.h"

#include <set>

using namespace ad;
using namespace ad::test;

class TestGradientFilters : public QObject
{
    Q_OBJECT

private slots:
    void clipNormIsThatOfTorch();
    void clipNormTreatsLanesApart();
    void clipValueLimitsEachComponent();
    void noiseIsAPureFunction();
    void noiseHasTheMomentsOfTheStandardNormal();
    void noiseOfNeighboursIsUnrelated();
    void mixedBitsAreThoseOfSplitMix64();
    void aStepAddsNoiseThenClips();
};

void TestGradientFilters::clipNormIsThatOfTorch()
{
    const QJsonArray records = torchRecords()["clip_norm"].toArray();
    QCOMPARE(records.size(), 9);
    for (const QJsonValue record : records) {
        std::vector<double> g = {record["gradient"][0].toDouble(), record["gradient"][1].toDouble()};
        clipNorm(g, 1, record["most"].toDouble());
        for (int i = 0; i < 2; ++i)
            QVERIFY(difference(g[i], record["clipped"][i].toDouble()) < 1e-15);
    }
}

void TestGradientFilters::clipNormTreatsLanesApart()
{
    std::vector<double> g = {3, 0.3, 4, 0.4}; // lanes (3, 4) and (0.3, 0.4)
    clipNorm(g, 2, 1);
    QVERIFY(difference(g[0], 3 / (5 + 1e-6)) < 1e-15 && difference(g[2], 4 / (5 + 1e-6)) < 1e-15);
    QCOMPARE(g[1], 0.3);
    QCOMPARE(g[3], 0.4);
}

void TestGradientFilters::clipValueLimitsEachComponent()
{
    std::vector<double> g = {3, -0.3, -4};
    clipValue(g, 1);
    QCOMPARE(g, (std::vector<double>{1, -0.3, -1}));
}

void TestGradientFilters::noiseIsAPureFunction()
{
    const double number = standardNormal(7, 40, 1);
    QVERIFY(standardNormal(8, 41, 0) != number); // asking for another one in between changes nothing
    QCOMPARE(standardNormal(7, 40, 1), number);
    QVERIFY(standardNormal(8, 40, 1) != number && standardNormal(7, 41, 1) != number && standardNormal(7, 40, 0) != number);
}

void TestGradientFilters::noiseHasTheMomentsOfTheStandardNormal()
{
    constexpr int kCount = 200000;
    double moments[5] = {};
    int inside = 0;
    for (int t = 0; t < kCount; ++t) {
        const double z = standardNormal(1, t / 2, t % 2);
        inside += std::abs(z) < 1;
        for (int p = 1; p <= 4; ++p)
            moments[p] += std::pow(z, p) / kCount;
    }
    const double error = 1 / std::sqrt(kCount); // of a mean of unit variance; five of them are never met by chance
    QVERIFY(std::abs(moments[1]) < 5 * error);
    QVERIFY(std::abs(moments[2] - 1) < 5 * std::sqrt(2) * error);
    QVERIFY(std::abs(moments[3]) < 5 * std::sqrt(15) * error);
    QVERIFY(std::abs(moments[4] - 3) < 5 * std::sqrt(96) * error);
    QVERIFY(std::abs(inside / double(kCount) - 0.6826894921370859) < 5 * 0.47 * error);
}

void TestGradientFilters::noiseOfNeighboursIsUnrelated()
{
    constexpr int kCount = 50000;
    double ofComponents = 0, ofSteps = 0, ofSeeds = 0;
    for (int t = 0; t < kCount; ++t) {
        const double z = standardNormal(3, t, 0);
        ofComponents += z * standardNormal(3, t, 1) / kCount;
        ofSteps += z * standardNormal(3, t + 1, 0) / kCount;
        ofSeeds += z * standardNormal(4, t, 0) / kCount;
    }
    for (const double correlation : {ofComponents, ofSteps, ofSeeds})
        QVERIFY(std::abs(correlation) < 5 / std::sqrt(kCount));
}

void TestGradientFilters::mixedBitsAreThoseOfSplitMix64()
{
    // The first outputs of the published generator seeded with 1234567 (its state grows by the golden gamma each time).
    QCOMPARE(mixedBits(1234567), std::uint64_t(6457827717110365317ULL));
    QCOMPARE(mixedBits(1234567 + 0x9E3779B97F4A7C15ULL), std::uint64_t(3203168211198807973ULL));
}

void TestGradientFilters::aStepAddsNoiseThenClips()
{
    RacerSettings settings;
    settings.parameters = {{"lr", 0.1}};
    settings.noise = 0.5;
    settings.seed = 9;
    settings.clipNorm = 1;
    settings.clipValue = 0.75;
    FunctionObjective function = objective(valley100);
    const StepRecord record = recordStep(function, *makeRecipe(settings), Point2{-4, 1}, 2);
    const std::vector<double>& g = record.find("g")->values;
    std::vector<double> expected(2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(record.find("noise")->values[i], 0.5 * standardNormal(9, 2, i));
        expected[i] = g[i] + 0.5 * standardNormal(9, 2, i);
    }
    clipNorm(expected, 1, 1);
    clipValue(expected, 0.75);
    QCOMPARE(record.find("clipped")->values, expected);
    QVERIFY(difference(record.find("next")->values[1], record.find("theta")->values[1] - 0.1 * expected[1]) < 1e-15);
}

QTEST_GUILESS_MAIN(TestGradientFilters)
#include "tst_gradient_filters.moc"
