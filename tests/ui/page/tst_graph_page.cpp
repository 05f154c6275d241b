// SPDX-License-Identifier: GPL-3.0-or-later
// The graph page with a session and a player: typing, errors, inputs, steps, links.
#include "core/scenario/json.h"
#include "tests/ui/page/derive_at_once.h"
#include "ui/graph/graph_view.h"
#include "ui/math/formula_label.h"
#include "ui/page/deriver.h"
#include "ui/page/graph_page.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/inputs_panel.h"
#include "ui/panel/inspector.h"
#include "ui/panel/output_panel.h"
#include "ui/panel/trace_model.h"
#include "ui/panel/trace_table.h"
#include "ui/playback/player.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QLabel>
#include <QMenu>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace ad;
using namespace ad::ui;

namespace {

constexpr const char* kLecture = "x1 = 0.5; x2 = 1\nv1 = x1/x2\nv2 = exp(v1)\nv3 = v2 + v1\nv4 = ln(x2)\nv5 = v1 - v4\nf = v3*v5\n";

// A page as the window has it.
struct Fixture
{
    explicit Fixture(const std::string& program = {})
    {
        deriveAtOnce(page);
        page.setActive(true);
        page.resize(1600, 900);
        page.show();
        session.start({.program = program});
    }

    template<typename Widget>
    Widget* part()
    {
        return page.findChild<Widget*>();
    }
    QString program() const { return QString::fromStdString(session.scenario().program); }

    Session session{{scenarioFromJson, toJson}};
    Player player;
    GraphPage page{&session, &player};
};

QByteArray pictureOf(GraphView* view)
{
    QImage image(view->size(), QImage::Format_RGB32);
    view->render(&image);
    return QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
}

} // namespace

class TestGraphPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void typingAnExpressionMakesItsGraph();
    void anErrorKeepsTheLastGraphAndMarksThePlace();
    void whileTheTextIsWrongTheOldGraphSaysSo();
    void aDocumentWithErrorsListsThem();
    void elementsCanBeAxes();
    void longLinesWrap();
    void anEmptyTextShowsNoGraph();
    void aChangedInputIsWrittenIntoTheTextAsOneUndoStep();
    void aChangedInputKeepsTheStep();
    void stepsThereAndBackGiveTheSamePicture();
    void captionAndInspectorSayTheSame();
    void aLinkOfTheInspectorMarksItsEdge();
    void aRowOfTheTraceSeeksToItsNode();
    void anotherOutputIsDifferentiated();
    void anExternalGradientIsTheSeed();
    void dataIsDifferentiatedOnRequest();
    void lookInsideWritesThePointAndCanBeUndone();
    void largeProgramsAreDerivedOnAWorkerAndTheNewestWins();
    void everyFormulaIsUnderstood();
};

void TestGraphPage::initTestCase()
{
    loadFonts();
    setTheme(lightTheme());
    setMotionReduced(true); // pictures don't depend on the time
}

void TestGraphPage::typingAnExpressionMakesItsGraph()
{
    Fixture fixture;
    QVERIFY(!fixture.page.trace());
    QTest::keyClicks(fixture.part<ExpressionEdit>(), "a = 3; y = a*a");
    QVERIFY(fixture.page.trace());
    QCOMPARE(fixture.page.trace()->adjointOf(fixture.page.trace()->graph().find("a"))->scalar(), 6.0);
    QCOMPARE(fixture.player.count(), 4); // the product, the seed, two messages
    fixture.session.undoStack()->undo();
    QCOMPARE(fixture.program(), QString());
}

void TestGraphPage::anErrorKeepsTheLastGraphAndMarksThePlace()
{
    Fixture fixture("a = 3\ny = a*a");
    fixture.part<ExpressionEdit>()->moveCursor(QTextCursor::End);
    QTest::keyClicks(fixture.part<ExpressionEdit>(), " ");
    const auto before = fixture.page.trace();
    QTest::keyClicks(fixture.part<ExpressionEdit>(), "+ )");
    QVERIFY(fixture.page.isStale());
    QCOMPARE(fixture.page.trace(), before);
    QVERIFY(!fixture.part<ExpressionEdit>()->problems().empty());
    QCOMPARE(fixture.part<ExpressionEdit>()->problems().front().line, 2);
    QVERIFY(!fixture.part<InputsPanel>()->isEnabled());
    QTest::keyClick(fixture.part<ExpressionEdit>(), Qt::Key_Backspace);
    QTest::keyClicks(fixture.part<ExpressionEdit>(), "1");
    QVERIFY(!fixture.page.isStale());
    QCOMPARE(fixture.page.trace()->valueOf(fixture.page.trace()->backward.output).scalar(), 10.0);
}

