// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/optim/optim_fixture.h"

using namespace ad;
using namespace ad::test;

class TestRecipe : public QObject
{
    Q_OBJECT

private slots:
    void wrongParametersAreNamed_data();
    void wrongParametersAreNamed();
    void wrongOptimizersAndFiltersAreNamed();
    void defaultsAreThoseOfTorch();
    void boolsMayBeNumbers();
};

void TestRecipe::wrongParametersAreNamed_data()
{
    QTest::addColumn<QString>("optimizer");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    QTest::newRow("unknown") << "sgd"
                             << "momentun" << QVariant(0.9) << "sgd has no parameter 'momentun'"
                             << "did you mean 'momentum'?";
    QTest::newRow("of another") << "sgd"
                                << "amsgrad" << QVariant(true) << "sgd has no parameter 'amsgrad'"
                                << "";
    QTest::newRow("below") << "adam"
                           << "lr" << QVariant(-1.0) << "lr: number ≥ 0 expected, got -1"
                           << "";
    QTest::newRow("end excluded") << "adam"
                                  << "beta1" << QVariant(1.0) << "beta1: number ≥ 0 and < 1 expected, got 1"
                                  << "";
    QTest::newRow("above") << "adadelta"
                           << "rho" << QVariant(1.5) << "rho: number ≥ 0 and ≤ 1 expected, got 1.5"
                           << "";
    QTest::newRow("not finite") << "adam"
                                << "lr" << QVariant(std::nan("")) << "lr: number ≥ 0 expected, got nan"
                                << "";
    QTest::newRow("not a number") << "adam"
                                  << "lr" << QVariant("fast") << "lr: number ≥ 0 expected, got 'fast'"
                                  << "";
    QTest::newRow("not a bool") << "sgd"
                                << "nesterov" << QVariant(0.5) << "nesterov: true or false expected, got 0.5"
                                << "";
    QTest::newRow("a bool") << "sgd"
                            << "lr" << QVariant(true) << "lr: number ≥ 0 expected, got true"
                            << "";
    QTest::newRow("unknown word") << "adagrad"
                                  << "eps_placement" << QVariant("insid") << "eps_placement: one of outside, inside expected, got 'insid'"
                                  << "did you mean 'inside'?";
    QTest::newRow("conflict") << "sgd"
                              << "nesterov" << QVariant(true) << "nesterov: momentum > 0 and dampening = 0 expected"
                              << "";
    QTest::newRow("line search") << "bfgs"
                                 << "c1" << QVariant(0.95) << "c1: number < c2 expected"
                                 << "";
}

void TestRecipe::wrongParametersAreNamed()
{
    QFETCH(QString, optimizer);
    QFETCH(QString, name);
    QFETCH(QVariant, value);
    QFETCH(QString, message);
    QFETCH(QString, hint);
    RacerSettings settings;
    settings.optimizer = optimizer.toStdString();
    Setting& setting = settings.parameters[name.toStdString()];
    if (value.typeId() == QMetaType::Bool)
        setting = value.toBool();
    else if (value.typeId() == QMetaType::Double)
        setting = value.toDouble();
    else
        setting = value.toString().toStdString();
    const auto made = makeRecipe(settings);
    QVERIFY(!made);
    QCOMPARE(QString::fromStdString(made.error().message), message);
    QCOMPARE(QString::fromStdString(made.error().hint), hint);
}

void TestRecipe::wrongOptimizersAndFiltersAreNamed()
{
    RacerSettings settings;
    settings.optimizer = "adan";
    QCOMPARE(makeRecipe(settings).error(), (Error{"unknown optimizer 'adan'", {}, "did you mean 'adam'?"}));
    settings.optimizer = "adam";
    settings.clipNorm = 0;
    QCOMPARE(makeRecipe(settings).error().message, std::string("clip_norm: number > 0 expected, got 0"));
    settings.clipNorm = {};
    settings.clipValue = -1;
    QCOMPARE(makeRecipe(settings).error().message, std::string("clip_value: number > 0 expected, got -1"));
    settings.clipValue = {};
    settings.noise = -1;
    QCOMPARE(makeRecipe(settings).error().message, std::string("noise: number ≥ 0 expected, got -1"));
}

void TestRecipe::defaultsAreThoseOfTorch()
{
    QCOMPARE(recipe("adam")->values["lr"], 1e-3);
    QCOMPARE(recipe("adamw")->values["weight_decay"], 1e-2);
    QCOMPARE(recipe("nadam")->values["momentum_decay"], 4e-3);
    QCOMPARE(recipe("rmsprop")->values["alpha"], 0.99);
    QCOMPARE(recipe("adagrad")->values["eps"], 1e-10);
    QCOMPARE(recipe("adadelta")->values["rho"], 0.9);
    QCOMPARE(recipe("adamax")->values["lr"], 2e-3);
    QCOMPARE(recipe("lion")->values["beta2"], 0.99);
    QVERIFY(recipe("adam")->values.isOn("bias_correction"));
    QCOMPARE(recipe("sgd")->values.chosen("momentum_form"), std::string_view("pytorch"));
}

void TestRecipe::boolsMayBeNumbers()
{
    QVERIFY(recipe("adam", {{"amsgrad", 1.0}})->values.isOn("amsgrad"));
    QVERIFY(!recipe("adam", {{"amsgrad", 0.0}})->values.isOn("amsgrad"));
    QVERIFY(recipe("adam", {{"amsgrad", true}})->values.isOn("amsgrad"));
}

QTEST_GUILESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
