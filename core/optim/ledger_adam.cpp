// SPDX-License-Identifier: GPL-3.0-or-later
// The ledgers of the Adam family: the same formulas as in adam_rules.h, written to be read.
#include "core/optim/ledger_writer.h"

#include <cmath>
#include <utility>

namespace ad {

namespace {

constexpr auto kEffective = "The learning rate that this coordinate really has now.";
constexpr auto kMove = "The move: against the average gradient, each coordinate by its own measure.";

struct Moments
{
    Term beta1, beta2, gradient, m, v;
};

/// m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g².
Moments writeMoments(LedgerWriter& w, const Term& gradient)
{
    const Term beta1 = w.parameter("beta1", "\\beta_1");
    const Term beta2 = w.parameter("beta2", "\\beta_2");
    const Term m = w.add("m", beta1 * w.before("m") + oneMinus(beta1) * gradient, "The average gradient: it remembers, as momentum does.");
    const Term v = w.add("v", beta2 * w.before("v") + oneMinus(beta2) * square(gradient),
                         "The average square of the gradient: how large slopes are here.");
    return {beta1, beta2, gradient, m, v};
}

Term writeDivisor(LedgerWriter& w, const Term& second)
{
    return w.addRoot("root", second, "The divisor: the typical size of this coordinate's gradient.");
}

/// m̂ and v̂ with their factors, or m and v themselves.
std::pair<Term, Term> writeCorrected(LedgerWriter& w, const Moments& moments, const Term& second)
{
    if (!w.options().isOn("bias_correction"))
        return {moments.m, second};
    const auto reason = "Averages start at 0 and are too small at first; the factor 1/(1 − βᵗ) undoes that.";
    const Term mHat = w.add("m_hat", w.correction(moments.beta1) * moments.m, reason);
    const Term vHat = w.add("v_hat", w.correction(moments.beta2) * second, reason);
    return {mHat, vHat};
}

Term writeAdaptive(LedgerWriter& w, const Term& gradient)
{
    const Moments moments = writeMoments(w, gradient);
    Term second = moments.v;
    if (w.options().isOn("amsgrad"))
        second = w.add("v_max", max(w.before("v_max"), moments.v), "AMSGrad: the largest average so far, so that rates never grow.");
    const auto [first, corrected] = writeCorrected(w, moments, second);
    const Term root = writeDivisor(w, corrected);
    const Term effective = w.add("effective_lr", w.rate() / root, kEffective);
    return -(effective * first);
}

} // namespace

void writeAdam(LedgerWriter& w)
{
    const Term move = writeAdaptive(w, w.decayedGradient());
    w.add("delta", move,
          w.number() == 1 && w.options().isOn("bias_correction") ? "The move: m̂/√v̂ is ±1 in the first step, so its length is η." : kMove);
}

void writeAdamW(LedgerWriter& w)
{
    const Term move = writeAdaptive(w, w.gradient());
    if (w.options()["weight_decay"] == 0) {
        w.add("delta", move, kMove);
        return;
    }
    const Term decay = w.add("weight_decay", -(w.rate() * (w.parameter("weight_decay", "\\lambda") * w.theta())),
                             "Decoupled weight decay: it pulls on θ itself and escapes the division.");
    w.add("delta", decay + move, kMove);
}

void writeNadam(LedgerWriter& w)
{
    const Moments moments = writeMoments(w, w.decayedGradient());
    const double beta1 = moments.beta1.value(0);
    const double decay = w.options()["momentum_decay"];
    const auto momentumAt = [=](std::int64_t step) -> double {
        return beta1 * (1 - 0.5 * std::pow(0.96, static_cast<double>(step) * decay));
    };
    double product = 1;
    for (std::int64_t step = 1; step <= w.number(); ++step)
        product *= momentumAt(step);
    const Term now = Term::symbol("\\mu_{t}", {momentumAt(w.number())});
    const Term next = Term::symbol("\\mu_{t+1}", {momentumAt(w.number() + 1)});
    const Term made = Term::symbol("\\prod\\mu", {product});
    const bool isAsInTorch = w.options().chosen("next_product") == "torch";
    const Term coming = Term::symbol("P", {product * next.value(0) * (isAsInTorch ? now.value(0) : 1)});
    const Term first = w.add("m_hat", oneMinus(now) / oneMinus(made) * moments.gradient + next / oneMinus(coming) * moments.m,
                             "Nesterov's look ahead: slope and memory with the momentum of this step and of the next.");
    const Term second = w.add("v_hat", w.correction(moments.beta2) * moments.v, "The average starts at 0; the factor undoes that.");
    const Term root = writeDivisor(w, second);
    const Term effective = w.add("effective_lr", w.rate() / root, kEffective);
    w.add("delta", -(effective * first), kMove);
}

void writeRadam(LedgerWriter& w)
{
    const Moments moments = writeMoments(w, w.decayedGradient());
    const Term first = w.add("m_hat", w.correction(moments.beta1) * moments.m, "The average starts at 0; the factor undoes that.");
    const Term rectification =
        w.addGiven("rectification", "r_t\\,\\sqrt{1 - \\beta_2^{t}}",
                   "How far the average square can be trusted; 0 as long as it can't be, and then nothing is divided.");
    if (!(rectification.value(0) > 0)) {
        w.add("delta", -(w.rate() * first), "The move: without division, for too few slopes are known.");
        return;
    }
    const Term root = writeDivisor(w, moments.v);
    const Term effective = w.add("effective_lr", w.rate() * (rectification / root), kEffective);
    w.add("delta", -(effective * first), kMove);
}

void writeAdamax(LedgerWriter& w)
{
    const Term gradient = w.decayedGradient();
    const Term beta1 = w.parameter("beta1", "\\beta_1");
    const Term beta2 = w.parameter("beta2", "\\beta_2");
    const Term m = w.add("m", beta1 * w.before("m") + oneMinus(beta1) * gradient, "The average gradient: it remembers, as momentum does.");
    const Term u = w.add("u", max(beta2 * w.before("u"), abs(gradient) + w.parameter("eps", "\\varepsilon")),
                         "The largest recent slope, which fades slowly.");
    const Term first = w.add("m_hat", w.correction(beta1) * m, "The average starts at 0; the factor undoes that.");
    const Term effective = w.add("effective_lr", w.rate() / u, kEffective);
    w.add("delta", -(effective * first), kMove);
}

} // namespace ad
