// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFile>
#include <QFontDatabase>

// The macro declares a function, so it can't stand in a namespace. It is needed because the resources live in a static library.
static void initializeFontResources()
{
    Q_INIT_RESOURCE(adjoint_fonts);
}

namespace ad::ui {
namespace {

QByteArray resourceBytes(const QString& name)
{
    initializeFontResources();
    QFile file(":/fonts/" + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

QFont bundledFont(const QString& family, QFont::StyleHint hint, int pixelSize)
{
    loadFonts();
    QFont font(family);
    font.setStyleHint(hint);
    font.setPixelSize(pixelSize);
    return font;
}

} // namespace

void loadFonts()
{
    static const bool once = [] {
        initializeFontResources();
        for (const char* name : {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSansMono.ttf",
                                 "DejaVuSansMono-Bold.ttf", "texgyrepagella-math.otf"})
            QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(name));
        return true;
    }();
    Q_UNUSED(once)
}

QFont interfaceFont(int pixelSize)
{
    return bundledFont(QStringLiteral("DejaVu Sans"), QFont::SansSerif, pixelSize);
}

QFont monospaceFont(int pixelSize)
{
    return bundledFont(QStringLiteral("DejaVu Sans Mono"), QFont::Monospace, pixelSize);
}

QByteArray mathematicalFontData()
{
    return resourceBytes(QStringLiteral("texgyrepagella-math.otf"));
}

QByteArray interfaceFontData()
{
    return resourceBytes(QStringLiteral("DejaVuSans.ttf"));
}

} // namespace ad::ui
