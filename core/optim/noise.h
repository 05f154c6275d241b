// SPDX-License-Identifier: GPL-3.0-or-later
// Gradient noise: normal random numbers that depend on nothing but seed, step and component.
#pragma once

#include <cstdint>

namespace ad {

/// 64 well mixed bits of a counter. @see Steele, Lea & Flood, Fast Splittable Pseudorandom Number Generators (2014), SplitMix64.
[[nodiscard]] std::uint64_t mixedBits(std::uint64_t counter);

/// A number of the standard normal distribution, the same each time it is asked for: racers that share a seed see the same noise, and
/// stepping back changes nothing. The bits are the same on all platforms; the number too, up to the rounding of their log and cos.
///
/// @see Box & Muller, A Note on the Generation of Random Normal Deviates (1958).
[[nodiscard]] double standardNormal(std::uint64_t seed, std::int64_t step, int component);

} // namespace ad
