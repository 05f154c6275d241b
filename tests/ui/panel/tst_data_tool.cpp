// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are typed, pasted and batched, under real clicks and keys.
#include "core/scenario/library.h"
#include "ui/page/landscape_model.h"
#include "ui/page/landscape_tracks.h"
#include "ui/panel/batch_form.h"
#include "ui/panel/data_grid.h"
#include "ui/panel/data_model.h"
#include "ui/panel/data_tool.h"
#include "ui/plot/scatter_plot.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace ad::ui {

namespace {

struct Fixture
{
    Scenario scenario;
    QStringList edits; // what they are called
    DataTool tool;
    DataGrid* grid = tool.findChild<DataGrid*>();
    DataModel* model = tool.findChild<DataModel*>();
    ScatterPlot* plot = tool.findChild<ScatterPlot*>();

    explicit Fixture(const Scenario& first)
    {
        QObject::connect(&tool, &RaceTool::edited, &tool,
                         [this](const QString& text, const std::function<void(Scenario&)>& change, const QString&) {
                             edits << text;
                             Scenario next = scenario;
                             change(next);
                             show(next);
                         });
        tool.resize(300, 900);
        tool.show();
        show(first);
    }

    void show(const Scenario& next)
    {
        scenario = next;
        tool.setScenario(std::make_shared<const Scenario>(scenario));
        const LandscapeModel landscape = landscapeModel(scenario);
        std::shared_ptr<const RaceView> race;
        if (landscape.terrain) {
            const std::optional<RaceResult> result = runRacers(scenario, *landscape.terrain);
            race = std::make_shared<const RaceView>(
                RaceView{scenario, landscape.program, *landscape.terrain, landscape.window, tracksOf(scenario, result->runs, false)});
        }
        tool.setRace(race);
        tool.setSelectedRacer(scenario.racers.empty() ? -1 : 0);
        tool.setPosition(0);
    }

    [[nodiscard]] QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    [[nodiscard]] std::string csv() const { return scenario.tables.front().csv; }
    void type(int row, int column, const QString& text)
    {
        grid->setCurrentIndex(model->index(row, column));
        QTest::keyClicks(grid, text.left(1));
        auto* editor = grid->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, text.mid(1));
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();                                   // the view takes it when the key has been handled,
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // and the editor goes
    }
    [[nodiscard]] QString sentences() const
    {
        QString text;
        for (const QLabel* label : tool.findChildren<QLabel*>())
            text += label->isVisible() ? label->text() + '\n' : QString();
        return text;
    }
    template<typename Button>
    [[nodiscard]] Button* button(const QString& text) const
    {
        for (Button* button : tool.findChildren<Button*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
};

Scenario line()
{
    Scenario scenario;
    scenario.program = "data x = csv(\"t\", \"x\"); data y = csv(\"t\", \"y\")\nw = 0; b = 0\nyhat = w*x + b\nL = mse(yhat, y)";
    scenario.tables = {{"t", "x,y\n1,2\n2,4\n3,6\n4,8\n"}};
    scenario.batch = {2, false};
    scenario.steps = 10;
    scenario.racers = {{.optimizer = "sgd", .parameters = {{"lr", 0.05}}}};
    return scenario;
}

} // namespace

class TestDataTool : public QObject
{
    Q_OBJECT

private slots:
    void withoutTablesItExplainsAndOffersExamples()
    {
        Fixture f{Scenario()};
        QVERIFY(f.sentences().contains("csv(\"points\", \"x\")"));
        QTest::mouseClick(f.button<QPushButton>("Logistic regression"), Qt::LeftButton);
        QVERIFY(f.scenario == *loadPreset("logistic_regression"));
        QCOMPARE(f.model->dataRows(), 20);
        QVERIFY(f.grid->isVisible() && f.plot->isVisible());
    }

    void whatIsTypedIsTheTable()
    {
        Fixture f(line());
        QCOMPARE(f.cell(0, 1), QString("y"));
        f.type(2, 1, "5.5");
        QCOMPARE(f.csv(), std::string("x,y\n1,2\n2,5.5\n3,6\n4,8\n"));
        QCOMPARE(f.edits, QStringList("Change data"));
    }

    void aWrongCellIsMarkedAndCanBeMendedThere()
    {
        Fixture f(line());
        f.type(2, 1, "abc");
        QVERIFY(f.model->hasProblem(f.model->index(2, 1)));
        QVERIFY(f.sentences().contains("Row 2, column 2: 'abc' is not a number."));
        QVERIFY(f.grid->isVisible()); // although the program has no landscape now
        f.type(2, 1, "4");
        QVERIFY(!f.model->hasProblem(f.model->index(2, 1)));
        QVERIFY(!f.sentences().contains("abc"));
    }

