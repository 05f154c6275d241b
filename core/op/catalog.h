// SPDX-License-Identifier: GPL-3.0-or-later
// All operations: the tables put together.
#pragma once

#include "core/op/op.h"

#include <span>
#include <string_view>

namespace ad {

/// Every op, in the order of the tables; addresses stay valid for the life of the program.
[[nodiscard]] std::span<const Op* const> catalog();

/// The op of that name, or null. Cost: one hash look-up.
[[nodiscard]] const Op* findOp(std::string_view name);

/// The two leaves: `input` (its value can be changed) and `constant`.
[[nodiscard]] const Op& inputOp();
[[nodiscard]] const Op& constantOp();

// The tables, one file each.
[[nodiscard]] std::span<const Op> arithmeticOps();
[[nodiscard]] std::span<const Op> elementwiseOps();
[[nodiscard]] std::span<const Op> activationOps();
[[nodiscard]] std::span<const Op> algebraOps();
[[nodiscard]] std::span<const Op> reductionOps();
[[nodiscard]] std::span<const Op> structureOps();

} // namespace ad
