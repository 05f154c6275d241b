// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of optimizers without adaptive averages of both kinds: SGD with its momentums, AdaGrad, AdaDelta, RMSprop, Lion.
// Each is the formula of its paper in the form of torch.optim 1.13; see elementwise.h for what a rule is.
#pragma once

#include "core/optim/elementwise.h"
#include "core/optim/parameter.h"

namespace ad {

/// ε beside or below the root; adding the other, zero, changes no bit.
struct EpsPlacement
{
    EpsPlacement(const ParameterValues& values)
        : inside(values.chosen("eps_placement") == "inside" ? values["eps"] : 0)
        , outside(values.chosen("eps_placement") == "inside" ? 0 : values["eps"])
    {
    }
    double inside, outside;
};

/// g ← g + λθ; v ← μv + (1 − dampening)·g, at the first step v = g; θ ← θ − lr·v, with nesterov θ ← θ − lr·(g + μv).
/// Momentum form "lr_inside": v ← μv + lr·g; θ ← θ − v. Form "average": v ← μv + (1 − μ)·g; θ ← θ − lr·v.
/// Decoupled weight decay leaves g alone and adds −lr·λθ to the move. @see Loshchilov & Hutter (2019), algorithm 1.
struct SgdRule
{
    static constexpr int kStates = 1;
    struct Scalars
    {
        double gain;
    };

    explicit SgdRule(const ParameterValues& values);
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry&) const { return {t == 1 ? m_firstGain : m_gain}; }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_coupledDecay * x;
        const double shrink = -(lr * m_decoupledDecay * x);
        const double inner = m_isRateInside ? lr : 1;
        const double outer = m_isRateInside ? 1 : lr;
        const double kept = m_momentum * s[0];
        s[0] = kept + inner * (c.gain * decayed);
        const double direction = m_gradientPart * (inner * decayed) + m_velocityPart * s[0];
        const double delta = -outer * direction;
        note("weight_decay", m_decoupledDecay != 0 ? shrink : m_coupledDecay * x);
        note("d", decayed);
        note("kept", kept);
        note("velocity", s[0]);
        note("direction", direction);
        note("effective_lr", outer);
        note("delta", shrink + delta);
        return x + shrink + delta;
    }

private:
    double m_momentum, m_coupledDecay, m_decoupledDecay, m_gain, m_firstGain, m_gradientPart, m_velocityPart;
    bool m_isRateInside;
};

/// G ← G + g²; θ ← θ − lr/(1 + (t − 1)·lr_decay) · g / (√G + ε).
struct AdagradRule
{
    static constexpr int kStates = 1;
    struct Scalars
    {
        double rateFactor;
    };

    explicit AdagradRule(const ParameterValues& v)
        : m_eps(v)
        , m_weightDecay(v["weight_decay"])
        , m_rateDecay(v["lr_decay"])
        , m_initial(v["initial_accumulator_value"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t t, Carry&) const { return {1 / (1 + static_cast<double>(t - 1) * m_rateDecay)}; }
    [[nodiscard]] double initialState(int) const { return m_initial; }

    template<typename Note>
    double apply(const Scalars& c, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        s[0] += decayed * decayed;
        const double root = std::sqrt(s[0] + m_eps.inside) + m_eps.outside;
        const double rate = lr * c.rateFactor;
        const double delta = -rate * decayed / root;
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        note("sum", s[0]);
        note("root", root);
        note("effective_lr", rate / root);
        note("delta", delta);
        return x + delta;
    }

private:
    EpsPlacement m_eps;
    double m_weightDecay, m_rateDecay, m_initial;
};

/// v ← ρv + (1 − ρ)g²; Δ = √(u + ε)/√(v + ε) · g; u ← ρu + (1 − ρ)Δ²; θ ← θ − lr·Δ.
struct AdadeltaRule
{
    static constexpr int kStates = 2;
    struct Scalars
    {
    };

