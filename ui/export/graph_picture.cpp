// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/graph_picture.h"

#include "ui/graph/graph_painter.h"
#include "ui/graph/viewport.h"

#include <QPainter>

namespace ad::ui {

void renderGraph(QPainter& painter, const QSizeF& size, const GraphScene& scene, double position, const Theme& theme)
{
    painter.fillRect(QRectF(QPointF(), size), theme.surface);
    const Viewport fit = fitted(scene.bounds, size, kLargestFit * theme.scale);
    const GraphLook look{.theme = theme, .zoom = fit.zoom};
    const Script script = scriptOf(*scene.trace, scene.options.collapsed);
    const Frame frame = frameAt(*scene.trace, script, position);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform, true);
    painter.setTransform(fit.transform(), true);
    GraphPainter(scene, frame, look).paint(painter);
    painter.restore();
}

void renderGraph(QPainter& painter, const QSizeF& size, std::shared_ptr<const Trace> trace, double position, const Theme& theme)
{
    renderGraph(painter, size, *makeScene(std::move(trace)), position, theme);
}

QImage graphImage(std::shared_ptr<const Trace> trace, double position, const QSize& size, const Theme& theme, double pixelRatio)
{
    QImage image(size * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.setDotsPerMeterX(3780); // 96 dpi
    image.setDotsPerMeterY(3780);
    QPainter painter(&image);
    renderGraph(painter, size, std::move(trace), position, theme);
    return image;
}

} // namespace ad::ui
