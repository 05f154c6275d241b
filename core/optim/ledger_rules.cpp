// SPDX-License-Identifier: GPL-3.0-or-later
// The ledgers of optimizers that are no Adam: the same formulas as in gradient_rules.h, written to be read.
#include "core/optim/ledger_writer.h"

#include <utility>

namespace ad {

namespace {

constexpr auto kDivides = "The divisor: large where the slopes have been large, so that steep and flat directions advance alike.";
constexpr auto kEffective = "The learning rate that this coordinate really has now.";
constexpr auto kMoveDown = "The move: against the gradient.";

/// ρx + (1 − ρ)y.
Term blend(const Term& rho, const Term& old, const Term& fresh)
{
    return rho * old + oneMinus(rho) * fresh;
}

/// Δθ of gradient descent, with the decay that is a move of its own.
void addMove(LedgerWriter& w, const Term& move, const std::string& reason)
{
    const Term lambda = w.parameter("weight_decay", "\\lambda");
    if (lambda.value(0) == 0 || w.options().chosen("decay_form") != "decoupled") {
        w.add("delta", move, reason);
        return;
    }
    const Term decay =
        w.addComputed("decay_move", "\\Delta\\theta_{\\lambda}", -(w.rate() * (lambda * w.theta())), "move of the weight decay",
                      "Decoupled weight decay: it pulls on θ itself and does not enter the velocity.");
    w.add("delta", decay + move, reason);
}

} // namespace

void writeSgd(LedgerWriter& w)
{
    const bool isDecoupled = w.options().chosen("decay_form") == "decoupled";
    const Term gradient = isDecoupled ? w.gradient() : w.decayedGradient();
    const Term mu = w.parameter("momentum", "\\mu");
    if (mu.value(0) == 0) {
        addMove(w, -(w.rate() * gradient), kMoveDown);
        return;
    }
    const bool isRateInside = w.options().chosen("momentum_form") == "lr_inside";
    const bool isAverage = w.options().chosen("momentum_form") == "average";
    const Term kept = w.add("kept", mu * w.before("velocity"), "What momentum keeps of the last velocity.");
    Term fresh = isAverage ? oneMinus(mu) * gradient : gradient;
    if (!isAverage && w.options()["dampening"] != 0 && w.number() > 1)
        fresh = oneMinus(w.parameter("dampening", "\\delta")) * gradient;
    if (isRateInside)
        fresh = w.rate() * fresh;
    Term direction = w.add("velocity", kept + fresh, "The new velocity: the gradient is added at the tip of the old one.");
    if (w.options().isOn("nesterov"))
        direction = w.add("direction", fresh + mu * direction, "Nesterov looks ahead: velocity and gradient are put together once more.");
    addMove(w, isRateInside ? -direction : -(w.rate() * direction), "The move: against the velocity, not only against the gradient.");
}

void writeAdagrad(LedgerWriter& w)
{
    const Term gradient = w.decayedGradient();
    const Term sum = w.add("sum", w.before("sum", w.options()["initial_accumulator_value"]) + square(gradient),
                           "The sum of all squared slopes; it never shrinks.");
    const Term root = w.addRoot("root", sum, kDivides);
    Term rate = w.rate();
    if (w.options()["lr_decay"] != 0)
        rate = w.addComputed("decayed_lr", "\\bar\\eta",
                             rate / (Term::number(1) + (Term::symbol("t", {static_cast<double>(w.number())}) - Term::number(1)) *
                                                           w.parameter("lr_decay", "\\kappa")),
                             "decayed learning rate", "The learning rate falls with the number of steps.");
    const Term effective = w.add("effective_lr", rate / root, kEffective);
    w.add("delta", -(effective * gradient), kMoveDown);
}

void writeAdadelta(LedgerWriter& w)
{
    const Term gradient = w.decayedGradient();
    const Term rho = w.parameter("rho", "\\rho");
    const Term v = w.add("v", blend(rho, w.before("v"), square(gradient)), "The recent average of squared slopes.");
    const Term root = w.addRoot("root", v, kDivides);
    const Term typical = w.addRoot("root_of_moves", w.before("moves"), "The typical size of recent steps: it stands for a learning rate.");
    const Term direction = w.add("direction", typical / root * gradient, "The gradient in the units of the steps.");
    w.add("moves", blend(rho, w.before("moves"), square(direction)), "The recent average of squared steps, for the next one.");
    w.add("delta", w.isRateOne() ? -direction : -(w.rate() * direction), kMoveDown);
}

void writeRmsprop(LedgerWriter& w)
{
    const Term gradient = w.decayedGradient();
    const Term alpha = w.parameter("alpha", "\\alpha");
    Term v = w.add("v", blend(alpha, w.before("v"), square(gradient)), "The recent average of squared slopes; older ones are forgotten.");
    if (w.options().isOn("centered")) {
        const Term average = w.add("average", blend(alpha, w.before("average"), gradient), "The recent average slope.");
        v = w.add("variance", v - square(average), "The variance of the slope: its square without that of its average.");
    }
    const Term root = w.addRoot("root", v, kDivides);
    if (w.options()["momentum"] != 0) {
        const Term mu = w.parameter("momentum", "\\mu");
        const Term velocity = w.add("velocity", mu * w.before("velocity") + gradient / root, "Momentum on the scaled gradient.");
        w.add("delta", -(w.rate() * velocity), "The move: against the velocity.");
        return;
    }
    const Term effective = w.add("effective_lr", w.rate() / root, kEffective);
    w.add("delta", -(effective * gradient), kMoveDown);
}

void writeLion(LedgerWriter& w)
{
    const Term beta1 = w.parameter("beta1", "\\beta_1");
    const Term beta2 = w.parameter("beta2", "\\beta_2");
    const Term c = w.add("c", blend(beta1, w.before("m"), w.gradient()), "A blend of memory and slope, only for its sign.");
    const Term direction = w.add("sign", sign(c), "Only the sign counts: each coordinate moves by exactly η.");
    w.add("m", blend(beta2, w.before("m"), w.gradient()), "The memory, for the next step.");
    const Term move = -(w.rate() * direction);
    if (w.options()["weight_decay"] == 0) {
        w.add("delta", move, "The move: the same length in every coordinate.");
        return;
    }
    const Term decay = w.add("weight_decay", -(w.rate() * (w.parameter("weight_decay", "\\lambda") * w.theta())),
                             "Decoupled weight decay: a pull towards 0 that no sign sees.");
    w.add("delta", decay + move, "The move: the decay and η in every coordinate.");
}

void writeNewton(LedgerWriter& w)
{
    w.addGiven("eigenvalue", "\\text{of } H = \\nabla^2 f(\\theta_{t})",
               "The curvatures along the eigenvectors of the Hessian, from the smallest to the largest.");
    const std::string_view word = w.options().chosen("indefinite");
    const Term lambda = w.now("eigenvalue");
    const Term curvature = word == "absolute" ? abs(lambda) : lambda;
    const Term damping = w.parameter("damping", "\\delta");
    std::string given = (word == "absolute" ? "\\left|\\lambda_{i}\\right|" : "\\lambda_{i}");
    if (damping.value(0) != 0)
        given += " + \\delta";
    if (word == "shift")
        given += " + s";
    w.addGiven("divisor", given, "What the slope along each eigenvector is divided by; a curvature of nearly 0 is raised.");
    w.addGiven("delta", w.isRateOne() ? "-V \\tilde\\Lambda^{-1} V^{\\top} g" : "-\\eta\\, V \\tilde\\Lambda^{-1} V^{\\top} g",
               "The move: to the minimum of the local quadratic.");
}

void writeBfgs(LedgerWriter& w)
{
    const Term direction = w.addGiven("direction", "-B^{-1} g", "The direction: the gradient, turned by the curvature learned so far.");
    const bool isSearched = w.options().chosen("line_search") != "none";
    const Term length = w.addGiven("effective_lr", isSearched ? "\\text{line search}" : "\\eta",
                                   "How far along the direction: the line search tried until the loss fell enough.");
    w.add("delta", length * direction, "The move: down the direction, as far as the search says.");
}

} // namespace ad
