// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_tolerance.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr double kRounding = 1e-9;   // relative: what differs in the last bits was computed in another order
constexpr double kNothing = 1e-14;   // sums that cancel leave such numbers instead of 0
constexpr double kByHand = 1e-2;     // relative: what remains of factors that were rounded to three digits
constexpr int kFewestDigits = 2;     // to be believed without hesitation
constexpr double kShortDigits = 1e3; // four significant digits: such numbers can be typed as they are

// A number that four significant digits write down completely.
bool isShort(double value)
{
    if (value == 0.0 || !std::isfinite(value))
        return true;
    const double scale = kShortDigits / std::pow(10.0, std::floor(std::log10(std::abs(value))));
    return std::abs(std::round(value * scale) / scale - value) <= kRounding * std::abs(value);
}

bool hasSameShape(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() || (a.size() == 1 && b.size() == 1);
}

} // namespace

bool agrees(const TypedNumber& typed, const Tensor& right, std::ptrdiff_t slot)
{
    const double a = typed.value[slot];
    const double r = right[slot];
    if (std::isnan(r) || !std::isfinite(a) || !std::isfinite(r))
        return (std::isnan(a) && std::isnan(r)) || a == r;
    const double difference = std::abs(a - r);
    if (difference <= kRounding * std::abs(r) + kNothing)
        return true;
    if (!typed.precisions.empty()) {
        const Precision& precision = typed.precisions[static_cast<std::size_t>(slot)];
        if (precision.digits >= kFewestDigits && difference <= 0.5 * precision.unit * (1.0 + kRounding))
            return true;
    }
    return !isShort(r) && difference <= kByHand * std::abs(r);
}

bool agrees(const TypedNumber& typed, const Tensor& right)
{
    return hasSameShape(typed.value, right) && agreeing(typed, right) == right.size();
}

std::ptrdiff_t agreeing(const TypedNumber& typed, const Tensor& right)
{
    std::ptrdiff_t count = 0;
    if (hasSameShape(typed.value, right))
        for (std::ptrdiff_t i = 0; i < right.size(); ++i)
            count += agrees(typed, right, i) ? 1 : 0;
    return count;
}

int commonDigits(double typed, double right)
{
    if (!std::isfinite(typed) || !std::isfinite(right) || right == 0.0 || typed * right <= 0.0)
        return 0;
    const double error = std::abs(typed - right) / std::abs(right);
    return error < 1e-9 ? 9 : std::clamp(static_cast<int>(std::floor(-std::log10(2.0 * error))) + 1, 0, 9);
}

} // namespace ad
