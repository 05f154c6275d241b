// SPDX-License-Identifier: GPL-3.0-or-later
// The widget: links by pointer and keyboard, fitting to the width, copying.
#include "ui/math/formula_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

namespace ad::ui {

class TestFormulaLabel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_label.reset(); }
    void clickActivatesTheLinkBelowIt();
    void pointerHoversLinks();
    void tabWalksThroughTheLinksAndEnterActivates();
    void withoutLinksItTakesNoFocus();
    void longFormulasBecomeTallerThenSmaller();
    void copyGivesTheTex();
    void nameIsPlainText();
    void colorIsThatOfThePalette();
    void highlightIsPainted();

private:
    QPoint middleOf(size_t link) const
    {
        return (m_label->formula().links().at(link).area.center() + m_label->formulaPosition()).toPoint();
    }

    std::unique_ptr<FormulaLabel> m_label;
};

void TestFormulaLabel::init()
{
    m_label = std::make_unique<FormulaLabel>();
    m_label->setMathStyle({.pixelSize = 20.0, .mode = MathMode::Display});
    m_label->setTex(R"(\link{v1}{\bar v_1} = \link{v2}{\bar v_2} + \link{v3}{\bar v_3})");
    m_label->resize(m_label->sizeHint());
    m_label->show();
    QVERIFY(QTest::qWaitForWindowActive(m_label.get()));
}

void TestFormulaLabel::clickActivatesTheLinkBelowIt()
{
    QSignalSpy spy(m_label.get(), &FormulaLabel::linkActivated);
    QTest::mouseClick(m_label.get(), Qt::LeftButton, {}, middleOf(1));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), QString("v2"));
    QTest::mousePress(m_label.get(), Qt::LeftButton, {}, middleOf(1)); // a drag off the link is no click
    QTest::mouseRelease(m_label.get(), Qt::LeftButton, {}, middleOf(2));
    QCOMPARE(spy.count(), 1);
}

void TestFormulaLabel::pointerHoversLinks()
{
    QSignalSpy spy(m_label.get(), &FormulaLabel::linkHovered);
    QTest::mouseMove(m_label.get(), middleOf(2));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.last().first().toString(), QString("v3"));
    QCOMPARE(m_label->cursor().shape(), Qt::PointingHandCursor);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_label.get(), &leave);
    QVERIFY(spy.last().first().toString().isEmpty());
}

void TestFormulaLabel::tabWalksThroughTheLinksAndEnterActivates()
{
    QSignalSpy spy(m_label.get(), &FormulaLabel::linkActivated);
    m_label->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_label.get(), Qt::Key_Return);
    QTest::keyClick(m_label.get(), Qt::Key_Tab);
    QTest::keyClick(m_label.get(), Qt::Key_Tab);
    QTest::keyClick(m_label.get(), Qt::Key_Space);
    QTest::keyClick(m_label.get(), Qt::Key_Backtab);
    QTest::keyClick(m_label.get(), Qt::Key_Enter);
    QStringList activated;
    for (const auto& arguments : spy)
        activated.append(arguments.first().toString());
    QCOMPARE(activated, QStringList({"v1", "v3", "v2"}));
}

void TestFormulaLabel::withoutLinksItTakesNoFocus()
{
    QCOMPARE(m_label->focusPolicy(), Qt::StrongFocus);
    m_label->setTex("x^2");
    QCOMPARE(m_label->focusPolicy(), Qt::NoFocus);
}

void TestFormulaLabel::longFormulasBecomeTallerThenSmaller()
{
    const int natural = m_label->sizeHint().width();
    const int height = m_label->heightForWidth(natural);
    QCOMPARE(m_label->formula().lineCount(), 1);
    m_label->resize(natural * 7 / 10, 200);
    QVERIFY(m_label->formula().lineCount() > 1);
    QVERIFY(m_label->heightForWidth(natural * 7 / 10) > height);
    QVERIFY(m_label->formula().size().width() <= m_label->width());
    m_label->setTex(R"(\frac{a+b+c+d+e+f+g}{h})"); // can't be broken
    m_label->resize(m_label->sizeHint());
    const double before = m_label->formula().size().height();
    m_label->resize(m_label->sizeHint().width() * 8 / 10, 200);
    QVERIFY(m_label->formula().size().height() < before);
    QVERIFY(m_label->formula().size().width() <= m_label->width());
}

void TestFormulaLabel::copyGivesTheTex()
{
    m_label->setFocus();
    QTest::keySequence(m_label.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_label->tex());
}

void TestFormulaLabel::nameIsPlainText()
{
    QCOMPARE(m_label->accessibleName(), m_label->formula().plainText());
    QVERIFY(m_label->accessibleName().contains("="));
}

void TestFormulaLabel::colorIsThatOfThePalette()
{
    m_label->setTex("M");
    QPalette palette = m_label->palette();
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::WindowText, QColor(10, 200, 30));
    m_label->setMathStyle({.pixelSize = 60.0});
    m_label->setPalette(palette);
    const QImage image = m_label->grab().toImage().convertToFormat(QImage::Format_RGB32);
    bool found = false;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found = found || image.pixel(x, y) == qRgb(10, 200, 30);
    QVERIFY(found);
}

void TestFormulaLabel::highlightIsPainted()
{
    const QImage before = m_label->grab().toImage();
    m_label->setHighlightedLink("v2");
    const QImage after = m_label->grab().toImage();
    QVERIFY(before != after);
    m_label->setHighlightedLink({});
    QCOMPARE(m_label->grab().toImage(), before);
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestFormulaLabel)
#include "tst_formula_label.moc"
