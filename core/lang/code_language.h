// SPDX-License-Identifier: GPL-3.0-or-later
// The programming languages in which a program can be written out, and how numbers and arrays are written in them.
#pragma once

#include "core/base/tensor.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ad {

enum class CodeLanguage {
    NumPy,
    PyTorch,
    Cpp,
};

struct CodeLanguageRow
{
    CodeLanguage language;
    const char* key;   // on the command line
    const char* title; // for people
};

/// All languages, in the order of the enumeration.
[[nodiscard]] std::span<const CodeLanguageRow> codeLanguages();
/// The language of that key, or nothing.
[[nodiscard]] std::optional<CodeLanguage> codeLanguage(std::string_view key);

[[nodiscard]] inline bool isPython(CodeLanguage language)
{
    return language != CodeLanguage::Cpp;
}

namespace lang {

/// An array of more numbers than this is cut in the middle with "…"; the text is then no code any more.
inline constexpr int kAllNumbers = 0;

/// A number that reads back as the same double: "2.0", "1e-07", "np.nan", "-INFINITY", "np.pi".
[[nodiscard]] std::string codeNumber(double value, CodeLanguage language);

/// The same as a whole number where it is one and Python: "2" in "2*x".
[[nodiscard]] std::string codeFactor(double value, CodeLanguage language);

/// A value of any shape that is of the language's own type even if it is a number: "np.float64(2.0)", "torch.tensor([1.0, 2.0])",
/// "Array({2}, {1.0, 2.0})"; in C++ a number is a number. Larger arrays of equal elements and identity matrices are written as such.
/// @param most  kAllNumbers, or how many numbers of a row and how many rows are written.
[[nodiscard]] std::string codeValue(const Tensor& value, CodeLanguage language, int most = kAllNumbers);

/// "(3,)", "(2, 3)", "()"; in C++ "{3}", "{2, 3}", "{}".
[[nodiscard]] std::string codeShape(const Shape& shape, CodeLanguage language);

} // namespace lang

} // namespace ad
