// SPDX-License-Identifier: GPL-3.0-or-later
// Adam on Rosenbrock's function, one run and ten in lock step, against the same written by hand. Ratios come from the least times of rounds
// that alternate in one process. The objective is compiled code on both sides, so this measures what the optimizer adds.
#include "core/optim/run.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace {

constexpr int kSteps = 10000;
constexpr int kLanes = 10;

class Rosenbrock final : public ad::Objective
{
public:
    [[nodiscard]] int dimension() const override { return 2; }
    void evaluate(std::span<const double> points, int count, std::int64_t, std::span<double> values, std::span<double> gradients) override
    {
        const double* __restrict const x = points.data();
        const double* __restrict const y = x + count;
        double* __restrict const v = values.data();
        double* __restrict const gx = gradients.data();
        double* __restrict const gy = gx + count;
        for (int k = 0; k < count; ++k) {
            const double t = y[k] - x[k] * x[k];
            v[k] = (1 - x[k]) * (1 - x[k]) + 100 * t * t;
            gx[k] = -2 * (1 - x[k]) - 400 * x[k] * t;
            gy[k] = 200 * t;
        }
    }
};

template<int lanes>
std::array<double, 2 * lanes> starts()
{
    std::array<double, 2 * lanes> points;
    for (int k = 0; k < lanes; ++k) {
        points[k] = -1.5 + 0.05 * k;
        points[lanes + k] = 2 - 0.1 * k;
    }
    return points;
}

enum class Keep { Nothing, Iterates };

/// What one would write for this one purpose: the powers of β multiplied along, losses summed so that nothing is left out.
template<int lanes, Keep keep>
[[gnu::noinline]] double byHand()
{
    std::array<std::vector<double>, lanes> path, loss;
    for (int k = 0; k < lanes && keep == Keep::Iterates; ++k) {
        path[k].resize(2 * kSteps);
        loss[k].resize(kSteps);
    }
    std::array<double, 2 *lanes> x = starts<lanes>(), m = {}, v = {}, g = {};
    double power1 = 1, power2 = 1, sum = 0;
    for (int step = 0; step < kSteps; ++step) {
        for (int k = 0; k < lanes; ++k) {
            const double t = x[lanes + k] - x[k] * x[k];
            const double value = (1 - x[k]) * (1 - x[k]) + 100 * t * t;
            sum += value;
            if constexpr (keep == Keep::Iterates) {
                path[k][2 * step] = x[k];
                path[k][2 * step + 1] = x[lanes + k];
                loss[k][step] = value;
            }
            g[k] = -2 * (1 - x[k]) - 400 * x[k] * t;
            g[lanes + k] = 200 * t;
        }
        power1 *= 0.9;
        power2 *= 0.999;
        const double correction1 = 1 / (1 - power1), correction2 = 1 / (1 - power2);
        for (int i = 0; i < 2 * lanes; ++i) {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
            x[i] -= 0.01 * (m[i] * correction1) / (std::sqrt(v[i] * correction2) + 1e-8);
        }
    }
    benchmark::DoNotOptimize(path);
    benchmark::DoNotOptimize(loss);
    benchmark::ClobberMemory();
    return sum + x[0];
}

std::shared_ptr<const ad::Recipe> adam()
{
    ad::RacerSettings settings;
    settings.optimizer = "adam";
    settings.parameters = {{"lr", 0.01}};
    return *ad::makeRecipe(settings);
}

ad::StopRule never()
{
    ad::StopRule rule;
    rule.when = ad::StopRule::When::Never;
    return rule;
}

template<int lanes>
double byPack()
{
    Rosenbrock objective;
    ad::Pack pack(adam(), objective, starts<lanes>(), never());
    for (int step = 0; step < kSteps; ++step)
        pack.step(objective);
    return pack.losses()[0] + pack.positions()[0];
}

/// With every iterate, loss and norm kept, as a race does.
template<int lanes>
double byMinimize()
{
    Rosenbrock objective;
    const std::vector<ad::Run> runs = ad::minimizeAll(objective, adam(), starts<lanes>(), {.steps = kSteps, .stop = never()});
    return runs.front().loss.back();
}

double secondsOf(double (*work)())
{
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(work());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void printRatio(const char* name, double (*work)(), double (*twin)(), double must, double stretch)
{
    double least = 1e9, leastTwin = 1e9;
    for (int round = 0; round < 60; ++round) {
        leastTwin = std::min(leastTwin, secondsOf(twin));
        least = std::min(least, secondsOf(work));
    }
    std::printf("%-44s %6.2f × by hand (must ≤ %.2f, stretch %.2f)\n", name, least / leastTwin, must, stretch);
}

template<double (*work)(), int lanes>
void measure(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(work());
    state.counters["per step and racer"] =
        benchmark::Counter(1.0 * kSteps * lanes, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK(measure<byHand<1, Keep::Nothing>, 1>)->Name("Adam one run, by hand");
BENCHMARK(measure<byPack<1>, 1>)->Name("Adam one run, Pack");
BENCHMARK(measure<byMinimize<1>, 1>)->Name("Adam one run, minimize");
BENCHMARK(measure<byHand<kLanes, Keep::Nothing>, kLanes>)->Name("Adam ten in lock step, by hand");
BENCHMARK(measure<byPack<kLanes>, kLanes>)->Name("Adam ten in lock step, Pack");
BENCHMARK(measure<byMinimize<kLanes>, kLanes>)->Name("Adam ten in lock step, minimizeAll");

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    printRatio("Adam, one run", byPack<1>, byHand<1, Keep::Nothing>, 1.75, 1.3);
    printRatio("Adam, one run, all iterates kept", byMinimize<1>, byHand<1, Keep::Iterates>, 1.75, 1.3);
    printRatio("Adam, ten in lock step", byPack<kLanes>, byHand<kLanes, Keep::Nothing>, 2.5, 1.5);
    printRatio("Adam, ten in lock step, all iterates kept", byMinimize<kLanes>, byHand<kLanes, Keep::Iterates>, 2.5, 1.5);
    return 0;
}
