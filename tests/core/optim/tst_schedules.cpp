// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/optim/optim_fixture.h"

using namespace ad;
using namespace ad::test;

class TestSchedules : public QObject
{
    Q_OBJECT

private slots:
    void ratesAreThoseOfTorch_data();
    void ratesAreThoseOfTorch();
    void closedFormsHoldFarOut();
    void defaultsAreInRange_data();
    void defaultsAreInRange();
    void wrongSettingsAreNamed();
    void aRunUsesTheScheduledRates();
};

void TestSchedules::ratesAreThoseOfTorch_data()
{
    QTest::addColumn<QJsonObject>("record");
    for (const QJsonValue record : torchRecords()["schedules"].toArray()) {
        const QByteArray settings = QJsonDocument(record["settings"].toObject()).toJson(QJsonDocument::Compact);
        QTest::newRow(qPrintable(record["schedule"].toString() + " " + settings)) << record.toObject();
    }
}

void TestSchedules::ratesAreThoseOfTorch()
{
    QFETCH(QJsonObject, record);
    const Result<Schedule> schedule = makeSchedule(record["schedule"].toString().toStdString(), settingsOf(record["settings"].toObject()));
    QVERIFY(schedule);
    const QJsonArray rates = record["rates"].toArray();
    QCOMPARE(rates.size(), 60);
    for (int t = 0; t < rates.size(); ++t) // torch multiplies from step to step and gathers rounding errors
        QVERIFY(difference(schedule->learningRate(0.2, t), rates[t].toDouble()) < 1e-13);
}

void TestSchedules::closedFormsHoldFarOut()
{
    QCOMPARE(makeSchedule("inverse_time", {{"k", 0.5}})->learningRate(0.2, 8), 0.04);
    QCOMPARE(makeSchedule("step", {{"step_size", 10.0}, {"gamma", 0.5}})->learningRate(1, 1009), std::pow(0.5, 100));
    const Schedule restarts = *makeSchedule("warm_restarts", {{"T_0", 10.0}, {"T_mult", 2.0}});
    QCOMPARE(restarts.learningRate(0.2, 10 + 20 + 40), 0.2); // restarts begin at the full rate
    QVERIFY(restarts.learningRate(0.2, 10 + 20 + 39) < 0.001);
    QVERIFY(difference(makeSchedule("cosine", {{"T_max", 50.0}})->learningRate(0.2, 1000), 0.2) < 1e-14); // periodic: 20 half waves
    QCOMPARE(makeSchedule("constant", {})->learningRate(0.2, 1000), 0.2);
}

void TestSchedules::defaultsAreInRange_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < schedules().size(); ++i)
        QTest::newRow(schedules()[i].name.data()) << static_cast<int>(i);
}

void TestSchedules::defaultsAreInRange()
{
    QFETCH(int, row);
    const ScheduleRow& schedule = schedules()[row];
    Settings standard;
    for (const Parameter& parameter : schedule.parameters)
        standard[std::string(parameter.name)] = parameter.standard;
    QVERIFY(makeSchedule(schedule.name, standard));
    QVERIFY(!schedule.summary.empty() && !schedule.formula.empty() && !schedule.source.empty());
    for (std::int64_t t = 0; t < 300; ++t) { // none of them raises the rate, all keep it from below zero
        const double rate = makeSchedule(schedule.name, {})->learningRate(0.1, t);
        QVERIFY(rate >= 0 && rate <= 0.1);
    }
}

void TestSchedules::wrongSettingsAreNamed()
{
    QCOMPARE(makeSchedule("cosin", {}).error(), (Error{"unknown schedule 'cosin'", {}, "did you mean 'cosine'?"}));
    QCOMPARE(makeSchedule("cosine", {{"t_max", 3.0}}).error(),
             (Error{"schedule cosine has no parameter 't_max'", {}, "did you mean 'T_max'?"}));
    QCOMPARE(makeSchedule("cosine", {{"T_max", 0.0}}).error().message, std::string("T_max: whole number ≥ 1 expected, got 0"));
    QCOMPARE(makeSchedule("cosine", {{"T_max", 2.5}}).error().message, std::string("T_max: whole number ≥ 1 expected, got 2.5"));
}

void TestSchedules::aRunUsesTheScheduledRates()
{
    RacerSettings settings;
    settings.parameters = {{"lr", 0.1}};
    settings.schedule = "exponential";
    settings.scheduleParameters = {{"gamma", 0.5}};
    FunctionObjective function = objective([](double x, double y, double* g) -> double {
        g[0] = 1;
        g[1] = 0;
        return x + 0 * y;
    });
    const Run run = minimize(function, *makeRecipe(settings), Point2{0, 0}, {.steps = 3});
    QCOMPARE(run.learningRate, (std::vector<double>{0.1, 0.05, 0.025}));
    QVERIFY(difference(run.at(3)[0], -0.175) < 1e-15);
}

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
