// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/sweep.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/racer_option.h"
#include "app/command/tensor_json.h"
#include "core/base/text.h"
#include "core/scenario/race.h"
#include "core/scenario/rules.h"
#include "core/scenario/sweep.h"

#include <cmath>

namespace ad::app {

namespace {

constexpr int kMostRates = 100'000;

/// A racer with its rates, and what came of each.
struct SweepAnswer
{
    std::string racer;
    std::string optimizer;
    Goal goal;
    RateLimit limit;
    std::vector<double> rates;
    std::vector<Trial> trials;
    std::string rules;

    [[nodiscard]] double best() const { return rates[static_cast<std::size_t>(bestOf(trials, TrialObjective::StepsToTolerance))]; }
};

Json stepsJson(const Trial& trial)
{
    return trial.hasArrived() ? Json(trial.stepsToTolerance) : Json(nullptr);
}

std::string sweepJson(const SweepAnswer& sweep)
{
    Json json = {{"racer", sweep.racer}, {"optimizer", sweep.optimizer}, {"lr", toJson(std::span<const double>(sweep.rates))}};
    for (const char* list : {"final_loss", "status", "steps", "steps_to_tolerance"})
        json[list] = Json::array();
    for (const Trial& trial : sweep.trials) {
        json["final_loss"].push_back(toJson(trial.finalLoss));
        json["status"].push_back(statusName(trial.status));
        json["steps"].push_back(trial.steps);
        json["steps_to_tolerance"].push_back(stepsJson(trial));
    }
    const std::optional<RateSpan> works = whatWorks(sweep.rates, sweep.trials);
    json["works"] = works ? Json{works->from, works->to} : Json(nullptr);
    json["decades"] = works ? toJson(works->decades()) : Json(nullptr);
    json["best"] = sweep.best();
    const bool hasLimit = sweep.limit.kind != RateLimit::Kind::None;
    json["limit"] = hasLimit ? toJson(sweep.limit.rate) : Json(nullptr);
    json["limit_formula"] = hasLimit ? Json(formulaOf(sweep.limit)) : Json(nullptr);
    json["limit_at"] = hasLimit ? Json(sweep.limit.isAtMinimum ? "minimum" : "start") : Json(nullptr);
    json["minimum"] =
        sweep.goal.isFound() ? Json{{"at", toJson(std::span<const double>(sweep.goal.at))}, {"value", sweep.goal.minimum}} : Json(nullptr);
    json["rules"] = sweep.rules;
    return json.dump(1) + "\n";
}

std::string sweepCsv(const SweepAnswer& sweep)
{
    std::string text = "lr,final_loss,status,steps,steps_to_tolerance\n";
    for (std::size_t i = 0; i < sweep.rates.size(); ++i) {
        const Trial& trial = sweep.trials[i];
        text += exactText(sweep.rates[i]) + "," + exactText(trial.finalLoss) + "," + std::string(statusName(trial.status)) + "," +
                std::to_string(trial.steps) + "," + (trial.hasArrived() ? std::to_string(trial.stepsToTolerance) : "") + "\n";
    }
    return text;
}

std::string limitText(const RateLimit& limit)
{
    if (limit.kind == RateLimit::Kind::None)
        return "theory: no limit is known for these settings\n";
    const std::string place = limit.kind == RateLimit::Kind::Newton ? "" : limit.isAtMinimum ? " at the minimum" : " at the start";
    return "theory: diverges above " + formulaOf(limit) + " = " + shortText(limit.rate) + place + "\n";
}

std::string sweepTable(const SweepAnswer& sweep)
{
    std::vector<std::vector<std::string>> rows = {{"lr", "final loss", "status", "steps", "to tolerance"}};
    for (std::size_t i = 0; i < sweep.rates.size(); ++i) {
        const Trial& trial = sweep.trials[i];
        rows.push_back({shortText(sweep.rates[i]), shortText(trial.finalLoss, 6), std::string(statusName(trial.status)),
                        std::to_string(trial.steps), trial.hasArrived() ? std::to_string(trial.stepsToTolerance) : "·"});
    }
    std::string text = table(rows, {true, true, false, true, true}) + "\n" + sweep.racer + "\n";
    const std::optional<RateSpan> works = whatWorks(sweep.rates, sweep.trials);
    if (works)
        text += "works: " + shortText(works->from) + " to " + shortText(works->to) + ", " + shortText(works->decades(), 2) + " decades\n";
    else
        text += sweep.goal.isFound() ? "works: none of these rates\n" : "works: there is no minimum to be reached from this start\n";
    return text + "best: " + shortText(sweep.best()) + "\n" + limitText(sweep.limit) + "rules: " + sweep.rules + "\n";
}

/// A number > 0; nothing for anything else.
std::optional<double> positiveOption(const QString& text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

/// What is wrong with the command line, or "".
QString misuseOf(const QCommandLineParser& options)
{
    if (options.positionalArguments().size() != 1)
        return "one scenario file is needed ('-' reads standard input)";
    if (options.isSet("json") && options.isSet("csv"))
        return "--json and --csv exclude each other";
    const std::optional<double> from = positiveOption(options.value("from"));
    const std::optional<double> to = positiveOption(options.value("to"));
    if (!from || !to || *from > *to)
        return "--from and --to: numbers > 0 expected, the lower one first";
    if (const int count = options.value("count").toInt(); count < 1 || count > kMostRates)
        return "--count: a whole number ≥ 1 expected, got '" + options.value("count") + "'";
    return {};
}

Result<SweepAnswer> sweep(const Scenario& scenario, const Terrain& terrain, int racer, std::vector<double> rates)
{
    const Result<TrialSetup> setup = setupOf(scenario, racer, terrain);
    if (!setup)
        return setup.error();
    const std::unique_ptr<Objective> objective = setup->objective();
    const std::unique_ptr<Objective> whole = terrain.wholeObjective();
    const auto recipe = *makeRecipe(setup->settings);
    Scenario alone = scenario;
    alone.racers = {scenario.racers[static_cast<std::size_t>(racer)]};
    alone.racers.front().isShown = true; // the rules of hidden racers don't count
    SweepAnswer answer;
    answer.racer = labelOf(scenario.racers[static_cast<std::size_t>(racer)]);
    answer.optimizer = setup->settings.optimizer;
    answer.goal = goalFrom(*whole, setup->start, scenario.minima);
    answer.limit = rateLimit(*whole, *recipe, answer.goal, setup->start);
    answer.trials = *runTrials(*objective, *setup, answer.goal, recipe, rates);
    answer.rates = std::move(rates);
    answer.rules = rulesLine(alone, terrain);
    return answer;
}

} // namespace

int runSweep(const QStringList& arguments)
{
    CommandLine line("sweep", "SCENARIO.json [--racer N] [--from RATE] [--to RATE] [--count N] [--json|--csv]",
                     "Runs one racer with many learning rates, spaced by a factor, and tells where each ends. A rate works if the\n"
                     "loss stays within 0.1 % of the gap between the start and the minimum of its basin.");
    line.parser().addOption({"racer", "The racer: its index, from 0, or its name.", "N", "0"});
    line.parser().addOption({"from", "The lowest rate.", "RATE", "1e-6"});
    line.parser().addOption({"to", "The highest rate.", "RATE", "10"});
    line.parser().addOption({"count", "The number of rates.", "N", "61"});
    line.parser().addOption({"json", "Answer in JSON: lists of rates, final losses and so on."});
    line.parser().addOption({"csv", "Answer in CSV: one line a rate."});
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    if (const QString misuse = misuseOf(options); !misuse.isEmpty())
        return line.misuse(misuse);
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    const std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain)
        return kFailure;
    const std::vector<double> rates =
        logSpaced(*positiveOption(options.value("from")), *positiveOption(options.value("to")), options.value("count").toInt());
    const Result<int> racer = racerIndexOf(options.value("racer").toStdString(), *scenario);
    const Result<SweepAnswer> answer = racer ? sweep(*scenario, *terrain, *racer, rates) : Result<SweepAnswer>(racer.error());
    if (!answer) {
        report(source->name, answer.error());
        return kFailure;
    }
    printOut(options.isSet("json") ? sweepJson(*answer) : options.isSet("csv") ? sweepCsv(*answer) : sweepTable(*answer));
    return kSuccess;
}

} // namespace ad::app
