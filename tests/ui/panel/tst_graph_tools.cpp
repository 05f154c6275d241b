// SPDX-License-Identifier: GPL-3.0-or-later
// The tools beside the stage, with a page and its session: mode, cost, loop and pitfalls.
#include "core/scenario/json.h"
#include "tests/ui/page/derive_at_once.h"
#include "ui/page/graph_page.h"
#include "ui/panel/cost_tool.h"
#include "ui/panel/loop_tool.h"
#include "ui/panel/loss_curve.h"
#include "ui/panel/memory_strip.h"
#include "ui/panel/number_field.h"
#include "ui/panel/pitfalls_tool.h"
#include "ui/panel/sweep_tool.h"
#include "ui/panel/tool_tabs.h"
#include "ui/playback/player.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

using namespace ad;
using namespace ad::ui;

namespace {

constexpr const char* kFanOut = "a = 3\nb = 2\nc = a*b\nd = c + a\nL = d*c";
constexpr const char* kNeuron = "data x = 1.5\ndata t = 0.8\nw = 0.2\nb = 0\ny = sigmoid(w*x + b)\nL = 0.5*(y - t)^2";

struct Fixture
{
    explicit Fixture(const std::string& program)
    {
        deriveAtOnce(page);
        page.setActive(true);
        page.resize(1600, 1000);
        page.show();
        session.start({.program = program});
    }

    // The tool of that class, in sight.
    template<typename T>
    T* tool()
    {
        auto* tabs = page.findChild<ToolTabs*>();
        for (int i = 0; i < tabs->count(); ++i)
            if (auto* found = qobject_cast<T*>(tabs->tool(i))) {
                tabs->setCurrentIndex(i);
                return found;
            }
        return nullptr;
    }

    [[nodiscard]] const GraphChoice& choice() const { return session.scenario().graph; }

    Session session{{scenarioFromJson, toJson}};
    Player player;
    GraphPage page{&session, &player};
};

template<typename Button>
Button* buttonWith(QWidget* parent, const QString& text)
{
    for (Button* button : parent->findChildren<Button*>())
        if (button->text().startsWith(text))
            return button;
    return nullptr;
}

void click(QAbstractButton* button)
{
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
}

} // namespace

class TestGraphTools : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tabsAreReachedByKeyboard();
    void forwardModeIsPlayedAndUndone();
    void aDirectionIsChosenByItsName();
    void theBackwardPassIsDrawnAsNodes();
    void wrongAdjointsAreListedBesideTheRightOnes();
    void theSelectedNodeIsDetached();
    void aSecondPassIsPlayed();
    void updatesLowerTheLoss();
    void aDotOfTheCurveSeeksToItsUpdate();
    void examplesAreAddedToTheDocument();
    void checkpointsArePlayed();
    void aDocumentWithoutAGraphDisablesTheTools();
};

void TestGraphTools::initTestCase()
{
    loadFonts();
    setTheme(lightTheme());
}

void TestGraphTools::tabsAreReachedByKeyboard()
{
    Fixture fixture(kFanOut);
    auto* tabs = fixture.page.findChild<ToolTabs*>();
    tabs->setCurrentIndex(0);
    auto* first = tabs->findChild<QToolButton*>();
    fixture.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.page));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Right);
    QCOMPARE(tabs->currentIndex(), 1);
}

void TestGraphTools::forwardModeIsPlayedAndUndone()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<SweepTool>();
    click(buttonWith<QRadioButton>(tool, "Forward"));
    QCOMPARE(fixture.choice().mode, SweepMode::Forward);
    QVERIFY(!fixture.page.trace()->tangents.empty());
    QCOMPARE(fixture.page.trace()->backwardSteps, 0);
    fixture.session.undoStack()->undo();
    QCOMPARE(fixture.choice().mode, SweepMode::Reverse);
    QVERIFY(fixture.page.trace()->backwardSteps > 0);
}

void TestGraphTools::aDirectionIsChosenByItsName()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<SweepTool>();
    click(buttonWith<QRadioButton>(tool, "Both"));
    click(buttonWith<QToolButton>(tool, "b"));
    QCOMPARE(fixture.choice().direction, (Point{{"b", Tensor(1.0)}}));
    const auto trace = fixture.page.trace();
    QCOMPARE(trace->tangentOf(trace->backward.output)->scalar(), trace->adjointOf(trace->graph().find("b"))->scalar());
}

void TestGraphTools::theBackwardPassIsDrawnAsNodes()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<SweepTool>();
    const int before = fixture.page.trace()->forwardSize;
    click(buttonWith<QCheckBox>(tool, "Draw"));
    const auto trace = fixture.page.trace();
    QCOMPARE(trace->firstDerivative, before);
    QVERIFY(trace->forwardSize > before + 4);
    QCOMPARE(trace->valueOf(trace->graph().find("b\u0304")).scalar(), 45.0); // L = (ab + a)·ab: ∂L/∂b = 2a²b + a² = 45
}

