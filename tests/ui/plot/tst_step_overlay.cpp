// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of a step's arrows can be read, and nothing that is not finite is drawn.
#include "ui/plot/label_boxes.h"
#include "ui/plot/step_overlay.h"
#include "ui/theme/appearance.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace ad;
using namespace ad::ui;

namespace {

const PixelMap kMap{QRectF(60, 10, 600, 400), Rectangle{-3, 3, -2, 2}};

StepDrawing drawing()
{
    StepDrawing d;
    d.look = racerLook(0, false);
    d.place = {0.5, 0.5};
    d.ghost = Vec2{0, 0};
    d.arrows = {{StepInk::Gradient, "−g", {0.5, 0.5}, {0, 0}},
                {StepInk::Memory, "−0.9 v", {0.5, 0.5}, {0.1, 0.05}},
                {StepInk::Direction, "new velocity", {0.5, 0.5}, {0.02, 0.01}},
                {StepInk::Move, "Δθ", {0.5, 0.5}, {0.01, 0}}};
    d.note = "gradients × 0.015";
    return d;
}

} // namespace

class TestStepOverlay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void labelsDoNotCoverEachOther_data()
    {
        QTest::addColumn<Vec2>("place");
        QTest::addColumn<bool>("isCurve");
        QTest::newRow("inside") << Vec2{0.5, 0.5} << false;
        QTest::newRow("in a corner") << Vec2{-2.95, -1.95} << false;
        QTest::newRow("on a curve") << Vec2{0.5, 0.5} << true;
        QTest::newRow("at the top of a curve") << Vec2{0.5, 1.95} << true;
    }

    void labelsDoNotCoverEachOther()
    {
        QFETCH(Vec2, place);
        QFETCH(bool, isCurve);
        StepDrawing d = drawing();
        d.isCurve = isCurve;
        for (DrawnArrow& arrow : d.arrows) {
            arrow.tail = place;
            arrow.tip = {place.x + 0.3, isCurve ? place.y : place.y + 0.2};
        }
        d.place = place;
        const std::vector<QRectF> rects = StepOverlay(d).labelRects(kMap);
        QCOMPARE(rects.size(), std::size_t(5)); // and the note
        for (std::size_t i = 0; i < rects.size(); ++i) {
            QVERIFY(kMap.rect.contains(rects[i]));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!rects[i].intersects(rects[j]));
        }
    }

    void labelsKeepWhatIsAskedForWhereThereIsRoom()
    {
        LabelGround ground{QRectF(0, 0, 400, 300), {}, {}};
        const QRectF right = placeLabel(ground, {40, 20}, {200, 150}, {1, 0});
        QVERIFY(right.left() >= 200 && right.center().y() == 150);
        const QRectF next = placeLabel(ground, {40, 20}, {200, 150}, {1, 0});
        QVERIFY(!next.intersects(right));
    }

    void whatIsNotFiniteIsNotDrawn()
    {
        StepDrawing d = drawing();
        d.arrows[0].tip = {NAN, 0};
        d.arrows[1].tip = {INFINITY, 0};
        d.arrows[2].tip = {1e300, -1e300};
        d.halfSides = Vec2{INFINITY, NAN};
        d.ghost.reset();
        QImage image(700, 450, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        StepOverlay(d).paintAbove(painter, kMap); // without an end, this would take for ever or write warnings
        QVERIFY(StepOverlay(d).labelRects(kMap)[0].isEmpty());
    }
};

QTEST_MAIN(TestStepOverlay)

#include "tst_step_overlay.moc"
