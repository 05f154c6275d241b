// SPDX-License-Identifier: GPL-3.0-or-later
// The transposed Jacobian times the adjoint as the product that it really is, with its shapes.
#pragma once

#include "core/trace/step_names.h"

namespace ad {

/// What a message of an array is computed by: "a matrix–vector product" with "(3×2)ᵀ·(3) → (2)".
struct ProductName
{
    std::string name;   // empty for scalars: a product of two numbers needs no name
    std::string shapes; // of the factors and of the result; may be empty
};

/// @see Giles, "Collected matrix derivative results for forward and reverse mode algorithmic differentiation" (2008), section 2.
[[nodiscard]] ProductName productOf(const Trace& trace, const Message& message);

/// "That is a matrix–vector product, (3×2)ᵀ·(3) → (2)." or empty.
[[nodiscard]] std::string productSentence(const Trace& trace, const Message& message);

/// The same as a line of TeX in the colour "note", or empty.
[[nodiscard]] std::string productTex(const Trace& trace, const Message& message);

} // namespace ad