void TestGraphPage::whileTheTextIsWrongTheOldGraphSaysSo()
{
    Fixture fixture("a = 3\ny = a*a");
    const QString caption = fixture.page.caption();
    QVERIFY(!caption.contains("without errors"));
    fixture.session.edit("Type", [](Scenario& s) { s.program += " + )"; });
    QVERIFY(fixture.page.caption().startsWith("Showing the last program without errors."));
    const auto isNoticed = [&] {
        const QList<QLabel*> labels = fixture.part<Inspector>()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel* label) { return label->isVisible() && label->text().contains("without errors"); });
    };
    QVERIFY(isNoticed());
    fixture.player.stepForward();
    QTRY_VERIFY(fixture.player.position() == 1.0);
    QVERIFY(fixture.page.caption().startsWith("Showing the last program without errors."));
    fixture.player.toStart();
    fixture.session.edit("Type", [](Scenario& s) { s.program = "a = 3\ny = a*a"; });
    QVERIFY(!isNoticed());
    QTRY_COMPARE(fixture.page.caption(), caption);
}

void TestGraphPage::aDocumentWithErrorsListsThem()
{
    Fixture fixture("a = 3\ny = a*a");
    fixture.session.start({.program = "a = 3\ny = a +\nz = nonsense(a)"});
    QVERIFY(fixture.part<GraphView>()->scene() == nullptr); // not that of the document before
    QVERIFY(fixture.page.trace() == nullptr);
    const std::vector<EditorProblem> problems = fixture.part<ExpressionEdit>()->problems();
    QCOMPARE(problems.size(), std::size_t(2));
    auto* label = fixture.page.findChild<QLabel*>("problems");
    const QList<QLabel*> onStage = fixture.part<GraphView>()->findChildren<QLabel*>();
    for (const EditorProblem& problem : problems) {
        QVERIFY(label->text().contains(QString("Line %1: ").arg(problem.line)));
        QVERIFY(label->text().contains(QString("href=\"%1:%2\"").arg(problem.line).arg(problem.column)));
        QVERIFY(std::any_of(onStage.begin(), onStage.end(), [&](const QLabel* text) {
            return text->isVisible() && text->text().contains("The program has 2 errors") &&
                   text->text().contains(QString("Line %1: ").arg(problem.line));
        }));
    }
    emit label->linkActivated(QString("3:%1").arg(problems[1].column));
    QCOMPARE(fixture.part<ExpressionEdit>()->textCursor().blockNumber(), 2);
    QCOMPARE(fixture.part<ExpressionEdit>()->textCursor().positionInBlock(), problems[1].column - 1);
    fixture.session.edit("Type", [](Scenario& s) { s.program = "a = 3\ny = a*a"; });
    QVERIFY(fixture.page.trace() != nullptr);
    QVERIFY(label->isHidden());
}

void TestGraphPage::elementsCanBeAxes()
{
    Fixture fixture("W = [[1, 2], [3, 4]]\nx = [1, -1]\ns = 2\nf = s*sum((W@x)^2)");
    QAction* action = fixture.page.toolActions().front();
    QVERIFY(action->isEnabled());
    QSignalSpy spy(&fixture.page, &GraphPage::showLandscape);
    emit action->menu()->aboutToShow();
    const QList<QAction*> rights = action->menu()->actions();
    QCOMPARE(rights.size(), 7);
    rights[0]->menu()->actions().last()->trigger(); // scalars come first
    QCOMPARE(spy[0][0].toString(), QString("s"));
    QCOMPARE(spy[0][1].toString(), QString("x[1]"));
    rights[1]->menu()->actions().at(2)->trigger();
    QCOMPARE(spy[1][0].toString(), QString("W[0, 0]"));
    QCOMPARE(spy[1][1].toString(), QString("W[1, 0]"));
}

