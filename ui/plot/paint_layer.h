// SPDX-License-Identifier: GPL-3.0-or-later
// A layer of a QCustomPlot that is painted by a function.
#pragma once

#include <functional>

#include <qcustomplot.h>

namespace ad::ui {

class PaintLayer : public QCPLayerable
{
    Q_OBJECT

public:
    using Paint = std::function<void(QCPPainter&)>;

    enum class Buffer {
        Shared, ///< painted together with axes and background
        Own,    ///< can be painted again alone; costs one more full picture to lay over the others in each frame
    };

    /// On a layer of that name, which is made on top of all others if it doesn't exist. The plot owns it.
    PaintLayer(QCustomPlot* plot, const QString& layer, Buffer buffer, Paint paint);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    Paint m_paint;
};

} // namespace ad::ui
