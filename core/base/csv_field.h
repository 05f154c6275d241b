// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of comma-separated values.
#pragma once

#include <string>

namespace ad {

/// The text as a field: quoted if it has a comma, a quote or a line break. @see RFC 4180.
[[nodiscard]] std::string csvField(const std::string& text);

} // namespace ad
