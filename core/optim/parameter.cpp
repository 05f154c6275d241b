// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/parameter.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace ad {

namespace {

const Parameter* find(const std::vector<Parameter>& parameters, std::string_view name)
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const Parameter& p) { return p.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

bool isInRange(const Parameter& parameter, double value)
{
    const bool aboveLeast = parameter.leastBound == Parameter::Bound::Open ? value > parameter.least : value >= parameter.least;
    const bool belowMost = parameter.mostBound == Parameter::Bound::Open ? value < parameter.most : value <= parameter.most;
    const bool isWhole = parameter.kind != Parameter::Kind::Integer || value == std::floor(value);
    return std::isfinite(value) && aboveLeast && belowMost && isWhole;
}

std::string textOf(const Setting& setting)
{
    if (const double* number = std::get_if<double>(&setting))
        return exactText(*number);
    if (const bool* on = std::get_if<bool>(&setting))
        return *on ? "true" : "false";
    return "'" + std::get<std::string>(setting) + "'";
}

Result<double> choiceIndex(const Parameter& parameter, const std::string& word)
{
    const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), word);
    if (found != parameter.choices.end())
        return static_cast<double>(found - parameter.choices.begin());
    const std::vector<std::string> words(parameter.choices.begin(), parameter.choices.end());
    return Error{
        std::string(parameter.name) + ": " + expectation(parameter) + " expected, got '" + word + "'", {}, didYouMean(word, words)};
}

Result<double> checkedValue(const Parameter& parameter, const Setting& setting)
{
    const Error wrong{std::string(parameter.name) + ": " + expectation(parameter) + " expected, got " + textOf(setting)};
    switch (parameter.kind) {
    case Parameter::Kind::Real:
    case Parameter::Kind::Integer:
        if (const double* number = std::get_if<double>(&setting); number && isInRange(parameter, *number))
            return *number;
        return wrong;
    case Parameter::Kind::Bool:
        if (const bool* on = std::get_if<bool>(&setting))
            return *on ? 1.0 : 0.0;
        if (const double* number = std::get_if<double>(&setting); number && (*number == 0 || *number == 1))
            return *number;
        return wrong;
    case Parameter::Kind::Choice:
        if (const std::string* word = std::get_if<std::string>(&setting))
            return choiceIndex(parameter, *word);
        return wrong;
    }
    return wrong;
}

} // namespace

Parameter notNegative(std::string_view name, double standard, std::string_view meaning)
{
    Parameter parameter = real(name, standard, meaning);
    parameter.least = 0;
    return parameter;
}

Parameter positive(std::string_view name, double standard, std::string_view meaning)
{
    Parameter parameter = notNegative(name, standard, meaning);
    parameter.leastBound = Parameter::Bound::Open;
    return parameter;
}

Parameter fraction(std::string_view name, double standard, std::string_view meaning)
{
    Parameter parameter = notNegative(name, standard, meaning);
    parameter.most = 1;
    parameter.mostBound = Parameter::Bound::Open;
    return parameter;
}

Parameter real(std::string_view name, double standard, std::string_view meaning)
{
    Parameter parameter;
    parameter.name = name;
    parameter.standard = standard;
    parameter.least = -std::numeric_limits<double>::infinity();
    parameter.meaning = meaning;
    return parameter;
}

Parameter whole(std::string_view name, double standard, double least, std::string_view meaning)
{
    Parameter parameter = real(name, standard, meaning);
    parameter.kind = Parameter::Kind::Integer;
    parameter.least = least;
    return parameter;
}

Parameter flag(std::string_view name, bool standard, std::string_view meaning)
{
    Parameter parameter = notNegative(name, standard ? 1 : 0, meaning);
    parameter.kind = Parameter::Kind::Bool;
    parameter.most = 1;
    return parameter;
}

Parameter choice(std::string_view name, std::vector<std::string_view> choices, std::string_view meaning)
{
    Parameter parameter = notNegative(name, 0, meaning);
    parameter.kind = Parameter::Kind::Choice;
    parameter.most = static_cast<double>(choices.size()) - 1;
    parameter.choices = std::move(choices);
    return parameter;
}

ParameterValues::ParameterValues(const std::vector<Parameter>* parameters, std::vector<double> numbers)
    : m_parameters(parameters)
    , m_numbers(std::move(numbers))
{
    assert(m_parameters->size() == m_numbers.size());
}

double ParameterValues::operator[](std::string_view name) const
{
    assert(has(name));
    return m_numbers[find(*m_parameters, name) - m_parameters->data()];
}

bool ParameterValues::has(std::string_view name) const
{
    return m_parameters && find(*m_parameters, name);
}

std::string_view ParameterValues::chosen(std::string_view name) const
{
    return find(*m_parameters, name)->choices[static_cast<std::size_t>((*this)[name])];
}

Result<ParameterValues> checkedValues(const std::vector<Parameter>& parameters, const Settings& given, std::string_view owner)
{
    std::vector<double> numbers;
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters) {
        numbers.push_back(parameter.standard);
        names.emplace_back(parameter.name);
    }
    for (const auto& [name, setting] : given) {
        const Parameter* parameter = find(parameters, name);
        if (!parameter)
            return Error{std::string(owner) + " has no parameter '" + name + "'", {}, didYouMean(name, names)};
        const Result<double> value = checkedValue(*parameter, setting);
        if (!value)
            return value.error();
        numbers[parameter - parameters.data()] = *value;
    }
    return ParameterValues(&parameters, std::move(numbers));
}

std::string expectation(const Parameter& parameter)
{
    if (parameter.kind == Parameter::Kind::Bool)
        return "true or false";
    if (parameter.kind == Parameter::Kind::Choice) {
        std::string text = "one of ";
        for (const std::string_view word : parameter.choices)
            text += (word == parameter.choices.front() ? "" : ", ") + std::string(word);
        return text;
    }
    const std::string noun = parameter.kind == Parameter::Kind::Integer ? "whole number" : "number";
    const bool hasLeast = std::isfinite(parameter.least);
    const std::string above = parameter.leastBound == Parameter::Bound::Open ? " > " : " ≥ ";
    const std::string below = parameter.mostBound == Parameter::Bound::Open ? " < " : " ≤ ";
    std::string text = hasLeast ? noun + above + exactText(parameter.least) : "finite " + noun;
    if (std::isfinite(parameter.most))
        text += (hasLeast ? " and" : "") + below + exactText(parameter.most);
    return text;
}

} // namespace ad
