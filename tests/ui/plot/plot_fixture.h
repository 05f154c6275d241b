// SPDX-License-Identifier: GPL-3.0-or-later
// Functions and runs for tests of the plots.
#pragma once

#include "ui/plot/landscape_plot.h"
#include "ui/theme/appearance.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace ad::ui {

/// f = a x² + y², with its gradient.
inline LandscapePlot::Landscape bowl(double a = 1, const Rectangle& window = {-2, 2, -1, 3})
{
    LandscapePlot::Landscape landscape;
    landscape.function = [a](std::span<const double> xs, std::span<const double> ys, std::span<double> values) {
        for (std::size_t i = 0; i < xs.size(); ++i)
            values[i] = a * xs[i] * xs[i] + ys[i] * ys[i];
    };
    landscape.pointValue = [a](Vec2 p) {
        return PointValue{a * p.x * p.x + p.y * p.y, {2 * a * p.x, 2 * p.y}, std::hypot(2 * a * p.x, 2 * p.y)};
    };
    landscape.axisNames = {"x", "y"};
    landscape.window = window;
    return landscape;
}

/// f of one variable.
inline LandscapePlot::Landscape curve(double (*f)(double), const Rectangle& window)
{
    LandscapePlot::Landscape landscape;
    landscape.inputCount = 1;
    landscape.function = [f](std::span<const double> xs, std::span<const double>, std::span<double> values) {
        for (std::size_t i = 0; i < xs.size(); ++i)
            values[i] = f(xs[i]);
    };
    landscape.pointValue = [f](Vec2 p) { return PointValue{f(p.x), {1, 0}, 1}; };
    landscape.axisNames = {"x", "f"};
    landscape.window = window;
    return landscape;
}

inline Track trackOf(const std::vector<Vec2>& path, const std::vector<double>& loss, Status status = Status::Finished, int index = 0)
{
    auto run = std::make_shared<Run>();
    run->dimension = 2;
    for (const Vec2& p : path) {
        run->path.push_back(p.x);
        run->path.push_back(p.y);
    }
    run->loss = loss;
    run->gradientNorm = loss;
    run->learningRate.assign(loss.size() - 1, 0.1);
    run->status = status;
    run->stopStep = static_cast<std::int64_t>(loss.size()) - 1;
    return {QStringLiteral("racer %1").arg(index), racerLook(index, false), run, true};
}

/// Shows the plot and waits for its map.
inline bool shown(LandscapePlot& plot, QSize size = {640, 480})
{
    plot.resize(size);
    plot.show();
    return QTest::qWaitForWindowExposed(&plot) && QTest::qWaitFor([&] { return !plot.isSampling(); });
}

inline QImage picture(QWidget& widget)
{
    return widget.grab().toImage();
}

} // namespace ad::ui
