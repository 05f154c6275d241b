// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/step_anatomy.h"

#include "core/base/text.h"
#include "core/optim/anatomy_scale.h"
#include "core/optim/anatomy_writer.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

using Kind = AnatomyArrow::Kind;

/// Everything that the phases need to know, and the phases themselves.
class Film
{
public:
    Film(const Recipe& recipe, const StepRecord& record, const StepRecord* before, std::span<const double> reach)
        : m_w(recipe, record, before)
        , m_name(recipe.optimizer->name)
        , m_reach(reach)
    {
        m_film.theta = m_w.of("theta");
        m_film.next = m_w.of("next");
    }

    StepAnatomy make()
    {
        chooseScales();
        showGradient();
        if (m_name == "sgd")
            showVelocity();
        else if (m_w.has("m") && m_name != "lion")
            showAverage();
        else if (m_name == "lion")
            showSigns();
        else if (m_w.has("root"))
            showScaling("g", m_w.has("d") ? m_w.of("d") : m_gradient);
        else
            showDirection();
        if (m_name == "rmsprop" && m_w.options()["momentum"] != 0)
            showScaledVelocity();
        showDecay();
        showMove();
        m_film.phases = m_w.take();
        return std::move(m_film);
    }

private:
    [[nodiscard]] bool isRateInside() const
    {
        return m_w.options().chosen("momentum_form") == "lr_inside" && m_w.options()["momentum"] != 0;
    }
    /// By what velocities are drawn: they are parts of the move.
    [[nodiscard]] double velocityScale() const { return -m_film.moveScale * (isRateInside() ? 1 : m_w.rate()); }

    void chooseScales()
    {
        if (m_name == "sgd") {
            const double rate = m_w.rate();
            const double velocity = isRateInside() ? 1 : rate;
            m_film.moveScale =
                scaleFor(longest({scaled(m_w.of("g"), rate), m_w.of("delta"), scaled(m_w.before("velocity"), velocity)}, m_reach));
            m_film.gradientScale = m_film.moveScale * rate;
            return;
        }
        m_film.hasGradientScale = true;
        m_film.moveScale = scaleFor(longest({m_w.of("delta")}, m_reach));
        double most = longest({m_w.of("g"), m_w.has("m_hat") ? m_w.of("m_hat") : m_w.zero()}, m_reach);
        if (m_w.has("root"))
            most = std::max(most, longest({m_w.of("root")}, m_reach));
        m_film.gradientScale = most > 0 ? niceBelow(1.0 / most) : 1;
    }

    [[nodiscard]] Offset drawn(const Offset& gradient) const { return scaled(gradient, -m_film.gradientScale); }

    void showGradient()
    {
        m_gradient = m_w.of("g");
        m_w.turn("g", Kind::Gradient, "−g", m_w.zero(), drawn(m_gradient));
        const std::string length = m_gradient.size() > 1 ? ", of length " + shortText(normOf(m_gradient)) : "";
        m_w.end("The gradient is " + textOf(m_gradient) + length + "; the arrow points against it, downhill.");
        if (m_w.has("clipped")) {
            const std::string sentence = clipSentence(m_w);
            m_gradient = m_w.of("clipped");
            m_w.turn("g", Kind::Gradient, "−ĝ", m_w.zero(), drawn(m_gradient));
            m_w.end(sentence);
        }
        const bool isCoupled = !isDecoupled() && m_w.options().has("weight_decay") && m_w.options()["weight_decay"] != 0;
        if (isCoupled) {
            m_gradient = m_w.of("d");
            m_w.turn("g", Kind::Gradient, "−d", m_w.zero(), drawn(m_gradient));
            m_w.end("Weight decay adds λθ = " + textOf(m_w.of("weight_decay")) + ", a pull towards 0: together they are " +
                    textOf(m_gradient) + ".");
        }
    }

    void showVelocity()
    {
        const double mu = m_w.options()["momentum"];
        if (mu == 0)
            return;
        const double scale = velocityScale();
        const Offset last = m_w.before("velocity");
        const Offset kept = scaled(m_w.of("kept"), scale);
        const Offset velocity = scaled(m_w.of("velocity"), scale);
        m_w.put("v", Kind::Memory, "−v before", m_w.zero(), scaled(last, scale));
        m_w.turn("v", Kind::Memory, "−" + shortText(mu) + " v", m_w.zero(), kept);
        m_w.end(m_w.number() == 1
                    ? "There is no velocity yet, so momentum has nothing to keep."
                    : "Momentum keeps " + shortText(mu) + " of the last velocity " + textOf(last) + ": " + textOf(m_w.of("kept")) + ".");
        m_w.turn("g", Kind::Gradient, "−g", kept, velocity);
        m_w.turn("sum", Kind::Direction, "new velocity", m_w.zero(), velocity);
        const bool isAverage = m_w.options().chosen("momentum_form") == "average";
        const std::string what = isRateInside() ? "η times the gradient is"
                                 : isAverage    ? "A part 1 − μ = " + shortText(1 - mu) + " of the gradient is"
                                                : "The gradient is";
        m_w.end(what + " added at its tip: the velocity becomes " + textOf(m_w.of("velocity")) + ".");
        if (m_w.options().isOn("nesterov")) {
            const Offset direction = scaled(m_w.of("direction"), scale);
            const Offset again = scaled(velocity, mu);
            m_w.remove("sum");
            m_w.turn("v", Kind::Memory, "−" + shortText(mu) + " new v", m_w.zero(), again);
            m_w.turn("g", Kind::Gradient, "−g", again, direction);
            m_w.turn("ahead", Kind::Direction, "look ahead", m_w.zero(), direction);
            m_w.end("Nesterov looks ahead: " + shortText(mu) + " of the new velocity and the gradient once more give " +
                    textOf(m_w.of("direction")) + ".");
        }
    }

