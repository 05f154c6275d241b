// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/branch.h"
#include "core/scenario/run_comparison.h"
#include "tests/core/scenario/race_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

Scenario twoRacers()
{
    return scenarioWith("x = -1.5; y = 2\nf = (1 - x)^2 + 100*(y - x^2)^2", {}, 100,
                        {racer("sgd", {{"lr", 0.001}, {"momentum", 0.9}}), racer("adam", {{"lr", 0.1}})});
}

} // namespace

class TestBranch : public QObject
{
    Q_OBJECT

private slots:
    void aBranchRunsAsBeforeUntilItIsChanged();
    void aBranchOfABranchDropsWhatComesLater();
    void aKeptGhostHasTheStartAsItsOwn();
    void onlySettingsThatDifferAreCompared();
};

void TestBranch::aBranchRunsAsBeforeUntilItIsChanged()
{
    Scenario scenario = twoRacers();
    const std::vector<RacerRun> before = runsOf(scenario);
    QCOMPARE(branch(scenario, 0, 40), 2);
    QVERIFY(scenario.racers[2].isGhost);
    QCOMPARE(scenario.racers[2].name, labelOf(scenario.racers[0]) + " before step 40");
    const std::vector<RacerRun> same = runsOf(scenario);
    QCOMPARE(same[0].run, before[0].run);
    QCOMPARE(same[2].run, before[0].run);
    scenario.racers[0].parameters["lr"] = 0.0002;
    const std::vector<RacerRun> forked = runsOf(scenario);
    QCOMPARE(forked[2].run, before[0].run);
    QCOMPARE(forked[0].run.loss[40], before[0].run.loss[40]);
    QVERIFY(forked[0].run.loss[41] != before[0].run.loss[41]);
}

void TestBranch::aBranchOfABranchDropsWhatComesLater()
{
    Scenario scenario = twoRacers();
    branch(scenario, 1, 40);
    scenario.racers[1].optimizer = "sgd";
    scenario.racers[1].parameters = {{"lr", 0.002}};
    branch(scenario, 1, 20);
    QCOMPARE(scenario.racers[1].past.size(), std::size_t(1));
    QCOMPARE(scenario.racers[1].past[0].until, 20);
    QCOMPARE(scenario.racers[1].optimizer, std::string("adam"));
    branch(scenario, 1, 60);
    QCOMPARE(scenario.racers[1].past.size(), std::size_t(2));
    QCOMPARE(scenario.racers.size(), std::size_t(5));
}

void TestBranch::aKeptGhostHasTheStartAsItsOwn()
{
    Scenario scenario = twoRacers();
    const int ghost = keepAsGhost(scenario, 1, {3, 4});
    QCOMPARE(ghost, 2);
    QCOMPARE(scenario.racers[2].start, (std::vector<double>{3, 4}));
    QCOMPARE(scenario.racers[2].name, std::string("Adam 1"));
    QCOMPARE(scenario.racers[static_cast<std::size_t>(keepAsGhost(scenario, 1, {3, 4}))].name, std::string("Adam 2"));
    QVERIFY(!scenario.racers[1].isGhost);
}

void TestBranch::onlySettingsThatDifferAreCompared()
{
    Scenario scenario = twoRacers();
    const RunComparison two = comparisonOf(scenario);
    QCOMPARE(two.columns, (std::vector<std::string>{"optimizer", "lr", "momentum"}));
    QCOMPARE(two.rows[0], (std::vector<std::string>{"sgd", "0.001", "0.9"}));
    QCOMPARE(two.rows[1], (std::vector<std::string>{"adam", "0.1", ""}));
    scenario.racers.pop_back();
    QVERIFY(comparisonOf(scenario).columns.empty());
    branch(scenario, 0, 40);
    QCOMPARE(comparisonOf(scenario).columns, (std::vector<std::string>{"from step"}));
    scenario.racers[0].parameters["nesterov"] = true;
    QCOMPARE(comparisonOf(scenario).columns, (std::vector<std::string>{"nesterov", "from step"}));
    QCOMPARE(comparisonOf(scenario).rows[1], (std::vector<std::string>{"no", ""}));
    QVERIFY(comparisonOf({}).rows.empty());
}

QTEST_APPLESS_MAIN(TestBranch)
#include "tst_branch.moc"
