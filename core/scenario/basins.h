// SPDX-License-Identifier: GPL-3.0-or-later
// Where one racer ends from each place of the map, and how many steps that takes it.
#pragma once

#include "core/optim/course.h"
#include "core/scenario/minima.h"

#include <memory>
#include <optional>

namespace ad {

/// The starts are the middles of columns × rows cells that fill the window.
struct BasinMap
{
    static constexpr int kDiverged = -1; ///< a number was not finite, or it ended further than ten windows away
    static constexpr int kNone = -2;     ///< it is at none of the minima after all steps
    static constexpr int kUnknown = -3;  ///< not computed yet
    static constexpr int kFirstStride = 16;

    Rectangle window;
    int columns = 0;
    int rows = 0;
    std::vector<RaceMinimum> minima;
    /// Row by row from the bottom, each from left to right: an index into `minima`, or one of the above.
    std::vector<int> basin;
    /// The first step from which it stays at that minimum; of a diverged one its last step with finite numbers; else all steps.
    std::vector<int> steps;
    /// Cells whose column and row are multiples of it are known; 1: all of them. kFirstStride·2: none.
    int stride = 2 * kFirstStride;

    [[nodiscard]] Vec2 placeOf(int column, int row) const
    {
        return {window.xmin + window.width() * (column + 0.5) / columns, window.ymin + window.height() * (row + 0.5) / rows};
    }
    /// Of the cell at a place of the window, or of the known one that stands for it; nothing outside.
    [[nodiscard]] std::optional<std::size_t> cellAt(Vec2 place) const;
};

/// What to compute. Everything of a race counts: its course, noise with its seed, clipping, number of steps and when a racer stops.
/// Only the racer's own start does not.
struct BasinTask
{
    Course course;
    std::int64_t steps = 200;
    StopRule stop = {};
    std::optional<int> batch = {}; // RacerChoice::batch
};

/// The task of a racer of the scenario (its index is asserted). The error is that of its settings.
[[nodiscard]] Result<BasinTask> basinTask(const Scenario& scenario, int racer);

/// Nothing computed yet. @param columns, rows  ≥ 1. A map of one input has one row.
[[nodiscard]] BasinMap emptyBasins(const Terrain& terrain, const Rectangle& window, int columns, int rows, std::vector<RaceMinimum> minima);

/// The map with half the stride: a quarter of the cells of that stride is known already and is kept.
///
/// A racer reaches a minimum if at the end of its steps it is at it (MinimumRegions), and its loss is at most 0.1 % of the typical height
/// of the window above it: the median of f over 32² places minus the value there. `steps` counts until both hold for good.
/// The run from each start is the one that a race makes from there, bit by bit. Two threads, in packs of many lanes.
/// Cost: cells · steps gradients, and 24 bytes a step and lane under way.
/// @param progress  called on the calling thread, now and then; false: nothing is returned.
[[nodiscard]] std::optional<BasinMap> refined(BasinMap map, const Terrain& terrain, const BasinTask& task, const Progress& progress = {});

/// All strides, one after the other.
[[nodiscard]] std::optional<BasinMap> completed(BasinMap map, const Terrain& terrain, const BasinTask& task, const Progress& progress = {});

} // namespace ad
