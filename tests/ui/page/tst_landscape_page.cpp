// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json.h"
#include "core/scenario/library.h"
#include "ui/page/landscape_page.h"
#include "ui/page/race_export.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/message_bar.h"
#include "ui/panel/race_setup.h"
#include "ui/panel/racer_inspector.h"
#include "ui/panel/racers_panel.h"
#include "ui/panel/rules_line.h"
#include "ui/panel/stage_frame.h"
#include "ui/panel/standings_table.h"
#include "ui/panel/view_switch.h"
#include "ui/playback/player.h"
#include "ui/plot/landscape_plot.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QComboBox>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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
        page.resize(1280, 640);
        page.show();
        page.setActive(true);
        session.start(scenario);
    }
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return !page.isBusy(); });
    }
    void edit(const std::function<void(Scenario&)>& change) { session.edit("test", change); }
};

Scenario bowl()
{
    Scenario scenario;
    scenario.program = "x = 1\ny = -2\nf = x^2 + 3*y^2";
    scenario.steps = 20;
    RacerChoice racer;
    racer.parameters["lr"] = 0.1;
    scenario.racers = {racer};
    return scenario;
}

} // namespace

class TestLandscapePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void aScenarioBecomesAMapAndARace()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        QCOMPARE(window.page.tracks().size(), std::size_t(1));
        const Run& run = *window.page.tracks()[0].run;
        QCOMPARE(run.stopStep, 20);
        QVERIFY(std::abs(run.at(1)[0] - 0.8) < 1e-12); // 1 − 0.1 · 2
        QCOMPARE(window.player.count(), 20);
        QCOMPARE(window.page.plot()->content().axisNames[1], QString("y"));
        QVERIFY(window.page.plot()->content().picture != nullptr);
    }

    void anErrorSaysWhatToWriteInstead()
    {
        Window window(bowl());
        window.edit([](Scenario& scenario) { scenario.program = "f = sigmod(x) + y"; });
        QVERIFY(window.page.findChild<MessageBar*>()->accessibleName().contains("did you mean 'sigmoid'?"));
    }

    void aClickMovesTheStartAsOneStepToUndo()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        LandscapePlot* plot = window.page.plot();
        const Vec2 centre{0.5 * (plot->content().window.xmin + plot->content().window.xmax), -1};
        QTest::mousePress(plot, Qt::LeftButton, {}, plot->pixelMap().toPixel(centre).toPoint());
        QTest::mouseMove(plot, plot->pixelMap().toPixel(centre).toPoint() + QPoint(20, 10));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, plot->pixelMap().toPixel(centre).toPoint() + QPoint(20, 10));
        QCOMPARE(window.session.scenario().start.size(), std::size_t(2));
        QVERIFY(window.settles());
        QCOMPARE(window.page.tracks()[0].run->at(0)[0], window.session.scenario().start[0]);
        window.session.undoStack()->undo();
        QVERIFY(window.session.scenario().start.empty());
        QVERIFY(window.settles());
        QCOMPARE(window.page.tracks()[0].run->at(0)[0], 1.0);
    }

    void ofManyInputsTheMapIsAPlane()
    {
        Scenario scenario = bowl();
        scenario.program = "w = [1, 2, 3]\nb = -1\nf = norm2(w) + b^2";
        Window window(scenario);
        QVERIFY(window.settles());
        LandscapePlot* plot = window.page.plot();
        QCOMPARE(window.page.tracks()[0].run->dimension, 4);
        QCOMPARE(plot->content().axisNames[1], QString("w[1]"));
        QVERIFY(plot->content().start == Vec2(1, 2));
        auto* setup = window.page.findChild<RaceSetup*>();
        auto* kind = setup->findChild<QComboBox*>("plane");
        QVERIFY(kind->isVisibleTo(setup));
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End); // principal components
        QVERIFY(window.settles());
        QVERIFY(window.session.scenario().plane.kind == PlaneKind::Principal);
        // All components shrink alike, so the way is a straight line.
        QCOMPARE(plot->content().axisNames[0], QString("PC 1 (100 %)"));
        const Track& track = window.page.tracks()[0];
        QVERIFY(length(placeAt(track, 20)) < 1e-12); // the origin is the last point
        QTest::mouseClick(plot, Qt::LeftButton, {}, plot->pixelMap().rect.center().toPoint());
        QVERIFY(window.settles());
        QCOMPARE(window.session.scenario().start.size(), std::size_t(4));
        QVERIFY(window.page.tracks()[0].run->at(0)[3] == window.session.scenario().start[3]);
    }

    void aBranchKeepsTheOldSelfAsAGhost()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        auto* button = window.page.findChild<RacerInspector*>()->findChild<QPushButton*>("branch");
        QSignalSpy failed(&window.page, &Page::failed);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(failed.size(), 1); // at step 0 there is nothing to branch from
        window.player.seek(8);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(window.settles());
        QCOMPARE(window.session.scenario().racers.size(), std::size_t(2));
        QCOMPARE(window.player.position(), 8.0);
        window.edit([](Scenario& scenario) { scenario.racers[0].parameters["lr"] = 0.3; });
        QVERIFY(window.settles());
        const Track& racer = window.page.tracks()[0];
        const Track& ghost = window.page.tracks()[1];
        QVERIFY(ghost.isGhost && ghost.name.endsWith("before step 8"));
        QVERIFY(ghost.look.color.alpha() < 255);
        QCOMPARE(racer.run->at(8)[1], ghost.run->at(8)[1]);
        QVERIFY(racer.run->at(9)[1] != ghost.run->at(9)[1]);
        window.session.undoStack()->undo();
        window.session.undoStack()->undo();
        QCOMPARE(window.session.scenario().racers.size(), std::size_t(1));
    }

    void standingsAndRulesFollowTheRace()
    {
        Window window(bowl());
        window.edit([](Scenario& scenario) { scenario.steps = 60; });
        QVERIFY(window.settles());
        window.player.seek(60);
        QCOMPARE(window.page.tracks()[0].reached.verdict, RaceVerdict::Converged);
        auto* table = window.page.findChild<StandingsTable*>();
        QCOMPARE(table->item(0, StandingsTable::Minimum)->text(), QString("(0, 0)"));
        QVERIFY(window.page.findChild<RulesLine*>()->rules().contains("60 steps"));
    }

    void theRaceIsWrittenAsFiles_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("numbers") << int(RaceFile::CurvesTable) << "a.csv";
        QTest::newRow("standings") << int(RaceFile::StandingsTable) << "b.csv";
        QTest::newRow("curves") << int(RaceFile::CurvesPicture) << "c.svg";
        QTest::newRow("landscape") << int(RaceFile::LandscapePicture) << "d.png";
    }
    void theRaceIsWrittenAsFiles()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        Window window(bowl());
        QVERIFY(window.settles());
        QCOMPARE(window.page.exportActions().size(), 4);
        const std::optional<RaceToExport> race = window.page.raceToExport();
        QVERIFY(race.has_value());
        const QTemporaryDir folder;
        QVERIFY(!writeRace(static_cast<RaceFile>(kind), folder.filePath(name), *race));
        QVERIFY(QFileInfo(folder.filePath(name)).size() > 200);
        QVERIFY(writeRace(static_cast<RaceFile>(kind), folder.filePath("none/" + name), *race).has_value());
    }

    void ofTwoInputsThereIsNoPlaneToChoose()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        auto* setup = window.page.findChild<RaceSetup*>();
        QVERIFY(!setup->findChild<QComboBox*>("plane")->isVisibleTo(setup));
    }

    void theSurfaceIsChosenOnTheStageAndKeptInTheDocument()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        auto* choice = window.page.plot()->findChild<ViewSwitch*>();
        const QList<QToolButton*> buttons = choice->findChildren<QToolButton*>();
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QVERIFY(window.session.scenario().map.view == LandscapeView::Surface);
        QVERIFY(window.page.plot()->isSurface());
        const Run* run = window.page.tracks()[0].run.get();
        QTest::keyClick(window.page.plot(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(window.session.scenario().map.elevation, 45.0);
        QCOMPARE(window.page.tracks()[0].run.get(), run); // looking is not racing
        window.session.undoStack()->undo();
        window.session.undoStack()->undo();
        QVERIFY(!window.page.plot()->isSurface());
        window.edit([](Scenario& scenario) { scenario.program = "x = 1\nf = x^2"; });
        QVERIFY(window.settles());
        QVERIFY(!buttons[1]->isEnabled());
        QVERIFY(!buttons[1]->toolTip().isEmpty());
    }

    void aSwarmRunsFromManyStarts()
    {
        Scenario scenario = bowl();
        scenario.swarm = {50, 1};
        Window window(scenario);
        QVERIFY(window.settles());
        const LandscapeContent& content = window.page.plot()->content();
        QCOMPARE(content.swarms.size(), std::size_t(1));
        QCOMPARE(content.swarms[0]->count, 50);
        QVERIFY(content.window.contains(content.swarms[0]->placeAt(49, 0)));
        const Vec2 end = content.swarms[0]->placeAt(49, 20);
        QVERIFY(length(end) < length(content.swarms[0]->placeAt(49, 0)));
        window.edit([](Scenario& changed) { changed.swarm.count = 0; });
        QVERIFY(window.settles());
        QVERIFY(content.swarms.empty());
    }

    void thePlayerMovesTableAndInspector()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        window.player.seek(2);
        auto* table = window.page.findChild<StandingsTable*>();
        QCOMPARE(table->item(0, StandingsTable::Step)->text(), QString("2"));
        auto* inspector = window.page.findChild<RacerInspector*>();
        QCOMPARE(inspector->valueOf("step"), QString("2"));
        QCOMPARE(inspector->valueOf("<i>x</i>"), QString("0.64"));
        QCOMPARE(window.page.plot()->content().position, 2.0);
    }

    void withoutRacersTheStripOffersOne()
    {
        Scenario none = bowl();
        none.racers.clear();
        Window window(none);
        auto* table = window.page.findChild<StandingsTable*>();
        QVERIFY(!table->isVisible());
        QPushButton* add = nullptr;
        for (QPushButton* button : window.page.frame()->findChildren<QPushButton*>()) {
            const auto* state = qobject_cast<EmptyState*>(button->parentWidget());
            if (state != nullptr && button->isVisible() && qobject_cast<RacersPanel*>(state->parentWidget()) == nullptr)
                add = button;
        }
        QVERIFY(add != nullptr);
        add->click();
        QVERIFY(window.settles());
        QCOMPARE(window.session.scenario().racers.size(), std::size_t(1));
        QVERIFY(std::get<double>(window.session.scenario().racers[0].parameters.at("lr")) > 0);
        QVERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 1);
        window.session.undoStack()->undo();
        QVERIFY(!table->isVisible());
    }

    void theCaptionCountsSteps()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        window.player.seek(1);
        QVERIFY2(window.page.caption().startsWith("After 1 step "), qPrintable(window.page.caption()));
        window.player.seek(7);
        QVERIFY2(window.page.caption().startsWith("After 7 steps "), qPrintable(window.page.caption()));
    }

    void whereThereIsNoValueTheReasonIsTold()
    {
        Scenario scenario = bowl();
        scenario.program = "x = 1\ny = 2\nf = x^2 + ln(y)";
        Window window(scenario);
        QVERIFY(window.settles());
        QVERIFY(window.page.reasonAt({1, 2}).isEmpty());
        const QString reason = window.page.reasonAt({1, -3});
        QVERIFY2(reason.contains("ln") && reason.contains("no real value"), qPrintable(reason));
    }

    void aWrongProgramKeepsTheMapDimmedAndSaysWhere()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        window.edit([](Scenario& scenario) { scenario.program = "x = 1\ny = 2\nf = x^2 + * y"; });
        QVERIFY(window.page.plot()->content().isDimmed);
        QVERIFY(window.page.plot()->content().picture != nullptr);
        QVERIFY(window.page.findChild<MessageBar*>()->text().contains("3"));
        window.session.undoStack()->undo();
        QVERIFY(window.settles());
        QVERIFY(!window.page.plot()->content().isDimmed);
        QVERIFY(!window.page.findChild<MessageBar*>()->isVisible());
    }

    void wrongSettingsOfOneRacerStopNoOther()
    {
        Scenario scenario = bowl();
        RacerChoice wrong;
        wrong.parameters["nesterov"] = true; // needs momentum
        scenario.racers.insert(scenario.racers.begin(), wrong);
        Window window(scenario);
        QVERIFY(window.settles());
        QVERIFY(window.page.tracks()[0].run == nullptr);
        QVERIFY(window.page.tracks()[1].run != nullptr);
    }

    void programsWithoutALandscapeSayWhatToWrite_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addRow("empty") << "";
        QTest::addRow("vector output") << "x = [1, 2]\ny = x * 2";
        QTest::addRow("no input") << "f = 1 + 2";
        QTest::addRow("error from the beginning") << "f = (";
    }
    void programsWithoutALandscapeSayWhatToWrite()
    {
        QFETCH(QString, program);
        Scenario scenario = bowl();
        scenario.program = program.toStdString();
        Window window(scenario);
        QVERIFY(window.settles());
        QVERIFY(window.page.plot()->isHidden() || !window.page.plot()->isVisible());
        window.edit([](Scenario& s) { s.program = bowl().program; });
        QVERIFY(window.settles());
        QVERIFY(window.page.plot()->isVisible());
        QVERIFY(window.page.tracks()[0].run != nullptr);
    }

    void oneInputIsACurve()
    {
        Scenario scenario = bowl();
        scenario.program = "x = 3\nf = (x - 1)^2";
        Window window(scenario);
        QVERIFY(window.settles());
        QVERIFY(!window.page.plot()->content().picture->curve.empty());
        QCOMPARE(window.page.tracks()[0].run->dimension, 1);
        window.player.seek(3.5);
        QVERIFY(!window.page.grab().isNull());
    }

    void lookInsideHasThePointOfTheIterate()
    {
        Scenario scenario = bowl();
        scenario.program = "w = [1, -2]\nf = w[0]^2 + 3*w[1]^2";
        Window window(scenario);
        QVERIFY(window.settles());
        window.player.seek(1);
        Point seen;
        connect(&window.page, &LandscapePage::lookInside, this, [&](const Point& point) { seen = point; });
        window.page.findChild<RacerInspector*>()->findChild<QPushButton*>()->click();
        QCOMPARE(seen.size(), std::size_t(1));
        QVERIFY(std::abs(seen.at("w")[0] - 0.8) < 1e-12); // 1 − 0.1 · 2
        QVERIFY(std::abs(seen.at("w")[1] + 0.8) < 1e-12); // −2 + 0.1 · 12
    }

    void aLongRaceIsDimmedAndCanBeReplaced()
    {
        Scenario scenario = bowl();
        scenario.racers.resize(12, scenario.racers[0]);
        Window window(scenario);
        QVERIFY(window.settles());
        window.edit([](Scenario& s) { s.steps = 1'000'000; });
        QTRY_VERIFY_WITH_TIMEOUT(window.page.plot()->content().isDimmed || !window.page.isBusy(), 20'000);
        window.edit([](Scenario& s) { s.steps = 10; });
        QVERIFY(window.settles());
        QCOMPARE(window.player.count(), 10);
        QVERIFY(!window.page.plot()->content().isDimmed);
    }

    void theStageKeepsThreeFifthsOfASmallWindow()
    {
        Window window(bowl());
        QVERIFY(window.settles());
        QVERIFY(window.page.plot()->width() >= 0.6 * 1280 - 8); // the margin of the stage
    }

    void everyLandscapeOfTheLibraryIsShownAndRun_data()
    {
        QTest::addColumn<QString>("id");
        for (const Preset& preset : presets()) {
            if (preset.kind == Preset::Kind::Landscape)
                QTest::addRow("%s", preset.id.c_str()) << QString::fromStdString(preset.id);
        }
    }
    void everyLandscapeOfTheLibraryIsShownAndRun()
    {
        QFETCH(QString, id);
        const Result<Scenario> scenario = loadPreset(id.toStdString());
        QVERIFY(scenario);
        const LandscapeModel model = landscapeModel(*scenario);
        QVERIFY2(model.terrain, qPrintable(model.obstacle));
        const auto result = runRacers(*scenario, *model.terrain);
        for (const QString& error : result->errors)
            QCOMPARE(error, QString());
        for (const auto& [optimizer, rate] : suggestedRates(*model.terrain, model.window))
            QVERIFY2(rate > 0 && std::isfinite(rate), optimizer.c_str());
    }
};

QTEST_MAIN(TestLandscapePage)
#include "tst_landscape_page.moc"
