// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"
#include "ui/plot/ball_painter.h"

#include <QWheelEvent>

using namespace ad;
using namespace ad::ui;

namespace {

void turnWheel(QWidget& widget, QPointF at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestLandscapePlot : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void aClickPicksThePointUnderIt()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        QSignalSpy picks(&plot, &LandscapePlot::startPicked);
        const Vec2 wanted{0.5, 1.25};
        const QPoint pixel = plot.pixelMap().toPixel(wanted).toPoint();
        QTest::mouseClick(&plot, Qt::LeftButton, {}, pixel);
        QCOMPARE(picks.size(), 2); // down, and up
        const Vec2 perPixel = plot.pixelMap().pixelsPerUnit();
        QVERIFY(std::abs(picks[1][0].toDouble() - wanted.x) <= 0.5 / perPixel.x); // half a pixel of rounding
        QVERIFY(std::abs(picks[1][1].toDouble() - wanted.y) <= 0.5 / perPixel.y);
        QCOMPARE(picks[0][2].toBool(), false);
        QCOMPARE(picks[1][2].toBool(), true);
    }

    void aDragStaysInsideTheMap()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        QSignalSpy picks(&plot, &LandscapePlot::startPicked);
        QTest::mousePress(&plot, Qt::LeftButton, {}, plot.pixelMap().toPixel({0, 0}).toPoint());
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, QPoint(-300, 5000));
        QCOMPARE(picks.back()[0].toDouble(), -2.0);
        QCOMPARE(picks.back()[1].toDouble(), -1.0);
    }

    void theWheelKeepsThePointUnderTheCursor()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        const QPointF cursor(200, 150);
        const Vec2 before = plot.pixelMap().toData(cursor);
        const double width = plot.content().window.width();
        turnWheel(plot, cursor, 3);
        const Vec2 after = plot.pixelMap().toData(cursor);
        QVERIFY(plot.content().window.width() < width);
        QVERIFY(std::abs(after.x - before.x) < 1e-12 && std::abs(after.y - before.y) < 1e-12); // rounding only
    }

    void zoomingEndsBeforeNumbersDo()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        for (int i = 0; i < 40; ++i)
            turnWheel(plot, {200, 150}, 10);
        QVERIFY(isUsable(plot.content().window));
        for (int i = 0; i < 160; ++i)
            turnWheel(plot, {200, 150}, -20);
        QVERIFY(isUsable(plot.content().window));
        QTest::keyClick(&plot, Qt::Key_F);
        QCOMPARE(plot.content().window, (Rectangle{-2, 2, -1, 3}));
    }

    void theMapIsDraggedWithTheRightButton()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        const Vec2 held = plot.pixelMap().toData({200, 150});
        QTest::mousePress(&plot, Qt::RightButton, {}, QPoint(200, 150));
        QMouseEvent move(QEvent::MouseMove, QPointF(260, 190), plot.mapToGlobal(QPointF(260, 190)), Qt::NoButton, Qt::RightButton, {});
        QApplication::sendEvent(&plot, &move);
        QTest::mouseRelease(&plot, Qt::RightButton, {}, QPoint(260, 190));
        const Vec2 now = plot.pixelMap().toData({260, 190});
        QVERIFY(std::abs(now.x - held.x) < 1e-9 && std::abs(now.y - held.y) < 1e-9);
        QTest::mouseDClick(&plot, Qt::RightButton, {}, QPoint(200, 150));
        QCOMPARE(plot.content().window, (Rectangle{-2, 2, -1, 3}));
    }

    void keysZoomMoveAndSetTheStart()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        plot.setStart(Vec2{0, 0});
        QVERIFY(shown(plot));
        const Rectangle before = plot.content().window;
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(plot.content().window.width() < before.width());
        QTest::keyClick(&plot, Qt::Key_F);
        QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(plot.content().window.xmin > before.xmin);
        QTest::keyClick(&plot, Qt::Key_F);
        QSignalSpy picks(&plot, &LandscapePlot::startPicked);
        QTest::keyClick(&plot, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(picks.size(), 1);
        QVERIFY(picks[0][1].toDouble() > 0);
    }

    void theMapHasTheColoursOfItsValues()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        QVERIFY(plot.content().picture != nullptr);
        QCOMPARE(plot.content().picture->field.columns, 512);
        const auto hueAt = [&](Vec2 p) { return picture(plot).pixelColor(plot.pixelMap().toPixel(p).toPoint()); };
        // Viridis gets lighter with the value.
        QVERIFY(hueAt({0.02, 0.02}).lightnessF() < hueAt({1.9, 2.9}).lightnessF());
    }

    void aPoleLeavesTheColoursToTheRest()
    {
        Field field{{-1, 1, -1, 1}, 101, 100, std::vector<double>(101 * 100)};
        const auto fill = [&field](auto&& function) {
            for (int row = 0; row < field.rows; ++row)
                for (int column = 0; column < field.columns; ++column)
                    field.values[static_cast<std::size_t>(row * field.columns + column)] = function(field.x(column), field.y(row));
        };
        fill([](double x, double y) { return x / (y * y * y); });
        const MapPicture pole = pictureOf(field, {});
        const auto coloured = std::count_if(field.values.begin(), field.values.end(),
                                            [&](double value) { return pole.scale.toUnit(value) > 0 && pole.scale.toUnit(value) < 1; });
        QVERIFY(4 * coloured > 3 * static_cast<std::ptrdiff_t>(field.values.size()));
        QVERIFY(pole.range.max > 100 * pole.scale.high());
        fill([](double x, double y) { return x * x + 3 * y * y; });
        const MapPicture bowl = pictureOf(field, {});
        QCOMPARE(bowl.scale.low(), bowl.range.min); // nothing is extreme here
        QCOMPARE(bowl.scale.high(), bowl.range.max);
    }

    void strangeFunctionsAreShownWithoutHarm_data()
    {
        QTest::addColumn<double>("value");
        QTest::addRow("NaN") << std::nan("");
        QTest::addRow("infinite") << static_cast<double>(INFINITY);
        QTest::addRow("constant") << 3.0;
        QTest::addRow("huge") << 1e300;
        QTest::addRow("largest") << -1.7e308;
        QTest::addRow("tiny") << 1e-310;
    }
    void strangeFunctionsAreShownWithoutHarm()
    {
        QFETCH(double, value);
        for (const ScaleKind kind : {ScaleKind::Linear, ScaleKind::Logarithmic}) {
            LandscapePlot plot;
            LandscapePlot::Landscape strange = bowl();
            strange.function = [value](std::span<const double> xs, std::span<const double>, std::span<double> values) {
                for (std::size_t i = 0; i < xs.size(); ++i)
                    values[i] = xs[i] > 1 ? std::nan("") : xs[i] > 0 ? value : xs[i] < -1 ? -value : value;
            };
            strange.pointValue = [value](Vec2) { return PointValue{value, {value, value}, value}; };
            plot.setMapStyle({kind, ColorMap::Cividis});
            plot.setLandscape(strange, LandscapePlot::View::Reset);
            plot.setTracks({trackOf({{0, 0}, {1e300, -1e300}, {INFINITY, std::nan("")}}, {value, value, value}, Status::Diverged)});
            plot.setSelected(0);
            QVERIFY(shown(plot));
            for (const double position : {0.0, 0.5, 1.0, 1.5, 2.0, 9.0}) {
                plot.setPosition(position);
                QVERIFY(!picture(plot).isNull());
            }
        }
    }

    void oneInputMakesACurveAsHighAsItsValues()
    {
        LandscapePlot plot;
        plot.setLandscape(curve([](double x) { return x * x; }, {-2, 2, 0, 1}), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        QCOMPARE(plot.content().picture->curve.size(), std::size_t(2001));
        QVERIFY(plot.content().window.ymin < 0 && plot.content().window.ymin > -1);
        QVERIFY(plot.content().window.ymax > 4 && plot.content().window.ymax < 5);
        QSignalSpy picks(&plot, &LandscapePlot::startPicked);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.pixelMap().toPixel({1, 2}).toPoint());
        QCOMPARE(picks.back()[1].toDouble(), 0.0);
    }

    void aNewRequestSilencesTheOneBefore()
    {
        FieldSampler sampler;
        std::atomic<int> calls = 0;
        SampleRequest slow{[&calls](std::span<const double>, std::span<const double>, std::span<double> values) {
                               ++calls;
                               std::fill(values.begin(), values.end(), 1.0);
                           },
                           2,
                           {0, 1, 0, 1},
                           {}};
        SampleRequest quick = slow;
        quick.window = {0, 2, 0, 2};
        QSignalSpy spy(&sampler, &FieldSampler::sampled);
        std::vector<Rectangle> windows;
        connect(&sampler, &FieldSampler::sampled, this,
                [&](const std::shared_ptr<const MapPicture>& p, Resolution) { windows.push_back(p->window); });
        sampler.request(slow);
        sampler.request(quick);
        QTRY_COMPARE(spy.size(), 2); // coarse and fine of the second one
        for (const Rectangle& window : windows)
            QCOMPARE(window, quick.window);
        sampler.request(slow);
        sampler.cancel();
        QVERIFY(!sampler.isBusy());
        QTest::qWait(50); // whatever could still come
        QCOMPARE(spy.size(), 2);
    }

    void whatIsDimmedIsPaler()
    {
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        QVERIFY(shown(plot));
        const QPoint middle = plot.pixelMap().toPixel({0.02, 0.02}).toPoint();
        const double before = picture(plot).pixelColor(middle).lightnessF();
        plot.setDimmed(true);
        QVERIFY(picture(plot).pixelColor(middle).lightnessF() > before + 0.2);
        plot.setDimmed(false);
        QCOMPARE(picture(plot).pixelColor(middle).lightnessF(), before);
    }

    void thePictureOfAPositionDoesNotDependOnTheWayThere()
    {
        std::vector<Vec2> path;
        std::vector<double> loss;
        for (int i = 0; i <= 6000; ++i) {
            path.push_back({1.8 * std::cos(0.7 * i) * std::exp(-i * 3e-4), 1 + 1.5 * std::sin(0.31 * i) * std::exp(-i * 2e-4)});
            loss.push_back(1);
        }
        LandscapePlot plot;
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        plot.setTracks({trackOf(path, loss)});
        QVERIFY(shown(plot));
        plot.setPosition(3210.4);
        const QImage direct = picture(plot);
        for (const double position : {10.0, 5900.0, 6000.0, 2600.0, 2570.0, 3000.0, 3210.4})
            plot.setPosition(position);
        QCOMPARE(picture(plot), direct);
        plot.setPosition(3000);
        QVERIFY(picture(plot) != direct);
    }

    void racersOffTheMapAreAtItsBorderWithTheirDistance()
    {
        const PixelMap map{QRectF(0, 0, 400, 400), {-2, 2, -2, 2}};
        QVERIFY(!offMap(map, {1, 1}));
        const auto right = offMap(map, {5, 0});
        QVERIFY(right);
        QCOMPARE(right->anchor, QPointF(400, 200));
        QCOMPARE(right->direction, QPointF(1, 0));
        QCOMPARE(right->distance, 3.0);
        const auto corner = offMap(map, {-1e300, 1e300});
        QCOMPARE(corner->anchor, QPointF(0, 0));
        QVERIFY(std::abs(std::hypot(corner->direction.x(), corner->direction.y()) - 1) < 1e-12);
        QVERIFY(std::isinf(offMap(map, {NAN, 0})->distance));
        QVERIFY(std::isinf(offMap(map, {0, -INFINITY})->distance));
    }

    void onACurveAStepGoesAlongAndThenToTheCurve()
    {
        Track track = trackOf({{0, 4}, {2, 1}}, {4, 1});
        track.isOnCurve = true;
        QCOMPARE(placeAt(track, 0.25), (Vec2{1, 4}));
        QCOMPARE(placeAt(track, 0.5), (Vec2{2, 4}));
        QCOMPARE(placeAt(track, 0.75), (Vec2{2, 2.5}));
        QCOMPARE(placeAt(track, 1), (Vec2{2, 1}));
    }

    void placesBetweenIteratesAreOnTheLine()
    {
        const Track track = trackOf({{0, 0}, {4, 2}, {4, 6}}, {3, 2, 1});
        QCOMPARE(placeAt(track, 0.25), (Vec2{1, 0.5}));
        QCOMPARE(placeAt(track, 1), (Vec2{4, 2}));
        QCOMPARE(placeAt(track, 99), (Vec2{4, 6}));
        QCOMPARE(iterateAt(track, 1.99), 1);
        QVERIFY(!isAtEnd(track, 1.99));
        QVERIFY(isAtEnd(track, 2));
    }

    void anEmptyPlotTakesEverything()
    {
        LandscapePlot plot;
        plot.resize(300, 200);
        plot.show();
        plot.setTracks({});
        plot.setSelected(3);
        plot.setPosition(7);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::keyClick(&plot, Qt::Key_Plus);
        plot.clear();
        QVERIFY(!picture(plot).isNull());
    }
};

QTEST_MAIN(TestLandscapePlot)
#include "tst_landscape_plot.moc"
