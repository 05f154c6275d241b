// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_recipe.h"

#include "core/base/text.h"

#include <algorithm>

namespace ad {

namespace {

template<typename Rows>
std::vector<std::string> rowNames(const Rows& rows)
{
    std::vector<std::string> names;
    for (const auto& row : rows)
        names.emplace_back(row.name);
    return names;
}

template<typename Rows>
std::string listed(const Rows& rows)
{
    std::string text;
    for (const auto& row : rows)
        text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

Result<Setting> readSetting(const LocatedJson& json, const std::string& path)
{
    switch (json.type) {
    case LocatedJson::Type::Number:
        return Setting(json.number);
    case LocatedJson::Type::Bool:
        return Setting(json.boolean);
    case LocatedJson::Type::String:
        return Setting(json.text);
    default:
        return mismatch(json, path, "a number, true or false, or a word");
    }
}

// One parameter is checked alone, so that what is wrong with it is reported at its place.
std::optional<Error> takeParameter(const LocatedJson::Member& member, const std::string& path, const std::vector<Parameter>& parameters,
                                   std::string_view owner, const std::vector<std::string>& others, Settings& settings)
{
    const bool isKnown =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& parameter) { return parameter.name == member.name; });
    if (!isKnown) {
        std::vector<std::string> known = others;
        for (const Parameter& parameter : parameters)
            known.emplace_back(parameter.name);
        Error error = unknownField(member, path, known);
        error.message = "'" + path + "' is not a parameter of " + std::string(owner);
        return error;
    }
    const Result<Setting> setting = readSetting(member.value, path);
    if (!setting)
        return setting.error();
    if (const Result<ParameterValues> checked = checkedValues(parameters, {{member.name, *setting}}, owner); !checked)
        return Error{"'" + path + "': " + checked.error().message, member.value.where, checked.error().hint};
    settings.insert_or_assign(member.name, *setting);
    return std::nullopt;
}

Result<std::string> readRowName(const LocatedJson& json, const std::string& path, const std::vector<std::string>& names,
                                const std::string& all)
{
    if (json.type != LocatedJson::Type::String)
        return mismatch(json, path, "a name");
    if (std::find(names.begin(), names.end(), json.text) != names.end())
        return json.text;
    const std::string meant = didYouMean(json.text, names);
    return Error{"'" + path + "': '" + json.text + "' is not known", json.where, meant.empty() ? "known are " + all : meant};
}

std::optional<Error> readSchedule(const LocatedJson& json, const std::string& path, const RecipeFields& target)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object like {\"kind\": \"cosine\", \"T_max\": 100}");
    const LocatedJson* kind = json.find("kind");
    if (!kind)
        return Error{"'" + path + "' needs a field 'kind'", json.where, "known are " + listed(schedules())};
    const Result<std::string> name = readRowName(*kind, path + ".kind", rowNames(schedules()), listed(schedules()));
    if (!name)
        return name.error();
    target.schedule = *name;
    const auto row = std::find_if(schedules().begin(), schedules().end(), [&](const ScheduleRow& r) { return r.name == *name; });
    for (const LocatedJson::Member& member : json.members) {
        if (member.name == "kind")
            continue;
        const std::string owner = "the schedule " + *name;
        if (const auto error = takeParameter(member, path + "." + member.name, row->parameters, owner, {"kind"}, target.scheduleParameters))
            return error;
    }
    return std::nullopt;
}

Json settingJson(const Setting& setting)
{
    return std::visit([](const auto& value) { return Json(value); }, setting);
}

} // namespace

std::optional<Error> readOptimizer(const LocatedJson& json, const std::string& path, std::string& optimizer)
{
    const LocatedJson* given = json.find("optimizer");
    if (!given)
        return Error{"'" + path + "' needs a field 'optimizer'", json.where, "known are " + listed(optimizers())};
    const Result<std::string> name = readRowName(*given, path + ".optimizer", rowNames(optimizers()), listed(optimizers()));
    if (!name)
        return name.error();
    optimizer = *name;
    return std::nullopt;
}

std::optional<Error> readRecipeMember(const LocatedJson::Member& member, const std::string& path, const std::vector<std::string>& others,
                                      const RecipeFields& target)
{
    if (member.name == "optimizer")
        return std::nullopt;
    if (member.name == "schedule")
        return readSchedule(member.value, path, target);
    std::vector<std::string> names = others;
    names.insert(names.end(), {"optimizer", "schedule"});
    const Optimizer& row = *findOptimizer(target.optimizer);
    return takeParameter(member, path, row.parameters, target.optimizer, names, target.parameters);
}

Json recipeJson(const std::string& optimizer, const Settings& parameters, const std::string& schedule, const Settings& scheduleParameters)
{
    Json json = {{"optimizer", optimizer}};
    for (const auto& [name, setting] : parameters)
        json[name] = settingJson(setting);
    if (schedule != "constant" || !scheduleParameters.empty()) {
        Json& kind = json["schedule"] = {{"kind", schedule}};
        for (const auto& [name, setting] : scheduleParameters)
            kind[name] = settingJson(setting);
    }
    return json;
}

} // namespace ad
