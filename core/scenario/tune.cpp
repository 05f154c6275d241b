// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/tune.h"

#include "core/scenario/sweep.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace ad {

namespace {

constexpr int kMostAtOnce = 8; // rates of one refinement

class Tuner
{
public:
    Tuner(Objective& objective, const TrialSetup& setup, const Goal& goal, const TuneOptions& options, const Progress& onProgress)
        : m_objective(objective)
        , m_setup(setup)
        , m_goal(goal)
        , m_options(options)
        , m_onProgress(onProgress)
        , m_recipe(*makeRecipe(setup.settings))
    {
    }

    /// False if it was cancelled.
    [[nodiscard]] bool run()
    {
        const double own = m_recipe->baseRate;
        if (own > 0 && !tryAll({own}))
            return false;
        const int left = m_options.budget - made();
        if (!tryAll(rounded(logSpaced(m_options.from, m_options.to, (left + 1) / 2))))
            return false;
        for (;;) {
            const std::vector<double> between = refinement();
            if (between.empty())
                return true;
            if (!tryAll(between))
                return false;
        }
    }

    [[nodiscard]] Tuned result() const
    {
        const auto found = best();
        return {found->first, found->second, made(), found->first == m_recipe->baseRate};
    }

private:
    using Tried = std::map<double, Trial>;

    [[nodiscard]] int made() const { return static_cast<int>(m_tried.size()); }

    [[nodiscard]] Tried::const_iterator best() const
    {
        auto found = m_tried.begin();
        for (auto it = m_tried.begin(); it != m_tried.end(); ++it)
            if (isBetter(it->second, found->second, m_options.objective))
                found = it;
        return found;
    }

    static std::vector<double> rounded(std::vector<double> rates)
    {
        for (double& rate : rates)
            rate = threeDigits(rate);
        return rates;
    }

    /// New rates on both sides of the best one, up to its neighbours.
    [[nodiscard]] std::vector<double> refinement() const
    {
        const int count = std::min(kMostAtOnce, m_options.budget - made());
        const auto middle = best();
        std::vector<double> rates;
        if (count <= 0 || m_tried.empty())
            return rates;
        if (middle != m_tried.begin())
            insert(rates, std::prev(middle)->first, middle->first, std::next(middle) == m_tried.end() ? count : (count + 1) / 2);
        if (std::next(middle) != m_tried.end())
            insert(rates, middle->first, std::next(middle)->first, count - static_cast<int>(rates.size()));
        return rates;
    }

    void insert(std::vector<double>& rates, double low, double high, int count) const
    {
        const std::vector<double> spaced = logSpaced(low, high, count + 2);
        for (int i = 1; i <= count; ++i) {
            const double rate = threeDigits(spaced[static_cast<std::size_t>(i)]);
            if (!m_tried.contains(rate) && std::find(rates.begin(), rates.end(), rate) == rates.end())
                rates.push_back(rate);
        }
    }

    [[nodiscard]] bool tryAll(std::vector<double> rates)
    {
        std::erase_if(rates, [this](double rate) { return m_tried.contains(rate); });
        const double before = made();
        const Progress part = [&](double done) {
            return !m_onProgress || m_onProgress((before + done * static_cast<double>(rates.size())) / m_options.budget);
        };
        const auto trials = runTrials(m_objective, m_setup, m_goal, m_recipe, rates, part);
        for (std::size_t i = 0; trials && i < rates.size(); ++i)
            m_tried.emplace(rates[i], (*trials)[i]);
        return trials.has_value();
    }

    Objective& m_objective;
    const TrialSetup& m_setup;
    const Goal& m_goal;
    const TuneOptions& m_options;
    const Progress& m_onProgress;
    std::shared_ptr<const Recipe> m_recipe;
    Tried m_tried;
};

} // namespace

void setTuned(RacerChoice& racer, const Settings& found)
{
    for (const auto& [name, value] : found)
        racer.parameters.insert_or_assign(name, value);
    racer.isTuned = true;
}

double threeDigits(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2e", value);
    return std::strtod(text.data(), nullptr);
}

std::optional<Tuned> tune(Objective& objective, const TrialSetup& setup, const Goal& goal, const TuneOptions& options,
                          const Progress& onProgress)
{
    assert(options.budget >= 1 && options.from > 0 && options.to > options.from);
    Tuner tuner(objective, setup, goal, options, onProgress);
    if (!tuner.run())
        return std::nullopt;
    return tuner.result();
}

} // namespace ad
