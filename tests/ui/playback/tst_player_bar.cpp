// SPDX-License-Identifier: GPL-3.0-or-later
// The player and its bar under real keys and buttons, and who gets which key.
#include "ui/playback/key_guard.h"
#include "ui/playback/player.h"
#include "ui/playback/player_bar.h"
#include "ui/playback/timeline_slider.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace ad::ui {

class TestPlayerBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }
    void playsByItselfToTheEnd();
    void signalsTellWhatChanged();
    void scrubbingFollowsTheMouse();
    void sliderMovesByKeys();
    void counterAndCaptionAreShown();
    void fitsSevenHundredPixels();
    void captionGrowsOnAProjector();
    void guardGivesKeysToWhoUsesThem_data();
    void guardGivesKeysToWhoUsesThem();
};

namespace {

PlayerActions actionsFor(QObject* parent)
{
    const auto make = [parent](const QString& text) { return new QAction(text, parent); };
    return {make("Start"), make("Back"), make("Play"), make("Forward"), make("End")};
}

} // namespace

void TestPlayerBar::playsByItselfToTheEnd()
{
    Player player;
    player.setSteps(2);
    player.setRate(200);
    player.play();
    QTRY_VERIFY(!player.isPlaying());
    QCOMPARE(player.position(), 2.0);
}

void TestPlayerBar::signalsTellWhatChanged()
{
    Player player;
    QSignalSpy position(&player, &Player::positionChanged);
    QSignalSpy playing(&player, &Player::playingChanged);
    QSignalSpy range(&player, &Player::rangeChanged);
    player.setSteps(5, {{"forward", PhaseKind::Forward, 0, 5}});
    QCOMPARE(range.size(), 1);
    QCOMPARE(position.size(), 0);
    player.seek(3);
    player.seek(3);
    QCOMPARE(position.size(), 1);
    player.toggle();
    player.toggle();
    QCOMPARE(playing.size(), 2);
    player.setSteps(2);
    QCOMPARE(position.last().first().toDouble(), 2.0);
}

void TestPlayerBar::scrubbingFollowsTheMouse()
{
    PlayerBar bar(actionsFor(this));
    bar.resize(1000, bar.sizeHint().height());
    bar.setSteps(20, {});
    bar.show();
    auto* slider = bar.findChild<TimelineSlider*>();
    QSignalSpy sought(&bar, &PlayerBar::sought);
    const auto at = [slider](double position) { return QPoint(qRound(slider->xOf(position)), slider->height() / 2); };
    QTest::mousePress(slider, Qt::LeftButton, {}, at(10));
    QCOMPARE(sought.last().first().toDouble(), 10.0);
    QTest::mouseMove(slider, at(15.5));
    QVERIFY(qAbs(sought.last().first().toDouble() - 15.5) < 0.05); // half a pixel
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at(15.6));
    QCOMPARE(sought.last().first().toDouble(), 16.0); // it rests on a whole step
}

void TestPlayerBar::sliderMovesByKeys()
{
    TimelineSlider slider;
    slider.setSteps(20, {});
    slider.showPosition(4.3);
    QSignalSpy sought(&slider, &TimelineSlider::sought);
    QTest::keyClick(&slider, Qt::Key_Right);
    QCOMPARE(sought.last().first().toDouble(), 5.0);
    QTest::keyClick(&slider, Qt::Key_End);
    QCOMPARE(sought.last().first().toDouble(), 20.0);
    QCOMPARE(sought.size(), 2); // showing a position is not the user's doing
}

void TestPlayerBar::counterAndCaptionAreShown()
{
    PlayerBar bar(actionsFor(this));
    bar.resize(900, 90);
    bar.setSteps(23, {});
    bar.showPosition(13.2);
    bar.setCaption("y passes back 0.197 to z.");
    QStringList texts;
    for (const QLabel* label : bar.findChildren<QLabel*>())
        texts << label->text();
    QVERIFY2(texts.contains("Step 14 of 23"), qPrintable(texts.join('|')));
    QVERIFY(texts.contains("y passes back 0.197 to z."));
}

