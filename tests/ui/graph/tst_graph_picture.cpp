// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture of a graph shows, and what it must not show.
#include "core/lang/program.h"
#include "ui/export/graph_picture.h"
#include "ui/graph/graph_painter.h"
#include "ui/graph/viewport.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTest>

#include <cmath>

namespace ad::ui {

namespace {

std::shared_ptr<const Trace> traced(const QString& text)
{
    const Parsed parsed = parse(text.toStdString());
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    const Program& program = *parsed.program;
    return std::make_shared<Trace>(record(program.graph, program.output, Tensor(program.graph.node(program.output).shape, 1.0)));
}

QString chain(int operations)
{
    QString text = QStringLiteral("x = 0.5\na0 = sin(x)\n");
    for (int i = 1; i < operations; ++i)
        text += QStringLiteral("a%1 = %2(a%3) * %4\n")
                    .arg(i)
                    .arg(i % 2 ? QStringLiteral("cos") : QStringLiteral("tanh"))
                    .arg(i - 1)
                    .arg(i % 7 == 0 ? QStringLiteral("x") : QStringLiteral("a%1").arg(i - 1));
    return text;
}

// The largest difference of a colour from the surface.
int strengthOf(const QImage& image, const QRect& area, const QColor& surface)
{
    int most = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor color = image.pixelColor(x, y);
            most = std::max({most, std::abs(color.red() - surface.red()), std::abs(color.green() - surface.green()),
                             std::abs(color.blue() - surface.blue())});
        }
    return most;
}

int itemCalled(const GraphScene& scene, const char* name)
{
    for (int item = 0; item < scene.size(); ++item)
        if (scene.diagram.items[size_t(item)].name == name)
            return item;
    qFatal("no item %s", name);
}

constexpr QSize kSize(1000, 600);

QImage drawn(const GraphScene& scene, const Frame& frame, const GraphLook& look)
{
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(look.theme.surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(fitted(scene.bounds, kSize, kLargestFit).transform());
    GraphPainter(scene, frame, look).paint(painter);
    return image;
}

} // namespace

class TestGraphPicture : public QObject
{
    Q_OBJECT

private slots:
    void everyPositionIsDrawn_data();
    void everyPositionIsDrawn();
    void missingIsNotZero();
    void whatIsNotPartOfTheStepIsFaded();
    void atTheStartAndAtTheEndNothingIsFaded();
    void cardsHaveRoomForAllTheirNumbers_data();
    void cardsHaveRoomForAllTheirNumbers();
    void cardsDontShrinkWhileValuesChange();
    void theSameScenesLeaveThePlacesAlone();
    void tooSmallTextIsNotDrawn();
    void stillAndMovingAreTheWhole();
    void nothingStillMovesDuringAStep();
    void staleIsFainter();
    void vectorFormatsAreWritten();
    void valuesThatArentFiniteAreMarked();
    void backwardLinesAreOnlyDrawnOnceAMessageHasPassed();
};

void TestGraphPicture::everyPositionIsDrawn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("scalars") << "x = -2\ny = 5\nz = -4\nf = (x + y)*z";
    QTest::newRow("vectors") << "W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\nf = norm2(W @ x)";
    QTest::newRow("large tensors") << "X = randn(40, 6)\nw = randn(6)\nL = sum((X @ w)^2)";
    QTest::newRow("only an input") << "x = 2";
    QTest::newRow("no value") << "x = -1\ny = log(x) + 1/(x + 1)";
    QTest::newRow("doubled edges") << "x = 3\ny = x*x";
    QTest::newRow("150 nodes") << chain(75);
}

void TestGraphPicture::everyPositionIsDrawn()
{
    QFETCH(QString, text);
    const auto trace = traced(text);
    const auto scene = makeScene(trace);
    const double stride = std::max(0.25, trace->size() / 24.0);
    for (double position = 0.0; position <= trace->size(); position += stride) {
        QImage image(320, 180, QImage::Format_RGB32);
        QPainter painter(&image);
        renderGraph(painter, image.size(), *scene, position, position < 3.0 ? lightTheme() : darkTheme());
        QVERIFY(strengthOf(image, image.rect(), image.pixelColor(0, 0)) > 60);
    }
}

void TestGraphPicture::missingIsNotZero()
{
    const auto trace = traced("x = 0\ny = 3*x");
    const auto scene = makeScene(trace);
    const GraphLook look{.zoom = 1.0};
    Frame frame = frameAt(*trace, 0.0);
    const QImage missing = drawn(*scene, frame, look);
    const Tensor zero(0.0);
    frame.nodes.back().value = &zero;
    QVERIFY(missing != drawn(*scene, frame, look));
    frame.nodes.back().value = nullptr;
    frame.nodes.back().adjoint = &zero;
    QVERIFY(missing != drawn(*scene, frame, look));
}

