// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger and the anatomy of a step on the page, with keys and the player.
#include "core/scenario/json.h"
#include "ui/page/landscape_page.h"
#include "ui/page/step_film.h"
#include "ui/panel/ledger_column.h"
#include "ui/panel/ledger_rows.h"
#include "ui/panel/ledger_tool.h"
#include "ui/panel/race_tabs.h"
#include "ui/panel/step_math.h"
#include "ui/playback/player.h"
#include "ui/plot/landscape_plot.h"
#include "ui/plot/series_plot.h"
#include "ui/plot/step_overlay.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QComboBox>
#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

struct Window
{
    Session session{{scenarioFromJson, toJson}};
    Player player;
    LandscapePage page{&session, &player};

    explicit Window(const Scenario& scenario)
    {
        page.resize(1920, 1080);
        page.show();
        page.setActive(true);
        session.start(scenario);
    }
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return !page.isBusy(); });
    }
    [[nodiscard]] QAction* anatomy() const
    {
        for (QAction* action : page.viewActions())
            if (action->shortcut() == QKeySequence(Qt::Key_A))
                return action;
        return nullptr;
    }
    [[nodiscard]] const StepOverlay* picture() const
    {
        for (const auto& overlay : page.plot()->content().overlays)
            if (const auto* step = dynamic_cast<const StepOverlay*>(overlay.get()))
                return step;
        return nullptr;
    }
    void finishStep() { player.advance(60000); }
};

/// Gradient descent with momentum and Adam on x²/2 + 50y² from (−10, 1).
Scenario valley()
{
    Scenario scenario;
    scenario.program = "L = x^2/2 + 50*y^2";
    scenario.axes = {"x", "y"};
    scenario.start = {-10, 1};
    scenario.steps = 20;
    RacerChoice momentum;
    momentum.parameters = {{"lr", 0.015}, {"momentum", 0.9}};
    momentum.schedule = "exponential";
    RacerChoice adam;
    adam.optimizer = "adam";
    adam.parameters["lr"] = 0.1;
    scenario.racers = {momentum, adam};
    return scenario;
}

} // namespace

class TestStepFilm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void stepsStopAtEachPhaseBothWays()
    {
        Window window(valley());
        QVERIFY(window.settles());
        QVERIFY(window.anatomy() != nullptr);
        window.anatomy()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return window.player.timeline().parts() == 4; })); // gradient, kept, added, move
        std::vector<QString> sentences;
        for (int i = 0; i < 8; ++i) {
            window.player.stepForward();
            window.finishStep();
            sentences.push_back(window.page.caption());
        }
        QCOMPARE(window.player.position(), 2.0);
        QVERIFY2(sentences[0].contains("The gradient is (−10, 100)"), qPrintable(sentences[0]));
        QVERIFY2(sentences[5].contains("Momentum keeps 0.9 of the last velocity (−10, 100): (−9, 90)"), qPrintable(sentences[5]));
        for (int i = 7; i > 0; --i) {
            window.player.stepBack();
            window.finishStep();
            QCOMPARE(window.page.caption(), sentences[static_cast<std::size_t>(i - 1)]);
        }
        window.anatomy()->trigger();
        QCOMPARE(window.player.timeline().parts(), 1);
        QVERIFY(window.picture() == nullptr);
    }

    void racersWaitUntilTheMove()
    {
        Window window(valley());
        QVERIFY(window.settles());
        window.anatomy()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return window.player.timeline().parts() == 4; }));
        window.player.seek(1.5);
        QCOMPARE(window.page.plot()->content().position, 1.0);
        QVERIFY(window.picture() != nullptr);
        QVERIFY(window.picture()->drawing().ghost.has_value());
        QVERIFY(!window.page.plot()->content().hasDescentArrow);
        window.player.seek(1.875); // half of the move
        QVERIFY(std::abs(window.page.plot()->content().position - 1.5) < 1e-9);
        window.player.seek(2);
        QCOMPARE(window.page.plot()->content().position, 2.0);
        QVERIFY(window.picture() == nullptr);
    }

    void theLedgerFollowsThePlayer()
    {
        Window window(valley());
        QVERIFY(window.settles());
        auto* tool = window.page.findChild<LedgerTool*>();
        QVERIFY(tool != nullptr && tool->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return tool->column(0).rows().count() > 0; }));
        window.player.seek(1.3);
        const LedgerColumn& column = tool->column(0);
        QVERIFY2(column.heading().contains("step 2 of 20"), qPrintable(column.heading()));
        QStringList symbols;
        for (int row = 0; row < column.rows().count(); ++row)
            symbols << column.rows().symbolsOf(row);
        const auto kept = static_cast<int>(symbols.indexOf(QString(R"(\mu\,v_{t-1})")));
        QVERIFY2(kept >= 0, qPrintable(symbols.join(QChar(10))));
        QCOMPARE(column.rows().numbersOf(kept, 1), QString(R"(0.9 \cdot 100 = 90)"));
        QVERIFY(column.schedule().isVisible()); // exponential decay
        QCOMPARE(column.schedule().cursor(), 1);
    }

    void statementsStandBelowEachOther()
    {
        QCOMPARE(stackedTex(R"(v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,v)"),
                 QString(R"(\begin{aligned} v &\leftarrow \mu v + g \\ \theta &\leftarrow \theta - \eta\,v \end{aligned})"));
        QCOMPARE(stackedTex("x = 1"), QString("x = 1"));
    }

    void twoRacersStandBesideEachOther()
    {
        Window window(valley());
        QVERIFY(window.settles());
        auto* tool = window.page.findChild<LedgerTool*>();
        auto* chooser = tool->findChild<QComboBox*>();
        QCOMPARE(chooser->count(), 2); // nobody, and the other one
        chooser->setCurrentIndex(1);
        emit chooser->activated(1);
        QVERIFY(QTest::qWaitFor([&] { return tool->column(1).rows().count() > 0; }));
        QVERIFY(tool->column(1).heading().startsWith("Adam"));
        window.page.selectRacer(1); // nobody is compared with himself
        QVERIFY(!tool->column(1).isVisible());
    }

    void aCurveHasArrowsToo()
    {
        Scenario scenario = valley();
        scenario.program = "f = x^4 - 2*x^2";
        scenario.axes = {"x"};
        scenario.start = {1.7};
        Window window(scenario);
        QVERIFY(window.settles());
        window.anatomy()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return window.player.timeline().parts() == 4; }));
        window.player.seek(2.75);
        QVERIFY(window.picture() != nullptr);
        QVERIFY(window.picture()->drawing().isCurve);
        QCOMPARE(window.picture()->drawing().arrows.size(), std::size_t(3));
    }

    void withoutRacersThereIsNothingToSee()
    {
        Scenario none = valley();
        none.racers.clear();
        Window window(none);
        QVERIFY(window.settles());
        window.anatomy()->trigger();
        QCOMPARE(window.player.timeline().parts(), 1);
        QVERIFY(window.picture() == nullptr);
    }
};

QTEST_MAIN(TestStepFilm)

#include "tst_step_film.moc"
