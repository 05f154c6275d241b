// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as somebody printed them: how many digits there are says how exactly they can be compared.
#pragma once

#include "core/base/shape.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ad {

class Tensor;

/// "0.20" is 0.2 in units of 0.01.
struct PrintedNumber
{
    double value = 0.0;
    double unit = 1.0; // of the last printed digit; 0 for "nan" and "inf", which have none
    int digits = 1;    // significant ones: 2 of "0.20", 4 of "-12.50"

    friend bool operator==(const PrintedNumber&, const PrintedNumber&) = default;
};

/// Reads "-0.59", ".3775", "3", "1.2e-5", "nan", "-inf"; the minus may be U+2212. Nothing if it is something else.
[[nodiscard]] std::optional<PrintedNumber> readPrinted(std::string_view text);

/// `value`, rounded to as many digits as `printed` has, is what was printed: they differ by at most half a unit of its last digit.
///
/// The few roundings of double precision that are allowed on top matter where someone printed all of 16 digits, and for numbers
/// that end exactly between two digits, which may be rounded either way.
[[nodiscard]] bool agrees(const PrintedNumber& printed, double value);

/// A printed scalar, vector "[4, 0, 5]" or matrix "[[1, 2], [3, 4]]".
struct PrintedTensor
{
    Shape shape = {};
    std::vector<PrintedNumber> numbers = {}; // row by row

    friend bool operator==(const PrintedTensor&, const PrintedTensor&) = default;
};

/// Nothing if the text is neither a number nor a list of numbers or of equally long lists.
[[nodiscard]] std::optional<PrintedTensor> readPrintedTensor(std::string_view text);

/// The shapes are the same and all numbers agree.
[[nodiscard]] bool agrees(const PrintedTensor& printed, const Tensor& value);

} // namespace ad
