// SPDX-License-Identifier: GPL-3.0-or-later
// The words of generated code by what they stand for, for a view that colours them.
#pragma once

#include "core/lang/code_language.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ad {

enum class CodeWordKind { Value, Adjoint, Tangent, Number, Function, Keyword, Comment };

struct CodeWord
{
    CodeWordKind kind = CodeWordKind::Value;
    std::size_t offset = 0; // in bytes
    std::size_t length = 0;

    friend bool operator==(const CodeWord&, const CodeWord&) = default;
};

namespace lang {

/// What is a Value, an Adjoint or a Tangent.
using CodeVariableKinds = std::map<std::string, CodeWordKind, std::less<>>;

/// The words of one line, in their order; signs and text in quotes are none. Names that are no variables are functions, or parts of a
/// library. Cost: O(length).
[[nodiscard]] std::vector<CodeWord> codeWords(std::string_view line, CodeLanguage language, const CodeVariableKinds& variables);

} // namespace lang

} // namespace ad
