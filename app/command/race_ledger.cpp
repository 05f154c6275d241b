// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/race_ledger.h"

#include "app/command/console.h"
#include "core/base/csv_field.h"
#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace ad::app {

namespace {

/// The steps of the range that lead to an iterate of the run; `take` gets the number of the step and its record.
void eachStep(const Ledgers& of, std::size_t racer, const std::function<void(std::int64_t, const StepRecord&)>& take)
{
    const std::int64_t last = std::min(of.range.last, of.runs[racer].run.stopStep);
    if (last < 1)
        return;
    recordRacer(of.scenario, of.terrain, of.scenario.racers[racer], [&](const StepRecord& record) {
        const std::int64_t step = record.iterate + 1;
        if (step >= of.range.first)
            take(step, record);
        return step < last;
    });
}

std::optional<std::int64_t> stepNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() && number >= 1 ? std::optional(number) : std::nullopt;
}

/// A racer that goes on with another optimizer has other quantities from then on, and a new heading.
std::string tableOf(const Ledgers& of, std::size_t racer)
{
    const std::vector<std::string>& names = of.terrain.names();
    std::vector<std::vector<std::string>> rows;
    std::string text;
    const auto print = [&] {
        std::vector<bool> isNumber(rows.empty() ? 2 : rows.front().size(), true);
        isNumber[1] = false;
        text += rows.empty() ? "" : (text.empty() ? "" : "\n") + table(rows, isNumber);
    };
    eachStep(of, racer, [&](std::int64_t step, const StepRecord& record) {
        std::vector<std::string> heading = {"step", "axis"};
        for (const RecordedQuantity& quantity : record.quantities())
            heading.emplace_back(quantity.name);
        if (rows.empty() || heading != rows.front()) {
            print();
            rows = {heading};
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            rows.push_back({i == 0 ? std::to_string(step) : "", displayName(names[i])});
            for (const RecordedQuantity& quantity : record.quantities())
                rows.back().push_back(shortText(quantity.values[i], 6));
        }
    });
    print();
    return text.empty() ? "no steps\n" : text;
}

} // namespace

std::optional<StepRange> stepRange(const std::string& text)
{
    StepRange range;
    if (text.empty())
        return range;
    const std::size_t colon = text.find(':');
    const std::string first = text.substr(0, colon);
    const std::string last = colon == std::string::npos ? first : text.substr(colon + 1);
    for (const auto& [part, place] : {std::pair{first, &range.first}, std::pair{last, &range.last}}) {
        if (part.empty())
            continue;
        const std::optional<std::int64_t> number = stepNumber(part);
        if (!number)
            return std::nullopt;
        *place = *number;
    }
    return range.first <= range.last ? std::optional(range) : std::nullopt;
}

Json ledgerJson(const Ledgers& of, std::size_t racer)
{
    Json steps = Json::array();
    eachStep(of, racer, [&](std::int64_t, const StepRecord& record) {
        Json step = Json::object();
        for (const RecordedQuantity& quantity : record.quantities())
            step[std::string(quantity.name)] = toJson(std::span<const double>(quantity.values));
        steps.push_back(std::move(step));
    });
    return steps;
}

std::string ledgerCsv(const Ledgers& of)
{
    std::string text = "racer,optimizer,step,quantity";
    for (const std::string& name : of.terrain.names())
        text += "," + csvField(name);
    text += "\n";
    for (std::size_t racer = 0; racer < of.runs.size(); ++racer) {
        const std::string head = csvField(of.runs[racer].label) + "," + of.runs[racer].recipe->settings.optimizer + ",";
        eachStep(of, racer, [&](std::int64_t step, const StepRecord& record) {
            for (const RecordedQuantity& quantity : record.quantities()) {
                text += head + std::to_string(step) + "," + std::string(quantity.name);
                for (const double value : quantity.values)
                    text += "," + exactText(value);
                text += "\n";
            }
        });
    }
    return text;
}

std::string ledgerTable(const Ledgers& of)
{
    std::string text;
    for (std::size_t racer = 0; racer < of.runs.size(); ++racer)
        text += (text.empty() ? "" : "\n") + of.runs[racer].label + " (" + of.runs[racer].recipe->settings.optimizer + ")\n" +
                tableOf(of, racer);
    return text;
}

} // namespace ad::app