void TestGraphPage::longLinesWrap()
{
    std::string sum = "x";
    for (int i = 0; i < 60; ++i)
        sum += " + x";
    Fixture fixture("x = 1 # one\ny = " + sum + "\nz = y");
    auto* editor = fixture.part<ExpressionEdit>();
    editor->setActiveLines(2, 2);
    QVERIFY(editor->document()->findBlockByNumber(1).layout()->lineCount() > 2);
    QCOMPARE(editor->extraSelections().size(), editor->document()->findBlockByNumber(1).layout()->lineCount());
}

void TestGraphPage::anEmptyTextShowsNoGraph()
{
    Fixture fixture("a = 3; y = a*a");
    fixture.session.edit("Clear", [](Scenario& s) { s.program = "  \n"; });
    QVERIFY(!fixture.page.trace());
    QVERIFY(fixture.part<GraphView>()->scene() == nullptr);
    QCOMPARE(fixture.player.count(), 0);
    QVERIFY(fixture.part<ExpressionEdit>()->problems().empty());
    QVERIFY(!fixture.part<Inspector>()->sentence().isEmpty());
}

void TestGraphPage::aChangedInputIsWrittenIntoTheTextAsOneUndoStep()
{
    Fixture fixture("a = 3 # the length\ny = a*a");
    for (const double value : {3.1, 3.2, 3.3})
        emit fixture.part<InputsPanel>()->inputEdited("a", Tensor(value), 1);
    QCOMPARE(fixture.program(), QString("a = 3.3 # the length\ny = a*a"));
    QCOMPARE(fixture.part<ExpressionEdit>()->toPlainText(), fixture.program());
    QCOMPARE(fixture.page.trace()->valueOf(0).scalar(), 3.3);
    QCOMPARE(fixture.session.undoStack()->count(), 1);
    fixture.session.undoStack()->undo();
    QCOMPARE(fixture.program(), QString("a = 3 # the length\ny = a*a"));
    QCOMPARE(fixture.page.trace()->valueOf(0).scalar(), 3.0);
}

void TestGraphPage::aChangedInputKeepsTheStep()
{
    Fixture fixture(kLecture);
    fixture.player.seek(9);
    emit fixture.part<InputsPanel>()->inputEdited("x1", Tensor(0.75), 1);
    QCOMPARE(fixture.player.position(), 9.0);
    QCOMPARE(fixture.part<GraphView>()->frame().position, 9.0);
}

void TestGraphPage::stepsThereAndBackGiveTheSamePicture()
{
    Fixture fixture(kLecture);
    fixture.player.seek(5);
    const QByteArray before = pictureOf(fixture.part<GraphView>());
    for (int i = 0; i < 7; ++i)
        fixture.player.seek(fixture.player.position() + 1);
    QVERIFY(pictureOf(fixture.part<GraphView>()) != before);
    for (int i = 0; i < 7; ++i)
        fixture.player.seek(fixture.player.position() - 1);
    QCOMPARE(pictureOf(fixture.part<GraphView>()), before);
}

void TestGraphPage::captionAndInspectorSayTheSame()
{
    Fixture fixture(kLecture);
    QStringList sentences;
    for (int step = 0; step <= fixture.player.count(); ++step) {
        fixture.player.seek(step);
        QCOMPARE(fixture.page.caption(), fixture.part<Inspector>()->sentence());
        sentences << fixture.page.caption();
    }
    QCOMPARE(sentences.removeDuplicates(), 0);
}

void TestGraphPage::aLinkOfTheInspectorMarksItsEdge()
{
    Fixture fixture(kLecture);
    fixture.player.toEnd();
    auto* view = fixture.part<GraphView>();
    const QByteArray before = pictureOf(view);
    FormulaLabel* sum = fixture.part<Inspector>()->formulas().front();
    const QString link = sum->formula().links().front().id;
    QVERIFY(link.startsWith("edge:"));
    const QPointF middle = sum->formula().links().front().area.center() + sum->formulaPosition();
    QTest::mouseClick(sum, Qt::LeftButton, {}, middle.toPoint());
    QVERIFY(pictureOf(view) != before);
    emit fixture.part<Inspector>()->linkActivated(link); // again: takes the mark off
    emit fixture.part<Inspector>()->linkHovered({});
    QCOMPARE(pictureOf(view), before);
}

