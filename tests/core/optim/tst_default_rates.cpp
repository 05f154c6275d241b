// SPDX-License-Identifier: GPL-3.0-or-later
// Spot checks of the table of default learning rates: steps until the loss stays within 0.1 % of the initial gap to the minimum of the
// basin.
#include "tests/core/optim/optim_fixture.h"

#include <numbers>

using namespace ad;
using namespace ad::test;

namespace {

constexpr double kPi = std::numbers::pi;

double sphere(double x, double y, double* g)
{
    g[0] = 2 * x;
    g[1] = 2 * y;
    return x * x + y * y;
}

double beale(double x, double y, double* g)
{
    const double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
    g[0] = 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1);
    g[1] = 2 * a * x + 4 * b * x * y + 6 * c * x * y * y;
    return a * a + b * b + c * c;
}

double himmelblau(double x, double y, double* g)
{
    const double a = x * x + y - 11, b = x + y * y - 7;
    g[0] = 4 * a * x + 2 * b;
    g[1] = 2 * a + 4 * b * y;
    return a * a + b * b;
}

double booth(double x, double y, double* g)
{
    const double a = x + 2 * y - 7, b = 2 * x + y - 5;
    g[0] = 2 * a + 4 * b;
    g[1] = 4 * a + 2 * b;
    return a * a + b * b;
}

double matyas(double x, double y, double* g)
{
    g[0] = 0.52 * x - 0.48 * y;
    g[1] = 0.52 * y - 0.48 * x;
    return 0.26 * (x * x + y * y) - 0.48 * x * y;
}

double rastrigin(double x, double y, double* g)
{
    g[0] = 2 * x + 20 * kPi * std::sin(2 * kPi * x);
    g[1] = 2 * y + 20 * kPi * std::sin(2 * kPi * y);
    return 20 + x * x - 10 * std::cos(2 * kPi * x) + y * y - 10 * std::cos(2 * kPi * y);
}

double easom(double x, double y, double* g)
{
    const double bell = std::exp(-(x - kPi) * (x - kPi) - (y - kPi) * (y - kPi));
    g[0] = bell * std::cos(y) * (std::sin(x) + 2 * (x - kPi) * std::cos(x));
    g[1] = bell * std::cos(x) * (std::sin(y) + 2 * (y - kPi) * std::cos(y));
    return -std::cos(x) * std::cos(y) * bell;
}

double plateau(double x, double y, double* g)
{
    const double r = x * x + y * y;
    g[0] = 2 * x / ((1 + r) * (1 + r));
    g[1] = 2 * y / ((1 + r) * (1 + r));
    return r / (1 + r);
}

double cliff(double x, double y, double* g)
{
    const double t = std::tanh(10 * (x - 0.5));
    g[0] = 50 * (1 - t * t) + 0.2 * (x + 1);
    g[1] = y;
    return 5 * (1 + t) + 0.1 * (x + 1) * (x + 1) + 0.5 * y * y;
}

/// The first step from which on the loss stays within 0.1 % of the initial gap, or −1.
int stepsToTolerance(const Run& run, double minimum)
{
    const double level = minimum + 1e-3 * (run.loss.front() - minimum);
    int first = static_cast<int>(run.loss.size());
    while (first > 0 && run.loss[first - 1] <= level)
        --first;
    return first == static_cast<int>(run.loss.size()) ? -1 : first;
}

} // namespace

class TestDefaultRates : public QObject
{
    Q_OBJECT

private slots:
    void reachTheBasinInTheStatedSteps_data();
    void reachTheBasinInTheStatedSteps();
};

void TestDefaultRates::reachTheBasinInTheStatedSteps_data()
{
    QTest::addColumn<Landscape>("landscape");
    QTest::addColumn<Point2>("start");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<QString>("optimizer"); // gd, momentum, nag, or a name of the table
    QTest::addColumn<double>("lr");
    QTest::addColumn<int>("steps"); // -1: not within 500
    const auto add = [](const char* name, Landscape landscape, Point2 start, double minimum, const char* optimizer, double lr, int steps) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(name, optimizer)))
            << landscape << start << minimum << QString(optimizer) << lr << steps;
    };
    add("sphere", sphere, {-1.5, 1}, 0, "gd", 0.02, 85);
    add("sphere", sphere, {-1.5, 1}, 0, "momentum", 0.003, 70);
    add("sphere", sphere, {-1.5, 1}, 0, "nag", 0.003, 67);
    add("sphere", sphere, {-1.5, 1}, 0, "adagrad", 0.2, 54);
    add("sphere", sphere, {-1.5, 1}, 0, "rmsprop", 0.02, 86);
    add("sphere", sphere, {-1.5, 1}, 0, "adam", 0.03, 73);
    add("sphere", sphere, {-1.5, 1}, 0, "lion", 0.03, 135);
    add("valley", valley100, {-4, 1}, 0, "gd", 0.01, 246);
    add("valley", valley100, {-4, 1}, 0, "adam", 0.1, 61);
    add("valley", valley100, {-4, 1}, 0, "lion", 0.02, 404);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "gd", 0.002, 49);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "momentum", 0.002, 83);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "nag", 0.001, 284);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "adagrad", 5, -1);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "rmsprop", 0.02, -1);
    add("rosenbrock", rosenbrock, {-1.5, 2}, 0, "adam", 2, 277);
    add("beale", beale, {1, 1.5}, 0, "gd", 0.02, 79);
    add("beale", beale, {1, 1.5}, 0, "adam", 0.2, 72);
    add("himmelblau", himmelblau, {0, 0}, 0, "gd", 0.001, 107);
    add("himmelblau", himmelblau, {0, 0}, 0, "rmsprop", 0.05, 142);
    add("booth", booth, {-6, -4}, 0, "momentum", 0.0003, 72);
    add("matyas", matyas, {-8, 6}, 0, "adagrad", 1, 60);
    add("rastrigin", rastrigin, {-1.85, 1.2}, 4.974790, "gd", 0.0001, 90);
    add("easom", easom, {2, 4}, -1, "adam", 0.02, 80);
    add("plateau", plateau, {3, 2}, 0, "gd", 0.3, 101);
    add("cliff", cliff, {1.5, 1}, 0, "adam", 0.1, 135);
}

void TestDefaultRates::reachTheBasinInTheStatedSteps()
{
    QFETCH(Landscape, landscape);
    QFETCH(Point2, start);
    QFETCH(double, minimum);
    QFETCH(QString, optimizer);
    QFETCH(double, lr);
    QFETCH(int, steps);
    const bool isSgd = optimizer == "gd" || optimizer == "momentum" || optimizer == "nag";
    Settings settings = {{"lr", lr}};
    if (isSgd && optimizer != "gd")
        settings["momentum"] = 0.9;
    if (optimizer == "nag")
        settings["nesterov"] = true;
    if (optimizer == "rmsprop")
        settings["alpha"] = 0.9;
    const Run run = test::run(landscape, isSgd ? "sgd" : optimizer.toStdString(), settings, start, 500);
    QCOMPARE(stepsToTolerance(run, minimum), steps);
}

QTEST_GUILESS_MAIN(TestDefaultRates)
#include "tst_default_rates.moc"