    void rowsAndColumnsComeAndGo()
    {
        Fixture f(line());
        f.grid->setCurrentIndex(f.model->index(4, 0));
        QTest::keyClick(f.grid, Qt::Key_Return);
        QCOMPARE(f.csv(), std::string("x,y\n1,2\n2,4\n3,6\n4,8\n0,0\n"));
        f.grid->setCurrentIndex(f.model->index(1, 1));
        f.grid->addColumn();
        QCOMPARE(f.csv().substr(0, 15), std::string("x,y,c1\n1,2,0\n2,"));
        f.grid->selectRow(5);
        QTest::keyClick(f.grid, Qt::Key_Delete);
        QCOMPARE(f.model->dataRows(), 4);
        f.grid->setCurrentIndex(f.model->index(1, 2));
        f.grid->removeColumns();
        QCOMPARE(f.csv(), line().tables.front().csv);
    }

    void aSpreadsheetCanBePastedAndCopied()
    {
        Fixture f(line());
        QApplication::clipboard()->setText("10\t20\n30\t40\n50\t60\n");
        f.grid->setCurrentIndex(f.model->index(3, 0));
        QTest::keySequence(f.grid, QKeySequence::Paste);
        QCOMPARE(f.csv(), std::string("x,y\n1,2\n2,4\n10,20\n30,40\n50,60\n"));
        f.grid->setCurrentIndex({});
        f.grid->selectionModel()->select(QItemSelection(f.model->index(0, 0), f.model->index(1, 1)), QItemSelectionModel::ClearAndSelect);
        QTest::keySequence(f.grid, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), QString("x\ty\n1\t2\n"));
    }

    void theRowsOfTheStepStandOut()
    {
        Fixture f(line());
        QVERIFY(f.model->isMarked(1) && f.model->isMarked(2) && !f.model->isMarked(3));
        f.tool.setPosition(1.5);
        QVERIFY(!f.model->isMarked(2) && f.model->isMarked(3) && f.model->isMarked(4));
        QCOMPARE(f.plot->marked(), (std::vector<int>{2, 3}));
        QVERIFY(f.sentences().contains("Its next step sees the marked rows: a loss of "));
    }

    void thePredictionFollowsTheRacer()
    {
        Fixture f(line());
        QCOMPARE(f.plot->curve().back().y, 0.0); // w = b = 0
        f.tool.setPosition(10);
        QVERIFY(std::abs(f.plot->curve().back().y - 8) < 1.0);
        QVERIFY(f.sentences().contains("yhat of Gradient descent after step 10"));
    }

    void batchesAreChosenAndExplained()
    {
        Fixture f(line());
        QVERIFY(f.sentences().contains("A step sees 2 of 4 rows; an epoch is 2 steps, and the race 5 epochs."));
        QTest::mouseClick(f.button<QToolButton>("One row"), Qt::LeftButton);
        QCOMPARE(f.scenario.batch.size, 1);
        QTest::mouseClick(f.button<QToolButton>("All rows"), Qt::LeftButton);
        QCOMPARE(f.scenario.batch.size, 0);
        QVERIFY(f.sentences().contains("Every step sees all 4 rows"));
        QVERIFY(!f.model->isMarked(1));
        QTest::mouseClick(f.button<QToolButton>("Mini-batch"), Qt::LeftButton);
        QCOMPARE(f.scenario.batch.size, 2);
        QTest::mouseClick(f.button<QCheckBox>("map of the batch of the step"), Qt::LeftButton, {}, {8, 8});
        QVERIFY(f.scenario.map.showsBatch);
    }

    void epochsSetTheSteps()
    {
        Fixture f(line());
        BatchForm* form = f.tool.findChild<BatchForm*>();
        emit form->stepsEdited(6);
        QCOMPARE(f.scenario.steps, 6);
        QVERIFY(f.sentences().contains("the race 3 epochs"));
    }

    void aTableThatIsNotUsedSaysHowToUseIt()
    {
        Scenario scenario = line();
        scenario.program = "f = x^2";
        const Fixture f(scenario);
        QVERIFY(f.sentences().contains("data x = csv(\"t\", \"x\")"));
    }

    void aFileIsShownButNotEdited()
    {
        Scenario scenario = line();
        scenario.tables.clear();
        scenario.files = {{"t", std::make_shared<const Result<CsvTable>>(readCsv("x;y\n1;2\n"))}};
        const Fixture f(scenario);
        QCOMPARE(f.cell(1, 1), QString("2"));
        QVERIFY(!f.model->flags(f.model->index(1, 1)).testFlag(Qt::ItemIsEditable));
    }
};

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestDataTool)
#include "tst_data_tool.moc"
