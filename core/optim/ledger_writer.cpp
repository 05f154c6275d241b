// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/ledger_writer.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

constexpr double kNormOffset = 1e-6; // as clipNorm has it

double normOf(const std::vector<double>& vector)
{
    double squares = 0;
    for (const double component : vector)
        squares += component * component;
    return std::sqrt(squares);
}

Term::Role roleOf(std::string_view name)
{
    if (name == "theta" || name == "next")
        return Term::Role::Parameter;
    const bool isGradient = name == "g" || name == "noise" || name == "clipped" || name == "d";
    return isGradient ? Term::Role::Gradient : Term::Role::Plain;
}

std::string coloured(const std::string& latex, Term::Role role)
{
    if (role == Term::Role::Plain)
        return latex;
    return std::string(role == Term::Role::Gradient ? "\\color{adjoint}{" : "\\color{value}{") + latex + "}";
}

} // namespace

std::string LedgerRow::symbols() const
{
    const std::string origin = right ? right->symbols() : given;
    // A name such as μv is its own formula.
    return coloured(left, role) + (origin.empty() || origin == left ? "" : " = " + origin);
}

std::string LedgerRow::numbers(std::size_t coordinate, int digits) const
{
    const std::string result = coloured(latexText(values[coordinate], digits), role);
    if (!right)
        return result;
    const std::string origin = right->numbers(coordinate, digits);
    return origin == result ? result : origin + " = " + result;
}

LedgerWriter::LedgerWriter(const Recipe& recipe, const StepRecord& record, const StepRecord* before)
    : m_recipe(recipe)
    , m_record(record)
    , m_before(record.number > 1 ? before : nullptr) // memory that began anew knows nothing of it
    , m_dimension(record.find("theta")->values.size())
    , m_rate(now("lr"))
    , m_gradient(now("g"))
{
}

const Quantity& LedgerWriter::quantityOf(std::string_view name) const
{
    for (const std::vector<Quantity>* rows : {&m_recipe.optimizer->quantities, &commonQuantities()})
        for (const Quantity& quantity : *rows)
            if (quantity.name == name)
                return quantity;
    assert(false && "a quantity of the optimizer's row");
    return commonQuantities().front();
}

std::string LedgerWriter::latexOf(std::string_view name, std::string_view time) const
{
    const Quantity& quantity = quantityOf(name);
    std::string latex(quantity.latex.empty() ? quantity.symbol : quantity.latex);
    if (const std::size_t at = latex.find('@'); at != std::string::npos)
        latex.replace(at, 1, time);
    return latex;
}

std::vector<double> LedgerWriter::valuesOf(std::string_view name) const
{
    const RecordedQuantity* quantity = m_record.find(name);
    assert(quantity && "a quantity of the record");
    return quantity->values;
}

Term LedgerWriter::now(std::string_view name) const
{
    return Term::symbol(latexOf(name, "t"), valuesOf(name), roleOf(name));
}

Term LedgerWriter::before(std::string_view name, double initial) const
{
    const RecordedQuantity* quantity = m_before ? m_before->find(name) : nullptr;
    return Term::symbol(latexOf(name, "t-1"), quantity ? quantity->values : std::vector<double>{initial}, roleOf(name));
}

Term LedgerWriter::parameter(std::string_view name, std::string latex) const
{
    return Term::symbol(std::move(latex), {options()[name]});
}

Term LedgerWriter::correction(const Term& beta) const
{
    return Term::number(1) / oneMinus(power(beta, Term::symbol("t", {static_cast<double>(number())})));
}

bool LedgerWriter::isRateOne() const
{
    return m_recipe.schedule.isConstant() && m_recipe.baseRate == 1;
}

Term LedgerWriter::add(std::string_view name, Term right, std::string reason)
{
    m_rows.push_back(
        {name, latexOf(name, "t"), std::move(right), {}, valuesOf(name), quantityOf(name).meaning, std::move(reason), roleOf(name)});
    return now(name);
}

Term LedgerWriter::addGiven(std::string_view name, std::string given, std::string reason)
{
    m_rows.push_back(
        {name, latexOf(name, "t"), {}, std::move(given), valuesOf(name), quantityOf(name).meaning, std::move(reason), roleOf(name)});
    return now(name);
}

