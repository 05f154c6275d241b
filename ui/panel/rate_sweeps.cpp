// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/rate_sweeps.h"

#include "core/scenario/race.h"
#include "ui/panel/background_job.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kFirstStride = 8;
constexpr double kLowest = 1e-5; // six decades, unless a racer's rate lies outside
constexpr double kHighest = 10;

double rateOf(const RacerChoice& racer)
{
    const auto recipe = makeRecipe(settingsOf({}, racer));
    return recipe ? (*recipe)->baseRate : 0;
}

} // namespace

RateSweeps::RateSweeps(QObject* parent)
    : QObject(parent)
    , m_job(new BackgroundJob(this))
{
    connect(m_job, &BackgroundJob::finished, this, &RateSweeps::next);
}

bool RateSweeps::isBusy() const
{
    return m_job->isBusy();
}

void RateSweeps::setRange(const Scenario& scenario)
{
    double from = kLowest;
    double to = kHighest;
    for (const RacerChoice& racer : scenario.racers) {
        const double rate = rateOf(racer);
        if (rate >= 1e-30 && rate <= 1e30) {
            from = std::min(from, std::pow(10.0, std::floor(std::log10(rate))));
            to = std::max(to, std::pow(10.0, std::ceil(std::log10(rate))));
        }
    }
    if (!m_rates.empty() && from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    m_rates = logSpaced(from, to, static_cast<int>(std::lround(std::log10(to / from))) * kPerDecade + 1);
    m_states.clear();
}

void RateSweeps::setRace(const std::shared_ptr<const RaceView>& race)
{
    const QSignalBlocker blocker(m_job); // cancelling says that it has finished
    std::vector<State> before = std::move(m_states);
    m_states.clear();
    if (!race) {
        m_job->cancel();
        return;
    }
    const double from = m_from;
    const double to = m_to;
    setRange(race->scenario);
    const bool isSameRange = from == m_from && to == m_to;
    bool isSame = isSameRange && before.size() == race->scenario.racers.size();
    m_states.resize(race->scenario.racers.size());
    for (int i = 0; i < racers(); ++i) {
        State& state = m_states[static_cast<std::size_t>(i)];
        const Scenario key = trialKey(race->scenario, i, {"lr"});
        const auto old = std::find_if(before.begin(), before.end(), [&](const State& s) { return s.key == key; });
        const bool isKept = isSameRange && old != before.end();
        isSame = isSame && isKept && old - before.begin() == i;
        if (isKept)
            state = *old;
        else
            state.key = key;
        begin(state, *race, i);
    }
    if (isSame) // only rates or looks have changed: what is under way goes on
        return;
    m_job->cancel();
    m_isCancelled = false;
    m_clock.start();
    next();
}

/// What changes without a new sweep, and the setup of a new one.
void RateSweeps::begin(State& state, const RaceView& race, int racer)
{
    const auto at = static_cast<std::size_t>(racer);
    state.content.current = rateOf(race.scenario.racers[at]);
    if (at < race.tracks.size()) {
        state.content.name = race.tracks[at].name;
        state.content.look = race.tracks[at].look;
    }
    if (state.setup || !state.content.message.isEmpty())
        return;
    state.trials.assign(m_rates.size(), std::nullopt);
    state.stride = 2 * kFirstStride;
    Scenario scenario = race.scenario;
    scenario.racers[at].parameters.erase("lr");
    const Result<TrialSetup> setup = setupOf(scenario, racer, race.terrain);
    if (setup)
        state.setup = std::make_shared<const TrialSetup>(*setup);
    else
        state.content.message = QString::fromStdString(setup.error().message);
}

void RateSweeps::setSelected(int racer)
{
    m_selected = racer;
}

void RateSweeps::cancel()
{
    m_isCancelled = true;
    m_job->cancel();
    emit finished();
}

void RateSweeps::resume()
{
    m_isCancelled = false;
    m_clock.start();
    next();
}

double RateSweeps::done() const
{
    double made = 0;
    double all = 0;
    for (const State& state : m_states) {
        all += state.setup ? 1 : 0;
        made += state.setup && state.stride <= kFirstStride ? 1.0 / state.stride : 0;
    }
    return all > 0 ? made / all : 1;
}

int RateSweeps::nextRacer() const
{
    const auto isOpen = [&](int racer) {
        const State& state = m_states[static_cast<std::size_t>(racer)];
        return state.setup && state.stride > 1;
    };
    if (m_selected >= 0 && m_selected < racers() && isOpen(m_selected))
        return m_selected;
    int coarsest = -1;
    for (int racer = 0; racer < racers(); ++racer)
        if (isOpen(racer) &&
            (coarsest < 0 || m_states[static_cast<std::size_t>(racer)].stride > m_states[static_cast<std::size_t>(coarsest)].stride))
            coarsest = racer;
    return coarsest;
}

void RateSweeps::next()
{
    if (m_isCancelled)
        return;
    if (const int racer = nextRacer(); racer >= 0)
        compute(racer);
    else
        emit finished();
}

void RateSweeps::compute(int racer)
{
    const State& state = m_states[static_cast<std::size_t>(racer)];
    const bool isFirst = state.stride > kFirstStride;
    std::vector<int> indices;
    std::vector<double> rates;
    for (int i = 0; i < static_cast<int>(m_rates.size()); i += state.stride / 2) {
        if (!state.trials[static_cast<std::size_t>(i)]) {
            indices.push_back(i);
            rates.push_back(m_rates[static_cast<std::size_t>(i)]);
        }
    }
    const Part known{state.content.goal, state.content.limit, state.content.startLoss, {}};
    const auto work = [this, racer, setup = state.setup, minima = state.key.minima, isFirst, known, indices,
                       rates](const BackgroundJob::Progress& progress) -> std::function<void()> {
        const std::unique_ptr<Objective> objective = setup->objective();
        const auto recipe = *makeRecipe(setup->settings);
        Part part = known;
        if (isFirst) {
            std::vector<double> gradient(setup->start.size());
            const std::unique_ptr<Objective> whole = setup->terrain.wholeObjective();
            whole->evaluate(setup->start, 1, 0, {&part.startLoss, 1}, gradient);
            part.goal = goalFrom(*whole, setup->start, minima);
            part.limit = rateLimit(*whole, *recipe, part.goal, setup->start);
        }
        auto trials = runTrials(*objective, *setup, part.goal, recipe, rates, progress);
        if (!trials)
            return {};
        part.trials = std::move(*trials);
        return [this, racer, indices, part] { take(racer, indices, part); };
    };
    m_job->start(work, false);
}

void RateSweeps::take(int racer, const std::vector<int>& indices, const Part& part)
{
    State& state = m_states[static_cast<std::size_t>(racer)];
    RateStripContent& content = state.content;
    content.goal = part.goal;
    content.limit = part.limit;
    content.startLoss = part.startLoss;
    for (std::size_t i = 0; i < indices.size(); ++i)
        state.trials[static_cast<std::size_t>(indices[i])] = part.trials[i];
    state.stride /= 2;
    content.rates.clear();
    content.trials.clear();
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        if (!state.trials[i])
            continue;
        content.rates.push_back(m_rates[i]);
        content.trials.push_back(*state.trials[i]);
    }
    content.works = whatWorks(content.rates, content.trials);
    emit grew(racer);
    emit progressed();
}

} // namespace ad::ui
