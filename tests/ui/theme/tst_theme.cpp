// SPDX-License-Identifier: GPL-3.0-or-later
// Both themes are readable, icons draw something in the theme's colour, and the style sheet has no hole.
#include "ui/theme/appearance.h"
#include "ui/theme/color_map.h"
#include "ui/theme/icons.h"
#include "ui/theme/racer_look.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QSet>
#include <QTest>

#include <cmath>

namespace ad::ui {

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsThatOfTheGuidelines();
    void textIsReadable_data();
    void textIsReadable();
    void linesAreVisible_data() { textIsReadable_data(); }
    void linesAreVisible();
    void rolesDifferInForm();
    void racersDifferInColourAndForm();
    void colorMapsGetLighter();
    void iconsTakeTheThemesColour_data();
    void iconsTakeTheThemesColour();
    void styleSheetIsComplete();
    void presentationTextIsLarge();
    void applicationWearsTheTheme();
};

namespace {

using NamedColors = std::vector<std::pair<const char*, QColor>>;

NamedColors textColors(const Theme& t)
{
    return {{"text", t.text},
            {"mutedText", t.mutedText},
            {"value", t.value.text},
            {"adjoint", t.adjoint.text},
            {"tangent", t.tangent.text},
            {"wrong", t.wrong.text},
            {"error", t.error},
            {"warning", t.warning},
            {"keyword", t.syntax.keyword},
            {"function", t.syntax.function},
            {"number", t.syntax.number},
            {"input", t.syntax.input},
            {"name", t.syntax.name}};
}

Theme themeNamed(bool isDark)
{
    return isDark ? darkTheme() : lightTheme();
}

} // namespace

void TestTheme::contrastIsThatOfTheGuidelines()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01); // the guidelines' own example of a grey that just fails
}

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadable()
{
    QFETCH(bool, isDark);
    const Theme theme = themeNamed(isDark);
    for (const auto& [name, color] : textColors(theme)) {
        for (const QColor& surface : {theme.surface, theme.window})
            QVERIFY2(contrast(color, surface) >= 7.0, name);
    }
    for (const RoleLook* role : {&theme.value, &theme.adjoint, &theme.tangent, &theme.wrong})
        QVERIFY2(contrast(role->text, role->fill) >= 7.0, qPrintable(role->text.name()));
    QVERIFY(contrast(theme.text, theme.accentFill) >= 7.0);
    QVERIFY(contrast(theme.accentText, theme.accent) >= 7.0);
    QVERIFY(contrast(theme.error, theme.errorFill) >= 7.0);
    QVERIFY(contrast(theme.warning, theme.warningFill) >= 7.0);
    QVERIFY(contrast(theme.text, theme.pressed) >= 7.0);
}

void TestTheme::linesAreVisible()
{
    QFETCH(bool, isDark);
    const Theme theme = themeNamed(isDark);
    for (const QColor& surface : {theme.surface, theme.window}) {
        for (const RoleLook* role : {&theme.value, &theme.adjoint, &theme.tangent, &theme.wrong})
            QVERIFY2(contrast(role->line, surface) >= 3.0, qPrintable(role->line.name()));
        QVERIFY(contrast(theme.strongBorder, surface) >= 3.0);
        QVERIFY(contrast(theme.accent, surface) >= 3.0);
    }
}

void TestTheme::rolesDifferInForm()
{
    const Theme theme = lightTheme();
    QSet<int> hatches;
    for (const Role role : {Role::Value, Role::Adjoint, Role::Tangent, Role::Wrong})
        hatches.insert(theme.role(role).hatch);
    QCOMPARE(hatches.size(), 4);
    QVERIFY(theme.value.dashes.empty());
    QVERIFY(theme.adjoint.dashes != theme.tangent.dashes);
}

void TestTheme::racersDifferInColourAndForm()
{
    QSet<QString> looks;
    QSet<QString> colors;
    for (int i = 0; i < 64; ++i) {
        const RacerLook look = racerLook(i, false);
        looks.insert(QStringLiteral("%1 %2").arg(look.color.name()).arg(static_cast<int>(look.marker)));
        if (i < 8)
            colors.insert(look.color.name());
        QVERIFY(!markerPath(look.marker, 5).isEmpty());
        QVERIFY(QRectF(-5.1, -5.1, 10.2, 10.2).contains(markerPath(look.marker, 5).boundingRect()));
    }
    QCOMPARE(looks.size(), 64);
    QCOMPARE(colors.size(), 8);
}

void TestTheme::colorMapsGetLighter()
{
    QCOMPARE(colorAt(ColorMap::Viridis, 0.0), QColor("#440154"));
    QCOMPARE(colorAt(ColorMap::Viridis, 1.0), QColor("#fde725"));
    QCOMPARE(colorAt(ColorMap::Cividis, 2.0), QColor("#fee838"));
    QCOMPARE(colorAt(ColorMap::Viridis, std::nan("")).alpha(), 0);
    for (const ColorMap map : {ColorMap::Viridis, ColorMap::Cividis}) {
        for (int i = 0; i < 50; ++i)
            QVERIFY(contrast(colorAt(map, (i + 1) / 50.0), Qt::black) >= contrast(colorAt(map, i / 50.0), Qt::black));
    }
}

void TestTheme::iconsTakeTheThemesColour_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : iconNames()) {
        if (!name.endsWith("-light") && !name.endsWith("-dark") && name != "adjoint") // drawn for one theme, and the program's own
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestTheme::iconsTakeTheThemesColour()
{
    QFETCH(QString, name);
    const QImage image = icon(name, QColor("#ff0000")).pixmap(32, 32).toImage();
    QCOMPARE(image.size(), QSize(32, 32) * qApp->devicePixelRatio());
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            red += pixel.alpha() > 200 ? 1 : 0;
            QVERIFY(pixel.alpha() < 40 || (pixel.red() > 200 && pixel.green() < 60 && pixel.blue() < 60));
        }
    }
    QVERIFY(red > 8);
}

void TestTheme::styleSheetIsComplete()
{
    Theme theme = darkTheme();
    theme.scale = 2.0;
    const QString sheet = styleSheet(theme);
    QVERIFY(!sheet.contains("${"));
    QVERIFY(sheet.contains(theme.surface.name()));
    QVERIFY(sheet.contains("font-size: 36px")); // the title, 18 px at scale 1
}

void TestTheme::presentationTextIsLarge()
{
    Theme theme = lightTheme();
    theme.scale = kPresentationScale;
    QVERIFY(theme.smallText() >= 20);
    QCOMPARE(lightTheme().smallText(), 12);
}

void TestTheme::applicationWearsTheTheme()
{
    setTheme(darkTheme());
    QVERIFY(currentTheme().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkTheme().surface);
    QVERIFY(!isSystemDark()); // the desktop's own palette, not ours
    setTheme(themeFor(ThemeChoice::System));
    QVERIFY(!currentTheme().isDark);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeChoice(toText(choice)), choice);
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestTheme)
#include "tst_theme.moc"