    explicit AdadeltaRule(const ParameterValues& v)
        : m_eps(v)
        , m_weightDecay(v["weight_decay"])
        , m_rho(v["rho"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t, Carry&) const { return {}; }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars&, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        s[0] = m_rho * s[0] + (1 - m_rho) * (decayed * decayed);
        const double root = std::sqrt(s[0] + m_eps.inside) + m_eps.outside;
        const double rootOfMoves = std::sqrt(s[1] + m_eps.inside) + m_eps.outside;
        const double direction = rootOfMoves / root * decayed;
        s[1] = m_rho * s[1] + (1 - m_rho) * (direction * direction);
        const double delta = -lr * direction;
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        note("v", s[0]);
        note("root", root);
        note("root_of_moves", rootOfMoves);
        note("direction", direction);
        note("moves", s[1]);
        note("effective_lr", lr * rootOfMoves / root);
        note("delta", delta);
        return x + delta;
    }

private:
    EpsPlacement m_eps;
    double m_weightDecay, m_rho;
};

/// v ← αv + (1 − α)g²; centered: a ← αa + (1 − α)g, v̄ = v − a², else v̄ = v; b ← μb + g/(√v̄ + ε); θ ← θ − lr·b.
struct RmspropRule
{
    static constexpr int kStates = 3;
    struct Scalars
    {
    };

    explicit RmspropRule(const ParameterValues& v)
        : m_eps(v)
        , m_weightDecay(v["weight_decay"])
        , m_alpha(v["alpha"])
        , m_momentum(v["momentum"])
        , m_centered(v["centered"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t, Carry&) const { return {}; }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars&, double lr, double x, double g, double* s, Note note) const
    {
        const double decayed = g + m_weightDecay * x;
        s[0] = m_alpha * s[0] + (1 - m_alpha) * (decayed * decayed);
        s[1] = m_alpha * s[1] + (1 - m_alpha) * decayed;
        const double variance = s[0] - m_centered * (s[1] * s[1]);
        const double root = std::sqrt(variance + m_eps.inside) + m_eps.outside;
        s[2] = m_momentum * s[2] + decayed / root;
        const double delta = -lr * s[2];
        note("weight_decay", m_weightDecay * x);
        note("d", decayed);
        note("v", s[0]);
        note("average", s[1]);
        note("variance", variance);
        note("root", root);
        note("velocity", s[2]);
        note("effective_lr", lr / root);
        note("delta", delta);
        return x + delta;
    }

private:
    EpsPlacement m_eps;
    double m_weightDecay, m_alpha, m_momentum, m_centered;
};

/// c = β₁m + (1 − β₁)g; θ ← θ − lr·(sign c + λθ); m ← β₂m + (1 − β₂)g, with sign 0 = 0.
struct LionRule
{
    static constexpr int kStates = 1;
    struct Scalars
    {
    };

    explicit LionRule(const ParameterValues& v)
        : m_beta1(v["beta1"])
        , m_beta2(v["beta2"])
        , m_weightDecay(v["weight_decay"])
    {
    }
    [[nodiscard]] Scalars prepare(std::int64_t, Carry&) const { return {}; }
    [[nodiscard]] double initialState(int) const { return 0; }

    template<typename Note>
    double apply(const Scalars&, double lr, double x, double g, double* s, Note note) const
    {
        const double blend = m_beta1 * s[0] + (1 - m_beta1) * g;
        const double sign = blend > 0 ? 1.0 : (blend < 0 ? -1.0 : 0.0);
        s[0] = m_beta2 * s[0] + (1 - m_beta2) * g;
        const double decay = -lr * m_weightDecay * x;
        const double delta = -lr * sign;
        note("c", blend);
        note("sign", sign);
        note("m", s[0]);
        note("effective_lr", lr);
        note("weight_decay", decay);
        note("delta", decay + delta);
        return x + decay + delta;
    }

private:
    double m_beta1, m_beta2, m_weightDecay;
};

} // namespace ad
