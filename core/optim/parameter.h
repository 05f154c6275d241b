// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of optimizers and schedules as data: names, ranges, defaults; and their values after checking.
#pragma once

#include "core/base/result.h"

#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ad {

/// One parameter of an optimizer or a schedule: what a form, a file reader and a help text need to know of it.
struct Parameter
{
    enum class Kind { Real, Integer, Bool, Choice };
    enum class Bound { Closed, Open }; // whether the end of the range belongs to it

    std::string_view name; // PyTorch's
    Kind kind = Kind::Real;
    double standard = 0; // the default: PyTorch's; 0 or 1 for Bool, an index into `choices` for Choice
    double least = 0;
    double most = std::numeric_limits<double>::infinity();
    Bound leastBound = Bound::Closed;
    Bound mostBound = Bound::Closed;
    std::string_view meaning = {};              // one line
    std::vector<std::string_view> choices = {}; // Choice only: the words
};

/// ≥ 0.
[[nodiscard]] Parameter notNegative(std::string_view name, double standard, std::string_view meaning);
/// > 0.
[[nodiscard]] Parameter positive(std::string_view name, double standard, std::string_view meaning);
/// 0 ≤ p < 1, as decay rates are.
[[nodiscard]] Parameter fraction(std::string_view name, double standard, std::string_view meaning);
/// Any finite number.
[[nodiscard]] Parameter real(std::string_view name, double standard, std::string_view meaning);
/// A whole number ≥ least.
[[nodiscard]] Parameter whole(std::string_view name, double standard, double least, std::string_view meaning);
[[nodiscard]] Parameter flag(std::string_view name, bool standard, std::string_view meaning);
/// One of some words; the first is the default.
[[nodiscard]] Parameter choice(std::string_view name, std::vector<std::string_view> choices, std::string_view meaning);

/// What somebody asks for: by name, only what differs from the default. Bools may also be 0 or 1.
using Setting = std::variant<double, bool, std::string>;
using Settings = std::map<std::string, Setting, std::less<>>;

/// A checked value for every parameter of a table row. The row outlives it.
class ParameterValues
{
public:
    ParameterValues() = default;
    ParameterValues(const std::vector<Parameter>* parameters, std::vector<double> numbers);

    /// Asserts that the row has such a parameter. Cost: a search by name; take what a loop needs out before it.
    [[nodiscard]] double operator[](std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] bool isOn(std::string_view name) const { return (*this)[name] != 0; }
    [[nodiscard]] std::string_view chosen(std::string_view name) const;
    /// In the order of the row.
    [[nodiscard]] const std::vector<double>& numbers() const { return m_numbers; }

private:
    const std::vector<Parameter>* m_parameters = nullptr;
    std::vector<double> m_numbers;
};

/// Every parameter's value: what `given` says, else the default.
///
/// Errors name the parameter, what was expected and what was given: an unknown name (the hint says which one is probably meant), a wrong
/// type, a number outside the range or not finite, an unknown word.
/// @param owner  whose parameters these are, for the message: "adam", "schedule step".
[[nodiscard]] Result<ParameterValues> checkedValues(const std::vector<Parameter>& parameters, const Settings& given,
                                                    std::string_view owner);

/// "number ≥ 0", "number ≥ 0 and < 1", "whole number ≥ 1", "true or false", "one of outside, inside".
[[nodiscard]] std::string expectation(const Parameter& parameter);

} // namespace ad
