// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios that come with the program: landscapes to race on and worked examples.
#pragma once

#include "core/scenario/scenario.h"

#include "core/base/result.h"

#include <string_view>

namespace ad {

/// What a menu needs to know of a scenario of the library.
struct Preset
{
    enum class Kind {
        Landscape,
        Example,
    };

    std::string id;      // its file's name without folder, ordering number and suffix: "rosenbrock", "chain_rule"
    std::string title;   // for people
    std::string teaches; // one sentence
    std::string topic;   // of an example: the heading under which it is listed
    Kind kind = Kind::Example;
    std::string_view path; // of its resource: "examples/101_chain_rule.json"
};

/// Every scenario below resources/landscapes and resources/examples, sorted by file name within each folder; landscapes come first.
/// Files that can't be read are left out. Made at the first call.
[[nodiscard]] const std::vector<Preset>& presets();

/// The scenario of that id. Errors: there is none (the hint says which one is probably meant), or its file can't be read.
[[nodiscard]] Result<Scenario> loadPreset(std::string_view id);

/// A plain program with its title and its sentence, if the text begins with two lines of comments that say them.
/// `teaches` and `title` stay empty for lines that are missing; the program is the text as it stands.
[[nodiscard]] Scenario scenarioFromProgram(std::string_view text);

} // namespace ad
