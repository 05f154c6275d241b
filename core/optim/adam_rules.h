// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the Adam family: averages of the gradient and of its square, with bias correction.
// Each is the formula of its paper in the form of torch.optim 1.13; see elementwise.h for what a rule is.
#pragma once

#include "core/optim/elementwise.h"
#include "core/optim/parameter.h"

#include <algorithm>

namespace ad {

/// β₁, β₂ and what the whole family shares: m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g².
struct AdamMoments
{
    explicit AdamMoments(const ParameterValues& v)
        : beta1(v["beta1"])
        , beta2(v["beta2"])
    {
    }

    template<typename Note>
    void update(double g, double* s, Note note) const
    {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = beta2 * s[1] + (1 - beta2) * (g * g);
        note("m", s[0]);
        note("v", s[1]);
    }
    double beta1, beta2;
};

enum class Decay { Coupled, Decoupled };      // weight decay through the gradient (L2), or straight on θ (AdamW)
enum class SecondMoment { Current, Largest }; // Largest: AMSGrad

/// m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ) or without these corrections; θ ← θ − lr·m̂/(√v̂ + ε). AMSGrad puts the largest v so far for v.
template<Decay decay, SecondMoment second>
struct AdamRule
{
    static constexpr int kStates = second == SecondMoment::Largest ? 3 : 2;
    struct Scalars
    {
        double correction1, correction2; // 1/(1 − β₁ᵗ), 1/(1 − β₂ᵗ)
    };

    explicit AdamRule(const ParameterValues& v)
        : m_moments(v)
        , m_epsInside(v.chosen("eps_placement") == "inside" ? v["eps"] : 0)
        , m_epsOutside(v["eps"] - m_epsInside)
        , m_weightDecay(v["weight_decay"])
        , m_isCorrected(v.isOn("bias_correction"))
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry& carry) const
    {
        if (!m_isCorrected)
            return {1, 1};
        carry[0] = nextPower(m_moments.beta1, carry[0], t);
        carry[1] = nextPower(m_moments.beta2, carry[1], t);
        return {1 / (1 - carry[0]), 1 / (1 - carry[1])};
    }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        constexpr bool kIsCoupled = decay == Decay::Coupled;
        const double shrink = kIsCoupled ? 0 : -(lr * m_weightDecay * x);
        const double decayed = kIsCoupled ? g + m_weightDecay * x : g;
        note("weight_decay", kIsCoupled ? m_weightDecay * x : shrink);
        note("d", decayed);
        m_moments.update(decayed, s, note);
        if constexpr (second == SecondMoment::Largest) {
            s[2] = s[2] > s[1] ? s[2] : s[1];
            note("v_max", s[2]);
        }
        const double firstHat = s[0] * c.correction1;
        const double secondHat = s[kStates - 1] * c.correction2;
        const double root = std::sqrt(secondHat + m_epsInside) + m_epsOutside;
        const double delta = -lr * firstHat / root;
        note("m_hat", firstHat);
        note("v_hat", secondHat);
        note("root", root);
        note("effective_lr", lr / root);
        note("delta", shrink + delta);
        return x + shrink + delta;
    }

private:
    AdamMoments m_moments;
    double m_epsInside, m_epsOutside, m_weightDecay;
    bool m_isCorrected;
};

/// μₜ = β₁(1 − ½·0.96^(t·ψ)); θ ← θ − lr·((1 − μₜ)/(1 − ∏μᵢ)·g + μₜ₊₁/(1 − P)·m)/(√v̂ + ε), where P = ∏_{i ≤ t+1} μᵢ in the paper.
/// torch.optim.NAdam 1.13 on the CPU multiplies by μₜ once more, P = μₜ₊₁·μₜ·∏_{i ≤ t} μᵢ (corrected in version 2): kept as one of two
/// choices.
struct NadamRule
{
    static constexpr int kStates = 2;
    struct Scalars
    {
        double ofGradient, ofMoment, correction2;
    };

    explicit NadamRule(const ParameterValues& v);
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry& carry) const;
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        m_moments.update(decayed, s, note);
        const double firstHat = c.ofGradient * decayed + c.ofMoment * s[0];
        const double secondHat = s[1] * c.correction2;
        const double root = std::sqrt(secondHat) + m_eps;
        const double delta = -lr * firstHat / root;
        note("m_hat", firstHat);
        note("v_hat", secondHat);
        note("root", root);
        note("effective_lr", lr / root);
        note("delta", delta);
        return x + delta;
    }

private:
    AdamMoments m_moments;
    double m_eps, m_weightDecay, m_momentumDecay;
    bool m_isAsInTorch;
};

/// Adam whose adaptive part is multiplied by the rectification r(t), and left out while ρₜ ≤ 5: θ ← θ − lr·m̂·r·√(1 − β₂ᵗ)/(√v + ε), else θ
/// ← θ − lr·m̂.
struct RadamRule
{
    static constexpr int kStates = 2;
    struct Scalars
    {
        double correction1, rectification; // r·√(1 − β₂ᵗ), 0 while the variance of 1/√v is not tractable
    };

    explicit RadamRule(const ParameterValues& v)
        : m_moments(v)
        , m_eps(v["eps"])
        , m_weightDecay(v["weight_decay"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry& carry) const;
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        m_moments.update(decayed, s, note);
        const double firstHat = s[0] * c.correction1;
        const double root = std::sqrt(s[1]) + m_eps;
        const double adaptive = c.rectification > 0 ? c.rectification / root : 1;
        const double delta = -lr * firstHat * adaptive;
        note("m_hat", firstHat);
        note("root", root);
        note("rectification", c.rectification);
        note("effective_lr", lr * adaptive);
        note("delta", delta);
        return x + delta;
    }

private:
    AdamMoments m_moments;
    double m_eps, m_weightDecay;
};

/// m ← β₁m + (1 − β₁)g; u ← max(β₂u, |g| + ε); θ ← θ − lr/(1 − β₁ᵗ)·m/u.
struct AdamaxRule
{
    static constexpr int kStates = 2;
    struct Scalars
    {
        double correction1;
    };

    explicit AdamaxRule(const ParameterValues& v)
        : m_moments(v)
        , m_eps(v["eps"])
        , m_weightDecay(v["weight_decay"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry& carry) const
    {
        carry[0] = nextPower(m_moments.beta1, carry[0], t);
        return {1 / (1 - carry[0])};
    }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        s[0] = m_moments.beta1 * s[0] + (1 - m_moments.beta1) * decayed;
        s[1] = std::max(m_moments.beta2 * s[1], std::abs(decayed) + m_eps);
        const double firstHat = s[0] * c.correction1;
        const double delta = -lr * firstHat / s[1];
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        note("m", s[0]);
        note("u", s[1]);
        note("m_hat", firstHat);
        note("effective_lr", lr / s[1]);
        note("delta", delta);
        return x + delta;
    }

private:
    AdamMoments m_moments;
    double m_eps, m_weightDecay;
};

} // namespace ad
