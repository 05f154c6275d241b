// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/plot/plot_fixture.h"

#include "ui/plot/surface_painter.h"
#include "ui/plot/surface_view.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

const QSize kSize(400, 300);

std::shared_ptr<const MapPicture> pictureFrom(const std::function<double(double, double)>& f)
{
    Field field{{-1, 1, -1, 1}, 65, 65, {}};
    for (int row = 0; row < field.rows; ++row)
        for (int column = 0; column < field.columns; ++column)
            field.values.push_back(f(field.x(column), field.y(row)));
    return std::make_shared<const MapPicture>(pictureOf(std::move(field), {}));
}

double ridge(double x, double)
{
    return std::exp(-50 * x * x);
}

LandscapeContent contentOf(std::shared_ptr<const MapPicture> picture)
{
    LandscapeContent content;
    content.axisNames = {"x", "y"};
    content.window = picture->window;
    content.picture = std::move(picture);
    return content;
}

QImage painted(SurfacePainter& painter, const LandscapeContent& content, const SurfaceEye& eye)
{
    QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter on(&image);
    painter.paint(on, kSize, content, eye, SurfaceQuality::Still, Canvas::Screen);
    return image;
}

} // namespace

class TestSurface : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void aPixelAndADepthAreAPoint()
    {
        const SurfaceCamera camera({200, 30, 1.5}, QRectF(QPointF(0, 0), QSizeF(kSize)));
        const Vec3 point{0.3, -0.8, 0.4};
        const Vec3 again = camera.pointAt(camera.toPixel(point), camera.depth(point));
        const double off = std::abs(again.x - point.x) + std::abs(again.y - point.y) + std::abs(again.z - point.z);
        QVERIFY(off < 1e-12); // a few roundings
    }

    void theBoxFitsFromEverySide()
    {
        const QRectF rect(0, 0, 400, 300);
        for (int azimuth = 0; azimuth < 360; azimuth += 15)
            for (int elevation = 0; elevation <= 90; elevation += 15)
                for (const double x : {-1.0, 1.0})
                    for (const double y : {-1.0, 1.0})
                        for (const double z : {0.0, kSurfaceHeight}) {
                            const SurfaceCamera camera({double(azimuth), double(elevation), 1}, rect);
                            QVERIFY(rect.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(camera.toPixel({x, y, z})));
                        }
    }

    void aRidgeHidesWhatIsBehindIt()
    {
        const auto picture = pictureFrom(ridge);
        const SurfaceCamera camera({180, 20, 1}, QRectF(QPointF(0, 0), QSizeF(kSize))); // the eye is at x < 0
        const SurfaceRaster raster(surfaceMesh(*picture, 65), camera, QRect(QPoint(0, 0), kSize), 1, ColorMap::Viridis);
        QVERIFY(raster.hides(camera, *onSurface(*picture, {0.6, 0}), 0.02));
        QVERIFY(!raster.hides(camera, *onSurface(*picture, {-0.6, 0}), 0.02));
        QVERIFY(!raster.hides(camera, *onSurface(*picture, {0, 0}), 0.02));
    }

    void whereThereIsNoValueThereIsAHole()
    {
        const auto picture = pictureFrom([](double x, double y) { return std::hypot(x, y) < 0.5 ? NAN : x; });
        QVERIFY(!onSurface(*picture, {0, 0}));
        QVERIFY(onSurface(*picture, {0.8, 0}));
        const SurfaceCamera camera({225, 90, 1}, QRectF(QPointF(0, 0), QSizeF(kSize))); // from above
        const SurfaceRaster raster(surfaceMesh(*picture, 65), camera, QRect(QPoint(0, 0), kSize), 1, ColorMap::Viridis);
        QCOMPARE(qAlpha(raster.image().pixel(200, 150)), 0);
        QVERIFY(!raster.pointAt(camera, {200, 150}));
        QCOMPARE(qAlpha(raster.image().pixel(camera.toPixel({0.8, 0, 0}).toPoint())), 255);
    }

    void hugeAndInfiniteValuesStayInTheBox()
    {
        for (const double value : {1e300, double(INFINITY), double(NAN)}) {
            SurfacePainter painter;
            const auto picture = pictureFrom([value](double x, double y) { return x > 0.9 ? value : x * x + y; });
            QVERIFY(!painted(painter, contentOf(picture), {}).isNull());
            const auto point = onSurface(*picture, {0.99, 0});
            QVERIFY(!point || (point->z >= 0 && point->z <= kSurfaceHeight));
        }
    }

    void aPictureHasTheColoursOfTheMap()
    {
        SurfacePainter painter;
        const LandscapeContent content = contentOf(pictureFrom([](double x, double y) { return x * x + y * y; }));
        const QImage image = painted(painter, content, {225, 60, 1});
        const QPointF bottom = *painter.pixelOf({0, 0});
        const QColor seen = image.pixelColor(bottom.toPoint());
        QVERIFY2(std::abs(seen.hslHueF() - colorAt(ColorMap::Viridis, 0).hslHueF()) < 0.05, qPrintable(seen.name()));
        QVERIFY(length(*painter.placeAt(bottom)) < 0.05); // a pixel is 1/100 of the window
    }

    void draggingTurnsAndAClickPicks()
    {
        const LandscapeContent content = contentOf(pictureFrom([](double x, double y) { return x + y; }));
        SurfaceView view(&content);
        view.resize(kSize);
        view.show();
        view.grab();
        QSignalSpy turned(&view, &SurfaceView::turned);
        QSignalSpy picked(&view, &SurfaceView::placePicked);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.painter().pixelOf({0.2, -0.1})->toPoint());
        QCOMPARE(picked.size(), 1);
        QVERIFY(length(picked[0][0].value<Vec2>() - Vec2{0.2, -0.1}) < 0.05);
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 150});
        QTest::mouseMove(&view, {250, 150});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {250, 150});
        QVERIFY(turned.size() >= 1);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(view.eye().azimuth, std::remainder(225 - 0.4 * 50, 360.0));
    }

    void thePlotShowsItForTwoInputsOnly()
    {
        LandscapePlot plot;
        plot.resize(600, 400);
        plot.show();
        plot.setLandscape(bowl(), LandscapePlot::View::Reset);
        MapChoice choice;
        choice.view = LandscapeView::Surface;
        plot.setView(choice);
        QVERIFY(plot.surface()->isVisible());
        QSignalSpy turned(&plot, &LandscapePlot::turned);
        QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(turned.size(), 1);
        QCOMPARE(turned[0][0].toDouble(), std::remainder(235.0, 360.0));
        choice.view = LandscapeView::Map;
        plot.setView(choice);
        QVERIFY(!plot.surface()->isVisible());
    }
};

QTEST_MAIN(TestSurface)
#include "tst_surface.moc"
