// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of the window without a person at it: for documentation, and to look at a state that a script sets up.
#pragma once

#include <QSize>
#include <QString>

#include <optional>

class QCommandLineParser;

namespace ad::app {

class MainWindow;

struct ScreenshotRequest
{
    QString picture; // the file; empty: none is wanted
    QSize size = {1920, 1080};
    QString page = {}; // its name; empty: the one that opens
    double position = 0.0;
};

/// Adds --screenshot, --size, --page and --at.
void addScreenshotOptions(QCommandLineParser& parser);

/// What these options ask for, or nothing if one of them makes no sense: `wrong` says which.
[[nodiscard]] std::optional<ScreenshotRequest> screenshotRequest(const QCommandLineParser& options, QString& wrong);

/// Shows the window, waits until its pages have computed what they show, writes the picture and returns the exit status.
[[nodiscard]] int takeScreenshot(MainWindow& window, const ScreenshotRequest& request);

} // namespace ad::app
