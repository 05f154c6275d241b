// SPDX-License-Identifier: GPL-3.0-or-later
// The window under real keys: pages, player, presentation, files, closing, and what it remembers.
#include "app/examples.h"
#include "app/help.h"
#include "app/main_window.h"
#include "core/base/resources.h"
#include "core/scenario/json.h"
#include "ui/page/page.h"
#include "ui/panel/message_bar.h"
#include "ui/panel/stage_frame.h"
#include "ui/playback/player.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace ad::app {

namespace {

/// A page with panels and as many steps as the program has characters.
class TextPage : public ui::Page
{
public:
    TextPage(const QString& name, ui::Session* session, ui::Player* player)
        : Page(session, player)
        , m_name(name)
        , m_frame(new ui::StageFrame(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(m_frame);
        auto* left = new ui::SidePanel(ui::Side::Left, "Program");
        left->addSection("Program", new QLabel("x"));
        m_frame->setStage(new QLabel(name));
        m_frame->setPanel(left, 300, 200);
        connect(session, &ui::Session::scenarioChanged, this, [this] { update(); });
        update();
    }
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString iconName() const override { return "graph"; }
    [[nodiscard]] ui::StageFrame* frame() const override { return m_frame; }
    double shown = -1;

protected:
    void showPosition(double position) override { shown = position; }

private:
    void update() { setSteps(static_cast<int>(session()->scenario().program.size()), {}); }

    QString m_name;
    ui::StageFrame* m_frame;
};

struct Fixture
{
    QTemporaryDir folder;
    MainWindow window{{scenarioFromJson, toJson}, folder.filePath("recovery")};
    TextPage* graph = new TextPage("Graph", window.session(), window.player());
    TextPage* landscape = new TextPage("Landscape", window.session(), window.player());

    Fixture()
    {
        ui::setMotionReduced(true); // steps are done at once
        window.addPage(graph);
        window.addPage(landscape);
        window.restoreState();
        window.actions().reducedMotion->setChecked(true);
        window.resize(1280, 720);
        window.show();
        window.activateWindow();
        [[maybe_unused]] const bool isActive = QTest::qWaitForWindowActive(&window); // shortcuts are only heard by the active window
        window.session()->edit("Type", [](Scenario& s) { s.program = "y = x^2 + 1"; });
    }
    /// Asked questions would stop a test that is about something else.
    ~Fixture() { window.session()->start({}); }
};

void answer(QMessageBox::StandardButton button)
{
    QTimer::singleShot(0, qApp, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box != nullptr);
        QTest::mouseClick(box->button(button), Qt::LeftButton);
    });
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void keysMoveThePlayer();
    void eachPageKeepsItsPlace();
    void undoKeyTakesBack();
    void presentationHidesTheChrome();
    void blackScreenComesAndGoes();
    void closingAsks();
    void savingOnCloseWritesTheFile();
    void damagedFileTellsAndChangesNothing();
    void droppedFileIsOpened();
    void fileWithRacersShowsItsRace();
    void windowRemembers();
    void shortcutsAreListedAndUnique();
    void allExamplesAreThere();
};

void TestMainWindow::keysMoveThePlayer()
{
    Fixture f;
    const auto press = [&f](Qt::Key key) {
        QTest::keyClick(&f.window, key);
        return f.window.player()->position();
    };
    QCOMPARE(press(Qt::Key_Right), 1.0);
    QCOMPARE(press(Qt::Key_PageDown), 2.0);
    QCOMPARE(press(Qt::Key_Left), 1.0);
    QCOMPARE(press(Qt::Key_End), 11.0);
    QCOMPARE(press(Qt::Key_PageUp), 10.0);
    QCOMPARE(press(Qt::Key_Home), 0.0);
    press(Qt::Key_Space);
    QVERIFY(f.window.player()->isPlaying());
    press(Qt::Key_Space);
    QVERIFY(!f.window.player()->isPlaying());
    QCOMPARE(f.graph->shown, f.window.player()->position());
}

