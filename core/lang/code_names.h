// SPDX-License-Identifier: GPL-3.0-or-later
// Names of a program as names of Python and C++.
#pragma once

#include "core/lang/code_language.h"

#include <set>
#include <string>
#include <string_view>

namespace ad::lang {

/// `name` with what no other language allows in a name replaced: subscript digits by digits, and the few letters that Python rewrites
/// by what it makes of them (ϕ is φ, ℓ is l); the brackets of elements become "_".
[[nodiscard]] std::string codeStem(std::string_view name);

/// True for words that mean something else in the language and can't be a name.
[[nodiscard]] bool isKeyword(std::string_view word, CodeLanguage language);

/// Gives out names, each once.
class CodeNames
{
public:
    /// @param taken  names that stand for something else in the script: helpers.
    CodeNames(CodeLanguage language, std::set<std::string, std::less<>> taken);

    /// `prefix` and the stem of `name`, with "_" appended as often as it takes to be no keyword and not yet taken.
    [[nodiscard]] std::string take(std::string_view name, std::string_view prefix = {});

private:
    CodeLanguage m_language;
    std::set<std::string, std::less<>> m_taken;
};

} // namespace ad::lang
