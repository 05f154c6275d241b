// SPDX-License-Identifier: GPL-3.0-or-later
// The table of optimizers.
#include "core/optim/adam_rules.h"
#include "core/optim/gradient_rules.h"
#include "core/optim/ledger_writer.h"
#include "core/optim/optimizer.h"
#include "core/optim/recipe_formula.h"
#include "core/optim/second_order.h"

#include <algorithm>

namespace ad {

namespace {

using MethodPointer = std::shared_ptr<const Method>;

template<typename Rule>
MethodPointer elementwise(const ParameterValues& values)
{
    return std::make_shared<Elementwise<Rule>>(Rule(values));
}

template<Decay decay>
MethodPointer adam(const ParameterValues& values)
{
    return values.isOn("amsgrad") ? elementwise<AdamRule<decay, SecondMoment::Largest>>(values)
                                  : elementwise<AdamRule<decay, SecondMoment::Current>>(values);
}

std::string nesterovConflict(const ParameterValues& values)
{
    if (values.isOn("nesterov") && (values["momentum"] <= 0 || values["dampening"] != 0))
        return "nesterov: momentum > 0 and dampening = 0 expected";
    return {};
}

std::string lineSearchConflict(const ParameterValues& values)
{
    return values["c1"] < values["c2"] ? std::string() : "c1: number < c2 expected";
}

Parameter rate(double standard)
{
    return notNegative("lr", standard, "learning rate η");
}
Parameter decay(double standard = 0)
{
    return notNegative("weight_decay", standard, "pull towards 0, λ");
}
Parameter eps(double standard)
{
    return notNegative("eps", standard, "keeps the divisor from 0, ε");
}
Parameter beta1(double standard = 0.9)
{
    return fraction("beta1", standard, "memory of the average gradient, β₁");
}
Parameter beta2(double standard = 0.999)
{
    return fraction("beta2", standard, "memory of the average square, β₂");
}
Parameter amsgrad()
{
    return flag("amsgrad", false, "divide by the largest average square so far (Reddi et al. 2018)");
}
Parameter biasCorrection()
{
    return flag("bias_correction", true, "undo the start of the averages at 0");
}

Parameter epsPlacement(std::string_view meaning)
{
    return choice("eps_placement", {"outside", "inside"}, meaning);
}

Parameter belowOne(Parameter parameter)
{
    parameter.most = 1;
    parameter.mostBound = Parameter::Bound::Open;
    return parameter;
}

Parameter upToOne(Parameter parameter)
{
    parameter.most = 1;
    return parameter;
}

constexpr Quantity kWeightDecay{"weight_decay", "λθ", "weight decay", R"(\lambda\,\color{value}{\theta_{t}})"};
constexpr Quantity kDecayMove{"weight_decay", "−ηλθ", "move of the weight decay", R"(\Delta\theta_{\lambda})"};
constexpr Quantity kGradient{"d", "d", "gradient with weight decay"};
constexpr Quantity kM{"m", "m", "average gradient", "m_{@}"};
constexpr Quantity kV{"v", "v", "average square of the gradient", "v_{@}"};
constexpr Quantity kMHat{"m_hat", "m̂", "average gradient, corrected", R"(\hat m)"};
constexpr Quantity kVHat{"v_hat", "v̂", "average square, corrected", R"(\hat v)"};
constexpr Quantity kVMax{"v_max", "v_max", "largest average square", R"(v^{\max}_{@})"};
constexpr Quantity kRoot{"root", "√", "divisor", "r"};
constexpr Quantity kVelocity{"velocity", "v", "velocity", "v_{@}"};
constexpr Quantity kRate{"effective_lr", "η′", "effective learning rate", R"(\eta')"};
constexpr Quantity kDelta{"delta", "Δθ", "move", R"(\Delta\theta)"};

} // namespace

const std::vector<Optimizer>& optimizers()
{
    static const std::vector<Optimizer> rows = {
        {"sgd",
         "Gradient descent",
         "Goes down the steepest slope; with momentum it rolls like a heavy ball, keeping speed along a valley and overshooting at its "
         "end.",
         R"(v \leftarrow \mu v + (1-d)\,g,\quad \theta \leftarrow \theta - \eta v)",
         "Polyak, Some methods of speeding up the convergence of iteration methods (1964); Sutskever et al. (2013), section 2; "
         "torch.optim.SGD",
         {rate(1e-3), notNegative("momentum", 0, "part of the velocity that is kept, μ"),
          real("dampening", 0, "takes from the gradient that is added, d"),
          flag("nesterov", false, "look ahead: add the gradient once more to the decayed velocity"), decay(),
          choice("momentum_form", {"pytorch", "lr_inside", "average"},
                 "v ← μv + g, θ ← θ − ηv; or v ← μv + ηg, θ ← θ − v; or v ← μv + (1−μ)g"),
          choice("decay_form", {"l2", "decoupled"}, "weight decay as part of the gradient, λθ, or as a move of its own, −ηλθ")},
         {"velocity"},
         {kWeightDecay,
          kGradient,
          {"kept", "μv", "decayed velocity", R"(\mu\,v_{t-1})"},
          kVelocity,
          {"direction", "p", "direction of the move"},
          kRate,
          kDelta},
         false,
         nesterovConflict,
         elementwise<SgdRule>,
         writeSgd,
         formulaOfSgd},
        {"adagrad",
         "AdaGrad",
         "Divides each coordinate by the root of all its squared gradients: steep and flat directions advance alike, but steps only ever "
         "shrink.",
         R"(G \leftarrow G + g^2,\quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{G} + \varepsilon})",
         "Duchi, Hazan & Singer, Adaptive Subgradient Methods (2011), section 1.1; torch.optim.Adagrad",
         {rate(1e-2), notNegative("lr_decay", 0, "divides the rate by 1 + (t−1)·lr_decay"), eps(1e-10),
          notNegative("initial_accumulator_value", 0, "what the sum starts with"), decay(), epsPlacement("√G + ε or √(G + ε)")},
         {"sum"},
         {kWeightDecay, kGradient, {"sum", "G", "sum of squares", "G_{@}"}, kRoot, kRate, kDelta},
         false,
         nullptr,
         elementwise<AdagradRule>,
         writeAdagrad,
         formulaOfAdagrad},
        {"adadelta",
         "AdaDelta",
         "Like RMSprop, but measures its steps with the average of its own past steps, so that it needs no learning rate; it starts "
         "slowly.",
         R"(\Delta = \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\,g,\quad \theta \leftarrow \theta - \eta\Delta)",
         "Zeiler, ADADELTA (2012), algorithm 1; torch.optim.Adadelta",
         {notNegative("lr", 1, "factor of the step; 1 is AdaDelta without learning rate"),
          upToOne(notNegative("rho", 0.9, "memory of both averages, ρ")), eps(1e-6), decay(),
          choice("eps_placement", {"inside", "outside"}, "√(v + ε), as in the paper, or √v + ε")},
         {"v", "moves"},
         {kWeightDecay,
          kGradient,
          kV,
          kRoot,
          {"root_of_moves", "√u", "typical step", "s"},
          {"direction", "Δ", "scaled gradient", R"(\Delta)"},
          {"moves", "u", "average square of the steps", "u_{@}"},
          kRate,
          kDelta},
         false,
         nullptr,
         elementwise<AdadeltaRule>,
         writeAdadelta,
         formulaOfAdadelta},
        {"rmsprop",
         "RMSprop",
         "AdaGrad with a memory that fades: divides by the root of the recent average square, so that steps can grow again.",
         R"(v \leftarrow \alpha v + (1-\alpha) g^2,\quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{v} + \varepsilon})",
         "Tieleman & Hinton, Lecture 6.5 of Neural Networks for Machine Learning (2012); centered: Graves (2013), section 4.2; "
         "torch.optim.RMSprop",
         {rate(1e-2), notNegative("alpha", 0.99, "memory of the average square, α"), eps(1e-8),
          notNegative("momentum", 0, "part of the velocity that is kept, μ"),
          flag("centered", false, "divide by the standard deviation: subtract the squared average gradient"), decay(),
          epsPlacement("√v + ε or √(v + ε)")},
         {"v", "average", "velocity"},
         {kWeightDecay,
          kGradient,
          kV,
          {"average", "a", "average gradient", "a_{@}"},
          {"variance", "v̄", "what the root is taken of", R"(\bar v)"},
          kRoot,
          {"velocity", "b", "velocity", "b_{@}"},
          kRate,
          kDelta},
         false,
         nullptr,
         elementwise<RmspropRule>,
         writeRmsprop,
         formulaOfRmsprop},
        {"adam",
         "Adam",
         "Momentum and RMSprop together, both corrected for their start at 0, so that the first step has length η in every coordinate.",
         R"(\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon})",
         "Kingma & Ba, Adam (2015), algorithm 1; torch.optim.Adam",
         {rate(1e-3), beta1(), beta2(), eps(1e-8), decay(), amsgrad(), biasCorrection(), epsPlacement("√v̂ + ε or √(v̂ + ε)")},
         {"m", "v", "v_max"},
         {kWeightDecay, kGradient, kM, kV, kVMax, kMHat, kVHat, kRoot, kRate, kDelta},
         false,
         nullptr,
         adam<Decay::Coupled>,
         writeAdam,
         formulaOfAdam},
        {"adamw",
         "AdamW",
         "Adam whose weight decay acts on the parameters themselves and so escapes the division by the root.",
         R"(\theta \leftarrow \theta - \eta\lambda\theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon})",
         "Loshchilov & Hutter, Decoupled Weight Decay Regularization (2019), algorithm 2; torch.optim.AdamW",
         {rate(1e-3), beta1(), beta2(), eps(1e-8), decay(1e-2), amsgrad(), biasCorrection(), epsPlacement("√v̂ + ε or √(v̂ + ε)")},
         {"m", "v", "v_max"},
         {kDecayMove, kGradient, kM, kV, kVMax, kMHat, kVHat, kRoot, kRate, kDelta},
         false,
         nullptr,
         adam<Decay::Decoupled>,
         writeAdamW,
         formulaOfAdamW},
        {"nadam",
         "NAdam",
         "Adam that looks ahead as Nesterov's momentum does.",
         R"(\theta \leftarrow \theta - \frac{\eta}{\sqrt{\hat v} + \varepsilon}\left(\frac{1-\mu_t}{1-\prod\mu}\,g + \frac{\mu_{t+1}}{1-P}\,m\right))",
         "Dozat, Incorporating Nesterov Momentum into Adam (2016), algorithm 2; torch.optim.NAdam",
         {rate(2e-3), beta1(), beta2(), eps(1e-8), decay(), notNegative("momentum_decay", 4e-3, "how fast μ grows to β₁, ψ"),
          choice("next_product", {"torch", "paper"}, "P as torch 1.13 computes it, with μₜ twice, or as the paper says")},
         {"m", "v"},
         {kWeightDecay, kGradient, kM, kV, kMHat, kVHat, kRoot, kRate, kDelta},
         false,
         nullptr,
         elementwise<NadamRule>,
         writeNadam,
         formulaOfNadam},
        {"radam",
         "RAdam",
         "Adam that doesn't divide until its average square can be trusted, instead of a warm-up chosen by hand.",
         R"(\theta \leftarrow \theta - \eta\,r_t\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}\ \text{ if } \rho_t > 5,\ \text{ else }\ \theta - \eta\hat m)",
         "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond (2020), algorithm 2; torch.optim.RAdam",
         {rate(1e-3), beta1(), beta2(), eps(1e-8), decay()},
         {"m", "v"},
         {kWeightDecay, kGradient, kM, kV, kMHat, kRoot, {"rectification", "r", "rectification, 0 while off", "c"}, kRate, kDelta},
         false,
         nullptr,
         elementwise<RadamRule>,
         writeRadam,
         formulaOfRadam},
        {"adamax",
         "Adamax",
         "Adam that divides by the largest recent gradient instead of the root of the average square.",
         R"(u \leftarrow \max(\beta_2 u, |g| + \varepsilon),\quad \theta \leftarrow \theta - \frac{\eta}{1-\beta_1^t}\,\frac{m}{u})",
         "Kingma & Ba, Adam (2015), algorithm 2; torch.optim.Adamax",
         {rate(2e-3), beta1(), beta2(), eps(1e-8), decay()},
         {"m", "u"},
         {kWeightDecay, kGradient, kM, {"u", "u", "largest recent gradient", "u_{@}"}, kMHat, kRate, kDelta},
         false,
         nullptr,
         elementwise<AdamaxRule>,
         writeAdamax,
         formulaOfAdamax},
        {"lion",
         "Lion",
         "Goes by signs alone: each coordinate moves by exactly η, whatever the slope, so it needs a small rate and never settles by "
         "itself.",
         R"(\theta \leftarrow \theta - \eta\,\mathrm{sign}(\beta_1 m + (1-\beta_1) g),\quad m \leftarrow \beta_2 m + (1-\beta_2) g)",
         "Chen et al., Symbolic Discovery of Optimization Algorithms (2023), algorithm 2",
         {rate(1e-4), beta1(), fraction("beta2", 0.99, "memory of the average gradient, β₂"), decay()},
         {"m"},
         {{"c", "c", "blend of memory and gradient"}, {"sign", "sign", "its sign", R"(\sigma)"}, kM, kRate, kDecayMove, kDelta},
         false,
         nullptr,
         elementwise<LionRule>,
         writeLion,
         formulaOfLion},
        {"newton",
         "Newton",
         "Jumps to the minimum of the local quadratic: one step on a parabola, none better near a minimum, lost far from one.",
         R"(\theta \leftarrow \theta - \eta\,\tilde H^{-1} g)",
         "Nocedal & Wright, Numerical Optimization (2006), section 3.3; Dauphin et al. (2014), equation 4",
         {notNegative("lr", 1, "part of the step that is made; 1 is Newton's"), notNegative("damping", 0, "added to every curvature, δ"),
          choice("indefinite", {"absolute", "shift", "keep"}, "negative curvature: its absolute value, shifted up, or as it is")},
         {},
         {{"eigenvalue", "λ", "curvatures, one per eigenvector", R"(\lambda_{i})"},
          {"divisor", "λ̃", "what the slope along each is divided by", R"(\tilde\lambda_{i})"},
          kRate,
          kDelta},
         true,
         nullptr,
         newton,
         writeNewton,
         formulaOfNewton},
        {"bfgs",
         "BFGS",
         "Learns the curvature from the gradients it meets, and searches along each direction for a good length.",
         R"(\theta \leftarrow \theta - \alpha\,B^{-1} g)",
         "Nocedal & Wright, Numerical Optimization (2006), algorithm 6.1, line search 3.5",
         {positive("lr", 1, "first length that the line search tries"),
          choice("line_search", {"strong_wolfe", "armijo", "none"}, "how the length is chosen"),
          belowOne(positive("c1", 1e-4, "sufficient decrease")), belowOne(positive("c2", 0.9, "sufficient flattening")),
          whole("max_ls", 25, 1, "evaluations per search at most")},
         {"inverse_hessian", "last_theta", "last_gradient", "age"},
         {{"direction", "p", "direction of the search"}, kRate, kDelta},
         false,
         lineSearchConflict,
         bfgs,
         writeBfgs,
         formulaOfBfgs},
    };
    return rows;
}

const Optimizer* findOptimizer(std::string_view name)
{
    const std::vector<Optimizer>& rows = optimizers();
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const Optimizer& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

const std::vector<Quantity>& commonQuantities()
{
    static const std::vector<Quantity> rows = {
        {"lr", "η", "learning rate of the step, from the schedule", R"(\eta)"},
        {"theta", "θ", "where the step starts", R"(\theta_{t})"},
        {"g", "g", "gradient"},
        {"noise", "ξ", "gradient noise", R"(\xi)"},
        {"clipped", "ĝ", "gradient after noise and clipping", R"(\hat g)"},
        {"next", "θ′", "where the step ends", R"(\theta_{t+1})"},
    };
    return rows;
}

} // namespace ad
