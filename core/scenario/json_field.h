// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of structs as JSON: each is listed once, and read, written and checked by that line.
#pragma once

#include "core/base/tensor.h"
#include "core/scenario/located_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <optional>

namespace ad {

using Json = nlohmann::ordered_json;

/// What a value read from a file has to satisfy: an empty text, or what was expected ("a number ≥ 0").
template<typename V>
using Check = std::string (*)(const V&);

// How one type is read and written. `path` names the value in messages: "racers[1].lr".
Result<double> readJson(const LocatedJson& json, const std::string& path, const double*);
Result<int> readJson(const LocatedJson& json, const std::string& path, const int*);
Result<std::uint64_t> readJson(const LocatedJson& json, const std::string& path, const std::uint64_t*);
Result<bool> readJson(const LocatedJson& json, const std::string& path, const bool*);
Result<std::string> readJson(const LocatedJson& json, const std::string& path, const std::string*);
Result<Tensor> readJson(const LocatedJson& json, const std::string& path, const Tensor*);
Json writeJson(const Tensor& value);
inline Json writeJson(double value)
{
    return value;
}
inline Json writeJson(int value)
{
    return value;
}
inline Json writeJson(std::uint64_t value)
{
    return value;
}
inline Json writeJson(bool value)
{
    return value;
}
inline Json writeJson(const std::string& value)
{
    return value;
}

/// The error "'path' must be EXPECTED, not a text", at the value.
[[nodiscard]] Error mismatch(const LocatedJson& json, const std::string& path, const std::string& expected);

template<typename V>
Result<std::vector<V>> readJson(const LocatedJson& json, const std::string& path, const std::vector<V>*)
{
    if (json.type != LocatedJson::Type::Array)
        return mismatch(json, path, "a list");
    std::vector<V> result;
    for (const LocatedJson& item : json.items) {
        Result<V> value = readJson(item, path + "[" + std::to_string(result.size()) + "]", static_cast<const V*>(nullptr));
        if (!value)
            return value.error();
        result.push_back(std::move(*value));
    }
    return result;
}

template<typename V>
Result<std::optional<V>> readJson(const LocatedJson& json, const std::string& path, const std::optional<V>*)
{
    Result<V> value = readJson(json, path, static_cast<const V*>(nullptr));
    if (!value)
        return value.error();
    return std::optional<V>(std::move(*value));
}

template<typename V>
Json writeJson(const std::vector<V>& values)
{
    Json result = Json::array();
    for (const V& value : values)
        result.push_back(writeJson(value));
    return result;
}

template<typename V>
Json writeJson(const std::optional<V>& value)
{
    return writeJson(*value);
}

/// One field of T. Reading returns what is wrong; writing leaves out what has its default value.
template<typename T>
struct Field
{
    std::string name;
    std::function<std::optional<Error>(const LocatedJson&, const std::string& path, T&)> read;
    std::function<void(const T&, Json&)> write;
};

template<typename T, typename V>
Field<T> field(const char* name, V T::*member, Check<V> check = nullptr)
{
    const auto read = [=](const LocatedJson& json, const std::string& path, T& target) -> std::optional<Error> {
        Result<V> value = readJson(json, path, static_cast<const V*>(nullptr));
        if (!value)
            return value.error();
        if (const std::string expected = check ? check(*value) : ""; !expected.empty())
            return Error{"'" + path + "' must be " + expected, json.where};
        target.*member = std::move(*value);
        return std::nullopt;
    };
    const auto write = [=](const T& source, Json& json) {
        static const T standard;
        if (!(source.*member == standard.*member))
            json[name] = writeJson(source.*member);
    };
    return {name, read, write};
}

/// Reads the members of an object by their fields; `other` takes those that no field has.
///
/// @param path   of the object, "" for the file itself.
/// @param other  returns an error for a name that it does not know either.
template<typename T>
std::optional<Error> readFields(const LocatedJson& json, const std::string& path, const std::vector<Field<T>>& fields, T& target,
                                const std::function<std::optional<Error>(const LocatedJson::Member&, const std::string& path)>& other)
{
    if (json.type != LocatedJson::Type::Object)
        return mismatch(json, path.empty() ? "the file" : path, "an object");
    for (const LocatedJson::Member& member : json.members) {
        const std::string memberPath = path.empty() ? member.name : path + "." + member.name;
        const auto known = std::find_if(fields.begin(), fields.end(), [&](const Field<T>& f) { return f.name == member.name; });
        const std::optional<Error> error =
            known == fields.end() ? other(member, memberPath) : known->read(member.value, memberPath, target);
        if (error)
            return error;
    }
    return std::nullopt;
}

/// The error for a member that nobody knows, with what is probably meant.
[[nodiscard]] Error unknownField(const LocatedJson::Member& member, const std::string& path, const std::vector<std::string>& known);

template<typename T>
std::vector<std::string> namesOf(const std::vector<Field<T>>& fields)
{
    std::vector<std::string> names;
    for (const Field<T>& f : fields)
        names.push_back(f.name);
    return names;
}

/// Indented by two blanks, lists of plain values on one line.
[[nodiscard]] std::string prettyText(const Json& json);

} // namespace ad
