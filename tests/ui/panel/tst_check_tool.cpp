// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/check_tool.h"

#include "ui/panel/background_job.h"
#include "ui/panel/check_model.h"
#include "ui/plot/series_plot.h"
#include "ui/theme/appearance.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <atomic>

using namespace ad;
using namespace ad::ui;

namespace {

std::shared_ptr<const Derivation> derived(const char* program)
{
    Scenario scenario;
    scenario.program = program;
    return std::make_shared<const Derivation>(derive(scenario));
}

constexpr const char* kVector = "w = [0.34, -1.11, 0.78]; b = 2; f = sum(tanh(w)) + b*b";

QString allText(const QWidget& widget)
{
    QString text;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisibleTo(&widget))
            text += label->text() + '\n';
    return text;
}

QString cell(const CheckTool& tool, int row, int column)
{
    const auto* model = tool.findChild<QTableView*>()->model();
    return model->index(row, column).data().toString();
}

} // namespace

class TestCheckTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void oneRowForEachElementOfEachInput()
    {
        CheckTool tool;
        tool.setDerivation(derived(kVector));
        QTRY_VERIFY(tool.check());
        QCOMPARE(tool.findChild<QTableView*>()->model()->rowCount(), 4);
        QCOMPARE(cell(tool, 1, CheckModel::Moved), QStringLiteral("w[1] + h"));
        QCOMPARE(cell(tool, 3, CheckModel::Analytic), QStringLiteral("4"));      // 2b
        QCOMPARE(cell(tool, 3, CheckModel::Quotient), QStringLiteral("4.0001")); // 2b + h
        QVERIFY(allText(tool).contains("✓ All 4 derivatives pass"));
        QVERIFY(allText(tool).contains("n + 1 = 5 evaluations"));
    }

    void schemeAndStepAreChosenWithTheKeyboard()
    {
        CheckTool tool;
        tool.setDerivation(derived(kVector));
        tool.show();
        QTRY_VERIFY(tool.check());
        const auto boxes = tool.findChildren<QComboBox*>();
        QTest::keyClick(boxes[0], Qt::Key_Down); // central
        QCOMPARE(cell(tool, 3, CheckModel::Quotient), QStringLiteral("4"));
        QVERIFY(allText(tool).contains("2n = 8 evaluations"));
        QTest::keyClick(boxes[1], Qt::Key_End); // h = 1e-16: nothing moves
        QCOMPARE(cell(tool, 3, CheckModel::Quotient), QStringLiteral("0"));
        QCOMPARE(cell(tool, 3, CheckModel::RelativeError), QStringLiteral("1"));
    }

    void thePlotChoosesTheStep()
    {
        CheckTool tool;
        tool.setDerivation(derived(kVector));
        tool.resize(392, 700);
        tool.show();
        QTRY_VERIFY(tool.check());
        auto* plot = tool.findChild<SeriesPlot*>();
        const int before = plot->cursor();
        QTest::keyClick(plot, Qt::Key_Left); // to the left h is smaller
        QCOMPARE(plot->cursor(), before + 1);
        QCOMPARE(tool.findChildren<QComboBox*>()[1]->currentIndex(), before + 1);
    }

    void aClickOnARowPicksItsInput()
    {
        CheckTool tool;
        const auto derivation = derived(kVector);
        tool.setDerivation(derivation);
        tool.resize(392, 700);
        tool.show();
        QTRY_VERIFY(tool.check());
        auto* table = tool.findChild<QTableView*>();
        QSignalSpy picked(&tool, &Tool::nodePicked);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(3, 2)).center());
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.front().front().toInt(), derivation->program->graph.find("b"));
    }

    void aSelectedInputIsShown()
    {
        CheckTool tool;
        const auto derivation = derived(kVector);
        tool.setDerivation(derivation);
        QTRY_VERIFY(tool.check());
        tool.setSelectedNode(derivation->program->graph.find("b"));
        QCOMPARE(tool.findChild<QTableView*>()->currentIndex().row(), 3);
    }

    void aKinkIsExplained()
    {
        CheckTool tool;
        tool.setDerivation(derived("x = 0; f = relu(x)"));
        QTRY_VERIFY(tool.check());
        QVERIFY(allText(tool).contains("a kink lies within h"));
        QCOMPARE(cell(tool, 0, CheckModel::Passes), QStringLiteral("✗"));
    }

    void withoutInputsItSaysWhatToDo()
    {
        CheckTool tool;
        tool.setDerivation(derived("1 + 2"));
        QVERIFY(tool.emptySentence().contains("input"));
        tool.setDerivation(derived("x = nan; f = ln(x)"));
        QTRY_VERIFY(tool.check());
        QVERIFY(tool.emptySentence().isEmpty());
        QVERIFY(!tool.grab().isNull());
    }

    void aLongCheckRunsInTheBackground()
    {
        CheckTool tool;
        tool.resize(392, 700);
        tool.show();
        tool.setDerivation(derived("W = randn(64, 64); x = ones(64); f = sum(tanh(W @ x))"));
        QVERIFY(!tool.check());
        QTRY_VERIFY_WITH_TIMEOUT(tool.check(), 30000);
        QVERIFY(allText(tool).contains("evenly spread"));
        QCOMPARE(tool.findChild<QTableView*>()->model()->rowCount(), 128);
    }

    void aCancelledJobTellsNothing()
    {
        BackgroundJob job;
        QSignalSpy finished(&job, &BackgroundJob::finished);
        std::atomic<bool> hasStarted = false;
        bool isTold = false;
        job.start(
            [&](const BackgroundJob::Progress& progress) -> std::function<void()> {
                hasStarted = true;
                while (progress(0.5))
                    ;
                return [&] { isTold = true; };
            },
            false);
        QTRY_VERIFY(hasStarted);
        job.cancel();
        QVERIFY(!job.isBusy());
        bool isNextTold = false;
        job.start([&](const BackgroundJob::Progress&) { return [&] { isNextTold = true; }; }, false);
        QTRY_VERIFY(isNextTold);
        QVERIFY(!isTold);
        QCOMPARE(finished.size(), 2);
    }
};

QTEST_MAIN(TestCheckTool)
#include "tst_check_tool.moc"
