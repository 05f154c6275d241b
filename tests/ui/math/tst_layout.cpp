// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of mathematical typesetting, on the boxes.
#include "ui/math/layout_engine.h"
#include "ui/math/line_breaking.h"
#include "ui/math/tex_parser.h"

#include <QTest>

namespace ad::ui {

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void barIsBetweenNumeratorAndDenominator();
    void barIsOnTheAxis();
    void scriptsAreSmallerAndShifted();
    void bothScriptsKeepApart();
    void scriptsOfAnAccentedLetterStandAsOfThePlain();
    void accentTouchesNoLetter_data();
    void accentTouchesNoLetter();
    void rowsShareTheBaseline();
    void spacesDependOnTheClass();
    void signsHaveNoSpace();
    void spacesGoThroughColorsAndLinks();
    void delimitersGrowWithTheirContent();
    void limitsStandAboveAndBelowInDisplay();
    void rootCoversItsContent();
    void matrixColumnsAreAligned();
    void alignedRelationsStandBelowEachOther();
    void phantomTakesTheRoomOnly();
    void linesPreferRelations();
};

namespace {

Box boxOf(const char* tex, MathMode mode = MathMode::Display)
{
    const MathStyle style{.pixelSize = 100.0, .mode = mode};
    return LayoutEngine(MathFont::bundled(), style).formula(parseTex(QString::fromUtf8(tex)).root);
}

struct Leaf
{
    BoxKind kind;
    QRectF ink;
    QPointF origin;
    double size;
};

void collect(const Box& box, QPointF origin, std::vector<Leaf>& leaves)
{
    if (box.kind != BoxKind::Group)
        leaves.push_back({box.kind, inkBounds(box).translated(origin), origin + QPointF(box.x, box.y), box.size});
    for (const Box& child : box.children)
        collect(child, origin + QPointF(box.x, box.y), leaves);
}

/// Glyphs and rules in the order in which they were placed; y grows downwards from the baseline.
std::vector<Leaf> leaves(const char* tex, MathMode mode = MathMode::Display)
{
    std::vector<Leaf> result;
    collect(boxOf(tex, mode), {}, result);
    return result;
}

double axis()
{
    return -100.0 * MathFont::bundled().constant(MathConstant::AxisHeight);
}

} // namespace

void TestLayout::barIsBetweenNumeratorAndDenominator()
{
    for (const MathMode mode : {MathMode::Inline, MathMode::Display}) {
        const std::vector<Leaf> parts = leaves(R"(\frac{f}{g^2})", mode);
        QCOMPARE(parts[1].kind, BoxKind::Rule);
        QVERIFY(parts[0].ink.bottom() < parts[1].ink.top());
        QVERIFY(parts[2].ink.top() > parts[1].ink.bottom());
        QVERIFY(parts[1].ink.left() <= parts[2].ink.left() && parts[1].ink.right() >= parts[3].ink.right());
    }
}

void TestLayout::barIsOnTheAxis()
{
    const Leaf bar = leaves(R"(\frac{a}{b})")[1];
    const Leaf plus = leaves("a+b")[1];
    QCOMPARE(bar.ink.center().y(), axis());
    QVERIFY(std::abs(plus.ink.center().y() - axis()) < 2.0); // the sign was drawn around the axis by eye
}

void TestLayout::scriptsAreSmallerAndShifted()
{
    const std::vector<Leaf> parts = leaves("x_1 y^2");
    QVERIFY(parts[1].size < parts[0].size && parts[1].origin.y() > 0.0);
    QVERIFY(parts[3].size < parts[2].size && parts[3].origin.y() < 0.0);
    const std::vector<Leaf> twice = leaves("x^{y^z}");
    QVERIFY(twice[2].size < twice[1].size && twice[2].origin.y() < twice[1].origin.y());
}

void TestLayout::bothScriptsKeepApart()
{
    const std::vector<Leaf> parts = leaves("x_{b}^{g}");
    QVERIFY(parts[2].ink.bottom() < parts[1].ink.top());
}

void TestLayout::scriptsOfAnAccentedLetterStandAsOfThePlain()
{
    QCOMPARE(leaves(R"(\bar{v}_1)")[2].origin, leaves("v_1")[1].origin);
    QCOMPARE(leaves(R"(\bar{v}^2)")[2].origin, leaves("v^2")[1].origin);
}

void TestLayout::accentTouchesNoLetter_data()
{
    QTest::addColumn<QString>("letter");
    for (const char* letter : {"a", "b", "f", "h", "i", "j", "v", "w", "x", "y", "z", "W", "X", "L", R"(\theta)", R"(\mathbf{x})"})
        QTest::newRow(letter) << letter;
}

void TestLayout::accentTouchesNoLetter()
{
    QFETCH(QString, letter);
    for (const char* accent : {R"(\bar{%1})", R"(\hat{%1})", R"(\dot{%1})", R"(\tilde{%1})", R"(\overline{%1})"}) {
        const std::vector<Leaf> parts = leaves(qPrintable(QString(accent).arg(letter)));
        QCOMPARE(parts.size(), size_t(2));
        QVERIFY(parts[1].ink.bottom() < parts[0].ink.top() - 3.0); // 3 % of an em
        QVERIFY(parts[1].ink.center().x() > parts[0].ink.left());
        QVERIFY(parts[1].ink.center().x() < parts[0].ink.right());
    }
}

void TestLayout::rowsShareTheBaseline()
{
    for (const Leaf& leaf : leaves("x + 12 = y, W"))
        QCOMPARE(leaf.origin.y(), 0.0);
}

