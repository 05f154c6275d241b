// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/command/command.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "core/base/version.h"
#include "core/scenario/json.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QIcon>
#include <QStandardPaths>

#include <cstdio>
#include <cstring>

namespace ad::app {
namespace {

/// Without a display Qt aborts the program, so we look first.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

int complainOfDisplay()
{
    std::fputs("adjoint: there is no display, so the window can't open\nThese commands need none:\n", stderr);
    for (const Command& command : commands())
        std::fprintf(stderr, "  adjoint %-8s %s\n", command.name, command.summary);
    return kFailure;
}

int complainOfUsage(const QString& what)
{
    std::fprintf(stderr, "adjoint: %s\nusage: adjoint [FILE], or adjoint COMMAND; see adjoint --help\n", what.toLocal8Bit().constData());
    return kUsage;
}

} // namespace

int runWindow(int argc, char* argv[])
{
    for (int i = 1; i < argc; ++i) {
        const bool isQtOption = std::strcmp(argv[i], "-platform") == 0 || std::strcmp(argv[i], "-style") == 0;
        if (argv[i][0] == '-' && !isQtOption)
            return complainOfUsage(QStringLiteral("unknown option %1").arg(QString::fromLocal8Bit(argv[i])));
        i += isQtOption ? 1 : 0;
    }
    if (!hasDisplay())
        return complainOfDisplay();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Adjoint"));
    QApplication::setApplicationName(QStringLiteral("Adjoint"));
    QApplication::setApplicationVersion(QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size())));
    QApplication::setDesktopFileName(QStringLiteral("org.adjoint.adjoint"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/adjoint.svg")));
    const QStringList files = QApplication::arguments().mid(1);
    if (files.size() > 1)
        return complainOfUsage(QStringLiteral("one file at a time"));
    ui::loadFonts();
    ui::setTheme(ui::themeFor(ui::ThemeChoice::System));
    MainWindow window({scenarioFromJson, toJson}, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery");
    addPages(window);
    window.restoreState();
    if (files.isEmpty() || !window.openFile(files.first()))
        window.showFirstExample();
    window.show();
    return QApplication::exec();
}

} // namespace ad::app
