// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/recipe_formula.h"

#include "core/optim/ledger.h"

namespace ad {

namespace {

constexpr auto kThen = ",\\quad ";
constexpr auto kMove = "\\theta \\leftarrow \\theta - ";

/// "d \leftarrow g + \lambda\theta, " if there is weight decay; then `gradient` becomes d.
std::string decayOf(const ParameterValues& v, std::string& gradient)
{
    if (v["weight_decay"] == 0)
        return {};
    const std::string line = "d = " + gradient + " + \\lambda\\theta" + kThen;
    gradient = "d";
    return line;
}

/// √x + ε, √(x + ε), or √x without ε.
std::string rootOf(const ParameterValues& v, const std::string& x)
{
    if (v["eps"] == 0)
        return "\\sqrt{" + x + "}";
    const bool isInside = v.has("eps_placement") && v.chosen("eps_placement") == "inside";
    return isInside ? "\\sqrt{" + x + " + \\varepsilon}" : "\\sqrt{" + x + "} + \\varepsilon";
}

std::string fraction(const std::string& above, const std::string& below)
{
    return "\\frac{" + above + "}{" + below + "}";
}

/// x ← ρx + (1 − ρ)·fresh.
std::string averageOf(const std::string& x, const std::string& rho, const std::string& fresh)
{
    return x + " \\leftarrow " + rho + " " + x + " + (1 - " + rho + ")\\," + fresh;
}

std::string momentsOf(const std::string& gradient)
{
    return averageOf("m", "\\beta_1", gradient) + kThen + averageOf("v", "\\beta_2", gradient + "^2") + kThen;
}

/// m/√v with the corrections and the largest v that the options ask for.
std::string adaptiveOf(const ParameterValues& v, const std::string& rate)
{
    const std::string largest = v.isOn("amsgrad") ? "v^{\\max} \\leftarrow \\max(v^{\\max}, v),\\quad " : "";
    std::string second = v.isOn("amsgrad") ? "v^{\\max}" : "v";
    if (!v.isOn("bias_correction"))
        return largest + kMove + rate + "\\," + fraction("m", rootOf(v, second));
    return largest + "\\hat m = " + fraction("m", "1 - \\beta_1^{t}") + kThen + "\\hat v = " + fraction(second, "1 - \\beta_2^{t}") +
           kThen + kMove + rate + "\\," + fraction("\\hat m", rootOf(v, "\\hat v"));
}

bool isOne(const ParameterValues& v, const std::string& rate)
{
    return v["lr"] == 1 && rate == "\\eta";
}

} // namespace

std::string formulaOfSgd(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const bool isDecoupled = v["weight_decay"] != 0 && v.chosen("decay_form") == "decoupled";
    const std::string decay = isDecoupled ? std::string() : decayOf(v, gradient);
    const std::string pull = isDecoupled ? " - " + rate + "\\,\\lambda\\theta" : std::string();
    if (v["momentum"] == 0)
        return decay + kMove + rate + "\\," + gradient + pull;
    const bool isRateInside = v.chosen("momentum_form") == "lr_inside";
    const bool isAverage = v.chosen("momentum_form") == "average";
    std::string fresh = (isRateInside ? rate + "\\," : std::string()) + gradient;
    if (isAverage)
        fresh = "(1 - \\mu)\\," + gradient;
    else if (v["dampening"] != 0)
        fresh = (isRateInside ? rate : std::string()) + "(1 - \\delta)\\," + gradient;
    const std::string velocity = "v \\leftarrow \\mu v + " + fresh + kThen;
    const std::string factor = isRateInside ? "" : rate + "\\,";
    if (!v.isOn("nesterov"))
        return decay + velocity + kMove + factor + "v" + pull;
    return decay + velocity + kMove + factor + "\\left(" + fresh + " + \\mu v\\right)" + pull;
}

std::string formulaOfAdagrad(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    const std::string falling = v["lr_decay"] != 0 ? fraction(rate, "1 + (t-1)\\kappa") : rate;
    return decay + "G \\leftarrow G + " + gradient + "^2" + kThen + kMove + falling + "\\," + fraction(gradient, rootOf(v, "G"));
}

std::string formulaOfAdadelta(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    return decay + averageOf("v", "\\rho", gradient + "^2") + kThen + "\\Delta = " + fraction(rootOf(v, "u"), rootOf(v, "v")) + "\\," +
           gradient + kThen + averageOf("u", "\\rho", "\\Delta^2") + kThen + kMove + (isOne(v, rate) ? "" : rate + "\\,") + "\\Delta";
}

std::string formulaOfRmsprop(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    std::string text = decayOf(v, gradient) + averageOf("v", "\\alpha", gradient + "^2") + kThen;
    if (v.isOn("centered"))
        text += averageOf("a", "\\alpha", gradient) + kThen;
    const std::string scaled = fraction(gradient, rootOf(v, v.isOn("centered") ? "v - a^2" : "v"));
    if (v["momentum"] == 0)
        return text + kMove + rate + "\\," + scaled;
    return text + "b \\leftarrow \\mu b + " + scaled + kThen + kMove + rate + "\\,b";
}

std::string formulaOfAdam(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    return decay + momentsOf(gradient) + adaptiveOf(v, rate);
}

std::string formulaOfAdamW(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    const std::string decay = v["weight_decay"] != 0 ? " - " + rate + "\\,\\lambda\\theta" : "";
    return momentsOf(of) + adaptiveOf(v, rate) + decay;
}

std::string formulaOfNadam(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    return decay + momentsOf(gradient) + "\\hat m = " + fraction("1 - \\mu_t", "1 - \\prod\\mu") + "\\," + gradient + " + " +
           fraction("\\mu_{t+1}", "1 - P") + "\\,m" + kThen + "\\hat v = " + fraction("v", "1 - \\beta_2^{t}") + kThen + kMove + rate +
           "\\," + fraction("\\hat m", rootOf(v, "\\hat v"));
}

std::string formulaOfRadam(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    return decay + momentsOf(gradient) + "\\hat m = " + fraction("m", "1 - \\beta_1^{t}") + kThen + kMove + rate +
           "\\,r_t\\sqrt{1 - \\beta_2^{t}}\\," + fraction("\\hat m", rootOf(v, "v")) + "\\ \\text{ if } \\rho_t > 5, \\text{ else } " +
           kMove + rate + "\\,\\hat m";
}

std::string formulaOfAdamax(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    std::string gradient = of;
    const std::string decay = decayOf(v, gradient);
    return decay + averageOf("m", "\\beta_1", gradient) + kThen + "u \\leftarrow \\max(\\beta_2 u, |" + gradient + "| + \\varepsilon)" +
           kThen + kMove + fraction(rate, "1 - \\beta_1^{t}") + "\\," + fraction("m", "u");
}

std::string formulaOfLion(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    const std::string decay = v["weight_decay"] != 0 ? " - " + rate + "\\,\\lambda\\theta" : "";
    return std::string("c = \\beta_1 m + (1 - \\beta_1)\\,") + of + kThen + kMove + rate + "\\,\\mathrm{sign}(c)" + decay + kThen +
           averageOf("m", "\\beta_2", of);
}

std::string formulaOfNewton(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    const std::string_view word = v.chosen("indefinite");
    std::string divisor = word == "absolute" ? "|\\lambda_i|" : "\\lambda_i";
    if (v["damping"] != 0)
        divisor += " + \\delta";
    if (word == "shift")
        divisor += " + s";
    return kMove + (isOne(v, rate) ? std::string() : rate + "\\,") + "V \\tilde\\Lambda^{-1} V^{\\top} " + of + kThen +
           "\\tilde\\lambda_i = " + divisor;
}

std::string formulaOfBfgs(const ParameterValues& v, const std::string& rate, const std::string& of)
{
    const bool isSearched = v.chosen("line_search") != "none";
    return kMove + (isSearched ? std::string("\\alpha") : rate) + "\\,B^{-1} " + of +
           (isSearched ? ",\\quad \\alpha \\text{ by line search}" : "");
}

std::string formulaOf(const Recipe& recipe)
{
    const RacerSettings& s = recipe.settings;
    std::string gradient = "g";
    std::string text;
    if (s.noise > 0) {
        text += "\\tilde g = g + \\xi,\\quad ";
        gradient = "\\tilde g";
    }
    if (s.clipNorm) {
        text += "\\hat g = " + gradient + "\\,\\min\\left(1, \\frac{c}{\\|" + gradient + "\\|}\\right),\\quad ";
        gradient = "\\hat g";
    }
    if (s.clipValue) {
        text += "\\hat g_i = \\max(-c_{\\infty}, \\min(" + gradient + "_i, c_{\\infty})),\\quad ";
        gradient = "\\hat g";
    }
    return text + recipe.optimizer->formulaOf(recipe.values, recipe.schedule.isConstant() ? "\\eta" : "\\eta_t", gradient);
}

} // namespace ad