void TestGraphPage::aRowOfTheTraceSeeksToItsNode()
{
    Fixture fixture(kLecture);
    auto* table = fixture.part<TraceTable>();
    const NodeId v2 = fixture.page.trace()->graph().find("v2");
    emit table->nodePicked(v2);
    QCOMPARE(fixture.player.position(), 2.0); // v1, v2
    QCOMPARE(fixture.part<GraphView>()->selectedNode(), v2);
    QCOMPARE(table->model()->index(table->rowOf(v2), TraceModel::Value).data().toString(), QString("1.649"));
    QCOMPARE(table->model()->index(table->rowOf(v2), TraceModel::AdjointValue).data().toString(), QString("·"));
    QVERIFY(table->selectionModel()->isRowSelected(table->rowOf(v2)));
}

void TestGraphPage::anotherOutputIsDifferentiated()
{
    Fixture fixture(kLecture);
    emit fixture.part<OutputPanel>()->outputPicked("v2");
    const auto trace = fixture.page.trace();
    QCOMPARE(trace->backward.output, trace->graph().find("v2"));
    QCOMPARE(fixture.session.scenario().output, std::string("v2"));
}

void TestGraphPage::anExternalGradientIsTheSeed()
{
    Fixture fixture("a = [1, 2]; y = 2*a");
    emit fixture.part<OutputPanel>()->externalGradientEdited("[3, -1]");
    QVERIFY(same(*fixture.page.trace()->adjointOf(fixture.page.trace()->graph().find("a")), Tensor::vector({6, -2})));
    QSignalSpy failed(&fixture.page, &Page::failed);
    emit fixture.part<OutputPanel>()->externalGradientEdited("[3, ");
    QCOMPARE(failed.count(), 1);
    emit fixture.part<OutputPanel>()->externalGradientEdited({});
    QVERIFY(!fixture.session.scenario().externalGradient);
}

void TestGraphPage::dataIsDifferentiatedOnRequest()
{
    Fixture fixture("w = 2; data x = 3; y = w*x");
    const NodeId x = fixture.page.trace()->graph().find("x");
    QVERIFY(fixture.page.trace()->adjointOf(x) == nullptr);
    emit fixture.part<OutputPanel>()->dataAdjointsToggled(true);
    QCOMPARE(fixture.page.trace()->adjointOf(x)->scalar(), 2.0);
}

void TestGraphPage::lookInsideWritesThePointAndCanBeUndone()
{
    Fixture fixture("x = 1; y = 2\nf = x*y");
    fixture.page.setPoint({{"x", Tensor(-1.5)}, {"y", Tensor(0.25)}, {"unknown", Tensor(1.0)}});
    QCOMPARE(fixture.program(), QString("x = -1.5; y = 0.25\nf = x*y"));
    fixture.session.undoStack()->undo();
    QCOMPARE(fixture.program(), QString("x = 1; y = 2\nf = x*y"));
}

void TestGraphPage::largeProgramsAreDerivedOnAWorkerAndTheNewestWins()
{
    std::string large = "v0 = 1\n";
    for (int i = 1; i < 3000; ++i)
        large += "v" + std::to_string(i) + " = 0.5*v" + std::to_string(i - 1) + " + 1\n";
    Deriver deriver;
    std::vector<std::string> told;
    connect(&deriver, &Deriver::derived, this, [&](const auto&, const auto&, const std::string& program) { told.push_back(program); });
    for (const std::string& last : {large + "y = v1", large + "y = v2", large + "y = v3"})
        deriver.derive({.program = last}, Differentiate::Parameters, nullptr);
    QVERIFY(told.empty()); // nothing waited for it
    QTRY_VERIFY_WITH_TIMEOUT(!deriver.isBusy(), 60000);
    QCOMPARE(told.back(), large + "y = v3");
}

void TestGraphPage::everyFormulaIsUnderstood()
{
    for (const char* program :
         {kLecture, "loss_1 = 2; y = loss_1*loss_1", "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; f = norm2(W @ x)",
          "a = [1, 2, 3]; y = sum(softmax(a)*a)"}) {
        Fixture fixture(program);
        for (int step = 0; step <= fixture.player.count(); ++step) {
            fixture.player.seek(step);
            for (const FormulaLabel* label : fixture.part<Inspector>()->formulas())
                QVERIFY2(label->formula().errors().isEmpty(), qPrintable(label->tex() + label->formula().errors().join("; ")));
        }
    }
}

QTEST_MAIN(TestGraphPage)
#include "tst_graph_page.moc"
