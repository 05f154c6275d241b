// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"

#include <algorithm>
#include <string>

namespace ad {

std::span<const Resource> resourcesIn(std::string_view folder)
{
    const std::span<const Resource> all = resources();
    const auto isBefore = [](const Resource& resource, const std::string& path) -> bool { return resource.path < path; };
    // '0' is the character after '/', so all that begins with "folder/" stands between these two.
    const auto first = std::lower_bound(all.begin(), all.end(), std::string(folder) + '/', isBefore);
    const auto last = std::lower_bound(first, all.end(), std::string(folder) + '0', isBefore);
    return {first, last};
}

} // namespace ad
