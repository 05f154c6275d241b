// SPDX-License-Identifier: GPL-3.0-or-later
// How fast gradient descent with momentum converges on a quadratic: by theory, and as it was measured.
#pragma once

#include "core/optim/recipe.h"
#include "core/optim/run.h"

#include <optional>
#include <span>

namespace ad {

/// On f = ½ θᵀHθ each method below acts on every eigenvector of H alone, on its eigenvalue λ, as a linear recurrence of two terms:
/// heavy ball  x⁺ = (1 + β − αλ) x − β x⁻, Nesterov  x⁺ = (1 + β)(1 − αλ) x − β(1 − αλ) x⁻; gradient descent is either with β = 0.
/// Its spectral radius ρ is the larger magnitude of the roots of r² − s r + p = 0, where s and p are the factors of x and −x⁻: the error
/// falls like ρᵏ.
/// @see Polyak (1964); Goh, Why Momentum Really Works, Distill (2017); Lessard, Recht & Packard (2016), section 2.2.
struct MomentumMethod
{
    double alpha = 0;
    double beta = 0;
    bool isNesterov = false;
    double weightDecay = 0; // is added to every eigenvalue

    friend bool operator==(const MomentumMethod&, const MomentumMethod&) = default;
};

/// Why there is no MomentumMethod that does what a recipe does.
enum class NoTheory { None, Adaptive, Schedule, Noise, Clipping, Decay };

struct MethodOfRecipe
{
    std::optional<MomentumMethod> method;
    NoTheory reason = NoTheory::None;
};

/// What `recipe` is, in α and β. The forms of momentum are converted: of "average", α = η(1 − μ); dampening d makes α = η(1 − d).
[[nodiscard]] MethodOfRecipe methodOf(const Recipe& recipe);

enum class Behaviour {
    Monotone,    // comes nearer from one side
    Oscillating, // comes nearer, and goes from one side to the other
    Divergent,   // ρ > 1, or does not come nearer at all: ρ = 1
};

/// ρ for an eigenvalue.
[[nodiscard]] double spectralRadius(const MomentumMethod& method, double eigenvalue);
/// Monotone: both roots are real and the larger one is positive. Curvature below 0 is divergent, as there is nothing to come nearer to.
[[nodiscard]] Behaviour behaviour(const MomentumMethod& method, double eigenvalue);
/// R: the largest of all eigenvalues, which is that of one of the outermost for gradient descent and heavy ball.
[[nodiscard]] double convergenceRate(const MomentumMethod& method, std::span<const double> eigenvalues);

/// The best constant rates for eigenvalues from `least` to `largest`, both positive (asserted).
struct OptimalRates
{
    double gradientAlpha = 0; ///< 2/(λ₁ + λₙ)
    double gradientRate = 0;  ///< (κ − 1)/(κ + 1)
    double ballAlpha = 0;     ///< (2/(√λ₁ + √λₙ))²
    double ballBeta = 0;      ///< ((√λₙ − √λ₁)/(√λₙ + √λ₁))²
    double ballRate = 0;      ///< (√κ − 1)/(√κ + 1)
};
[[nodiscard]] OptimalRates optimalRates(double least, double largest);

/// The rate R that a run had towards `goal`: exp of the slope of the line that fits ln ‖(θₖ − θ*, θₖ₋₁ − θ*)‖ over the second half of the
/// steps, up to where rounding begins. Nothing for fewer than eight steps there, or if the run reaches the goal exactly.
/// @param goal  as many coordinates as the run has.
[[nodiscard]] std::optional<double> measuredRate(const Run& run, std::span<const double> goal);

} // namespace ad
