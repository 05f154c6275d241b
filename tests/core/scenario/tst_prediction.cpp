// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/prediction.h"

#include <QtTest>

#include <cmath>

using namespace ad;

namespace {

Program programWith(const std::string& program)
{
    Scenario scenario;
    scenario.program = program;
    scenario.tables = {{"t", "x,y,u\n3,1,1\n0,2,1\n2,4,1\n"}};
    const Parsed parsed = programOf(scenario);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    return *parsed.program;
}

const std::string kColumns = "data x = csv(\"t\", \"x\"); data y = csv(\"t\", \"y\")\nw = 2; b = 1\n";

} // namespace

class TestPrediction : public QObject
{
    Q_OBJECT

private slots:
    void itIsTheLastNamedValueOfTheColumnAlone_data();
    void itIsTheLastNamedValueOfTheColumnAlone();
    void aFunctionOfTheRowAloneIsDrawnBetweenTheRows();
    void whatDependsOnAllRowsIsDrawnAtTheRows();
    void itFollowsTheParameters();
};

void TestPrediction::itIsTheLastNamedValueOfTheColumnAlone_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("name");
    const auto row = [](const std::string& program, const char* name) {
        QTest::newRow(program.c_str()) << QString::fromStdString(program) << QString(name);
    };
    row(kColumns + "yhat = w*x + b\nL = mse(yhat, y)", "yhat");
    row(kColumns + "z = w*x + b; p = sigmoid(z)\nL = bce(p, y/4)", "p");
    row(kColumns + "yhat = w*x + b; r = yhat - y\nL = mean(r^2)", "yhat");
    row(kColumns + "scaled = x/10\nL = mean((w*scaled - y)^2)", "");
    row(kColumns + "L = mean((w*x + b - y)^2)", "");
    row("data x = csv(\"t\", \"x\", \"u\"); data y = csv(\"t\", \"y\")\nw = [1, 2]\nyhat = x @ w\nL = mse(yhat, y)", "");
    row("data x = csv(\"t\", \"x\"); data u = csv(\"t\", \"u\"); data y = csv(\"t\", \"y\")\nw = 1\nyhat = w*x + w*u\nL = mse(yhat, y)",
        "");
    row("data x = [1, 2]; data y = [1, 2]\nw = 1\nyhat = w*x\nL = mse(yhat, y)", "");
}

void TestPrediction::itIsTheLastNamedValueOfTheColumnAlone()
{
    QFETCH(QString, program);
    QFETCH(QString, name);
    const std::optional<Prediction> prediction = Prediction::of(programWith(program.toStdString()));
    QCOMPARE(prediction ? QString::fromStdString(prediction->name()) : QString(), name);
    if (!prediction)
        return;
    QCOMPARE(prediction->xName(), std::string("x"));
    QCOMPARE(prediction->yName(), std::string("y"));
    QVERIFY(prediction->rows() == (std::vector<Vec2>{{3, 1}, {0, 2}, {2, 4}}));
}

void TestPrediction::aFunctionOfTheRowAloneIsDrawnBetweenTheRows()
{
    const auto curve = Prediction::of(programWith(kColumns + "p = sigmoid(w*x - b)\nL = bce(p, y/4)"))->curve({});
    QVERIFY(curve.size() > 100);
    QCOMPARE(curve.front().x, 0.0);
    QCOMPARE(curve.back().x, 3.0);
    for (const Vec2 point : curve)
        QVERIFY(std::abs(point.y - 1 / (1 + std::exp(1 - 2 * point.x))) < 1e-14);
}

void TestPrediction::whatDependsOnAllRowsIsDrawnAtTheRows()
{
    const auto curve = Prediction::of(programWith(kColumns + "yhat = w*(x - mean(x))\nL = mse(yhat, y)"))->curve({});
    QCOMPARE(curve.size(), std::size_t(3));
    QCOMPARE(curve.front().x, 0.0);
    QVERIFY(std::abs(curve.front().y + 2 * 5.0 / 3) < 1e-14);
}

void TestPrediction::itFollowsTheParameters()
{
    const auto curve = Prediction::of(programWith(kColumns + "yhat = w*x + b\nL = mse(yhat, y)"))->curve({{"w", -1.0}, {"b", 5.0}});
    QCOMPARE(curve.front().y, 5.0);
    QCOMPARE(curve.back().y, 2.0);
}

QTEST_APPLESS_MAIN(TestPrediction)
#include "tst_prediction.moc"
