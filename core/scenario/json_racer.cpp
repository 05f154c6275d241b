// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_racer.h"

#include "core/scenario/json_recipe.h"

#include <algorithm>
#include <cctype>

namespace ad {

namespace {

std::string positiveNumber(const std::optional<double>& value)
{
    return *value > 0.0 ? "" : "a number > 0";
}
std::string notNegativeNumber(const std::optional<double>& value)
{
    return *value >= 0.0 ? "" : "a number ≥ 0";
}

std::string wholeRows(const std::optional<int>& value)
{
    return *value >= 0 ? "" : "a whole number of rows ≥ 0";
}

std::string hexColor(const std::string& value)
{
    const bool isHex = value.size() == 7 && value[0] == '#' &&
                       std::all_of(value.begin() + 1, value.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    return isHex ? "" : "a colour like \"#0072b2\"";
}

std::string stepNumber(const int& value)
{
    return value >= 1 ? "" : "a whole number ≥ 1";
}

const std::vector<Field<RacerPast>>& pastFields()
{
    static const std::vector<Field<RacerPast>> fields = {
        field("until", &RacerPast::until, stepNumber),
        field("clip_norm", &RacerPast::clipNorm, positiveNumber),
        field("clip_value", &RacerPast::clipValue, positiveNumber),
    };
    return fields;
}

std::string growingSteps(const std::vector<RacerPast>& past)
{
    const bool isGrowing = std::adjacent_find(past.begin(), past.end(),
                                              [](const RacerPast& a, const RacerPast& b) { return a.until >= b.until; }) == past.end();
    return isGrowing ? "" : "in the order of the steps, each with a larger 'until'";
}

// What belongs to any racer; "optimizer" and "schedule" are read before.
const std::vector<Field<RacerChoice>>& racerFields()
{
    static const std::vector<Field<RacerChoice>> fields = {
        field("name", &RacerChoice::name),
        field("clip_norm", &RacerChoice::clipNorm, positiveNumber),
        field("clip_value", &RacerChoice::clipValue, positiveNumber),
        field("noise", &RacerChoice::noise, notNegativeNumber),
        field("seed", &RacerChoice::seed),
        field("color", &RacerChoice::color, hexColor),
        field("batch", &RacerChoice::batch, wholeRows),
        field("start", &RacerChoice::start),
        field("past", &RacerChoice::past, growingSteps),
        field("shown", &RacerChoice::isShown),
        field("ghost", &RacerChoice::isGhost),
        field("tuned", &RacerChoice::isTuned),
    };
    return fields;
}

template<typename Racer>
RecipeFields recipeFields(Racer& racer)
{
    return {racer.optimizer, racer.parameters, racer.schedule, racer.scheduleParameters};
}

/// The fields of a racer or of a past, and how it goes; what contradicts itself is an error too.
template<typename Racer>
std::optional<Error> readRacer(const LocatedJson& json, const std::string& path, const std::vector<Field<Racer>>& fields, Racer& racer)
{
    if (const auto error = readOptimizer(json, path, racer.optimizer))
        return error;
    const auto other = [&](const LocatedJson::Member& member, const std::string& memberPath) {
        return readRecipeMember(member, memberPath, namesOf(fields), recipeFields(racer));
    };
    if (const auto error = readFields<Racer>(json, path, fields, racer, other))
        return error;
    const RacerSettings settings{.optimizer = racer.optimizer,
                                 .parameters = racer.parameters,
                                 .schedule = racer.schedule,
                                 .scheduleParameters = racer.scheduleParameters,
                                 .clipNorm = racer.clipNorm,
                                 .clipValue = racer.clipValue};
    if (const auto recipe = makeRecipe(settings); !recipe)
        return Error{"'" + path + "': " + recipe.error().message, json.where, recipe.error().hint};
    return std::nullopt;
}

} // namespace

Result<RacerPast> readJson(const LocatedJson& json, const std::string& path, const RacerPast*)
{
    const char* const example = "an object like {\"until\": 40, \"optimizer\": \"sgd\", \"lr\": 0.1}";
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, example);
    if (json.find("until") == nullptr)
        return Error{"'" + path + "' needs a field 'until'", json.where, "the number of steps made with these settings"};
    RacerPast past;
    if (const auto error = readRacer(json, path, pastFields(), past))
        return *error;
    return past;
}

Json writeJson(const RacerPast& past)
{
    Json json = {{"until", past.until}};
    json.update(recipeJson(past.optimizer, past.parameters, past.schedule, past.scheduleParameters));
    for (const Field<RacerPast>& f : pastFields())
        f.write(past, json);
    return json;
}

Result<RacerChoice> readJson(const LocatedJson& json, const std::string& path, const RacerChoice*)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path, "an object like {\"optimizer\": \"adam\", \"lr\": 0.1}");
    RacerChoice racer;
    if (const auto error = readRacer(json, path, racerFields(), racer))
        return *error;
    return racer;
}

Json writeJson(const RacerChoice& racer)
{
    Json json = recipeJson(racer.optimizer, racer.parameters, racer.schedule, racer.scheduleParameters);
    for (const Field<RacerChoice>& f : racerFields())
        f.write(racer, json);
    return json;
}

} // namespace ad
