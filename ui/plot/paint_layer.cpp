// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/paint_layer.h"

namespace ad::ui {
namespace {

QString made(QCustomPlot* plot, const QString& name)
{
    if (plot->layer(name) == nullptr) {
        plot->addLayer(name);
        plot->layer(name)->setMode(QCPLayer::lmBuffered); // so that it can be painted again alone
    }
    return name;
}

} // namespace

PaintLayer::PaintLayer(QCustomPlot* plot, const QString& layer, Paint paint)
    : QCPLayerable(plot, made(plot, layer))
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
