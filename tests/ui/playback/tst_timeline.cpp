// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of stepping and playing, without a clock.
#include "ui/playback/timeline.h"

#include <QTest>

#include <cmath>

namespace ad::ui {

class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void stepsForwardAndBackComeHome_data();
    void stepsForwardAndBackComeHome();
    void stepMovesSmoothlyToTheNextWholePosition();
    void keyDuringAStepFinishesItAndGoesOn();
    void turningRoundStartsFromHere();
    void stepFromBetweenGoesToTheNeighbours();
    void playingTakesTheTimeOfItsSteps();
    void playAtTheEndBeginsAgain();
    void nothingLeavesTheRange();
    void seekStopsAStepButNotPlaying();
    void fewerStepsKeepThePositionInside();
    void reducedMotionIsWholeSteps();
    void speedIsBounded();
    void nothingPassesTheLimit();
    void partsAreStopsThatAreTheSameFromBothSides_data();
    void partsAreStopsThatAreTheSameFromBothSides();
};

namespace {

Timeline timeline(int count, Motion motion = Motion::Smooth)
{
    Timeline t;
    t.setMotion(motion);
    t.setRate(1.0 / 0.6);
    t.setSteps(count, {});
    return t;
}

} // namespace

void TestTimeline::stepsForwardAndBackComeHome_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("pause"); // milliseconds between key presses: while a step moves, and after it
    for (const int steps : {1, 3, 7}) {
        for (const double pause : {0.0, 100.0, 599.0, 2000.0})
            QTest::addRow("%d steps, %g ms", steps, pause) << steps << pause;
    }
}

void TestTimeline::stepsForwardAndBackComeHome()
{
    QFETCH(int, steps);
    QFETCH(double, pause);
    Timeline t = timeline(20);
    t.seek(5);
    for (int i = 0; i < steps; ++i) {
        t.stepForward();
        t.advance(pause);
    }
    QCOMPARE(t.destination(), 5.0 + steps);
    for (int i = 0; i < steps; ++i) {
        t.stepBack();
        t.advance(pause);
    }
    t.advance(10000);
    QCOMPARE(t.position(), 5.0);
    QVERIFY(!t.isMoving());
}

void TestTimeline::stepMovesSmoothlyToTheNextWholePosition()
{
    Timeline t = timeline(3);
    t.stepForward();
    QCOMPARE(t.position(), 0.0);
    t.advance(150);
    QVERIFY(t.position() > 0.0 && t.position() < 0.25); // it eases in
    t.advance(150);
    QVERIFY(std::abs(t.position() - 0.5) < 1e-9);
    t.advance(301);
    QCOMPARE(t.position(), 1.0);
}

void TestTimeline::keyDuringAStepFinishesItAndGoesOn()
{
    Timeline t = timeline(9);
    t.stepForward();
    t.advance(100);
    t.stepForward();
    QCOMPARE(t.position(), 1.0);
    QCOMPARE(t.destination(), 2.0);
}

void TestTimeline::turningRoundStartsFromHere()
{
    Timeline t = timeline(9);
    t.seek(3);
    t.stepForward();
    t.advance(300);
    t.stepBack();
    QVERIFY(std::abs(t.position() - 3.5) < 1e-9); // no leap
    QCOMPARE(t.destination(), 3.0);
}

void TestTimeline::stepFromBetweenGoesToTheNeighbours()
{
    Timeline t = timeline(9);
    t.seek(3.25);
    t.stepForward();
    QCOMPARE(t.destination(), 4.0);
    t.seek(3.25);
    t.stepBack();
    QCOMPARE(t.destination(), 3.0);
}

void TestTimeline::playingTakesTheTimeOfItsSteps()
{
    Timeline t = timeline(10);
    t.play();
    t.advance(1200);
    QVERIFY(std::abs(t.position() - 2.0) < 1e-9);
    t.setSpeed(2);
    t.advance(1200);
    QVERIFY(std::abs(t.position() - 6.0) < 1e-9);
    t.advance(60000);
    QCOMPARE(t.position(), 10.0);
    QVERIFY(!t.isPlaying());
}

