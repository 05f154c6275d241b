// SPDX-License-Identifier: GPL-3.0-or-later
// One racer from many starting points at once, spread over the map.
#pragma once

#include "core/optim/course.h"
#include "core/scenario/terrain.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ad {

/// Where each of the racers of a swarm is drawn, iterate by iterate; of long races only every `stride`-th iterate is kept.
struct Swarm
{
    int count = 0;                // racers
    int stride = 1;               // steps from one kept iterate to the next
    std::vector<float> places;    // x, y of each racer, then the next kept iterate; NaN where one has none
    std::vector<Status> statuses; // of each racer at the end

    [[nodiscard]] int kept() const { return count == 0 ? 0 : static_cast<int>(places.size() / 2 / static_cast<std::size_t>(count)); }
    /// At a position in steps, between kept iterates on the straight line; after the last one there.
    [[nodiscard]] Vec2 placeAt(int racer, double position) const;
};

/// `count` places in the window, the same for the same seed, evenly spread: place i is the fractional part of i·(1/g, 1/g²) and an offset
/// of the seed, g = 1.3247…, the real root of g³ = g + 1. On a line the golden ratio takes the place of g.
/// @see Roberts, The Unreasonable Effectiveness of Quasirandom Sequences (2018); Cranley & Patterson (1976) for the offset.
[[nodiscard]] std::vector<Vec2> spreadPlaces(const Rectangle& window, int count, std::uint64_t seed, int dimension);

/// Runs a racer from the points of the terrain at `places`, in lock step. Nothing if `onProgress` (part done) said false.
/// @param batch  of the racer, if it has one of its own: see Terrain::objective.
/// Cost: that of as many runs, in blocks; memory: at most some 16 MB.
[[nodiscard]] std::optional<Swarm> runSwarm(const Terrain& terrain, const Course& course, std::span<const Vec2> places, std::int64_t steps,
                                            StopRule stop, const std::function<bool(double)>& onProgress = {},
                                            std::optional<int> batch = {});

/// The swarms of all shown racers, in their order; of racers whose settings are wrong an empty one.
[[nodiscard]] std::vector<std::shared_ptr<const Swarm>> shownSwarms(const Scenario& scenario, const Terrain& terrain,
                                                                    const Rectangle& window);

} // namespace ad
