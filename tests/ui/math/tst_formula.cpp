// SPDX-License-Identifier: GPL-3.0-or-later
// Formulas: every sample is understood, stays inside its bounds, and nothing that is typed can do harm.
#include "ui/math/formula.h"

#include "tests/ui/math/formula_samples.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace ad::ui {

class TestFormula : public QObject
{
    Q_OBJECT

private slots:
    void samplesAreUnderstood_data();
    void samplesAreUnderstood();
    void inkStaysInsideTheSize_data() { samplesAreUnderstood_data(); }
    void inkStaysInsideTheSize();
    void malformedTexNeverFails();
    void deepNestingIsAnErrorAndNotACrash();
    void unknownCommandsAreShown();
    void linksAreInsideAndApart();
    void innermostLinkIsFound();
    void linkAreaCoversItsInk();
    void colorsAreThoseOfTheStyle();
    void longSumsAreBrokenBeforeTheSign();
    void equalLengthIsNotBroken();
    void copiesAreEqual();
    void figuresAreTabular();
};

namespace {

MathStyle style(double pixelSize = 20.0)
{
    return {.pixelSize = pixelSize, .color = Qt::black, .mode = MathMode::Display};
}

constexpr int kPadding = 20;

QImage painted(const Formula& formula)
{
    QImage image(formula.size().toSize() + QSize(2 * kPadding, 2 * kPadding), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    formula.paint(painter, {kPadding, kPadding});
    return image;
}

QRect inkOf(const QImage& image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                ink = ink.united({x, y, 1, 1});
    return ink;
}

} // namespace

void TestFormula::samplesAreUnderstood_data()
{
    QTest::addColumn<QString>("tex");
    for (const char* tex : kFormulaSamples)
        QTest::newRow(tex) << QString::fromUtf8(tex);
}

void TestFormula::samplesAreUnderstood()
{
    QFETCH(QString, tex);
    const Formula formula = Formula::typeset(tex, style());
    QCOMPARE(formula.errors(), QStringList());
    QVERIFY(formula.size().width() > 1.0);
    QVERIFY(formula.baseline() > 0.0 && formula.baseline() <= formula.size().height());
}

void TestFormula::inkStaysInsideTheSize()
{
    QFETCH(QString, tex);
    for (const double size : {12.0, 31.0}) {
        const Formula formula = Formula::typeset(tex, style(size));
        const QRect ink = inkOf(painted(formula));
        const QRect bounds(QPoint(kPadding, kPadding), formula.size().toSize());
        QVERIFY(!ink.isEmpty());
        // lines are moved to whole pixels, so the outermost may be one off
        QVERIFY(bounds.adjusted(0, -1, 0, 1).contains(ink));
    }
}

void TestFormula::malformedTexNeverFails()
{
    quint32 state = 12345; // a linear congruential generator: the same texts on every machine (Numerical Recipes, §7.1)
    const auto random = [&state](int below) {
        state = state * 1664525u + 1013904223u;
        return int((state >> 8) % quint32(below));
    };
    const QString signs = QStringLiteral("{}\\^_&'[]()|.x1+=\\{ \\left\\right\\begin\\end\\frac\\sqrt");
    const MathStyle narrow{.pixelSize = 15.0, .mode = MathMode::Display, .maximumWidth = 90.0};
    for (int i = 0; i < 4000; ++i) {
        QString tex = QString::fromUtf8(kFormulaSamples[size_t(random(int(std::size(kFormulaSamples))))]);
        for (int change = random(5); change >= 0; --change) {
            const int at = random(int(tex.size()) + 1);
            switch (random(3)) {
            case 0:
                tex.remove(at, 1 + random(4));
                break;
            case 1:
                tex.insert(at, signs.mid(random(int(signs.size())), 1 + random(6)));
                break;
            default:
                tex.insert(at, tex.mid(random(int(tex.size()) + 1), random(12)));
            }
        }
        const Formula formula = Formula::typeset(tex, narrow);
        QVERIFY2(formula.size().width() >= 0.0 && formula.size().width() < 1e5, qPrintable(tex));
        QVERIFY2(formula.size().height() >= 0.0 && formula.size().height() < 1e5, qPrintable(tex));
        (void)formula.plainText();
    }
}

void TestFormula::deepNestingIsAnErrorAndNotACrash()
{
    for (const char* opening :
         {"{", "\\frac{", "\\left(", "\\sqrt", "x^{", "\\bar", "\\begin{matrix}", "\\color{red}", "\\link{a}{", "\\frac"}) {
        const Formula formula = Formula::typeset(QString::fromLatin1(opening).repeated(20000), style());
        QVERIFY2(!formula.errors().isEmpty(), opening);
        (void)formula.plainText();
    }
}

void TestFormula::unknownCommandsAreShown()
{
    const Formula formula = Formula::typeset(R"(a + \unheard b)", style());
    QCOMPARE(formula.errors().size(), 1);
    QVERIFY(formula.plainText().contains(R"(\unheard)"));
    QVERIFY(formula.size().width() > Formula::typeset("a + b", style()).size().width() + 40.0);
}

void TestFormula::linksAreInsideAndApart()
{
    const Formula formula = Formula::typeset(R"(\link{a}{\bar v_1} = \link{b}{\frac{1}{2}} \link{c}{x^2} + \link{a}{y})", style());
    const std::vector<LinkArea> links = formula.links();
    QCOMPARE(links.size(), size_t(4));
    const QRectF bounds(QPointF(), formula.size());
    for (size_t i = 0; i < links.size(); ++i) {
        QVERIFY(bounds.contains(links[i].area));
        QCOMPARE(formula.linkAt(links[i].area.center()), links[i].id);
        for (size_t j = 0; j < i; ++j)
            QVERIFY(links[j].area.right() <= links[i].area.left() + 1e-9);
    }
    QVERIFY(formula.linkAt({-5.0, -5.0}).isEmpty());
}

void TestFormula::innermostLinkIsFound()
{
    const Formula formula = Formula::typeset(R"(\link{outer}{a + \link{inner}{b}})", style());
    const std::vector<LinkArea> links = formula.links();
    QCOMPARE(links.size(), size_t(2));
    QVERIFY(links[0].area.contains(links[1].area));
    QCOMPARE(formula.linkAt(links[1].area.center()), QString("inner"));
    QCOMPARE(formula.linkAt(links[0].area.center() - QPointF(links[0].area.width() / 3, 0)), QString("outer"));
}

void TestFormula::linkAreaCoversItsInk()
{
    MathStyle blue = style(40.0);
    blue.roles.insert("value", QColor(0, 0, 255));
    const Formula formula = Formula::typeset(R"(a + \link{x}{\color{value}{\frac{x}{2}}} + b)", blue);
    const QImage image = painted(formula);
    const QRect area = formula.links().front().area.translated(kPadding, kPadding).toAlignedRect().adjusted(-1, -1, 1, 1);
    int inside = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qBlue(image.pixel(x, y)) > 200 && qRed(image.pixel(x, y)) < 100) {
                QVERIFY(area.contains(x, y));
                ++inside;
            }
    QVERIFY(inside > 50);
}

