// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/tables.h"
#include "core/scenario/terrain.h"

#include <QtTest>

using namespace ad;

namespace {

Rectangle windowFor(const char* program, const Scenario& rest = {})
{
    Scenario scenario = rest;
    scenario.program = program;
    return windowOf(scenario, Terrain(*axisView(scenario, *programOf(scenario).program)));
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void aStatedWindowIsKept()
    {
        Scenario scenario;
        scenario.window = WindowChoice{-1, 2, -3, 4};
        QCOMPARE(windowFor("f = x^2 + y^2", scenario), (Rectangle{-1, 2, -3, 4}));
    }

    void startAndTheMinimumBelowItAreSeen()
    {
        const Rectangle window = windowFor("x = -4; y = 1; f = x^2 + 10*y^2");
        QVERIFY(window.contains({-4, 1}));
        QVERIFY(window.contains({0, 0}));
        const Rectangle curve = windowFor("x = 6; f = (x - 1)^2");
        QVERIFY(curve.xmin < 1 && curve.xmax > 6);
    }

    void whatHasNoMinimumIsShownAroundItsStart()
    {
        for (const char* program : {"f = x^2 - y^2", "f = x + y", "f = log(x - 5) + y", "f = exp(-x) + y^2"}) {
            const Rectangle window = windowFor(program);
            QVERIFY2(window.contains({1, 1}), program);
            QVERIFY2(window.width() < 100 && window.height() < 100, program);
        }
    }

    void aMinimumFarAwayIsNotShown() { QVERIFY(windowFor("f = (x - 1000)^2 + y^2").xmax < 100); }
};

QTEST_APPLESS_MAIN(TestWindow)
#include "tst_window.moc"