void TestGraphPicture::whatIsNotPartOfTheStepIsFaded()
{
    const auto trace = traced("x = 2\ny = sin(x)\nz = cos(y)\nw = tanh(z)");
    const auto scene = makeScene(trace);
    const GraphLook look{.zoom = 1.0};
    const Frame frame = frameAt(*trace, 1.0); // y has just been computed
    const QImage image = drawn(*scene, frame, look);
    const Viewport view = fitted(scene->bounds, kSize, kLargestFit);
    const auto strength = [&](const char* name) {
        return strengthOf(image, view.toView(scene->rect(itemCalled(*scene, name))).toAlignedRect(), look.theme.surface);
    };
    const double full = strengthOf(drawn(*scene, frameAt(*trace, 0.0), look),
                                   view.toView(scene->rect(itemCalled(*scene, "w"))).toAlignedRect(), look.theme.surface);
    QVERIFY(std::abs(strength("w") - kFaded * full) < 3.0); // colours are rounded to whole numbers
    QVERIFY(std::abs(strength("x") - kSource * full) < 0.2 * full);
    QVERIFY(strength("y") > 0.9 * full);
}

void TestGraphPicture::atTheStartAndAtTheEndNothingIsFaded()
{
    const auto trace = traced("x = 2\ny = sin(x)\nz = cos(y)");
    const auto scene = makeScene(trace);
    const GraphLook look{.zoom = 1.0};
    const Viewport view = fitted(scene->bounds, kSize, kLargestFit);
    for (const double position : {0.0, double(trace->size())}) {
        const QImage image = drawn(*scene, frameAt(*trace, position), look);
        for (int item = 0; item < scene->size(); ++item)
            QVERIFY(strengthOf(image, view.toView(scene->rect(item)).toAlignedRect(), look.theme.surface) > 180);
    }
}

void TestGraphPicture::cardsHaveRoomForAllTheirNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("long numbers") << "x = -1.234567e-12\ny = x*123456789\nz = exp(x)*1e300";
    QTest::newRow("vectors") << "W = [[0.1, 0.5], [-3e-7, 0.8]]\nx = [0.2, 4e9]\nf = sum(W @ x)";
    QTest::newRow("long names") << "averylongnamethatgoeson = 2\ny = leaky_relu(averylongnamethatgoeson, 0.01)";
}

void TestGraphPicture::cardsHaveRoomForAllTheirNumbers()
{
    QFETCH(QString, text);
    const auto trace = traced(text);
    const auto scene = makeScene(trace);
    const QFontMetricsF metrics(numberFont());
    for (int item = 0; item < scene->size(); ++item) {
        const NodeCard& card = scene->cards[size_t(item)];
        QCOMPARE(std::fmod(card.size.width(), kGrid), 0.0);
        QCOMPARE(std::fmod(card.size.height(), kGrid), 0.0);
        const QRectF whole(QPointF(), card.size);
        for (const QRectF& area : {card.header, card.value, card.adjoint})
            QVERIFY(area.isEmpty() || whole.contains(area));
        const Tensor& value = trace->valueOf(scene->diagram.items[size_t(item)].node);
        if (value.isScalar())
            QVERIFY(metrics.horizontalAdvance(cardNumber(value.scalar())) <= card.value.width());
    }
}

void TestGraphPicture::cardsDontShrinkWhileValuesChange()
{
    const auto wide = makeScene(traced("x = -1.234e-12\ny = 2*x"));
    const auto narrow = makeScene(traced("x = 1\ny = 2*x"));
    const auto later = makeScene(traced("x = 1\ny = 2*x"), wide.get());
    QVERIFY(narrow->cards[0].size.width() < wide->cards[0].size.width());
    QVERIFY(later->cards == wide->cards);
    QVERIFY(later->centres == wide->centres);
}

void TestGraphPicture::theSameScenesLeaveThePlacesAlone()
{
    const auto before = makeScene(traced("x = 2\ny = 3\nz = x*y\nw = sin(z)"));
    const auto after = makeScene(traced("x = 2\ny = 3\nz = x*y\nw = sin(z)\nv = cos(w)"), before.get());
    for (int item = 0; item < before->size(); ++item) {
        const int same = itemCalled(*after, before->diagram.items[size_t(item)].name.c_str());
        QCOMPARE(before->keys[size_t(item)], after->keys[size_t(same)]);
        QVERIFY(QLineF(before->centres[size_t(item)], after->centres[size_t(same)]).length() < 1.0);
    }
    const GraphScene halfway = between(*before, *after, 0.5);
    QCOMPARE(halfway.presence[size_t(itemCalled(halfway, "v"))], 0.5);
    QCOMPARE(halfway.presence[size_t(itemCalled(halfway, "x"))], 1.0);
    QVERIFY(between(*before, *after, 1.0).centres == after->centres);
}

