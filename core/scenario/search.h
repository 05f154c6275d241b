// SPDX-License-Identifier: GPL-3.0-or-later
// A search over two parameters of a racer: on a grid, or at random.
#pragma once

#include "core/base/plane.h"
#include "core/scenario/trial.h"

namespace ad {

/// How the values of a parameter are spread.
enum class SearchScale {
    Linear,
    Logarithmic,
    NearOne, // 1 − p is spread logarithmically, as memories β need it: 0, 0.9, 0.99, 0.999
};

struct SearchAxis
{
    std::string parameter;
    SearchScale scale = SearchScale::Logarithmic;
    double low = 0; // < high; > 0 if logarithmic; high < 1 if near one
    double high = 1;

    friend bool operator==(const SearchAxis&, const SearchAxis&) = default;
};

/// The real parameters of an optimizer, "lr" first.
[[nodiscard]] std::vector<std::string> searchable(const Optimizer& optimizer);

/// The scale and the range that suit a parameter of the optimizer (asserted).
[[nodiscard]] SearchAxis searchAxis(const Optimizer& optimizer, std::string_view parameter);

/// The value at `part` (0 … 1) of an axis, and back.
[[nodiscard]] double valueAt(const SearchAxis& axis, double part);
[[nodiscard]] double partOf(const SearchAxis& axis, double value);

enum class SearchMethod {
    Grid,
    Random, // uniform on the axes' scales
};

struct SearchPlan
{
    SearchAxis x;
    SearchAxis y;
    SearchMethod method = SearchMethod::Random;
    int budget = 100; // runs; ≥ 1
    std::uint64_t seed = 0;

    friend bool operator==(const SearchPlan&, const SearchPlan&) = default;
};

/// Where to search, in the order of trying: values of the two parameters. A grid covers the corners, has at most `budget` points, and is
/// tried from coarse to fine. Values have three digits (of 1 − p near one); the ends of the axes are exact.
/// @see Bergstra & Bengio, Random Search for Hyper-Parameter Optimization (2012), on why random points find more.
[[nodiscard]] std::vector<Vec2> searchPoints(const SearchPlan& plan);

/// The settings of one point.
void setPoint(Settings& parameters, const SearchPlan& plan, Vec2 point);

/// Runs the racer with the settings of each point; a point whose settings exclude each other has no trial.
/// Nothing if `onProgress` (part done, 0 … 1) said false.
[[nodiscard]] std::optional<std::vector<std::optional<Trial>>> tryPoints(Objective& objective, const TrialSetup& setup, const Goal& goal,
                                                                         const SearchPlan& plan, std::span<const Vec2> points,
                                                                         const Progress& onProgress = {});

} // namespace ad
