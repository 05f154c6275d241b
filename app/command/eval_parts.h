// SPDX-License-Identifier: GPL-3.0-or-later
// What `eval` can answer besides values and adjoints: a table with a row for each option.
#pragma once

#include "app/command/eval_answer.h"

#include <QString>

#include <span>

namespace ad::app {

/// A part of the answer.
struct EvalSection
{
    Json json;                // an object, whose members are added to the answer
    std::string text;         // without --json
    bool isWholeText = false; // the text stands alone, without the table of nodes: a script, or LaTeX
};

struct EvalPart
{
    const char* option;
    const char* help;
    const char* valueName; // "LANGUAGE"; null for an option without a value
    /// @param value  of the option.
    Result<EvalSection> (*make)(const EvalAnswer& answer, const QString& value);
};

[[nodiscard]] std::span<const EvalPart> evalParts();

} // namespace ad::app
