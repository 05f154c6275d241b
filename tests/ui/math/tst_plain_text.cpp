// SPDX-License-Identifier: GPL-3.0-or-later
// Formulas as text: what a screen reader says and what is copied.
#include "ui/math/plain_text.h"

#include "ui/math/tex_parser.h"

#include <QTest>

namespace ad::ui {

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void readsAsOneWouldWriteIt_data();
    void readsAsOneWouldWriteIt();
};

void TestPlainText::readsAsOneWouldWriteIt_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* tex, const char* text) { QTest::newRow(tex) << QString::fromUtf8(tex) << QString::fromUtf8(text); };
    row(R"(\bar{v}_1 = -0.5 \cdot 3)", "v̄₁ = −0.5 ⋅ 3");
    row(R"(\bar v_2 \frac{\partial v_2}{\partial v_1})", "v̄₂ ∂v₂/∂v₁");
    row(R"(\frac{a + b}{c})", "(a + b)/c");
    row(R"(\frac{1}{1+e^{-z}})", "1/(1 + e⁻ᶻ)");
    row(R"(\bar{\mathbf{x}} = W^{\top} \bar{\mathbf{y}})", "x̄ = Wᵀȳ");
    row(R"(\sqrt{\hat v} + \epsilon)", "√v̂ + ϵ");
    row(R"(\sqrt[3]{a+b})", "∛(a + b)");
    row(R"(x^{a/b} + x_{q})", "x^(a/b) + x_q");
    row(R"(f'(x) = 2x)", "f′(x) = 2x");
    row(R"(\log x + \sin(x))", "log x + sin(x)");
    row(R"(\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix})", "[1, 2; 3, 4]");
    row(R"(\color{red}{a} + \link{l}{b} \phantom{c})", "a + b");
    row(R"(x \in \mathbb{R}^n)", "x ∈ ℝⁿ");
    row(R"(\text{if } x > 0)", "if x > 0");
}

void TestPlainText::readsAsOneWouldWriteIt()
{
    QFETCH(QString, tex);
    QFETCH(QString, text);
    const auto composed = QString::NormalizationForm_C; // an accent may be written as a part of the letter
    QCOMPARE(plainText(parseTex(tex).root).normalized(composed), text.normalized(composed));
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestPlainText)
#include "tst_plain_text.moc"
