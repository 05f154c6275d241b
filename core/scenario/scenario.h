// SPDX-License-Identifier: GPL-3.0-or-later
// The document: one program and how it is looked at and raced on. Plain values; what can be computed from them is in derive.h.
#pragma once

#include "core/base/tensor.h"
#include "core/scenario/data_file.h"
#include "core/scenario/graph_choice.h"
#include "core/scenario/landscape_choice.h"
#include "core/scenario/published.h"
#include "core/scenario/racer_choice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ad {

/// The visible part of the plane of the two axes.
struct WindowChoice
{
    double xmin = -1.0;
    double xmax = 1.0;
    double ymin = -1.0;
    double ymax = 1.0;

    friend bool operator==(const WindowChoice&, const WindowChoice&) = default;
};

struct KnownMinimum
{
    std::vector<double> at = {}; // coordinates along the axes
    double value = 0.0;

    friend bool operator==(const KnownMinimum&, const KnownMinimum&) = default;
};

enum class ColorScale {
    Linear,
    Logarithmic,
};

struct Scenario
{
    std::string title = {};
    std::string program = {};
    std::string output = {};                     // a name; empty: the program's own output
    std::optional<Tensor> externalGradient = {}; // ȳ of a non-scalar output; else ones
    GraphChoice graph = {};                      // how the graph page shows it
    std::vector<DataTable> tables = {};          // data that its program uses
    std::vector<DataFile> files = {};            // what its program names beside them; not saved
    BatchChoice batch = {};                      // how much of that data a step sees
    std::vector<std::string> axes = {};          // two inputs; empty: the first two scalar parameters
    PlaneChoice plane = {};                      // in which the race is drawn
    MapChoice map = {};
    CurveChoice curves = {};
    SwarmChoice swarm = {};
    std::optional<WindowChoice> window = {};
    ColorScale scale = ColorScale::Linear;
    std::vector<double> start = {}; // along the axes; empty: the values in the program
    int steps = 200;
    bool stops = false; // true: a racer that has converged stops
    double noise = 0.0;
    std::uint64_t noiseSeed = 0;
    std::vector<RacerChoice> racers = {};

    // What a file from the library tells about itself.
    std::string teaches = {};
    std::string topic = {}; // of the course, under which an example is listed
    std::string source = {};
    std::vector<Published> published = {}; // what the source printed
    std::vector<KnownMinimum> minima = {};

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// The racer's settings with what the scenario says for all racers filled in.
[[nodiscard]] RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer);
/// The same for a part of the racer's past.
[[nodiscard]] RacerSettings settingsOf(const Scenario& scenario, const RacerChoice& racer, const RacerPast& past);

} // namespace ad