    /// β·m of before, then (1 − β)·g at its tip. Returns the new one as it is drawn.
    void showBlend(const Offset& result, const std::string& name)
    {
        const double beta = m_w.options()["beta1"];
        const Offset last = m_w.before("m");
        const Offset kept = drawn(scaled(last, beta));
        m_w.put("m", Kind::Memory, "−m before", m_w.zero(), drawn(last));
        m_w.turn("m", Kind::Memory, "−" + shortText(beta) + " m", m_w.zero(), kept);
        m_w.end(m_w.number() == 1
                    ? "The average gradient begins at 0, so there is nothing to keep yet."
                    : "The average gradient keeps β₁ = " + shortText(beta) + " of what it was: " + textOf(scaled(last, beta)) + ".");
        m_w.turn("g", Kind::Gradient, "−" + shortText(1 - beta) + " g", kept, drawn(result));
        m_w.turn("sum", Kind::Direction, "−" + name, m_w.zero(), drawn(result));
        m_w.end("A part 1 − β₁ = " + shortText(1 - beta) + " of the gradient is added at its tip: " + name + " = " + textOf(result) + ".");
    }

    void showAverage()
    {
        showBlend(m_w.of("m"), "m");
        m_w.remove("g");
        m_w.remove("m");
        Offset direction = m_w.of("m");
        std::string name = "m";
        const bool isCorrected = !m_w.options().has("bias_correction") || m_w.options().isOn("bias_correction");
        if (isCorrected) {
            direction = m_w.of("m_hat");
            name = "m corrected"; // a hat on m is no character of its own, and most faces set it beside
            m_w.turn("sum", Kind::Direction, "−m corrected", m_w.zero(), drawn(direction));
            const double left = 1 - std::pow(m_w.options()["beta1"], static_cast<double>(m_w.number()));
            m_w.end(m_name == "nadam" ? "Nesterov's look ahead and the correction for the start at 0 give " + textOf(direction) + "."
                                      : "The average began at 0 and is too short: divided by 1 − β₁ᵗ = " + shortText(left) + " it is " +
                                            textOf(direction) + ".");
        }
        m_w.remove("sum");
        m_w.put("scaled", Kind::Direction, "−" + name, m_w.zero(), drawn(direction));
        showScaling(name, direction);
    }

    /// The box of the divisors becomes a square, and the arrow in it the move.
    void showScaling(const std::string& name, const Offset& direction)
    {
        m_w.remove("g");
        const Offset rate = m_w.of("effective_lr");
        Offset scaledMove = direction;
        for (std::size_t i = 0; i < direction.size(); ++i)
            scaledMove[i] *= -rate[i] * m_film.moveScale;
        m_w.put("scaled", Kind::Direction, "−" + name, m_w.zero(), drawn(direction));
        m_w.turn("scaled", Kind::Direction, "−η′" + name.substr(0, name.find(' ')), m_w.zero(), scaledMove);
        const bool isDivided = m_w.has("root") && (!m_w.has("rectification") || m_w.of("rectification").front() > 0);
        const std::string divisor = m_name == "adamax" ? "u" : "root";
        if (!isDivided && m_name != "adamax") {
            m_w.end("Too few gradients are known to trust their average square: nothing is divided, and the rate is η = " +
                    shortText(m_w.rate()) + ".");
            return;
        }
        const Offset sides = m_w.of(divisor);
        Offset square = sides;
        for (std::size_t i = 0; i < sides.size(); ++i)
            square[i] *= rate[i] * m_film.moveScale;
        m_w.turnBox(scaled(sides, m_film.gradientScale), square);
        m_w.end("Each coordinate is divided by the side of its box, " + textOf(sides) + ": the box becomes " +
                (m_name == "adadelta" ? "as large as recent steps" : "a square of side η") + ", with the effective rates " + textOf(rate) +
                ".");
    }

