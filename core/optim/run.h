// SPDX-License-Identifier: GPL-3.0-or-later
// Whole runs: every iterate, and why it stopped.
#pragma once

#include "core/optim/pack.h"

#include <functional>
#include <vector>

namespace ad {

/// What a racer did. Iterate 0 is the start; iterate k is where it stood after k steps.
struct Run
{
    int dimension = 0;
    std::vector<double> path;              // (stopStep + 1) × dimension, iterate by iterate
    std::vector<double> loss;              // stopStep + 1; of mini-batches: of all rows of the data
    std::vector<double> batchLoss;         // of mini-batches: what the racer saw at iterate k, stopStep + 1; else empty
    std::vector<double> gradientNorm;      // stopStep + 1; Euclidean, without noise and clipping
    std::vector<double> learningRate;      // stopStep: of the step that leaves iterate k
    std::vector<std::int64_t> evaluations; // stopStep + 1: of the gradient, up to and with iterate k
    std::int64_t hessianEvaluations = 0;
    Status status = Status::Running;
    std::int64_t stopStep = 0; // index of the last iterate. If diverged, the last one whose coordinates and loss are finite.

    [[nodiscard]] std::span<const double> at(std::int64_t iterate) const
    {
        return {path.data() + iterate * dimension, static_cast<std::size_t>(dimension)};
    }
    friend bool operator==(const Run&, const Run&) = default;
};

struct RunOptions
{
    std::int64_t steps = 200;
    StopRule stop = {};
    /// Called now and then with the steps made; false cancels, and the runs end where they stand. On the calling thread.
    std::function<bool(std::int64_t)> onProgress = {};
};

inline constexpr std::int64_t kStepsBetweenReports = 256;

/// Appends the iterates of a pack to its runs, one per lane. For callers who make the steps themselves, in pieces.
class Recorder
{
public:
    /// Notes iterate 0. Room is made for `expected` steps, and for more when they come.
    Recorder(const Pack& pack, std::int64_t expected);
    /// After each step of the pack.
    void note(const Pack& pack);
    /// Ends the runs of lanes that still run with `status`, and hands all of them out.
    [[nodiscard]] std::vector<Run> take(const Pack& pack, Status status);

private:
    void write(const Pack& pack, int lane, std::int64_t iterate);
    void resize(Run& run, std::int64_t iterates) const;

    std::vector<Run> m_runs;
    std::int64_t m_room = 0; // iterates that every run has room for
};

/// Runs from `start` (n) until it stops or has made all steps. Diverging but finite numbers go on; nothing is clamped.
[[nodiscard]] Run minimize(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> start,
                           const RunOptions& options);

/// Many starts or rates in lock step, as Pack explains. @param starts `dimension × lanes`. @param rates as for Pack.
[[nodiscard]] std::vector<Run> minimizeAll(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> starts,
                                           const RunOptions& options, std::span<const double> rates = {});

/// What the step that leaves iterate `iterate` computes, by running up to it again. Empty if the racer stops before.
[[nodiscard]] StepRecord recordStep(Objective& objective, std::shared_ptr<const Recipe> recipe, std::span<const double> start,
                                    std::int64_t iterate, StopRule stop = {});

} // namespace ad
