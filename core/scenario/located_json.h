// SPDX-License-Identifier: GPL-3.0-or-later
// JSON whose every value knows where it stands, so that an error in a file can name the place.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ad {

struct LocatedJson
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    struct Member;

    Type type = Type::Null;
    Place where = {};
    bool boolean = false;
    double number = 0.0;
    bool isWhole = false; // a number written without point or exponent that fits `whole`, and not negative
    std::uint64_t whole = 0;
    std::string text = {};
    std::vector<LocatedJson> items = {};
    std::vector<Member> members = {}; // in the order of the file

    /// The member of that name, or null.
    [[nodiscard]] const LocatedJson* find(std::string_view name) const;
};

struct LocatedJson::Member
{
    std::string name;
    Place where; // of the name
    LocatedJson value;
};

/// "a number", "a text", "an object" …
[[nodiscard]] std::string_view typeName(LocatedJson::Type type);

/// Errors: text that is not JSON, a name that stands twice in one object, nesting deeper than 200. Cost: linear.
[[nodiscard]] Result<LocatedJson> parseLocatedJson(std::string_view text);

} // namespace ad