    void showScaledVelocity()
    {
        const double mu = m_w.options()["momentum"];
        const double scale = -m_film.moveScale * m_w.rate();
        const Offset last = m_w.before("velocity");
        const Offset kept = scaled(last, scale * mu);
        const Offset velocity = scaled(m_w.of("velocity"), scale);
        m_w.put("v", Kind::Memory, "−b before", m_w.zero(), scaled(last, scale));
        m_w.turn("v", Kind::Memory, "−" + shortText(mu) + " b", m_w.zero(), kept);
        m_w.turn("scaled", Kind::Gradient, "−η′g", kept, velocity);
        m_w.turn("sum", Kind::Direction, "new velocity", m_w.zero(), velocity);
        m_w.end("Momentum keeps " + shortText(mu) + " of the last velocity, and the scaled gradient is added at its tip.");
    }

    void showSigns()
    {
        showBlend(m_w.of("c"), "c");
        m_w.removeAll();
        const Offset signs = scaled(m_w.of("sign"), -m_w.rate() * m_film.moveScale);
        m_w.put("sum", Kind::Direction, "−c", m_w.zero(), drawn(m_w.of("c")));
        m_w.turn("sum", Kind::Direction, "−η sign c", m_w.zero(), signs);
        const Offset square(signs.size(), m_w.rate() * m_film.moveScale);
        m_w.turnBox(square, square);
        m_w.end("Only the signs count: the arrow goes to a corner of the square of side η = " + shortText(m_w.rate()) +
                ", however steep it is.");
    }

    void showDirection()
    {
        const bool isNewton = m_w.has("eigenvalue");
        m_w.turn("sum", Kind::Direction, isNewton ? "−H⁻¹g" : "−B⁻¹g", m_w.zero(), scaled(m_w.of("delta"), m_film.moveScale));
        m_w.end(isNewton ? "Along each eigenvector the slope is divided by the curvature " + textOf(m_w.of("divisor")) + "."
                         : "The curvature learned so far turns it to " + textOf(m_w.of("direction")) + "; the line search goes " +
                               shortText(m_w.of("effective_lr").front()) + " of that.");
    }

    [[nodiscard]] bool isDecoupled() const
    {
        return m_name == "adamw" || m_name == "lion" || (m_name == "sgd" && m_w.options().chosen("decay_form") == "decoupled");
    }

    /// Decoupled weight decay is a move of its own.
    void showDecay()
    {
        if (!isDecoupled() || m_w.options()["weight_decay"] == 0)
            return;
        const Offset decay = m_w.of("weight_decay");
        const Offset all = scaled(m_w.of("delta"), m_film.moveScale);
        m_w.turn("decay", Kind::Memory, "−ηλθ", sum(all, scaled(decay, -m_film.moveScale)), all);
        m_w.end("Weight decay adds a move of its own, −ηλθ = " + textOf(decay) + ", towards 0.");
    }

    void showMove()
    {
        const Offset delta = m_w.of("delta");
        m_w.removeAll();
        m_w.put("move", Kind::Move, "Δθ", m_w.zero(), scaled(delta, m_film.moveScale));
        m_w.turn("move", Kind::Move, "Δθ", m_w.zero(), delta);
        m_w.end("The move is " + textOf(delta) + ", from " + textOf(m_film.theta) + " to " + textOf(m_film.next) + "." + reason(delta));
    }

    /// Why the move is as it is, where that can be told.
    [[nodiscard]] std::string reason(const Offset& delta) const
    {
        const Offset g = m_w.of("g");
        double slope = 0;
        for (std::size_t i = 0; i < g.size(); ++i)
            slope += g[i] * delta[i];
        const bool isAdam = m_name == "adam" || m_name == "adamw";
        if (isAdam && m_w.number() == 1 && m_w.options().isOn("bias_correction") && m_w.options()["weight_decay"] == 0)
            return " Adam's first step has length η = " + shortText(m_w.rate()) + " in every coordinate, whatever the slope.";
        const bool hasMemory = m_w.has("velocity") || m_w.has("m");
        if (slope > 0 && hasMemory)
            return " It goes uphill: the memory of earlier slopes still points there. That is how it overshoots.";
        if (slope > 0)
            return " It goes uphill.";
        if (m_name == "adagrad" && m_w.number() > 1)
            return " The sum of squares only grows, so the effective rate has shrunk to " + textOf(m_w.of("effective_lr")) + ".";
        return {};
    }

    AnatomyWriter m_w;
    std::string_view m_name;
    std::span<const double> m_reach;
    StepAnatomy m_film;
    Offset m_gradient; // as the optimizer sees it
};

} // namespace

StepAnatomy anatomyOf(const Recipe& recipe, const StepRecord& record, const StepRecord* before, std::span<const double> reach)
{
    return Film(recipe, record, before, reach).make();
}

} // namespace ad
