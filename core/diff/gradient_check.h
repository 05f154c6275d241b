// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient check: every derivative beside forward and central differences for many h.
#pragma once

#include "core/diff/differences.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ad {

/// h = 1e-1, 1e-2 … 1e-16.
inline constexpr int kCheckSteps = 16;
[[nodiscard]] double checkStep(int index);

/// A derivative passes if its best central difference has no larger relative error. CS231n is happy below 1e-7 and calls 1e-4 too high
/// where there are no kinks; a wrong rule is hardly ever wrong in the seventh digit only.
/// @see Karpathy et al., CS231n, "Gradient checks".
inline constexpr double kPassingError = 1e-6;
/// A derivative below this part of |f| or of the program's largest derivative is measured against that part, as differences can't resolve
/// it: the floor that zeros need.
inline constexpr double kDerivativeFloor = 1e-5;

/// |a − n| / max(|a|, |n|, floor); 0 if both are equal, NaN if one is not finite.
[[nodiscard]] double relativeError(double analytic, double numeric, double floor = 0.0);

struct Difference
{
    double h = 0.0;
    double right = 0.0; // f(x + h)
    double left = 0.0;  // f(x) of a forward difference, f(x − h) of a central one
    double value = 0.0;
    double error = 0.0; // relativeError; NaN where there is nothing to compare
};

enum class Verdict {
    Pass,
    Fail,
    Kink,      // fails because the slopes on the left and on the right differ
    Jump,      // fails because the function jumps within h
    NotFinite, // the value or the derivative is NaN or infinite, here or as close as 1e-6
    Discrete,  // no derivative is asked for, and the program has no value between: a class index. It counts as passed
};

/// One element of one input.
struct ElementCheck
{
    NodeId input = kNoNode;
    std::ptrdiff_t element = 0;
    double x = 0.0;
    double analytic = 0.0;
    std::array<Difference, kCheckSteps> forward = {};
    std::array<Difference, kCheckSteps> central = {};
    Difference standard = {}; // central, with the step of differenceStep
    int bestForward = 0;      // index of the smallest error, the larger h of equal ones
    int bestCentral = 0;
    Verdict verdict = Verdict::Fail;
    double slopeLeft = 0.0; // of a kink
    double slopeRight = 0.0;
};

/// One input: the V-curve is that of its largest error for each h, NaN where none of its elements has one.
struct InputCheck
{
    NodeId input = kNoNode;
    std::size_t first = 0; // of its elements in GradientCheck::elements
    std::size_t count = 0; // fewer than the input has, if only some were asked for
    std::array<double, kCheckSteps> forward = {};
    std::array<double, kCheckSteps> central = {};
    int bestForward = 0;
    int bestCentral = 0;
    double standardError = 0.0; // with the step of differenceStep
    bool isPassed = false;      // each element, at its own best h
};

struct GradientCheck
{
    double value = 0.0;                 // f = Σ seed·output
    std::vector<ElementCheck> elements; // input by input
    std::vector<InputCheck> inputs;     // every input of the graph, data included
    std::int64_t evaluations = 0;       // of f, all that were made

    [[nodiscard]] bool isPassed() const;
};

struct CheckOptions
{
    std::ptrdiff_t mostElements = 0;             // of each input, evenly spread; 0: all
    std::function<bool(double)> onProgress = {}; // gets the part done, 0…1; false cancels
};

/// Compares the adjoint of every input, data included, with differences of f = Σ seed·output, or nothing if it was cancelled.
/// Differences divide by h as it is written, so that the rounding of x + h is part of their error. Cost: one reverse sweep, and 35
/// evaluations of f an element.
///
/// @param seed  ȳ of the output, of its shape (asserted).
[[nodiscard]] std::optional<GradientCheck> checkGradient(const Graph& graph, NodeId output, const Tensor& seed, const Point& point = {},
                                                         const CheckOptions& options = {});

/// "passes", or why not: "a kink lies within h: the slope is 0 on the left and 1 on the right".
[[nodiscard]] std::string reasonOf(const ElementCheck& check);

[[nodiscard]] inline bool isPassed(Verdict verdict)
{
    return verdict == Verdict::Pass || verdict == Verdict::Discrete;
}

} // namespace ad
