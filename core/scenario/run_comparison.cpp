// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/run_comparison.h"

#include "core/base/text.h"
#include "core/scenario/standings.h"

#include <algorithm>

namespace ad {

namespace {

using Cells = std::vector<std::pair<std::string, std::string>>; // setting and value, of one racer

std::string textOf(const Setting& setting)
{
    if (const double* number = std::get_if<double>(&setting))
        return shortText(*number, 6);
    if (const bool* isOn = std::get_if<bool>(&setting))
        return *isOn ? "yes" : "no";
    return std::get<std::string>(setting);
}

std::string standardText(const Parameter& parameter)
{
    switch (parameter.kind) {
    case Parameter::Kind::Bool:
        return parameter.standard != 0 ? "yes" : "no";
    case Parameter::Kind::Choice:
        return std::string(parameter.choices[static_cast<std::size_t>(parameter.standard)]);
    case Parameter::Kind::Real:
    case Parameter::Kind::Integer:
        break;
    }
    return shortText(parameter.standard, 6);
}

std::string scheduleText(const RacerChoice& racer)
{
    std::string text = racer.schedule;
    for (const auto& [name, setting] : racer.scheduleParameters)
        text += " " + name + " " + textOf(setting);
    return text;
}

bool isSetByAnyone(const Scenario& scenario, std::string_view name)
{
    return std::any_of(scenario.racers.begin(), scenario.racers.end(), [&](const RacerChoice& r) { return r.parameters.contains(name); });
}

Cells cellsOf(const Scenario& scenario, const RacerChoice& racer)
{
    Cells cells = {{"optimizer", racer.optimizer}};
    if (const Optimizer* row = findOptimizer(racer.optimizer)) {
        for (const Parameter& parameter : row->parameters) {
            const auto given = racer.parameters.find(parameter.name);
            if (given != racer.parameters.end())
                cells.emplace_back(parameter.name, textOf(given->second));
            else if (isSetByAnyone(scenario, parameter.name))
                cells.emplace_back(parameter.name, standardText(parameter));
        }
    }
    const auto number = [&](const char* name, const std::optional<double>& value) {
        cells.emplace_back(name, value ? shortText(*value, 6) : "");
    };
    cells.emplace_back("schedule", scheduleText(racer));
    number("clip_norm", racer.clipNorm);
    number("clip_value", racer.clipValue);
    const RacerSettings settings = settingsOf(scenario, racer);
    number("noise", settings.noise);
    cells.emplace_back("seed", settings.noise > 0 ? std::to_string(settings.seed) : "");
    cells.emplace_back("start", racer.start.empty() ? "" : placeText(racer.start, 6));
    cells.emplace_back("from step", racer.past.empty() ? "" : std::to_string(racer.past.back().until));
    return cells;
}

std::string valueIn(const Cells& cells, const std::string& name)
{
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == name; });
    return found == cells.end() ? "" : found->second;
}

} // namespace

RunComparison comparisonOf(const Scenario& scenario)
{
    std::vector<Cells> racers;
    std::vector<std::string> names;
    for (const RacerChoice& racer : scenario.racers) {
        racers.push_back(cellsOf(scenario, racer));
        for (const auto& [name, value] : racers.back())
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    }
    RunComparison comparison;
    for (const std::string& name : names)
        if (std::any_of(racers.begin(), racers.end(), [&](const Cells& c) { return valueIn(c, name) != valueIn(racers.front(), name); }))
            comparison.columns.push_back(name);
    for (const Cells& cells : racers) {
        comparison.rows.emplace_back();
        for (const std::string& name : comparison.columns)
            comparison.rows.back().push_back(valueIn(cells, name));
    }
    return comparison;
}

} // namespace ad
