// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printed_number.h"

#include "core/base/tensor.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace ad {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr double kRoundings = 4.0; // of double precision, on top of half a unit

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "−3" → "-3": what is left is ASCII.
std::string withPlainMinus(std::string_view text)
{
    std::string plain(text);
    for (std::size_t at = plain.find(kMinus); at != std::string::npos; at = plain.find(kMinus))
        plain.replace(at, kMinus.size(), "-");
    return plain;
}

// Digits with at most one point among them, and then perhaps an exponent.
bool isDecimal(std::string_view text)
{
    const std::size_t exponent = text.find_first_of("eE");
    const std::string_view digits = text.substr(0, exponent);
    const bool hasDigit = digits.find_first_of("0123456789") != std::string_view::npos;
    return hasDigit && digits.find_first_not_of("0123456789.") == std::string_view::npos && digits.find('.') == digits.rfind('.');
}

int significantDigits(std::string_view digits)
{
    const auto isDigit = [](char c) { return c != '.'; };
    const std::size_t first = digits.find_first_not_of("0.");
    const std::string_view rest = first == std::string_view::npos ? digits : digits.substr(first);
    return std::max(1, static_cast<int>(std::count_if(rest.begin(), rest.end(), isDigit)));
}

std::optional<PrintedNumber> readDecimal(std::string_view text, double sign)
{
    if (!isDecimal(text))
        return std::nullopt;
    PrintedNumber number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    const std::size_t mark = text.find_first_of("eE");
    const std::string_view digits = text.substr(0, mark);
    int exponent = 0;
    if (mark != std::string_view::npos) {
        const std::size_t from = mark + (text[mark + 1] == '+' ? 2 : 1);
        std::from_chars(text.data() + from, text.data() + text.size(), exponent);
    }
    const std::size_t point = digits.find('.');
    const int decimals = point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point) - 1;
    number.value *= sign;
    number.unit = std::pow(10.0, exponent - decimals);
    number.digits = significantDigits(digits);
    return number;
}

// Cuts "[a, b, c]" at the commas outside of inner brackets; nothing if it is no such list.
std::optional<std::vector<std::string_view>> itemsOf(std::string_view text)
{
    if (text.size() < 2 || text.front() != '[' || text.back() != ']')
        return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::vector<std::string_view> items;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
        if (depth == 0 && text[i] == ',') {
            items.push_back(trimmed(text.substr(start, i - start)));
            start = i + 1;
        }
    }
    items.push_back(trimmed(text.substr(start)));
    return items;
}

} // namespace

std::optional<PrintedNumber> readPrinted(std::string_view text)
{
    const std::string plain = withPlainMinus(trimmed(text));
    const bool isNegative = plain.starts_with('-');
    const std::string_view rest = std::string_view(plain).substr(isNegative || plain.starts_with('+') ? 1 : 0);
    const double sign = isNegative ? -1.0 : 1.0;
    if (rest == "nan")
        return PrintedNumber{std::numeric_limits<double>::quiet_NaN(), 0.0};
    if (rest == "inf")
        return PrintedNumber{sign * std::numeric_limits<double>::infinity(), 0.0};
    return readDecimal(rest, sign);
}

bool agrees(const PrintedNumber& printed, double value)
{
    if (std::isnan(printed.value) || std::isnan(value))
        return std::isnan(printed.value) && std::isnan(value);
    if (std::isinf(printed.value) || std::isinf(value))
        return printed.value == value;
    const double slack = kRoundings * std::numeric_limits<double>::epsilon() * std::max(std::abs(value), std::abs(printed.value));
    return std::abs(value - printed.value) <= 0.5 * printed.unit + slack;
}

std::optional<PrintedTensor> readPrintedTensor(std::string_view text)
{
    text = trimmed(text);
    if (const auto scalar = readPrinted(text))
        return PrintedTensor{Shape(), {*scalar}};
    const auto items = itemsOf(text);
    if (!items)
        return std::nullopt;
    PrintedTensor result;
    for (const std::string_view item : *items) {
        const auto inner = readPrintedTensor(item);
        const bool isFirst = item.data() == items->front().data();
        if (!inner || inner->shape.rank() > 1 || (!isFirst && inner->shape != result.shape))
            return std::nullopt;
        result.shape = inner->shape;
        result.numbers.insert(result.numbers.end(), inner->numbers.begin(), inner->numbers.end());
    }
    const int count = static_cast<int>(items->size());
    result.shape = result.shape.isScalar() ? Shape(count) : Shape(count, result.shape.rows());
    return result;
}

bool agrees(const PrintedTensor& printed, const Tensor& value)
{
    if (printed.shape != value.shape())
        return false;
    const auto values = value.values();
    return std::equal(printed.numbers.begin(), printed.numbers.end(), values.begin(), values.end(),
                      [](const PrintedNumber& number, double ours) { return agrees(number, ours); });
}

} // namespace ad
