// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that a book, a course or a paper printed for a program, digit by digit.
#pragma once

#include <string>

namespace ad {

/// What was printed for one node. Numbers are texts, because "0.20" says more than 0.2; vectors and matrices are written "[4, 0, 5]".
/// At least one of value, adjoint and tangent is there.
struct Published
{
    std::string node = {}; // its name in the program, or its display name (v1, v2 …)
    std::string value = {};
    std::string adjoint = {};
    std::string tangent = {};
    std::string direction = {}; // of the tangent: what the inputs move by, as a program of literals: "x1 = 1", "x = [1, 0]; y = 2"
    std::string erratum = {};   // why what was printed is wrong, and what is right; then there is exactly one number

    friend bool operator==(const Published&, const Published&) = default;
};

} // namespace ad
