// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/noise.h"

#include <cmath>
#include <numbers>

namespace ad {

std::uint64_t mixedBits(std::uint64_t counter)
{
    std::uint64_t z = counter + 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double standardNormal(std::uint64_t seed, std::int64_t step, int component)
{
    // Mixing after each part keeps neighbouring seeds, steps and components unrelated.
    const std::uint64_t ofStep = mixedBits(mixedBits(seed) ^ static_cast<std::uint64_t>(step));
    const std::uint64_t first = mixedBits(ofStep ^ static_cast<std::uint64_t>(component));
    const std::uint64_t second = mixedBits(first);
    constexpr double kUnit = 0x1p-53;
    const double radius = static_cast<double>((first >> 11) + 1) * kUnit; // in (0, 1]: its logarithm is finite
    const double angle = static_cast<double>(second >> 11) * kUnit;
    return std::sqrt(-2 * std::log(radius)) * std::cos(2 * std::numbers::pi * angle);
}

} // namespace ad
