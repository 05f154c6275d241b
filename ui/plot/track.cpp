// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/track.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad::ui {

std::int64_t iterateAt(const Track& track, double position)
{
    assert(track.hasRun());
    const auto last = static_cast<std::int64_t>(track.run->loss.size()) - 1;
    return std::clamp(static_cast<std::int64_t>(std::floor(std::clamp(position, 0.0, 1e15))), std::int64_t{0}, last);
}

bool isAtEnd(const Track& track, double position)
{
    assert(track.hasRun());
    return position >= static_cast<double>(track.run->loss.size() - 1);
}

Vec2 placeOf(const Track& track, std::int64_t iterate)
{
    if (track.places != nullptr)
        return (*track.places)[static_cast<std::size_t>(iterate)];
    const Run& run = *track.run;
    const std::span<const double> x = run.at(iterate);
    return {x[0], run.dimension >= 2 ? x[1] : run.loss[static_cast<std::size_t>(iterate)]};
}

Vec2 cornerAfter(const Track& track, std::int64_t iterate)
{
    return {placeOf(track, iterate + 1).x, placeOf(track, iterate).y};
}

Vec2 placeAt(const Track& track, double position)
{
    const std::int64_t k = iterateAt(track, position);
    const Vec2 here = placeOf(track, k);
    if (isAtEnd(track, position))
        return here;
    const Vec2 next = placeOf(track, k + 1);
    const double part = position - static_cast<double>(k);
    if (!track.isOnCurve)
        return mix(here, next, part);
    const Vec2 corner = cornerAfter(track, k);
    return part < 0.5 ? mix(here, corner, 2 * part) : mix(corner, next, 2 * part - 1);
}

} // namespace ad::ui
