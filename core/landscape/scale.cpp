// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/landscape/scale.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <span>

namespace ad {

namespace {

constexpr double kDecades = 4;
const double kSteepness = std::pow(10, kDecades); // (high − low) / offset

} // namespace

Scale::Scale(ScaleKind kind, double low, double high)
    : m_kind(kind)
    , m_low(low)
    , m_high(high)
{
    assert(std::isfinite(low) && std::isfinite(high) && low <= high);
}

double Scale::toUnit(double value) const
{
    if (std::isnan(value))
        return value;
    if (m_low == m_high)
        return value == m_low ? 0.5 : value < m_low ? 0 : 1;
    if (value <= m_low)
        return 0;
    if (value >= m_high)
        return 1;
    const double part = (value / 2 - m_low / 2) / (m_high / 2 - m_low / 2); // halves: the difference of large values may overflow
    return m_kind == ScaleKind::Linear ? part : std::log1p(part * kSteepness) / std::log1p(kSteepness);
}

double Scale::fromUnit(double unit) const
{
    const double t = std::clamp(unit, 0.0, 1.0);
    const double part = m_kind == ScaleKind::Linear ? t : std::expm1(t * std::log1p(kSteepness)) / kSteepness;
    return part >= 1 ? m_high : (1 - part) * m_low + part * m_high;
}

double niceStep(double range, int count)
{
    assert(range > 0 && count >= 1);
    const double raw = range / count;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power * std::sqrt(2.0)) // about the geometric mean of neighbours
            return factor * power;
    }
    return 10 * power;
}

namespace {

std::vector<double> linearLevels(double min, double max, int count)
{
    const double step = niceStep(max - min, count + 1);
    std::vector<double> levels;
    for (double k = std::floor(min / step); k * step < max; ++k) {
        // Dividing by 1/step is exact where multiplying with 0.1 is not: 3 · 0.1 ≠ 0.3, but 3 / 10 = 0.3.
        const double level = step < 1 ? k / std::round(1 / step) : k * step;
        if (level > min && level < max)
            levels.push_back(level + 0.0); // + 0: no negative zero
    }
    return levels;
}

/// factor · 10^power, correctly rounded for small powers.
double decimal(double factor, int power)
{
    return power < 0 ? factor / std::pow(10, -power) : factor * std::pow(10, power);
}

/// The factors of a decade which give about `perDecade` levels.
std::span<const double> decadeFactors(double perDecade)
{
    static constexpr std::array kFine{1.0, 1.5, 2.0, 3.0, 5.0, 7.0};
    static constexpr std::array kMedium{1.0, 2.0, 5.0};
    static constexpr std::array kCoarse{1.0, 3.0};
    if (perDecade > 4.5)
        return kFine;
    if (perDecade > 2.5)
        return kMedium;
    return perDecade > 1.5 ? std::span<const double>(kCoarse) : std::span<const double>(kCoarse).first(1);
}

std::vector<double> logarithmicLevels(double min, double max, int count)
{
    const double range = max - min;
    const bool fromZero = min >= 0 && min <= range / kSteepness;
    const double base = fromZero ? 0 : min;
    const int top = static_cast<int>(std::floor(std::log10(range)));
    const int decades = static_cast<int>(kDecades);
    const int stride = std::max(1, static_cast<int>(std::lround(kDecades / count)));
    std::vector<double> levels;
    for (int power = top - decades; power <= top; ++power) {
        if ((top - power) % stride != 0)
            continue;
        for (const double factor : decadeFactors(count / kDecades)) {
            const double distance = decimal(factor, power);
            const double grain = decimal(1, power - 1);
            const double level = fromZero ? distance : decimal(std::round((base + distance) / grain), power - 1);
            const bool rises = levels.empty() || level > levels.back();
            if (distance >= 0.99 * range / kSteepness && level > min && level < max && rises)
                levels.push_back(level);
        }
    }
    return levels;
}

} // namespace

std::vector<double> contourLevels(double min, double max, int count, ScaleKind kind)
{
    if (!std::isfinite(min) || !std::isfinite(max) || !std::isfinite(max - min) || min >= max || count < 1)
        return {};
    return kind == ScaleKind::Linear ? linearLevels(min, max, count) : logarithmicLevels(min, max, count);
}

} // namespace ad
