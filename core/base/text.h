// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and names as text: short for people, exact for programs.
#pragma once

#include "core/base/tensor.h"

#include <string>
#include <string_view>
#include <vector>

namespace ad {

/// `digits` significant digits for people, without trailing zeros: "0.3333", "−12", "1.2·10⁻⁷", "NaN", "∞". The minus is U+2212.
[[nodiscard]] std::string shortText(double value, int digits = 4);

/// A scalar as above; "[1, 2, 3]"; "[[1, 2], [3, 4]]". Long ones are cut in the middle with "…" so that at most `most` numbers a row are
/// shown.
[[nodiscard]] std::string shortText(const Tensor& value, int digits = 4, int most = 6);

/// The shortest text that reads back as the same double, in plain ASCII: "0.1", "-2", "1e-07", "nan", "inf".
[[nodiscard]] std::string exactText(double value);

/// The same, nested in brackets as a literal of the language.
[[nodiscard]] std::string exactText(const Tensor& value);

/// As LaTeX: "1.2 \cdot 10^{-7}", "-12", "\infty", matrices as pmatrix.
[[nodiscard]] std::string latexText(double value, int digits = 4);
[[nodiscard]] std::string latexText(const Tensor& value, int digits = 4, int most = 6);

/// A name as people write it: "x1", "x_1" and "x₁" are "x₁"; "lambda" is "λ"; "w0x0" stays; "W1[0, 1]" is "W₁[0, 1]".
[[nodiscard]] std::string displayName(std::string_view name);

/// A name as LaTeX: "x_{1}", "\lambda", "\mathit{loss}", "W_{[0, 1]}".
[[nodiscard]] std::string latexName(std::string_view name);

/// The candidate closest to `word` if it is close enough to be meant (Damerau–Levenshtein distance ≤ 1 + length/4), else "".
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'momentum'?" for the closest candidate, or "" if none is close.
[[nodiscard]] std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates);

/// The number of code points of UTF-8 text; bytes that are not UTF-8 count one each.
[[nodiscard]] int characterCount(std::string_view text);

} // namespace ad