Term LedgerWriter::addComputed(std::string_view name, std::string latex, Term right, std::string_view meaning, std::string reason,
                               Term::Role role)
{
    std::vector<double> values(m_dimension);
    for (std::size_t i = 0; i < m_dimension; ++i)
        values[i] = right.value(i);
    m_rows.push_back({name, latex, std::move(right), {}, values, meaning, std::move(reason), role});
    return Term::symbol(std::move(latex), std::move(values), role);
}

Term LedgerWriter::addRoot(std::string_view name, const Term& square, std::string reason)
{
    const Term eps = parameter("eps", "\\varepsilon");
    if (eps.value(0) == 0)
        return add(name, sqrt(square), std::move(reason));
    const bool isInside = options().has("eps_placement") && options().chosen("eps_placement") == "inside";
    return add(name, isInside ? sqrt(square + eps) : sqrt(square) + eps, std::move(reason));
}

void LedgerWriter::begin()
{
    addGiven("theta", "", "Where the racer stands before this step.");
    if (!m_recipe.schedule.isConstant())
        addGiven("lr", std::string(m_recipe.schedule.row->formula).substr(m_recipe.schedule.row->formula.find('=') + 1),
                 "The schedule's learning rate after " + std::to_string(m_record.iterate) + " steps; its base is " +
                     shortText(m_recipe.baseRate) + ".");
    addGiven("g", "\\nabla f(\\theta_{t})", "The slope at θ, exact, from the adjoints of the program.");
    if (m_recipe.settings.noise > 0) {
        const Term noise =
            addGiven("noise", "\\mathcal{N}(0, \\sigma^2)", "Noise as a mini-batch has it, the same for all racers with this seed.");
        m_gradient = addComputed("noisy", "\\tilde g", m_gradient + noise, "gradient with noise", "All that the optimizer gets to see.",
                                 Term::Role::Gradient);
    }
    clip();
}

/// Both kinds may be set; what comes out last is the recorded quantity.
void LedgerWriter::clip()
{
    const RacerSettings& settings = m_recipe.settings;
    if (settings.clipNorm) {
        std::vector<double> values(m_dimension);
        for (std::size_t i = 0; i < m_dimension; ++i)
            values[i] = m_gradient.value(i);
        const double norm = normOf(values);
        const bool isShortened = norm + kNormOffset > *settings.clipNorm;
        const std::string symbol = m_gradient.symbols();
        const Term limit = Term::symbol("c", {*settings.clipNorm});
        const Term length = Term::symbol("\\left\\|" + symbol + "\\right\\|", {norm + kNormOffset});
        const Term right = isShortened ? limit / length * m_gradient : m_gradient;
        const std::string reason = isShortened ? "The gradient is longer than " + shortText(*settings.clipNorm) +
                                                     ", so it is shortened to that; its direction stays."
                                               : "The gradient is shorter than " + shortText(*settings.clipNorm) + " and stays as it is.";
        m_gradient = settings.clipValue
                         ? addComputed("clipped_norm", "\\breve g", right, "gradient, clipped by norm", reason, Term::Role::Gradient)
                         : add("clipped", right, reason);
    }
    if (settings.clipValue) {
        const Term limit = Term::symbol("c_{\\infty}", {*settings.clipValue});
        m_gradient = add("clipped", max(-limit, min(m_gradient, limit)),
                         "No component may be larger than " + shortText(*settings.clipValue) + "; the direction may change.");
    }
}

Term LedgerWriter::decayedGradient()
{
    const Term lambda = parameter("weight_decay", "\\lambda");
    if (lambda.value(0) == 0)
        return m_gradient;
    const Term decay = add("weight_decay", lambda * theta(), "Weight decay (L2): the slope of λ/2·‖θ‖², which pulls towards 0.");
    return add("d", m_gradient + decay, "The optimizer sees slope and weight decay as one gradient.");
}

std::vector<LedgerRow> LedgerWriter::finish()
{
    m_rows.push_back({"next",
                      latexOf("next", "t"),
                      theta() + now("delta"),
                      {},
                      valuesOf("next"),
                      quantityOf("next").meaning,
                      "Where the racer stands after this step.",
                      Term::Role::Parameter});
    return std::move(m_rows);
}

std::vector<LedgerRow> ledgerOf(const Recipe& recipe, const StepRecord& record, const StepRecord* before)
{
    LedgerWriter writer(recipe, record, before);
    writer.begin();
    recipe.optimizer->writeLedger(writer);
    return writer.finish();
}

} // namespace ad
