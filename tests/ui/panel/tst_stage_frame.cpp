// SPDX-License-Identifier: GPL-3.0-or-later
// The stage keeps its 60 %, panels fold and open, messages come and go.
#include "ui/panel/message_bar.h"
#include "ui/panel/stage_frame.h"
#include "ui/theme/appearance.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace ad::ui {

class TestStageFrame : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }
    void stageKeepsItsShare();
    void panelOpenedByTheUserStaysOpen();
    void foldedPanelOpensByClick();
    void stateIsRemembered();
    void messageGoesByItsButtons();
};

namespace {

struct Fixture
{
    StageFrame frame;
    QWidget* stage = new QWidget;
    SidePanel* left = new SidePanel(Side::Left, "Program");
    SidePanel* right = new SidePanel(Side::Right, "Inspector");

    Fixture()
    {
        left->addSection("Program", new QLabel("x"));
        right->addSection("Step", new QLabel("y"));
        frame.setStage(stage);
        frame.setPanel(left, 300, 220);
        frame.setPanel(right, 340, 260);
        frame.resize(1920, 800);
        frame.show();
    }
};

} // namespace

void TestStageFrame::stageKeepsItsShare()
{
    Fixture f;
    QCOMPARE(f.left->width(), 300);
    QCOMPARE(f.right->width(), 340);
    for (const int width : {1920, 1600, 1400, 1280, 1100, 1024, 900, 700}) {
        f.frame.resize(width, 700);
        QVERIFY2(f.stage->width() >= 0.6 * width - 1, qPrintable(QString::number(width)));
        QCOMPARE(f.left->width() + f.stage->width() + f.right->width(), width);
    }
    f.frame.resize(1280, 720);
    QVERIFY(!f.left->isFolded() && !f.right->isFolded()); // 220 + 260 ≤ 512
    f.frame.resize(1024, 720);
    QVERIFY(!f.left->isFolded() && f.right->isFolded());
    f.frame.resize(1920, 720);
    QVERIFY(!f.right->isFolded()); // comes back
}

void TestStageFrame::panelOpenedByTheUserStaysOpen()
{
    Fixture f;
    f.frame.resize(1024, 720);
    f.frame.setOpen(Side::Right, true);
    QVERIFY(!f.right->isFolded());
    QVERIFY(f.left->isFolded()); // makes room
    f.frame.resize(640, 720);
    f.frame.setOpen(Side::Left, true);
    QVERIFY(!f.left->isFolded());
}

void TestStageFrame::foldedPanelOpensByClick()
{
    Fixture f;
    QTest::mouseClick(f.left->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(f.left->isFolded());
    QCOMPARE(f.left->width(), f.left->railWidth());
    QTest::mouseClick(f.left, Qt::LeftButton, {}, QPoint(10, 300));
    QVERIFY(!f.left->isFolded());
}

void TestStageFrame::stateIsRemembered()
{
    Fixture f;
    f.frame.setOpen(Side::Left, false);
    Fixture other;
    other.frame.restoreState(f.frame.state());
    QVERIFY(other.left->isFolded());
    QVERIFY(!other.right->isFolded());
    other.frame.restoreState("nonsense");
    QVERIFY(other.left->isFolded());
}

void TestStageFrame::messageGoesByItsButtons()
{
    MessageBar bar;
    bool isRestored = false;
    bar.showMessage(MessageKind::Error, "cannot open a.json", {{"Restore", [&] { isRestored = true; }}});
    QCOMPARE(bar.text(), QString("cannot open a.json"));
    QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(isRestored);
    QVERIFY(bar.isHidden());
    bar.showMessage(MessageKind::Info, "again");
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(bar.text().isEmpty());
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestStageFrame)
#include "tst_stage_frame.moc"