void TestTimeline::playAtTheEndBeginsAgain()
{
    Timeline t = timeline(4);
    t.toEnd();
    t.play();
    QCOMPARE(t.position(), 0.0);
    QVERIFY(t.isPlaying());
    Timeline empty = timeline(0);
    empty.play();
    QVERIFY(!empty.isPlaying());
}

void TestTimeline::nothingLeavesTheRange()
{
    Timeline t = timeline(2);
    t.stepBack();
    QVERIFY(!t.isMoving());
    t.seek(99);
    QCOMPARE(t.position(), 2.0);
    t.stepForward();
    t.advance(1000);
    QCOMPARE(t.position(), 2.0);
    t.seek(-1);
    QCOMPARE(t.position(), 0.0);
    t.seek(std::nan(""));
    QCOMPARE(t.position(), 0.0);
}

void TestTimeline::seekStopsAStepButNotPlaying()
{
    Timeline t = timeline(9);
    t.stepForward();
    t.seek(5);
    t.advance(1000);
    QCOMPARE(t.position(), 5.0);
    t.play();
    t.seek(2);
    t.advance(600);
    QVERIFY(std::abs(t.position() - 3.0) < 1e-9);
}

void TestTimeline::nothingPassesTheLimit()
{
    Timeline t = timeline(10);
    t.setLimit(3.0);
    QVERIFY(!t.isHeld());
    t.play();
    t.advance(60000);
    QCOMPARE(t.position(), 3.0);
    QVERIFY(!t.isPlaying() && t.isHeld());
    t.play();
    t.stepForward();
    t.toEnd();
    t.advance(60000);
    QCOMPARE(t.position(), 3.0);
    t.stepBack();
    t.advance(1000);
    QVERIFY(!t.isHeld());
    t.setLimit(std::nullopt);
    t.toEnd();
    QCOMPARE(t.position(), 10.0);
}

void TestTimeline::fewerStepsKeepThePositionInside()
{
    Timeline t = timeline(9);
    t.seek(7);
    t.setSteps(20, {});
    QCOMPARE(t.position(), 7.0);
    t.stepForward();
    t.setSteps(4, {});
    t.advance(1000);
    QCOMPARE(t.position(), 4.0);
}

void TestTimeline::reducedMotionIsWholeSteps()
{
    Timeline t = timeline(5, Motion::Reduced);
    t.stepForward();
    QCOMPARE(t.position(), 1.0);
    t.play();
    for (int i = 0; i < 40; ++i) {
        t.advance(50);
        QCOMPARE(t.position(), std::floor(t.position()));
    }
    QCOMPARE(t.position(), 4.0); // 1 + 2 s / 0.6 s
}

void TestTimeline::speedIsBounded()
{
    Timeline t;
    t.setSpeed(100);
    QCOMPARE(t.speed(), Timeline::kFastest);
    t.setSpeed(0);
    QCOMPARE(t.speed(), Timeline::kSlowest);
}

void TestTimeline::partsAreStopsThatAreTheSameFromBothSides_data()
{
    QTest::addColumn<int>("parts");
    QTest::addColumn<bool>("isReduced");
    for (const int parts : {1, 2, 3, 7, 10}) {
        QTest::addRow("%d", parts) << parts << false;
        QTest::addRow("%d, reduced motion", parts) << parts << true;
    }
}

void TestTimeline::partsAreStopsThatAreTheSameFromBothSides()
{
    QFETCH(int, parts);
    QFETCH(bool, isReduced);
    Timeline t = timeline(10000, isReduced ? Motion::Reduced : Motion::Smooth);
    t.setParts(parts);
    t.seek(9990);
    std::vector<double> stops = {t.position()};
    for (int i = 0; i < 3 * parts; ++i) {
        t.stepForward();
        t.advance(10000);
        stops.push_back(t.position());
    }
    QCOMPARE(t.position(), 9993.0); // whole positions are stops, to the bit
    for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
        QCOMPARE(t.position(), *stop);
        t.stepBack();
        t.advance(10000);
    }
    t.seek(5.0 + 0.5 / parts); // from between two stops
    if (isReduced)
        return;
    t.stepBack();
    t.advance(10000);
    QCOMPARE(t.position(), 5.0);
}

} // namespace ad::ui

QTEST_APPLESS_MAIN(ad::ui::TestTimeline)
#include "tst_timeline.moc"