void TestPlayerBar::fitsSevenHundredPixels()
{
    PlayerBar bar(actionsFor(this));
    bar.setSteps(1234, {});
    QVERIFY2(bar.minimumSizeHint().width() <= 700, qPrintable(QString::number(bar.minimumSizeHint().width())));
}

void TestPlayerBar::captionGrowsOnAProjector()
{
    PlayerBar bar(actionsFor(this));
    bar.setCaption("y passes back 0.197 to z.");
    bar.show();
    Theme projector = lightTheme();
    projector.scale = kPresentationScale;
    setTheme(projector);
    for (const QLabel* label : bar.findChildren<QLabel*>())
        QVERIFY2(label->fontInfo().pixelSize() >= 20, qPrintable(label->text()));
    setTheme(lightTheme());
}

void TestPlayerBar::guardGivesKeysToWhoUsesThem_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("goesToTheWindow");
    const QList<std::pair<QString, QList<int>>> kept = {
        {"slider", {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End}},
        {"combo", {Qt::Key_Left, Qt::Key_Space, Qt::Key_Home, Qt::Key_End}},
        {"button", {Qt::Key_Space}},
        {"check", {Qt::Key_Space}},
        {"list", {Qt::Key_Left, Qt::Key_Space, Qt::Key_Home}},
        {"tabs", {Qt::Key_Left, Qt::Key_Right}},
        {"line", {Qt::Key_Left, Qt::Key_Space, Qt::Key_Home, Qt::Key_Period, Qt::Key_B}},
        {"text", {Qt::Key_Left, Qt::Key_Space, Qt::Key_Home, Qt::Key_Period, Qt::Key_B}},
    };
    const QList<int> all = {Qt::Key_Left, Qt::Key_Right,  Qt::Key_Home,     Qt::Key_End,   Qt::Key_Space,
                            Qt::Key_B,    Qt::Key_Period, Qt::Key_PageDown, Qt::Key_PageUp};
    for (const auto& [kind, keys] : kept) {
        for (const int key : keys)
            QTest::addRow("%s keeps %x", qPrintable(kind), key) << kind << key << false;
        for (const int key : {Qt::Key_PageDown, Qt::Key_PageUp})
            QTest::addRow("%s leaves %x", qPrintable(kind), key) << kind << int(key) << true;
    }
    for (const int key : all)
        QTest::addRow("plain leaves %x", key) << QString("plain") << key << true;
    for (const int key : {Qt::Key_Left, Qt::Key_Home})
        QTest::addRow("button leaves %x", key) << QString("button") << int(key) << true;
}

void TestPlayerBar::guardGivesKeysToWhoUsesThem()
{
    QFETCH(QString, kind);
    QFETCH(int, key);
    QFETCH(bool, goesToTheWindow);
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    QMap<QString, QWidget*> widgets = {
        {"slider", new QSlider(Qt::Horizontal)}, {"combo", new QComboBox},     {"button", new QPushButton("x")},
        {"check", new QCheckBox("x")},           {"list", new QListWidget},    {"tabs", new QTabBar},
        {"line", new QLineEdit("x y")},          {"text", new QPlainTextEdit}, {"plain", new QWidget}};
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    widgets["plain"]->setFocusPolicy(Qt::StrongFocus);
    const QShortcut shortcut(QKeySequence(key), &window);
    QSignalSpy taken(&shortcut, &QShortcut::activated);
    KeyGuard guard;
    qApp->installEventFilter(&guard);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    widgets[kind]->setFocus();
    QTest::keyClick(widgets[kind], static_cast<Qt::Key>(key));
    QCOMPARE(taken.size(), goesToTheWindow ? 1 : 0);
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestPlayerBar)
#include "tst_player_bar.moc"
