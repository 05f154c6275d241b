// SPDX-License-Identifier: GPL-3.0-or-later
// How the landscape page shows a race, and what of it is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ad {

/// The plane in which a race in many dimensions is drawn.
enum class PlaneKind {
    Inputs,    // two inputs, those of Scenario::axes; all others stay where the race starts
    Random,    // two random directions, of the norms of the parameters if these are matrices (Li et al. 2018, section 4)
    Principal, // the two principal components of the trajectories (Li et al. 2018, section 7.2)
};

struct PlaneChoice
{
    PlaneKind kind = PlaneKind::Inputs;
    std::uint64_t seed = 0; // of random directions

    friend bool operator==(const PlaneChoice&, const PlaneChoice&) = default;
};

enum class LandscapeView {
    Map,
    Surface, // in three dimensions
};

/// How the map and the surface look.
struct MapChoice
{
    LandscapeView view = LandscapeView::Map;
    double azimuth = 225;      // of the eye above the surface, degrees from the x axis, counter-clockwise
    double elevation = 35;     // degrees above the plane, 0 … 90
    bool hasEqualAxes = false; // a unit is as long on both axes
    int trail = 0;             // steps behind each racer that are drawn; 0: all
    bool showsBatch = false;   // the landscape is that of the mini-batch of the step, not of all rows

    friend bool operator==(const MapChoice&, const MapChoice&) = default;
};

enum class CurveQuantity {
    Loss,
    Gap, // loss minus the lowest known minimum
    GradientNorm,
    LearningRate,
    UpdateRatio, // ‖Δθ‖₂ / ‖θ‖₂
};

enum class CurveAxis {
    Step,
    Evaluations, // of the gradient
};

enum class CurveScaleChoice {
    Automatic,
    Linear,
    Logarithmic,
};

/// What the curves below the map show.
struct CurveChoice
{
    CurveQuantity quantity = CurveQuantity::Loss;
    CurveAxis against = CurveAxis::Step;
    CurveScaleChoice scale = CurveScaleChoice::Automatic;

    friend bool operator==(const CurveChoice&, const CurveChoice&) = default;
};

/// Many starting points of every racer, spread over the window.
struct SwarmChoice
{
    int count = 0; // 0: no swarm
    std::uint64_t seed = 0;

    friend bool operator==(const SwarmChoice&, const SwarmChoice&) = default;
};

/// Which rows of the data a step sees: with `size` rows a step, an epoch is one way through all of them.
struct BatchChoice
{
    int size = 0;           // 0: all rows
    bool isShuffled = true; // in a new order each epoch
    std::uint64_t seed = 0; // of that order
    bool dropsLast = false; // an epoch's last batch is left out if it has fewer rows

    friend bool operator==(const BatchChoice&, const BatchChoice&) = default;
};

/// A table of numbers that belongs to the document; programs take its columns by name.
struct DataTable
{
    std::string name = {};
    std::string csv = {}; // its first line has the names of the columns

    friend bool operator==(const DataTable&, const DataTable&) = default;
};

} // namespace ad
