// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/library.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/scenario/json.h"

#include <algorithm>

namespace ad {

namespace {

/// "landscapes/rosenbrock.json" → "rosenbrock", "examples/101_chain_rule.json" → "chain_rule".
std::string idOf(std::string_view path)
{
    std::string_view name = path.substr(path.rfind('/') + 1);
    name = name.substr(0, name.rfind('.'));
    const std::size_t afterNumber = name.find_first_not_of("0123456789");
    if (afterNumber != std::string_view::npos && afterNumber > 0 && name[afterNumber] == '_')
        name.remove_prefix(afterNumber + 1);
    return std::string(name);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r";
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the first line off `text` and returns what it says if it is a comment; else leaves `text` alone.
std::string takeComment(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.starts_with('#'))
        return "";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return std::string(trimmed(line.substr(1)));
}

Result<Scenario> read(const Resource& resource)
{
    return resource.path.ends_with(".json") ? scenarioFromJson(resource.text) : Result<Scenario>(scenarioFromProgram(resource.text));
}

std::vector<Preset> readPresets()
{
    std::vector<Preset> found;
    const auto add = [&](std::string_view folder, Preset::Kind kind) {
        for (const Resource& resource : resourcesIn(folder)) {
            if (const Result<Scenario> scenario = read(resource))
                found.push_back({idOf(resource.path), scenario->title, scenario->teaches, scenario->topic, kind, resource.path});
        }
    };
    add("landscapes", Preset::Kind::Landscape);
    add("examples", Preset::Kind::Example);
    return found;
}

} // namespace

Scenario scenarioFromProgram(std::string_view text)
{
    Scenario scenario;
    scenario.program = std::string(text);
    scenario.title = takeComment(text);
    if (!scenario.title.empty())
        scenario.teaches = takeComment(text);
    return scenario;
}

const std::vector<Preset>& presets()
{
    static const std::vector<Preset> all = readPresets();
    return all;
}

Result<Scenario> loadPreset(std::string_view id)
{
    const std::vector<Preset>& all = presets();
    const auto preset = std::find_if(all.begin(), all.end(), [&](const Preset& p) { return p.id == id; });
    if (preset == all.end()) {
        std::vector<std::string> ids;
        for (const Preset& p : all)
            ids.push_back(p.id);
        return Error{"no landscape or example is called '" + std::string(id) + "'", {}, didYouMean(id, ids)};
    }
    const auto files = resources();
    const auto file = std::find_if(files.begin(), files.end(), [&](const Resource& r) { return r.path == preset->path; });
    assert(file != files.end());
    return read(*file);
}

} // namespace ad