void TestMainWindow::eachPageKeepsItsPlace()
{
    Fixture f;
    f.window.player()->seek(4);
    QTest::keyClick(&f.window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(f.window.page(), f.landscape);
    QCOMPARE(f.window.player()->position(), 0.0);
    f.window.player()->seek(7);
    f.window.showPage("graph");
    QCOMPARE(f.window.player()->position(), 4.0);
    QCOMPARE(f.landscape->timeline().position(), 7.0);
}

void TestMainWindow::undoKeyTakesBack()
{
    Fixture f;
    QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(f.window.session()->scenario().program, std::string());
    QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(f.window.session()->scenario().program, std::string("y = x^2 + 1"));
    QVERIFY(f.window.isWindowModified());
}

void TestMainWindow::presentationHidesTheChrome()
{
    Fixture f;
    QTest::keyClick(&f.window, Qt::Key_F5);
    QVERIFY(!f.window.menuBar()->isVisible());
    QVERIFY(!f.graph->frame()->panel(ui::Side::Left)->isVisible());
    QVERIFY(ui::currentTheme().smallText() >= 20);
    QTest::keyClick(&f.window, Qt::Key_Right); // the keys work without a menu bar
    QCOMPARE(f.window.player()->position(), 1.0);
    QTest::keyClick(&f.window, Qt::Key_Escape);
    QVERIFY(f.window.menuBar()->isVisible());
    QVERIFY(f.graph->frame()->panel(ui::Side::Left)->isVisible());
    QCOMPARE(ui::currentTheme().smallText(), 12);
    QTest::keyClick(&f.window, Qt::Key_F11);
    QVERIFY(!f.window.menuBar()->isVisible());
    QCOMPARE(ui::currentTheme().smallText(), 12);
    QTest::keyClick(&f.window, Qt::Key_F11);
    QVERIFY(f.window.menuBar()->isVisible());
}

void TestMainWindow::blackScreenComesAndGoes()
{
    Fixture f;
    const auto middle = [&f] { return f.window.grab().toImage().pixelColor(f.window.width() / 2, f.window.height() / 2); };
    QVERIFY(middle() != QColor(Qt::black));
    QTest::keyClick(&f.window, Qt::Key_Period);
    QCOMPARE(middle(), QColor(Qt::black));
    QTest::keyClick(&f.window, Qt::Key_Escape);
    QVERIFY(middle() != QColor(Qt::black));
}

void TestMainWindow::closingAsks()
{
    Fixture f;
    answer(QMessageBox::Cancel);
    QVERIFY(!f.window.close());
    QVERIFY(f.window.isVisible());
    answer(QMessageBox::Discard);
    QVERIFY(f.window.close());
}

void TestMainWindow::savingOnCloseWritesTheFile()
{
    Fixture f;
    const QString path = f.folder.filePath("a.json");
    QVERIFY(!f.window.session()->saveAs(path));
    f.window.session()->edit("Type", [](Scenario& s) { s.program = "z = 3"; });
    answer(QMessageBox::Save);
    QVERIFY(f.window.close());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("z = 3"));
}

void TestMainWindow::damagedFileTellsAndChangesNothing()
{
    Fixture f;
    f.window.session()->start(f.window.session()->scenario());
    QFile file(f.folder.filePath("bad.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"program\": 3}");
    file.close();
    QVERIFY(!f.window.openFile(file.fileName()));
    const QString message = f.window.findChild<ui::MessageBar*>()->text();
    QVERIFY2(message.contains("bad.json, line 1"), qPrintable(message));
    QCOMPARE(f.window.session()->scenario().program, std::string("y = x^2 + 1"));
}

void TestMainWindow::droppedFileIsOpened()
{
    Fixture f;
    f.window.session()->start({});
    QFile file(f.folder.filePath("drop.adj"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("q = 5\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&f.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&f.window, &drop);
    QCOMPARE(f.window.session()->scenario().program, std::string("q = 5\n"));
}

void TestMainWindow::fileWithRacersShowsItsRace()
{
    Fixture f;
    f.window.session()->start({});
    const auto opened = [&f](const char* name, const QByteArray& text) {
        QFile file(f.folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        return f.window.openFile(file.fileName());
    };
    QVERIFY(opened("race.json", R"({"program": "f = x^2", "racers": [{"optimizer": "adam"}]})"));
    QVERIFY(f.landscape->isActive());
    QVERIFY(opened("graph.json", R"({"program": "f = x^2"})"));
    QVERIFY(f.graph->isActive());
}

void TestMainWindow::windowRemembers()
{
    {
        Fixture f;
        f.window.showPage("Landscape");
        f.window.player()->setSpeed(4);
        f.landscape->frame()->setOpen(ui::Side::Left, false);
        f.window.actions().theme->trigger();
        QVERIFY(ui::currentTheme().isDark);
        f.window.session()->start({});
        QVERIFY(f.window.close());
    }
    ui::setTheme(ui::lightTheme());
    Fixture f;
    QCOMPARE(f.window.page(), f.landscape);
    QCOMPARE(f.window.player()->speed(), 4.0);
    QVERIFY(!f.landscape->frame()->isOpen(ui::Side::Left));
    QVERIFY(ui::currentTheme().isDark);
}

void TestMainWindow::shortcutsAreListedAndUnique()
{
    Fixture f;
    QSet<QKeySequence> seen;
    for (const QAction* action : f.window.QWidget::actions()) {
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!seen.contains(key), qPrintable(key.toString()));
            seen.insert(key);
        }
    }
    const QString table = shortcutTable(f.window.QWidget::actions());
    QVERIFY(table.contains("Step forward"));
    QVERIFY(table.contains("PgDown"));
    QVERIFY(f.window.actions().present->toolTip().contains("F5"));
}

void TestMainWindow::allExamplesAreThere()
{
    const std::vector<Example> all = examples();
    QCOMPARE(all.size(), resourcesIn("examples").size() + resourcesIn("landscapes").size());
    for (const Example& example : all) {
        QVERIFY(!example.title.isEmpty());
        QVERIFY(!example.scenario.program.empty());
    }
}

} // namespace ad::app

int main(int argc, char* argv[])
{
    QCoreApplication::setOrganizationName("Adjoint");
    QCoreApplication::setApplicationName("tst_main_window");
    QApplication application(argc, argv);
    ad::ui::setTheme(ad::ui::lightTheme());
    ad::app::TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_main_window.moc"
