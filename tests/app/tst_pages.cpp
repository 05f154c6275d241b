// SPDX-License-Identifier: GPL-3.0-or-later
// The real pages in the real window, under real keys.
#include "app/main_window.h"
#include "app/pages.h"
#include "core/scenario/json.h"
#include "tests/ui/page/derive_at_once.h"
#include "ui/graph/graph_view.h"
#include "ui/page/graph_page.h"
#include "ui/page/landscape_page.h"
#include "ui/panel/expression_edit.h"
#include "ui/panel/side_panel.h"
#include "ui/panel/stage_frame.h"
#include "ui/playback/player.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace ad;

namespace {

struct Fixture
{
    Fixture()
    {
        app::addPages(window);
        ui::deriveAtOnce(window);
        window.showFirstExample();
        window.resize(1600, 900);
        window.show();
        window.activateWindow();
        graph = window.findChild<ui::GraphPage*>();
        landscape = window.findChild<ui::LandscapePage*>();
        graph->setFocus();
    }
    [[nodiscard]] double position() { return window.player()->position(); }

    QTemporaryDir folder;
    app::MainWindow window{{scenarioFromJson, toJson}, folder.path()};
    ui::GraphPage* graph = nullptr;
    ui::LandscapePage* landscape = nullptr;
};

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFirstStartShowsAGraph();
    void keysStepThroughTheGraph();
    void keysThatAreTypedStayInTheEditor();
    void panelKeysFoldPanels();
    void everyButtonHasATip();
    void aChosenPairOfInputsBecomesTheAxes();
    void lookInsideOpensTheGraphAtThePoint();
};

void TestPages::initTestCase()
{
    ui::loadFonts();
    ui::setTheme(ui::lightTheme());
    ui::setMotionReduced(true);
}

void TestPages::aFirstStartShowsAGraph()
{
    Fixture fixture;
    QVERIFY(fixture.graph->trace());
    QCOMPARE(fixture.window.page(), fixture.graph);
    QVERIFY(fixture.window.findChild<ui::GraphView*>()->scene()->size() > 4);
}

void TestPages::keysStepThroughTheGraph()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    const int count = fixture.graph->trace()->size();
    const auto press = [&](Qt::Key key) { QTest::keyClick(fixture.window.windowHandle(), key); };
    press(Qt::Key_End);
    QCOMPARE(fixture.position(), double(count));
    press(Qt::Key_Home);
    QCOMPARE(fixture.position(), 0.0);
    press(Qt::Key_Right);
    press(Qt::Key_PageDown);
    QTRY_COMPARE(fixture.position(), 2.0);
    press(Qt::Key_PageUp);
    press(Qt::Key_Left);
    QTRY_COMPARE(fixture.position(), 0.0);
    press(Qt::Key_Space);
    QVERIFY(fixture.window.player()->isPlaying());
    press(Qt::Key_Space);
    QVERIFY(!fixture.window.player()->isPlaying());
}

void TestPages::keysThatAreTypedStayInTheEditor()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    auto* editor = fixture.graph->findChild<ui::ExpressionEdit*>();
    editor->setFocus();
    editor->moveCursor(QTextCursor::End);
    const QString before = editor->toPlainText();
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_Space);
    QCOMPARE(editor->toPlainText(), before + ' ');
    QVERIFY(!fixture.window.player()->isPlaying());
}

void TestPages::panelKeysFoldPanels()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    const auto press = [&](Qt::Key key) { QTest::keyClick(fixture.window.windowHandle(), key); };
    ui::StageFrame* frame = fixture.graph->frame();
    for (const auto& [key, side] : {std::pair(Qt::Key_F6, ui::Side::Left), std::pair(Qt::Key_F7, ui::Side::Right)}) {
        QVERIFY(!frame->panel(side)->isFolded());
        press(key);
        QVERIFY(frame->panel(side)->isFolded());
        press(key);
        QVERIFY(!frame->panel(side)->isFolded());
    }
    fixture.window.showPage("landscape");
    QVERIFY(fixture.landscape->frame()->isStripShown());
    press(Qt::Key_F8);
    QVERIFY(!fixture.landscape->frame()->isStripShown());
    press(Qt::Key_F8);
    QVERIFY(fixture.landscape->frame()->isStripShown());
}

void TestPages::everyButtonHasATip()
{
    Fixture fixture;
    for (const char* page : {"graph", "landscape"}) {
        fixture.window.showPage(page);
        for (const QAbstractButton* button : fixture.window.findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->parentWidget()->inherits("QMenuBar"))
                continue;
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(page + QStringLiteral(": %1 %2 in %3")
                                                                         .arg(button->metaObject()->className(), button->text(),
                                                                              button->parentWidget()->metaObject()->className())));
            const auto* tool = qobject_cast<const QToolButton*>(button);
            if (tool != nullptr && tool->defaultAction() != nullptr && !tool->defaultAction()->shortcut().isEmpty())
                QVERIFY2(button->toolTip().contains(tool->defaultAction()->shortcut().toString(QKeySequence::NativeText)),
                         qPrintable(button->toolTip()));
        }
    }
}

void TestPages::aChosenPairOfInputsBecomesTheAxes()
{
    Fixture fixture;
    QMenu* menu = fixture.graph->toolActions().front()->menu();
    emit menu->aboutToShow();
    QVERIFY(!menu->actions().isEmpty());
    menu->actions().front()->trigger();
    QCOMPARE(fixture.window.page(), fixture.landscape);
    QCOMPARE(fixture.window.session()->scenario().axes, (std::vector<std::string>{"x1", "x2"}));
}

void TestPages::lookInsideOpensTheGraphAtThePoint()
{
    Fixture fixture;
    fixture.window.showPage(fixture.landscape->name());
    emit fixture.landscape->lookInside({{"x1", Tensor(0.25)}});
    QCOMPARE(fixture.window.page(), fixture.graph);
    const auto trace = fixture.graph->trace();
    QCOMPARE(trace->valueOf(trace->graph().find("x1")).scalar(), 0.25);
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
