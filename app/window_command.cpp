// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/command/command.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "app/screenshot.h"
#include "core/base/text.h"
#include "core/base/version.h"
#include "core/scenario/json.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
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

// What is no file may be a misspelt command.
QString complaintAboutFile(const QString& file)
{
    if (QFileInfo::exists(file) || file.contains('.') || file.contains('/'))
        return {};
    std::vector<std::string> names;
    for (const Command& command : commands())
        names.emplace_back(command.name);
    const QString hint = QString::fromStdString(didYouMean(file.toStdString(), names));
    return QStringLiteral("'%1' is neither a file nor a command%2").arg(file, hint.isEmpty() ? hint : ": " + hint);
}

// Qt's own options, such as -platform, are taken out by the application before.
QStringList withoutQtOptions(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        const bool isQtOption = std::strcmp(argv[i], "-platform") == 0 || std::strcmp(argv[i], "-style") == 0;
        if (!isQtOption)
            arguments << QString::fromLocal8Bit(argv[i]);
        i += isQtOption ? 1 : 0;
    }
    return arguments;
}

void nameApplication()
{
    QApplication::setOrganizationName(QStringLiteral("Adjoint"));
    QApplication::setApplicationName(QStringLiteral("Adjoint"));
    QApplication::setApplicationVersion(QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size())));
    QApplication::setDesktopFileName(QStringLiteral("org.adjoint.adjoint"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/adjoint.svg")));
    ui::loadFonts();
    ui::setTheme(ui::themeFor(ui::ThemeChoice::System));
}

} // namespace

int runWindow(int argc, char* argv[])
{
    QCommandLineParser options;
    addScreenshotOptions(options);
    const bool isUnderstood = options.parse(withoutQtOptions(argc, argv));
    QString wrong = isUnderstood ? QString() : options.errorText();
    const std::optional<ScreenshotRequest> screenshot = isUnderstood ? screenshotRequest(options, wrong) : std::nullopt;
    const QStringList files = options.positionalArguments();
    if (wrong.isEmpty() && files.size() > 1)
        wrong = QStringLiteral("one file at a time");
    if (wrong.isEmpty() && !files.isEmpty())
        wrong = complaintAboutFile(files.first());
    if (!wrong.isEmpty())
        return complainOfUsage(wrong);
    const bool isPicture = !screenshot->picture.isEmpty();
    if (isPicture)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!hasDisplay())
        return complainOfDisplay();
    QApplication application(argc, argv);
    nameApplication();
    MainWindow window({scenarioFromJson, toJson}, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery");
    addPages(window);
    if (!isPicture)
        window.restoreState();
    if (files.isEmpty() || !window.openFile(files.first()))
        window.showFirstExample();
    if (isPicture)
        return takeScreenshot(window, *screenshot);
    window.show();
    return QApplication::exec();
}

} // namespace ad::app