void TestGraphTools::wrongAdjointsAreListedBesideTheRightOnes()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<PitfallsTool>();
    click(buttonWith<QCheckBox>(tool, "= instead"));
    QVERIFY(fixture.choice().pitfalls.overwrites);
    auto* table = tool->findChild<QTableWidget*>();
    QVERIFY(table->rowCount() > 0);
    for (int row = 0; row < table->rowCount(); ++row)
        QVERIFY(table->item(row, 1)->text() != table->item(row, 2)->text());
    click(buttonWith<QCheckBox>(tool, "= instead"));
    QCOMPARE(table->rowCount(), 0);
}

void TestGraphTools::theSelectedNodeIsDetached()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<PitfallsTool>();
    auto* button = buttonWith<QPushButton>(tool, "Detach");
    QVERIFY(!button->isEnabled());
    tool->setSelectedNode(fixture.page.trace()->graph().find("c"));
    click(button);
    QCOMPARE(fixture.choice().pitfalls.detached, std::vector<std::string>{"c"});
    QVERIFY(fixture.page.trace()->adjointOf(fixture.page.trace()->graph().find("b")) == nullptr);
}

void TestGraphTools::aSecondPassIsPlayed()
{
    Fixture fixture(kFanOut);
    auto* tool = fixture.tool<PitfallsTool>();
    const int steps = fixture.player.count();
    click(buttonWith<QRadioButton>(tool, "No zero_grad, in the inputs"));
    QCOMPARE(fixture.player.count(), 2 * steps);
    fixture.player.seek(2 * steps);
    QVERIFY(fixture.page.trace()->right != nullptr);
    fixture.player.seek(1);
    QVERIFY(fixture.page.trace()->right == nullptr);
}

void TestGraphTools::updatesLowerTheLoss()
{
    Fixture fixture(kNeuron);
    auto* tool = fixture.tool<LoopTool>();
    auto* updates = tool->findChild<QSpinBox*>();
    updates->setFocus();
    QTest::keyClick(updates, Qt::Key_Up);
    QTest::keyClick(updates, Qt::Key_Up);
    QCOMPARE(fixture.choice().loop.updates, 2);
    fixture.player.seek(fixture.player.count());
    const double last = fixture.page.trace()->valueOf(fixture.page.trace()->backward.output).scalar();
    fixture.player.seek(0);
    const double first = fixture.page.trace()->valueOf(fixture.page.trace()->backward.output).scalar();
    QVERIFY(last < first);
}

void TestGraphTools::aDotOfTheCurveSeeksToItsUpdate()
{
    Fixture fixture(kNeuron);
    fixture.session.edit("loop", [](Scenario& s) { s.graph.loop.updates = 3; });
    auto* tool = fixture.tool<LoopTool>();
    auto* curve = tool->findChild<LossCurve*>();
    QTest::mouseClick(curve, Qt::LeftButton, {}, curve->dot(2).toPoint());
    QCOMPARE(fixture.player.position(), 2.0 * fixture.page.trace()->size() + 1.0);
}

void TestGraphTools::examplesAreAddedToTheDocument()
{
    Fixture fixture(kNeuron);
    auto* tool = fixture.tool<LoopTool>();
    click(buttonWith<QPushButton>(tool, "Add"));
    QCOMPARE(fixture.choice().loop.examples.size(), std::size_t(2));
    auto* table = tool->findChild<QTableWidget*>();
    table->item(1, 0)->setText("2.5");
    QCOMPARE(fixture.choice().loop.examples[1].at("x").scalar(), 2.5);
    click(buttonWith<QPushButton>(tool, "Remove"));
    QVERIFY(fixture.choice().loop.examples.empty());
}

void TestGraphTools::checkpointsArePlayed()
{
    Fixture fixture("x = 0.5\na = sin(x)\nb = sin(a)\nc = sin(b)\nd = sin(c)");
    auto* tool = fixture.tool<CostTool>();
    const int steps = fixture.player.count();
    auto* segments = tool->findChild<QSpinBox*>();
    segments->setFocus();
    QTest::keyClick(segments, Qt::Key_Up);
    QTest::keyClick(segments, Qt::Key_Up);
    QCOMPARE(fixture.choice().segments, 2);
    QCOMPARE(fixture.player.count(), steps + 1); // a is dropped and computed again; b is read by the second segment
    QVERIFY(tool->findChild<MemoryStrip*>()->plan() != nullptr);
}

void TestGraphTools::aDocumentWithoutAGraphDisablesTheTools()
{
    Fixture fixture(kFanOut);
    auto* tabs = fixture.page.findChild<ToolTabs*>();
    fixture.session.start({.program = ""});
    for (int i = 0; i < tabs->count(); ++i)
        tabs->setCurrentIndex(i); // nothing to show, and nothing breaks
    fixture.session.start({.program = "x = ("});
    for (int i = 0; i < tabs->count(); ++i)
        tabs->setCurrentIndex(i);
    QVERIFY(!fixture.tool<LoopTool>()->isEnabled());
    QVERIFY(fixture.tool<LoopTool>()->findChild<LossCurve*>()->isHidden());
    auto* problems = fixture.page.findChild<QLabel*>("problems");
    setTheme(darkTheme());
    QVERIFY(problems->text().contains(darkTheme().error.name()));
    setTheme(lightTheme());
    QVERIFY(problems->text().contains(lightTheme().error.name()));
}

QTEST_MAIN(TestGraphTools)
#include "tst_graph_tools.moc"
