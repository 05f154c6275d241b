// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/picture_options.h"
#include "app/main_window.h"
#include "ui/page/landscape_page.h"
#include "ui/playback/player.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QThread>

namespace ad::app {

namespace {

constexpr int kSettle = 700;    // milliseconds for animations to end
constexpr int kLongest = 20000; // milliseconds for a race

void waitUntilCalm(const MainWindow& window)
{
    const auto* landscape = window.findChild<ui::LandscapePage*>();
    QElapsedTimer timer;
    timer.start();
    qint64 lastBusy = 0;
    while (timer.elapsed() < lastBusy + kSettle && timer.elapsed() < kLongest) {
        QApplication::processEvents();
        if (landscape && landscape->isBusy())
            lastBusy = timer.elapsed();
        QThread::msleep(5);
    }
}

} // namespace

void addScreenshotOptions(QCommandLineParser& parser)
{
    parser.addOption({"screenshot", "Write a picture of the window and leave; needs no display.", "FILE.png"});
    parser.addOption({"size", "Of that picture, in pixels.", "WxH", "1920x1080"});
    parser.addOption({"page", "Of that picture: graph or landscape.", "PAGE"});
    parser.addOption({"at", "Position of the player in that picture, in steps.", "POSITION", "0"});
}

std::optional<ScreenshotRequest> screenshotRequest(const QCommandLineParser& options, QString& wrong)
{
    ScreenshotRequest request;
    request.picture = options.value("screenshot");
    const std::optional<QSize> size = sizeOf(options.value("size"));
    bool isNumber = false;
    request.position = options.value("at").toDouble(&isNumber);
    if (!size)
        wrong = "--size needs WIDTHxHEIGHT, not '" + options.value("size") + "'";
    else if (!isNumber)
        wrong = "--at needs a number of steps, not '" + options.value("at") + "'";
    else if (options.isSet("screenshot") && !request.picture.endsWith(".png", Qt::CaseInsensitive))
        wrong = "--screenshot needs a file that ends in .png";
    if (!wrong.isEmpty())
        return std::nullopt;
    request.size = *size;
    const QString page = options.value("page");
    request.page = page.left(1).toUpper() + page.mid(1);
    return request;
}

int takeScreenshot(MainWindow& window, const ScreenshotRequest& request)
{
    window.resize(request.size);
    window.show();
    if (!request.page.isEmpty())
        window.showPage(request.page);
    waitUntilCalm(window);
    window.player()->seek(request.position);
    waitUntilCalm(window);
    if (window.grab().save(request.picture))
        return kSuccess;
    report(request.picture.toStdString(), {"cannot be written"});
    return kFailure;
}

} // namespace ad::app
