// SPDX-License-Identifier: GPL-3.0-or-later
// The table of schedules. Closed forms, equal to those of torch.optim.lr_scheduler (1.13) where it has the schedule.
#include "core/optim/schedule.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace ad {

namespace {

using Values = std::vector<double>;

/// Half a cosine wave from `base` to `least` while `part` goes from 0 to 1.
double cosineBetween(double base, double least, double part)
{
    return least + (base - least) * (1 + std::cos(std::numbers::pi * part)) / 2;
}

double stepDecay(double base, std::int64_t step, const Values& v)
{
    return base * std::pow(v[1], std::floor(static_cast<double>(step) / v[0]));
}

double warmRestarts(double base, std::int64_t step, const Values& v)
{
    double period = v[0];
    double since = static_cast<double>(step);
    if (v[1] == 1)
        return cosineBetween(base, v[2], std::fmod(since, period) / period);
    while (since >= period) { // periods at least double, so this is short
        since -= period;
        period *= v[1];
    }
    return cosineBetween(base, v[2], since / period);
}

double linearWarmup(double base, std::int64_t step, const Values& v)
{
    return base * (v[0] + (v[2] - v[0]) * std::min(v[1], static_cast<double>(step)) / v[1]);
}

Parameter startFactor()
{
    Parameter parameter = notNegative("start_factor", 1.0 / 3, "factor of the first step");
    parameter.most = 1;
    return parameter;
}

Parameter endFactor()
{
    Parameter parameter = notNegative("end_factor", 1, "factor after total_iters steps");
    parameter.most = 1;
    return parameter;
}

} // namespace

const std::vector<ScheduleRow>& schedules()
{
    static const std::vector<ScheduleRow> rows = {
        {"constant",
         "Constant",
         "The learning rate stays what it is.",
         R"(\eta_t = \eta_0)",
         "-",
         {},
         [](double base, std::int64_t, const Values&) { return base; }},
        {"step",
         "Step decay",
         "Every step_size steps the learning rate is multiplied by gamma: fast first, careful later.",
         R"(\eta_t = \eta_0\,\gamma^{\lfloor t/s \rfloor})",
         "torch.optim.lr_scheduler.StepLR",
         {whole("step_size", 30, 1, "steps between two drops"), notNegative("gamma", 0.1, "factor of each drop")},
         stepDecay},
        {"exponential",
         "Exponential decay",
         "Each step multiplies the learning rate by gamma, so it halves in equal times.",
         R"(\eta_t = \eta_0\,\gamma^{t})",
         "torch.optim.lr_scheduler.ExponentialLR",
         {notNegative("gamma", 0.99, "factor of each step")},
         [](double base, std::int64_t step, const Values& v) { return base * std::pow(v[0], static_cast<double>(step)); }},
        {"inverse_time",
         "Inverse time decay",
         "Falls like 1/t: slowly enough to get anywhere, fast enough to average gradient noise out.",
         R"(\eta_t = \frac{\eta_0}{1 + k t})",
         "Robbins & Monro, A Stochastic Approximation Method (1951), section 4",
         {notNegative("k", 0.01, "how fast it falls: halved after 1/k steps")},
         [](double base, std::int64_t step, const Values& v) { return base / (1 + v[0] * static_cast<double>(step)); }},
        {"cosine",
         "Cosine annealing",
         "Half a cosine wave down to eta_min: long at the top, long at the bottom. After T_max it rises again.",
         R"(\eta_t = \eta_{\min} + \frac{\eta_0 - \eta_{\min}}{2}\left(1 + \cos\frac{\pi t}{T_{\max}}\right))",
         "Loshchilov & Hutter, SGDR (2017), equation 5; torch.optim.lr_scheduler.CosineAnnealingLR",
         {whole("T_max", 100, 1, "steps from top to bottom"), notNegative("eta_min", 0, "learning rate at the bottom")},
         [](double base, std::int64_t step, const Values& v) { return cosineBetween(base, v[1], static_cast<double>(step) / v[0]); }},
        {"warm_restarts",
         "Warm restarts",
         "Cosine annealing that jumps back to the top: the jump may throw the ball out of a poor minimum.",
         R"(\eta_t = \eta_{\min} + \frac{\eta_0 - \eta_{\min}}{2}\left(1 + \cos\frac{\pi T_{cur}}{T_i}\right))",
         "Loshchilov & Hutter, SGDR (2017), equation 5; torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
         {whole("T_0", 50, 1, "steps until the first restart"), whole("T_mult", 1, 1, "factor of the period after each restart"),
          notNegative("eta_min", 0, "learning rate at the bottom")},
         warmRestarts},
        {"linear_warmup",
         "Linear warm-up",
         "Starts small and grows to the full rate: averages have time to fill before big steps are made.",
         R"(\eta_t = \eta_0\left(s + (e - s)\,\frac{\min(t, T)}{T}\right))",
         "torch.optim.lr_scheduler.LinearLR",
         {startFactor(), whole("total_iters", 5, 1, "steps until the end factor"), endFactor()},
         linearWarmup},
    };
    return rows;
}

Result<Schedule> makeSchedule(std::string_view name, const Settings& settings)
{
    std::vector<std::string> names;
    for (const ScheduleRow& row : schedules()) {
        names.emplace_back(row.name);
        if (row.name != name)
            continue;
        Result<ParameterValues> values = checkedValues(row.parameters, settings, "schedule " + std::string(name));
        if (!values)
            return values.error();
        return Schedule{&row, *values};
    }
    return Error{"unknown schedule '" + std::string(name) + "'", {}, didYouMean(name, names)};
}

} // namespace ad
