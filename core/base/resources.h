// SPDX-License-Identifier: GPL-3.0-or-later
// The files of resources/ that the engine carries inside itself: landscapes, examples, lessons and themes.
#pragma once

#include <span>
#include <string_view>

namespace ad {

/// One file, as it was when the program was built.
struct Resource
{
    std::string_view path; ///< Relative to resources/, with forward slashes: "landscapes/rosenbrock.json".
    std::string_view text; ///< The bytes of the file, not changed; they live as long as the program.
};

/// Every embedded file, sorted by path (as bytes).
[[nodiscard]] std::span<const Resource> resources();

/// The files directly or deeper below `folder` ("landscapes", without a slash at its end), sorted by path; empty if there are none.
/// Cost: two binary searches.
[[nodiscard]] std::span<const Resource> resourcesIn(std::string_view folder);

} // namespace ad
