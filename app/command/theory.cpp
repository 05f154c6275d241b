// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/theory.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/map_options.h"
#include "app/command/tensor_json.h"
#include "core/base/csv_field.h"
#include "core/base/text.h"
#include "core/scenario/minima.h"
#include "core/scenario/race.h"
#include "core/scenario/racer_theory.h"

namespace ad::app {

namespace {

/// Everything that is told.
struct Answer
{
    std::vector<std::string> names;
    LocalTheory here;
    bool isQuadratic = false;
    std::optional<CriticalPoints> critical{}; // none in more than two dimensions
    std::vector<RacerRun> runs{};             // of a quadratic
    std::optional<TheoryGoal> goal{};
};

Json vectorJson(const Eigen::VectorXd& vector)
{
    return toJson(std::span<const double>(vector.data(), static_cast<std::size_t>(vector.size())));
}

Json columnsJson(const Eigen::MatrixXd& matrix)
{
    Json list = Json::array();
    for (Eigen::Index i = 0; i < matrix.cols(); ++i)
        list.push_back(vectorJson(matrix.col(i)));
    return list;
}

Json placeJson(Vec2 place, std::size_t dimension)
{
    const double both[] = {place.x, place.y};
    return toJson(std::span<const double>(both, dimension));
}

Json criticalJson(const CriticalPoints& points, std::size_t dimension)
{
    Json list = Json::array();
    for (const CriticalPoint& p : points.points) {
        Json entry = {{"at", placeJson(p.at, dimension)},     {"value", toJson(p.value)},
                      {"kind", criticalKindName(p.kind)},     {"eigenvalues", toJson(std::span<const double>(p.eigenvalues))},
                      {"differentiable", p.isDifferentiable}, {"lowest_around", p.isLowest}};
        if (!p.line.empty()) {
            entry["line"] = Json::array();
            for (const Vec2 other : p.line)
                entry["line"].push_back(placeJson(other, dimension));
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Json optionalJson(const std::optional<double>& value)
{
    return value ? toJson(*value) : Json();
}

Json ratesJson(const Answer& answer)
{
    const Eigen::VectorXd& eigenvalues = answer.goal->theory.eigenvalues;
    const OptimalRates best = optimalRates(eigenvalues.minCoeff(), eigenvalues.maxCoeff());
    Json racers = Json::array();
    for (const RacerRun& run : answer.runs) {
        const RacerTheory theory = racerTheory(*answer.goal, *run.recipe, run.run);
        Json entry = {{"name", run.label}};
        entry["alpha"] = theory.method.method ? Json(theory.method.method->alpha) : Json();
        entry["beta"] = theory.method.method ? Json(theory.method.method->beta) : Json();
        entry["predicted"] = optionalJson(theory.predicted);
        entry["measured"] = optionalJson(theory.measured);
        racers.push_back(std::move(entry));
    }
    return {{"gradient_descent", {{"alpha", best.gradientAlpha}, {"rate", best.gradientRate}}},
            {"heavy_ball", {{"alpha", best.ballAlpha}, {"beta", best.ballBeta}, {"rate", best.ballRate}}},
            {"racers", racers}};
}

std::string theoryJson(const Answer& answer)
{
    const LocalTheory& here = answer.here;
    Json json = {{"axes", answer.names},
                 {"at", toJson(std::span<const double>(here.point))},
                 {"value", toJson(here.value)},
                 {"gradient", vectorJson(here.gradient)},
                 {"hessian", columnsJson(here.hessian)},
                 {"eigenvalues", vectorJson(here.eigenvalues)},
                 {"eigenvectors", columnsJson(here.eigenvectors)},
                 {"condition", toJson(here.condition)},
                 {"max_learning_rate", toJson(here.maxLearningRate)},
                 {"newton_step", here.newtonStep ? vectorJson(*here.newtonStep) : Json()},
                 {"bowl", here.isBowl()},
                 {"quadratic", answer.isQuadratic}};
    if (answer.goal)
        json["rates"] = ratesJson(answer);
    json["critical_points"] = answer.critical ? criticalJson(*answer.critical, here.point.size()) : Json();
    return json.dump(1) + "\n";
}

/// One line a critical point.
std::string criticalCsv(const Answer& answer)
{
    std::string text = "kind";
    for (const std::string& name : answer.names)
        text += "," + csvField(name);
    text += ",value";
    for (std::size_t i = 1; i <= answer.names.size(); ++i)
        text += ",eigenvalue_" + std::to_string(i);
    text += "\n";
    for (const CriticalPoint& p : answer.critical ? answer.critical->points : std::vector<CriticalPoint>()) {
        text += criticalKindName(p.kind);
        const double both[] = {p.at.x, p.at.y};
        for (const double x : std::span(both, answer.names.size()))
            text += "," + exactText(x);
        text += "," + exactText(p.value);
        for (std::size_t i = 0; i < answer.names.size(); ++i)
            text += "," + (i < p.eigenvalues.size() ? exactText(p.eigenvalues[i]) : std::string());
        text += "\n";
    }
    return text;
}

std::string listed(std::span<const double> values)
{
    return shortText(Tensor::vector({values.begin(), values.end()}), 8);
}

std::string listed(const Eigen::VectorXd& vector)
{
    return listed(std::span<const double>(vector.data(), static_cast<std::size_t>(vector.size())));
}

std::string criticalText(const CriticalPoints& points, std::size_t dimension)
{
    if (points.points.empty())
        return "\nno critical points in the window\n";
    std::vector<std::vector<std::string>> rows = {{"critical point", "value", "at", "eigenvalues"}};
    for (const CriticalPoint& p : points.points) {
        const double both[] = {p.at.x, p.at.y};
        rows.push_back({std::string(criticalKindName(p.kind)) + (p.line.empty() ? "" : ", a whole line"), shortText(p.value, 8),
                        listed(std::span<const double>(both, dimension)),
                        p.isDifferentiable ? listed(std::span<const double>(p.eigenvalues)) : "not differentiable"});
    }
    return "\n" + table(rows, {false, true, false, false});
}

std::string theoryText(const Answer& answer)
{
    const LocalTheory& here = answer.here;
    std::vector<std::vector<std::string>> rows = {{"quantity", "value"}, {"at", listed(here.point)}, {"value", shortText(here.value, 8)}};
    rows.push_back({"gradient", listed(here.gradient)});
    for (Eigen::Index i = 0; i < here.hessian.rows(); ++i)
        rows.push_back({i == 0 ? "Hessian" : "", listed(Eigen::VectorXd(here.hessian.row(i)))});
    for (Eigen::Index i = 0; i < here.eigenvalues.size(); ++i)
        rows.push_back({"eigenvalue " + std::to_string(i + 1),
                        shortText(here.eigenvalues[i], 8) + " along " + listed(Eigen::VectorXd(here.eigenvectors.col(i)))});
    rows.push_back({"condition number", shortText(here.condition, 8)});
    rows.push_back({"2/λmax", shortText(here.maxLearningRate, 8)});
    rows.push_back({"Newton's step", here.newtonStep ? listed(*here.newtonStep) : "none: the Hessian is singular"});
    rows.push_back({"quadratic", answer.isQuadratic ? "yes" : "no"});
    return table(rows, {false, false}) + (answer.critical ? criticalText(*answer.critical, here.point.size()) : "");
}

std::vector<double> halfOf(const Rectangle& window, std::size_t dimension)
{
    std::vector<double> reach(dimension, window.width() / 2);
    if (dimension == 2)
        reach[1] = window.height() / 2;
    return reach;
}

Answer answerOf(const Scenario& scenario, const Terrain& terrain, std::span<const double> at, const Rectangle& window)
{
    const std::unique_ptr<Objective> objective = terrain.wholeObjective();
    Answer answer{terrain.names(), localTheory(*objective, at)};
    answer.isQuadratic = isQuadratic(*objective, at, halfOf(window, at.size()));
    if (terrain.dimension() <= 2)
        answer.critical = criticalPoints(*objective, window);
    if (answer.isQuadratic)
        answer.goal = goalOf(*objective, answer.here, true, {});
    if (answer.goal)
        answer.runs = race(scenario, terrain).value_or({});
    return answer;
}

} // namespace

int runTheory(const QStringList& arguments)
{
    CommandLine line("theory", "SCENARIO.json [--at X,Y] [--window XMIN,XMAX,YMIN,YMAX] [--json|--csv]",
                     "Tells what the derivatives of a landscape say at a point: gradient, Hessian with eigenvalues and eigenvectors,\n"
                     "condition number, 2/λmax (the learning rate at which gradient descent begins to diverge on that curvature) and\n"
                     "Newton's step; on quadratics the rates of convergence of the racers, predicted and measured; and the critical\n"
                     "points in the window with their kinds.");
    line.parser().addOption({"at", "The point, one number an input; the start of the race without it.", "X,Y"});
    line.parser().addOption({"window", "Where critical points are looked for; the scenario's window without it.", "XMIN,XMAX,YMIN,YMAX"});
    line.parser().addOption({"json", "Answer in JSON; each eigenvector is a list, in the order of the eigenvalues."});
    line.parser().addOption({"csv", "Answer in CSV: one line a critical point."});
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    if (options.positionalArguments().size() != 1)
        return line.misuse("one scenario file is needed ('-' reads standard input)");
    if (options.isSet("json") && options.isSet("csv"))
        return line.misuse("--json and --csv exclude each other");
    const std::optional<Source> source = readSource(options.positionalArguments().front());
    const std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    const std::optional<Terrain> terrain = scenario ? terrainOf(*source, *scenario) : std::nullopt;
    if (!terrain)
        return kFailure;
    const int dimension = terrain->dimension();
    const auto at = options.isSet("at") ? numbersOf(options.value("at"), dimension) : terrain->start();
    if (!at)
        return line.misuse(QString("--at needs %1, as in 1,-2.5, not '%2'")
                               .arg(dimension == 1 ? QString("one number") : QString("%1 numbers").arg(dimension), options.value("at")));
    const auto window = options.isSet("window") ? windowOf(options.value("window"), dimension) : ad::windowOf(*scenario, *terrain);
    if (!window)
        return line.misuse("--window needs XMIN,XMAX,YMIN,YMAX, each side longer than 0, not '" + options.value("window") + "'");
    const Answer answer = answerOf(*scenario, *terrain, *at, *window);
    if (options.isSet("csv") && !answer.critical)
        reportNote(source->name, {},
                   "critical points are looked for in races of at most two inputs; this one has " + std::to_string(dimension));
    printOut(options.isSet("json") ? theoryJson(answer) : options.isSet("csv") ? criticalCsv(answer) : theoryText(answer));
    return kSuccess;
}

} // namespace ad::app
