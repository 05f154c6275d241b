// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/graph_options.h"

#include "core/graph/groups.h"
#include "core/run/evaluate.h"
#include "core/scenario/derive.h"
#include "core/scenario/tables.h"

namespace ad::app {

namespace {

// Ones for each of these inputs: the direction that is meant if only names are given.
Result<Point> onesFor(const QStringList& names, const Graph& graph)
{
    Point direction;
    for (const QString& name : names) {
        const std::string key = name.trimmed().toStdString();
        const NodeId id = graph.find(key);
        const bool isKnown = id != kNoNode && isInput(graph.node(id));
        const Tensor ones = isKnown ? Tensor(graph.node(id).shape, 1.0) : Tensor(1.0);
        if (const std::optional<Error> error = misfit(graph, {{key, ones}}))
            return Error{"--wrt: " + error->message, {}, error->hint};
        direction.insert_or_assign(key, ones);
    }
    return direction;
}

} // namespace

void addModeOptions(QCommandLineParser& parser)
{
    parser.addOption({"mode", "reverse (the default), forward or both: adjoints, tangents, or one after the other.", "MODE"});
    parser.addOption({"wrt", "Forward mode: the inputs whose tangent is 1; of an array, that of every element.", "NAME[,NAME…]"});
    parser.addOption({"direction", "Forward mode: the tangent of an input, such as x=[1,0]; may be repeated.", "NAME=VALUE"});
}

void addGranularityOptions(QCommandLineParser& parser)
{
    parser.addOption({"collapse", "Groups that are one node: all, or names such as softmax or softmax#2.", "all|NAME[,NAME…]"});
    parser.addOption({"scalar", "Every number of a vector or matrix is a node of its own."});
}

std::optional<Error> takeGranularityOptions(const QCommandLineParser& options, Scenario& scenario)
{
    if (options.isSet("scalar"))
        scenario.graph.isScalar = true;
    if (!options.isSet("collapse"))
        return std::nullopt;
    scenario.graph.collapsed.clear();
    const Parsed parsed = programOf(scenario);
    for (const QString& name : options.value("collapse").split(',', Qt::SkipEmptyParts)) {
        scenario.graph.collapsed.push_back(name.trimmed().toStdString());
        const std::string& key = scenario.graph.collapsed.back();
        if (!parsed.program || key == "all" || !groupsNamed(parsed.program->graph, {&key, 1}).empty())
            continue; // the errors of a program are reported when it is derived
        std::string known;
        for (int group = 0; group < static_cast<int>(parsed.program->graph.groups().size()); ++group)
            known += (group == 0 ? "" : ", ") + groupKey(parsed.program->graph, group);
        return Error{
            "--collapse: there is no group '" + key + "'", {}, known.empty() ? "the program has no groups" : "the program has " + known};
    }
    return std::nullopt;
}

Result<Point> pointOf(const QString& option, const QStringList& settings)
{
    const std::string name = "--" + option.toStdString();
    Point point;
    for (const QString& setting : settings) {
        const qsizetype mark = setting.indexOf('=');
        if (mark <= 0)
            return Error{name + " needs NAME=VALUE, not '" + setting.toStdString() + "'"};
        const Result<Tensor> value = parseLiteral(setting.mid(mark + 1).trimmed().toStdString());
        if (!value)
            return Error{name + " " + setting.toStdString() + ": " + value.error().message, {}, value.error().hint};
        point.insert_or_assign(setting.left(mark).trimmed().toStdString(), *value);
    }
    return point;
}

std::optional<Error> takeModeOptions(const QCommandLineParser& options, Scenario& scenario)
{
    const QString mode = options.value("mode");
    const bool hasDirection = options.isSet("wrt") || options.isSet("direction");
    if (mode == "reverse")
        scenario.graph.mode = SweepMode::Reverse;
    else if (mode == "forward" || (mode.isEmpty() && hasDirection))
        scenario.graph.mode = SweepMode::Forward;
    else if (mode == "both")
        scenario.graph.mode = SweepMode::Both;
    else if (!mode.isEmpty())
        return Error{"--mode is reverse, forward or both, not '" + mode.toStdString() + "'"};
    if (!hasDirection)
        return std::nullopt;
    if (mode == "reverse")
        return Error{"--wrt and --direction belong to forward mode; leave out --mode reverse"};
    const Parsed parsed = programOf(scenario);
    if (!parsed.program)
        return std::nullopt; // its errors are reported when it is derived
    const Result<Point> ones = onesFor(options.value("wrt").split(',', Qt::SkipEmptyParts), parsed.program->graph);
    if (!ones)
        return ones.error();
    const Result<Point> given = pointOf("direction", options.values("direction"));
    if (!given)
        return given.error();
    if (const std::optional<Error> error = misfit(parsed.program->graph, *given))
        return Error{"--direction: " + error->message, {}, error->hint};
    scenario.graph.direction = *ones;
    for (const auto& [name, tangent] : *given)
        scenario.graph.direction.insert_or_assign(name, tangent);
    return std::nullopt;
}

} // namespace ad::app
