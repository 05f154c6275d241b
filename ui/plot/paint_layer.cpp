// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/paint_layer.h"

namespace ad::ui {
namespace {

QString made(QCustomPlot* plot, const QString& name, PaintLayer::Buffer buffer)
{
    if (plot->layer(name) == nullptr) {
        plot->addLayer(name);
        plot->layer(name)->setMode(buffer == PaintLayer::Buffer::Own ? QCPLayer::lmBuffered : QCPLayer::lmLogical);
        plot->layer("overlay")->setMode(QCPLayer::lmLogical); // we have nothing in it
    }
    return name;
}

} // namespace

PaintLayer::PaintLayer(QCustomPlot* plot, const QString& layer, Buffer buffer, Paint paint)
    : QCPLayerable(plot, made(plot, layer, buffer))
    , m_paint(std::move(paint))
{
}

void PaintLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    applyAntialiasingHint(painter, true, QCP::aeOther);
}

void PaintLayer::draw(QCPPainter* painter)
{
    painter->save();
    m_paint(*painter);
    painter->restore();
}

} // namespace ad::ui
