// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled fonts load, and have what the interface needs.
#include "ui/theme/fonts.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QRawFont>
#include <QTest>

namespace ad::ui {

class TestFonts : public QObject
{
    Q_OBJECT

private slots:
    void familiesAreTheBundledOnes();
    void figuresAreTabular();
    void interfaceFontHasTheMathematicalSigns();
    void dataIsAFont();
};

void TestFonts::familiesAreTheBundledOnes()
{
    QCOMPARE(QFontInfo(interfaceFont(14)).family(), QString("DejaVu Sans"));
    QCOMPARE(QFontInfo(monospaceFont(14)).family(), QString("DejaVu Sans Mono"));
    QCOMPARE(interfaceFont(14).pixelSize(), 14);
}

void TestFonts::figuresAreTabular()
{
    const QFontMetricsF metrics(interfaceFont(15));
    for (QChar figure = '1'; figure <= '9'; figure = QChar(figure.unicode() + 1))
        QCOMPARE(metrics.horizontalAdvance(figure), metrics.horizontalAdvance('0'));
}

void TestFonts::interfaceFontHasTheMathematicalSigns()
{
    const QRawFont font = QRawFont::fromFont(interfaceFont(15));
    for (const QChar c : QStringLiteral("∂∇⊙⊗←→≤≈∈√⟨⟩−·×σηᵀᵢⱼ₁\u0304\u0307"))
        QVERIFY2(font.supportsCharacter(c), qPrintable(QString(c)));
}

void TestFonts::dataIsAFont()
{
    QVERIFY(QRawFont(mathematicalFontData(), 20).isValid());
    QVERIFY(!QRawFont(mathematicalFontData(), 20).fontTable("MATH").isEmpty());
    QVERIFY(QRawFont(interfaceFontData(), 20).isValid());
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestFonts)
#include "tst_fonts.moc"
