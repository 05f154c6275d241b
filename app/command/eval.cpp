// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/eval_parts.h"
#include "app/command/graph_options.h"
#include "core/base/text.h"
#include "core/scenario/derive.h"

namespace ad::app {

namespace {

Json nodeJson(const EvalAnswer& answer, NodeId id)
{
    const Node& node = answer.program().graph.node(id);
    const std::optional<Tensor> adjoint = answer.adjoint(id);
    Json json = {{"id", id},
                 {"name", answer.name(id)},
                 {"op", node.op->name},
                 {"inputs", node.inputs},
                 {"shape", toJson(node.shape)},
                 {"value", toJson(answer.trace().valueOf(id))},
                 {"adjoint", adjoint ? toJson(*adjoint) : Json()}};
    if (const std::optional<Tensor> tangent = answer.tangent(id))
        json["tangent"] = toJson(*tangent);
    if (node.role == LeafRole::Data)
        json["data"] = true;
    return json;
}

Json answerJson(const EvalAnswer& answer)
{
    const Graph& graph = answer.program().graph;
    const NodeId output = answer.program().output;
    Json gradient = Json::object();
    for (const NodeId input : graph.inputs())
        gradient[graph.node(input).name] = toJson(*answer.adjoint(input));
    Json nodes = Json::array();
    for (NodeId id = 0; id < graph.size(); ++id)
        nodes.push_back(nodeJson(answer, id));
    return {{"output", answer.name(output)}, {"value", toJson(answer.trace().valueOf(output))}, {"gradient", gradient}, {"nodes", nodes}};
}

std::string operandNames(const EvalAnswer& answer, const Node& node)
{
    std::string text;
    for (const NodeId input : node.inputs)
        text += (text.empty() ? "" : ", ") + displayName(answer.name(input));
    return text;
}

std::string answerTable(const EvalAnswer& answer)
{
    const Graph& graph = answer.program().graph;
    const bool hasTangents = !answer.trace().tangents.empty();
    std::vector<std::vector<std::string>> rows = {{"node", "operation", "of", "shape", "value", "adjoint"}};
    if (hasTangents)
        rows.front().insert(rows.front().end() - 1, "tangent");
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (isConstant(node))
            continue;
        const std::optional<Tensor> adjoint = answer.adjoint(id);
        rows.push_back({displayName(answer.name(id)), node.role == LeafRole::Data ? "data" : node.op->name, operandNames(answer, node),
                        node.shape.isScalar() ? "" : toText(node.shape), shortText(answer.trace().valueOf(id), 10),
                        adjoint ? shortText(*adjoint, 10) : "·"});
        if (hasTangents)
            rows.back().insert(rows.back().end() - 1, shortText(*answer.tangent(id), 10));
    }
    const NodeId output = answer.program().output;
    return table(rows, {false, false, false, false, true, true, true}) + "\noutput: " + displayName(answer.name(output)) + " = " +
           shortText(answer.trace().valueOf(output), 16) + "\n";
}

// What the options for parts of the answer add; the error is one of the program, such as an output of the wrong shape.
Result<EvalSection> partsOf(const EvalAnswer& answer, const QCommandLineParser& options)
{
    EvalSection all;
    all.json = Json::object();
    for (const EvalPart& part : evalParts()) {
        if (!options.isSet(part.option))
            continue;
        const Result<EvalSection> section = part.make(answer, options.value(part.option));
        if (!section)
            return section.error();
        all.json.update(section->json);
        all.text += (all.text.empty() || section->isWholeText ? "" : "\n") + section->text;
        all.isWholeText = all.isWholeText || section->isWholeText;
    }
    return all;
}

void addOptions(QCommandLineParser& parser)
{
    parser.addOption({"set", "Give an input another value, such as x=0.5 or w=[1,2]; may be repeated.", "NAME=VALUE"});
    parser.addOption({"output", "Take this name as the output instead of the last statement.", "NAME"});
    parser.addOption({"seed", "Adjoint of the output; ones if it is not given.", "VALUE"});
    addModeOptions(parser);
    for (const EvalPart& part : evalParts()) {
        if (part.valueName != nullptr)
            parser.addOption({part.option, part.help, part.valueName});
        else
            parser.addOption({part.option, part.help});
    }
    parser.addOption({"json", "Answer in JSON."});
}

} // namespace

int runEval(const QStringList& arguments)
{
    CommandLine line("eval", "[FILE|-] [--set NAME=VALUE]… [--output NAME] [--seed VALUE] [--mode MODE] [--json] …",
                     "Evaluates the program in FILE (or on standard input) and sweeps back from its output.\n"
                     "FILE may also be a scenario.");
    addOptions(line.parser());
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    const QCommandLineParser& options = line.parser();
    if (options.positionalArguments().size() > 1)
        return line.misuse("one file at a time, not '" + options.positionalArguments().join("' and '") + "'");
    const Result<Point> point = pointOf("set", options.values("set"));
    if (!point)
        return line.misuse(QString::fromStdString(point.error().message));
    const std::optional<Source> source = readSource(options.positionalArguments().value(0, "-"));
    std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    if (!scenario)
        return kFailure;
    if (options.isSet("output"))
        scenario->output = options.value("output").toStdString();
    if (options.isSet("seed")) {
        const Result<Tensor> seed = parseLiteral(options.value("seed").toStdString());
        if (!seed)
            return line.misuse("--seed: " + QString::fromStdString(seed.error().message));
        scenario->externalGradient = *seed;
    }
    // How the scenario's graph is looked at on the stage does not change the answer.
    scenario->graph = {.mode = scenario->graph.mode, .direction = scenario->graph.direction};
    if (const std::optional<Error> wrong = takeModeOptions(options, *scenario))
        return line.misuse(QString::fromStdString(wrong->message + (wrong->hint.empty() ? "" : ": " + wrong->hint)));
    const Derivation derivation = derive(*scenario, *point, Differentiate::ParametersAndData);
    if (!derivation.trace) {
        reportProgramErrors(*source, derivation.errors);
        return kFailure;
    }
    for (const Note& note : derivation.program->notes)
        reportNote(source->name, note.where, note.message);
    const EvalAnswer answer(derivation, *point);
    const Result<EvalSection> parts = partsOf(answer, options);
    if (!parts) {
        report(source->name, parts.error());
        return kFailure;
    }
    if (options.isSet("json")) {
        Json json = answerJson(answer);
        json.update(parts->json);
        printOut(json.dump(1) + "\n");
    } else if (parts->isWholeText) {
        printOut(parts->text);
    } else {
        printOut(answerTable(answer) + (parts->text.empty() ? "" : "\n" + parts->text));
    }
    return kSuccess;
}

} // namespace ad::app
