// SPDX-License-Identifier: GPL-3.0-or-later
// The functions that a program can call, as completion and help show them.
#pragma once

#include <span>
#include <string>

namespace ad {

struct FunctionHelp
{
    std::string name;
    std::string signature; // "leaky_relu(x, a=0.01)"
    std::string about;     // one line
};

/// Every function of the language by name; a function that can be called in two ways stands here twice.
[[nodiscard]] std::span<const FunctionHelp> functions();

} // namespace ad