void TestLayout::spacesDependOnTheClass()
{
    const double plain = boxOf("ab").width;
    const auto spaceAround = [&](const char* sign, const char* tex) { return boxOf(tex).width - plain - boxOf(sign).width; };
    QVERIFY(std::abs(spaceAround("=", "a=b") - 200 * 5 / 18.0) < 1e-6);   // thick on both sides
    QVERIFY(std::abs(spaceAround("{+}", "a+b") - 200 * 4 / 18.0) < 1e-6); // medium
    QVERIFY(std::abs(spaceAround(",", "a,b") - 100 * 3 / 18.0) < 1e-6);   // thin, behind
    QVERIFY(std::abs(spaceAround("/", "a/b")) < 1e-6);
}

void TestLayout::signsHaveNoSpace()
{
    QVERIFY(std::abs(boxOf("-x").width - boxOf("{-}").width - boxOf("x").width) < 1e-6);
    QVERIFY(std::abs(boxOf("(-x)").width - boxOf("(").width - boxOf("-x").width - boxOf(")").width) < 1e-6);
}

void TestLayout::spacesGoThroughColorsAndLinks()
{
    QCOMPARE(boxOf(R"(\color{red}{a +} \link{l}{b = c})").width, boxOf("a + b = c").width);
    QCOMPARE(boxOf(R"(a \link{l}{+} b)").width, boxOf("a + b").width);
}

void TestLayout::delimitersGrowWithTheirContent()
{
    double last = leaves("(x)")[0].ink.height();
    for (const char* tex : {R"(\left( \frac{a}{b} \right))", R"(\left( \begin{matrix} a \\ b \\ c \end{matrix} \right))",
                            R"(\left( \begin{matrix} a \\ b \\ c \\ d \\ e \\ f \\ g \\ h \end{matrix} \right))"}) {
        const Box box = boxOf(tex);
        const QRectF fence = inkBounds(box.children.front());
        const QRectF content = inkBounds(box.children.size() > 1 ? box.children[1] : box);
        QVERIFY(fence.height() > 1.2 * last);
        QVERIFY(fence.height() >= 0.85 * content.height()); // TeX lets them be a tenth smaller
        QVERIFY(std::abs(fence.center().y() - axis()) < 0.01 * fence.height() + 1.0);
        last = fence.height();
    }
}

void TestLayout::limitsStandAboveAndBelowInDisplay()
{
    const std::vector<Leaf> display = leaves(R"(\sum_{i}^{n})");
    QVERIFY(display[1].ink.top() > display[0].ink.bottom());
    QVERIFY(display[2].ink.bottom() < display[0].ink.top());
    const std::vector<Leaf> beside = leaves(R"(\sum_{i}^{n})", MathMode::Inline);
    QVERIFY(beside[1].ink.left() > beside[0].ink.left() + beside[0].ink.width() / 2);
    QVERIFY(display[0].ink.height() > 1.2 * beside[0].ink.height());
}

void TestLayout::rootCoversItsContent()
{
    const std::vector<Leaf> parts = leaves(R"(\sqrt{y})"); // sign, rule, letter
    QCOMPARE(parts[1].kind, BoxKind::Rule);
    QVERIFY(parts[1].ink.bottom() < parts[2].ink.top());
    QVERIFY(parts[1].ink.left() <= parts[2].ink.left() && parts[1].ink.right() >= parts[2].ink.right());
    QVERIFY(parts[0].ink.right() <= parts[2].ink.left());
    QVERIFY(std::abs(parts[0].ink.top() - parts[1].ink.top()) < 1.0); // they meet
}

void TestLayout::matrixColumnsAreAligned()
{
    const std::vector<Leaf> parts = leaves(R"(\begin{matrix} 1 & 222 \\ 3 & 4 \end{matrix})"); // 1, 2, 2, 2, 3, 4
    QCOMPARE(parts[0].origin.x(), parts[4].origin.x());
    QCOMPARE(parts[2].origin.x(), parts[5].origin.x());
    QCOMPARE(parts[0].origin.y(), parts[1].origin.y());
    QVERIFY(parts[4].ink.top() > parts[0].ink.bottom());
}

void TestLayout::alignedRelationsStandBelowEachOther()
{
    const std::vector<Leaf> parts = leaves(R"(\begin{aligned} ab &= c \\ d &= e \end{aligned})"); // a b = c d = e
    QCOMPARE(parts[2].origin.x(), parts[5].origin.x());
    QVERIFY(std::abs((parts[2].origin.x() - parts[1].origin.x()) - (parts[5].origin.x() - parts[4].origin.x())) < 20.0);
}

void TestLayout::phantomTakesTheRoomOnly()
{
    QCOMPARE(leaves(R"(\phantom{a+b} c)").size(), size_t(1));
    QCOMPARE(boxOf(R"(\phantom{\frac{a}{b}})").total(), boxOf(R"(\frac{a}{b})").total());
}

void TestLayout::linesPreferRelations()
{
    const BreakItem term{40.0, 0.0, AtomClass::Ordinary, false};
    const BreakItem sign{10.0, 5.0, AtomClass::Binary, true};
    const BreakItem relation{10.0, 5.0, AtomClass::Relation, true};
    const std::vector<FormulaLine> lines = brokenLines({term, relation, term, sign, term, relation, term, sign, term}, 190.0);
    QCOMPARE(lines.size(), size_t(2));
    QCOMPARE(lines[1].begin, size_t(5));
    QCOMPARE(lines[1].indent, 45.0); // where the first relation is: 40 + 5
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestLayout)
#include "tst_layout.moc"
