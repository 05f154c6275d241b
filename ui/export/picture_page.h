// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of pictures of a race: title, legend, and the rules under which it was run.
#pragma once

#include "ui/plot/track.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>

#include <functional>
#include <vector>

class QCPPainter;
class QPaintDevice;
class QPainter;

namespace ad::ui {

/// Plots are painted in the theme of the application; a picture has its own for as long as it is painted.
class ThemeGuard
{
public:
    explicit ThemeGuard(const Theme& theme);
    ~ThemeGuard(); // the application gets its own look back
    ThemeGuard(const ThemeGuard&) = delete;
    ThemeGuard& operator=(const ThemeGuard&) = delete;

private:
    Theme m_before;
};

struct PicturePage
{
    QString title;
    QString rules; // in small print at the bottom, on as many lines as it needs
    QSize size;    // logical pixels, which the device's coordinates are
};

/// A line of the legend below the picture.
struct LegendEntry
{
    QString text;
    std::function<void(QPainter&, const QRectF&)> paintSwatch;
};

/// A racer's line of the legend.
[[nodiscard]] LegendEntry racerEntry(const RacerLook& look, const QString& text);

/// Paints the page in the current theme, and lets `paintBody` draw the rest with the origin at its top left corner.
void paintPicturePage(QPaintDevice& device, const PicturePage& page, const std::vector<LegendEntry>& legend,
                      const std::function<void(QCPPainter& painter, const QSize& size)>& paintBody);

} // namespace ad::ui
