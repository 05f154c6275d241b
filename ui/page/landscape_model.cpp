// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/landscape_model.h"

#include "core/scenario/tables.h"

#include <cmath>

namespace ad::ui {
namespace {

constexpr double kFirstStep = 0.02; // of the window's diagonal

QString sentence(const Error& error)
{
    QString text = QString::fromStdString(error.message);
    if (!error.hint.empty())
        text += QStringLiteral(" – ") + QString::fromStdString(error.hint);
    return text;
}

/// The largest of 1, 2, 5 · 10ᵏ that is not above `value` > 0.
double roundedDown(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    const double digit = value / unit;
    const double kept = digit >= 5 ? 5 : digit >= 2 ? 2 : 1;
    return QString::number(kept * unit, 'g', 3).toDouble(); // without the dust of the multiplication
}

/// Of the window, in the units of the inputs.
double diagonal(const Terrain& terrain, const Rectangle& window)
{
    if (terrain.plane().kind == PlaneKind::Inputs)
        return terrain.mapDimension() == 1 ? window.width() : std::hypot(window.width(), window.height());
    const std::vector<double> from = terrain.pointAt({window.xmin, window.ymin});
    const std::vector<double> to = terrain.pointAt({window.xmax, window.ymax});
    double length = 0;
    for (std::size_t i = 0; i < from.size(); ++i)
        length = std::hypot(length, to[i] - from[i]);
    return length;
}

/// How far the first step goes with a learning rate, or 0.
double firstStep(Objective& objective, const Optimizer& optimizer, std::span<const double> start, double rate)
{
    const auto recipe = makeRecipe({std::string(optimizer.name), {{"lr", rate}}, "constant", {}, {}, {}, 0, 0});
    if (!recipe)
        return 0;
    RunOptions options;
    options.steps = 1;
    const Run run = minimize(objective, *recipe, start, options);
    if (run.stopStep < 1)
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < start.size(); ++i)
        sum += (run.at(1)[i] - run.at(0)[i]) * (run.at(1)[i] - run.at(0)[i]);
    return std::sqrt(sum);
}

} // namespace

LandscapeModel landscapeModel(const Scenario& scenario)
{
    LandscapeModel model;
    Parsed parsed = programOf(scenario);
    model.errors = parsed.errors;
    if (!parsed.program)
        return model;
    model.program = std::make_shared<const Program>(std::move(*parsed.program));
    model.candidates = axisCandidates(model.program->graph);
    Result<AxisView> view = axisView(scenario, *model.program);
    if (!view) {
        model.obstacle = sentence(view.error());
        return model;
    }
    Result<std::shared_ptr<const Batches>> batches = Batches::of(scenario, *model.program);
    if (!batches) {
        model.obstacle = sentence(batches.error());
        return model;
    }
    const Terrain terrain(std::move(*view), std::move(*batches));
    model.terrain = terrain.drawnIn(chosenPlane(scenario, terrain.view(), {}));
    model.window = windowOf(scenario, *model.terrain);
    return model;
}

std::vector<const Run*> pointersTo(const std::vector<std::shared_ptr<const Run>>& runs)
{
    std::vector<const Run*> pointers;
    for (const auto& run : runs)
        pointers.push_back(run.get());
    return pointers;
}

std::map<std::string, double> suggestedRates(const Terrain& terrain, const Rectangle& window)
{
    std::map<std::string, double> rates;
    const double wanted = kFirstStep * diagonal(terrain, window);
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
    for (const Optimizer& optimizer : optimizers()) {
        const double standard = optimizer.parameters.front().standard;
        // A default of 1 means a whole step by the method's own measure: Newton's method, BFGS, AdaDelta.
        if (standard >= 1)
            continue;
        const double reached = firstStep(*objective, optimizer, terrain.start(), standard);
        if (reached > 0 && std::isfinite(reached) && wanted > 0)
            rates[std::string(optimizer.name)] = roundedDown(standard * wanted / reached);
    }
    return rates;
}

std::optional<RaceResult> runRacers(const Scenario& scenario, const Terrain& terrain, const std::function<bool(double)>& onProgress)
{
    RaceResult result;
    const double count = static_cast<double>(std::max<std::size_t>(1, scenario.racers.size()));
    for (const RacerChoice& racer : scenario.racers) {
        // One at a time, so that wrong settings of one racer do not stop the others.
        Scenario alone = scenario;
        alone.racers = {racer};
        const double before = static_cast<double>(result.runs.size());
        bool isWanted = true;
        Result<std::vector<RacerRun>> runs = race(alone, terrain, [&](double done) {
            isWanted = !onProgress || onProgress((before + done) / count);
            return isWanted;
        });
        if (!isWanted)
            return std::nullopt;
        if (runs) {
            result.runs.push_back(std::make_shared<const Run>(std::move(runs->front().run)));
            result.errors.emplace_back();
        } else {
            // The row says which racer it is about.
            const Result<Course> course = courseOf(scenario, racer);
            result.runs.push_back(nullptr);
            result.errors.push_back(sentence(course ? runs.error() : course.error()));
        }
    }
    result.plane = chosenPlane(scenario, terrain.view(), pointersTo(result.runs));
    return result;
}

const BestKnown& MinimumCache::of(const Scenario& scenario, const Terrain& terrain)
{
    Scenario key;
    key.program = scenario.program;
    key.output = scenario.output;
    key.tables = scenario.tables;
    key.axes = scenario.axes;
    key.plane = scenario.plane;
    key.window = scenario.window;
    key.minima = scenario.minima;
    if (!scenario.window)
        key.start = scenario.start; // around which the window lies
    if (m_key != key) {
        m_best = bestMinimum(scenario, terrain);
        m_key = std::move(key);
    }
    return m_best;
}

RaceRunner::RaceRunner(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

RaceRunner::~RaceRunner()
{
    cancel();
    m_pool.waitForDone();
}

void RaceRunner::cancel()
{
    if (m_job)
        *m_job = true;
    m_job.reset();
    m_pool.clear();
}

void RaceRunner::request(const Scenario& scenario, const Terrain& terrain)
{
    cancel();
    m_job = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, scenario, terrain, job = m_job] {
        const auto tell = [this, &job](const std::function<void()>& what) {
            QMetaObject::invokeMethod(this, [job, what] {
                if (!*job)
                    what();
            });
        };
        double told = 0;
        std::optional<RaceResult> result = runRacers(scenario, terrain, [&](double done) {
            if (done - told > 0.02) {
                told = done;
                tell([this, done] { emit progressed(done); });
            }
            return !*job;
        });
        if (!result)
            return;
        auto shared = std::make_shared<const RaceResult>(std::move(*result));
        tell([this, shared] { emit finished(shared); });
        if (*job)
            return;
        const auto standings = std::make_shared<const Standings>(
            standingsOf(scenario, terrain, pointersTo(shared->runs), m_minimum.of(scenario, terrain), [job] { return !*job; }));
        tell([this, standings] {
            m_job.reset();
            emit judged(standings);
        });
    });
}

} // namespace ad::ui
