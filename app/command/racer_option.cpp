// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/racer_option.h"

#include "core/scenario/race.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>

namespace ad::app {

namespace {

using Names = std::function<std::vector<std::string>(const RacerChoice&)>;

bool isSameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) -> bool { return std::tolower(x) == std::tolower(y); });
}

std::vector<int> racersNamed(std::string_view text, const Scenario& scenario, const Names& names)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
        const std::vector<std::string> own = names(scenario.racers[i]);
        if (std::any_of(own.begin(), own.end(), [text](const std::string& name) { return isSameWord(name, text); }))
            found.push_back(static_cast<int>(i));
    }
    return found;
}

std::string listed(const Scenario& scenario)
{
    std::string text;
    for (std::size_t i = 0; i < scenario.racers.size(); ++i) {
        const RacerChoice& racer = scenario.racers[i];
        text += (i > 0 ? ", " : "") + std::to_string(i) + " " + labelOf(racer);
        if (!isSameWord(labelOf(racer), racer.optimizer))
            text += " (" + racer.optimizer + ")";
    }
    return text;
}

} // namespace

Result<int> racerIndexOf(std::string_view text, const Scenario& scenario)
{
    if (scenario.racers.empty())
        return Error{"the scenario has no racers"};
    const std::string hint = "the racers are " + listed(scenario);
    const auto count = static_cast<int>(scenario.racers.size());
    // A name is what a person gave it, so it goes before what the racer is by itself; and a racer may be called "3".
    const Names ofPerson = [](const RacerChoice& racer) -> std::vector<std::string> { return {racer.name}; };
    const Names ofOptimizer = [](const RacerChoice& racer) -> std::vector<std::string> {
        return {racer.optimizer, labelOf({.optimizer = racer.optimizer})};
    };
    int index = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), index);
    const bool isNumber = problem == std::errc() && end == text.data() + text.size();
    for (const Names& names : {ofPerson, ofOptimizer}) {
        const std::vector<int> found = text.empty() ? std::vector<int>{} : racersNamed(text, scenario, names);
        if (found.size() == 1)
            return found.front();
        if (found.size() > 1 && !isNumber)
            return Error{std::to_string(found.size()) + " racers are called '" + std::string(text) + "'; give an index", {}, hint};
    }
    if (!isNumber)
        return Error{"no racer is called '" + std::string(text) + "'", {}, hint};
    if (index < 0 || index >= count)
        return Error{"there is no racer " + std::string(text) + ", indices are 0 to " + std::to_string(count - 1), {}, hint};
    return index;
}

} // namespace ad::app