void TestGraphPicture::tooSmallTextIsNotDrawn()
{
    const Theme theme = lightTheme();
    QVERIFY(detailAt(1.0) == Detail::Numbers);
    QVERIFY(detailAt(kSmallestReadable / kNumberSize) == Detail::Numbers);
    QVERIFY(detailAt(0.99 * kSmallestReadable / kNumberSize) == Detail::Label);
    QVERIFY(detailAt(0.05) == Detail::Form);
    QCOMPARE(cardMagnification(0.9, theme), 1.0);
    Theme large = theme;
    large.scale = kPresentationScale;
    QVERIFY(cardMagnification(0.9, large) > 1.0); // 14 pixels are too small in the last row
    QVERIFY(kNumberSize * 0.1 * cardMagnification(0.1, theme) >= kSmallestSpoken);
}

void TestGraphPicture::stillAndMovingAreTheWhole()
{
    const auto trace = traced("x = 2\ny = 3\nz = x*y + x\nw = sin(z)");
    const auto scene = makeScene(trace);
    const GraphLook look{.zoom = fitted(scene->bounds, kSize, kLargestFit).zoom};
    const Frame frame = frameAt(*trace, trace->size() - 0.4);
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(look.theme.surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(fitted(scene->bounds, kSize, kLargestFit).transform());
    const GraphPainter graph(*scene, frame, look);
    graph.paintStill(painter);
    graph.paintMoving(painter);
    painter.end();
    QVERIFY(image == drawn(*scene, frame, look));
}

void TestGraphPicture::nothingStillMovesDuringAStep()
{
    const auto trace = traced("x = 2\ny = 3\nz = x*y + x\nw = sin(z)");
    const auto scene = makeScene(trace);
    const GraphLook look;
    const auto still = [&](double position) {
        QImage image(kSize, QImage::Format_RGB32);
        image.fill(look.theme.surface);
        QPainter painter(&image);
        GraphPainter(*scene, frameAt(*trace, position), look).paintStill(painter);
        return image;
    };
    for (int step = 0; step + 1 < trace->size(); ++step) {
        QVERIFY(still(step + 0.1) == still(step + 0.9));
        QVERIFY(still(step + 0.1) == still(step + 1.0)); // a view keeps it until the next step
    }
}

void TestGraphPicture::staleIsFainter()
{
    const auto trace = traced("x = 2\ny = sin(x)");
    const auto scene = makeScene(trace);
    const Frame frame = frameAt(*trace, 0.0);
    const GraphLook look;
    GraphLook stale;
    stale.isStale = true;
    const QRect whole(QPoint(), kSize);
    QVERIFY(strengthOf(drawn(*scene, frame, stale), whole, look.theme.surface) <
            0.6 * strengthOf(drawn(*scene, frame, look), whole, look.theme.surface));
}

void TestGraphPicture::vectorFormatsAreWritten()
{
    const auto trace = traced("x = 2\ny = sin(x)");
    QBuffer svg;
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&svg);
        generator.setResolution(96);
        generator.setSize({640, 360});
        QPainter painter(&generator);
        renderGraph(painter, {640, 360}, trace, 1.5, lightTheme());
    }
    QVERIFY(svg.data().contains("sin"));
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&pdf);
        QPainter painter(&writer);
        renderGraph(painter, {640, 360}, trace, 1.5, lightTheme());
    }
    QVERIFY(pdf.data().startsWith("%PDF"));
    QVERIFY(pdf.data().size() > 2000);
}

void TestGraphPicture::valuesThatArentFiniteAreMarked()
{
    const auto trace = traced("x = -1\ny = log(x)");
    const auto scene = makeScene(trace);
    const QImage image = drawn(*scene, frameAt(*trace, 1.0), {});
    const QColor mark = lightTheme().wrong.fill;
    bool isMarked = false;
    for (int y = 0; y < image.height() && !isMarked; ++y)
        for (int x = 0; x < image.width() && !isMarked; ++x)
            isMarked = image.pixelColor(x, y) == mark;
    QVERIFY(isMarked);
}

void TestGraphPicture::backwardLinesAreOnlyDrawnOnceAMessageHasPassed()
{
    const auto trace = traced("x = 2\ny = sin(x)\nz = cos(y)");
    const auto scene = makeScene(trace);
    const auto hasOrange = [&](double position) {
        const QImage image = drawn(*scene, frameAt(*trace, position), {});
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == lightTheme().adjoint.line)
                    return true;
        return false;
    };
    QVERIFY(!hasOrange(trace->forwardSteps));
    QVERIFY(hasOrange(trace->size()));
}

} // namespace ad::ui

using ad::ui::TestGraphPicture;
QTEST_MAIN(TestGraphPicture)
#include "tst_graph_picture.moc"
