// SPDX-License-Identifier: GPL-3.0-or-later
// Structs that are nothing but their fields, and enumerations that are words, as JSON.
#pragma once

#include "core/scenario/json_field.h"

#include <cassert>
#include <span>

namespace ad {

/// An object of exactly these fields; any of them may be left out. Errors: unknown fields and wrong values, at their places.
template<typename T>
Result<T> readObject(const LocatedJson& json, const std::string& path, const std::vector<Field<T>>& fields)
{
    T result;
    const auto other = [&](const LocatedJson::Member& member, const std::string& memberPath) {
        return std::optional(unknownField(member, memberPath, namesOf(fields)));
    };
    if (const auto error = readFields<T>(json, path, fields, result, other))
        return *error;
    return result;
}

/// What has its default value is left out.
template<typename T>
Json writeObject(const T& value, const std::vector<Field<T>>& fields)
{
    Json json = Json::object();
    for (const Field<T>& f : fields)
        f.write(value, json);
    return json;
}

/// A value of an enumeration and its word in files.
template<typename E>
struct Word
{
    E value;
    const char* word;
};

/// Error: "'path' must be "a", "b" or "c"".
template<typename E>
Result<E> readWord(const LocatedJson& json, const std::string& path, std::span<const Word<E>> words)
{
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (json.type == LocatedJson::Type::String && json.text == words[i].word)
            return words[i].value;
        all += (i == 0 ? "\"" : i + 1 < words.size() ? ", \"" : " or \"") + std::string(words[i].word) + "\"";
    }
    return Error{"'" + path + "' must be " + all, json.where};
}

/// The value is among the words (asserted).
template<typename E>
Json writeWord(E value, std::span<const Word<E>> words)
{
    const auto found = std::find_if(words.begin(), words.end(), [value](const Word<E>& word) { return word.value == value; });
    assert(found != words.end());
    return found->word;
}

} // namespace ad