void TestFormula::colorsAreThoseOfTheStyle()
{
    MathStyle colored = style(60.0);
    colored.roles.insert("adjoint", QColor(200, 100, 0));
    const auto has = [&](const char* tex, QRgb color) {
        const QImage image = painted(Formula::typeset(tex, colored));
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) == color)
                    return true;
        return false;
    };
    QVERIFY(has(R"(\color{adjoint}{M})", qRgb(200, 100, 0)));
    QVERIFY(has(R"(\textcolor{#0072B2}{M})", qRgb(0, 0x72, 0xB2)));
    QVERIFY(has(R"(\color{nobody}{M})", qRgb(0, 0, 0)));
    QVERIFY(!has(R"(\color{adjoint}{M})", qRgb(0, 0, 0)));
}

void TestFormula::longSumsAreBrokenBeforeTheSign()
{
    const char* tex = R"(y = \link{1}{aaaaaaaa} + \link{2}{bbbbbbbb} + \link{3}{cccccccc} = \link{4}{dddddddd})";
    MathStyle narrow = style();
    const double natural = Formula::typeset(tex, narrow).size().width();
    narrow.maximumWidth = 0.45 * natural;
    const Formula formula = Formula::typeset(tex, narrow);
    QVERIFY(formula.size().width() <= narrow.maximumWidth + 1.0); // sizes are rounded up
    QCOMPARE(formula.lineCount(), 4);
    const std::vector<LinkArea> links = formula.links();
    QVERIFY(links[1].area.left() > links[0].area.left());                  // the + stands where the first term does
    QVERIFY(std::abs(links[3].area.left() - links[0].area.left()) < 1e-6); // and = below =
    QVERIFY(links[1].area.top() > links[0].area.bottom());
}

void TestFormula::equalLengthIsNotBroken()
{
    MathStyle fitting = style();
    const Formula natural = Formula::typeset("a + b = c", fitting);
    fitting.maximumWidth = natural.size().width();
    QCOMPARE(Formula::typeset("a + b = c", fitting).size(), natural.size());
}

void TestFormula::copiesAreEqual()
{
    const Formula formula = Formula::typeset(R"(\link{v}{x^2})", style());
    const Formula copy = formula;
    QCOMPARE(copy.tex(), formula.tex());
    QCOMPARE(painted(copy), painted(formula));
    QVERIFY(Formula().size().isEmpty());
}

void TestFormula::figuresAreTabular()
{
    for (const char* figure : {"1111", "4444", "7777"})
        QCOMPARE(Formula::typeset(figure, style(100)).size().width(), Formula::typeset("0000", style(100)).size().width());
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestFormula)
#include "tst_formula.moc"
