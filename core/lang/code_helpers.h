// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that a generated script defines for itself, since the library does not have them.
#pragma once

#include "core/lang/code_language.h"
#include "core/op/code_forms.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace ad::lang {

/// One function or type.
struct CodeHelper
{
    const char* name; // by which forms and other helpers call it
    const char* text; // whole lines
};

/// All helpers of a language, each after those it calls.
[[nodiscard]] std::span<const CodeHelper> codeHelpers(CodeLanguage language);

enum class Uses {
    Numbers,
    Arrays,
};

/// The names that no variable of a script may have, if it calls functions or not: the helpers that it could need.
[[nodiscard]] std::set<std::string, std::less<>> helperNames(CodeLanguage language, Uses uses);

/// Includes or imports, and the definitions of what `code` calls and of the ops that it applies to arrays, as lines; nothing else.
/// @param code  the rest of the script; its variables have none of the names above for the same `uses`.
[[nodiscard]] std::vector<std::string> preamble(CodeLanguage language, Uses uses, const std::string& code,
                                                const std::set<const Op*>& applied);

/// True if `word` stands in `text`, not as a part of a longer name.
[[nodiscard]] bool hasWord(std::string_view text, std::string_view word);

} // namespace ad::lang
