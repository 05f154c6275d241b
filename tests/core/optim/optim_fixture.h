// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of core/optim share: recipes that must be right, landscapes written by hand, and torch's recorded numbers.
#pragma once

#include "core/optim/run.h"

#include <QtTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace ad::test {

inline std::shared_ptr<const Recipe> recipe(const std::string& optimizer, const Settings& parameters = {})
{
    RacerSettings settings;
    settings.optimizer = optimizer;
    settings.parameters = parameters;
    const Result<std::shared_ptr<const Recipe>> made = makeRecipe(settings);
    if (!made)
        qFatal("%s", made.error().message.c_str());
    return *made;
}

using Point2 = std::array<double, 2>;

/// f(x, y) with its gradient in `g`.
using Landscape = double (*)(double x, double y, double* g);

inline FunctionObjective objective(Landscape landscape)
{
    return {2, [landscape](std::span<const double> p, std::span<double> g) -> double { return landscape(p[0], p[1], g.data()); }};
}

inline double valley100(double x, double y, double* g)
{
    g[0] = x;
    g[1] = 100 * y;
    return (x * x + 100 * y * y) / 2;
}

inline double rosenbrock(double x, double y, double* g)
{
    const double t = y - x * x;
    g[0] = -2 * (1 - x) - 400 * x * t;
    g[1] = 200 * t;
    return (1 - x) * (1 - x) + 100 * t * t;
}

/// Of record_torch.py.
inline double wavyBowl(double x, double y, double* g)
{
    const double wave = 0.3 * std::cos(x + y);
    g[0] = x - 1 + wave;
    g[1] = 10 * (y + 0.5) + wave;
    return (x - 1) * (x - 1) / 2 + 5 * (y + 0.5) * (y + 0.5) + 0.3 * std::sin(x + y);
}

/// All steps, no early stop.
inline Run run(Landscape landscape, const std::string& optimizer, const Settings& parameters, Point2 start, std::int64_t steps)
{
    FunctionObjective function = objective(landscape);
    RunOptions options;
    options.steps = steps;
    options.stop.when = StopRule::When::Never;
    return minimize(function, recipe(optimizer, parameters), start, options);
}

inline QJsonObject torchRecords()
{
    QFile file(QStringLiteral(ADJOINT_SOURCE_DIR "/tests/core/optim/torch.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("torch.json is missing");
    return QJsonDocument::fromJson(file.readAll()).object();
}

inline Settings settingsOf(const QJsonObject& object)
{
    Settings settings;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isBool())
            settings[it.key().toStdString()] = it->toBool();
        else
            settings[it.key().toStdString()] = it->toDouble();
    }
    return settings;
}

/// |a − b| relative to the larger of |b| and `scale`.
inline double difference(double a, double b, double scale = 0)
{
    return a == b ? 0 : std::abs(a - b) / std::max(std::abs(b), scale);
}

} // namespace ad::test
