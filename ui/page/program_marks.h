// SPDX-License-Identifier: GPL-3.0-or-later
// What the language knows about a text, in the terms of the editor: colours, problems, completions.
#pragma once

#include "core/lang/program.h"
#include "ui/panel/expression_edit.h"

#include <QColor>

#include <set>
#include <string>

namespace ad::ui {

/// The words in their colours. Names in `inputs` have the colour of inputs. Cost: O(length).
[[nodiscard]] std::vector<TextSpan> textSpans(const std::string& program, const std::set<std::string, std::less<>>& inputs);

[[nodiscard]] std::vector<EditorProblem> problemsOf(const std::vector<Error>& errors);
[[nodiscard]] std::vector<EditorProblem> warningsOf(const std::vector<Note>& notes);

/// "Line 2: ')' expected. Write …" for the first problem; empty without one.
[[nodiscard]] QString firstProblem(const std::vector<EditorProblem>& problems);

/// The same for any problem; the hint is left out on demand.
[[nodiscard]] QString problemText(const EditorProblem& problem, bool hasHint = true);
/// "The program has an error", "The program has 3 errors".
[[nodiscard]] QString problemCount(std::size_t count);
/// One line a problem, as HTML with links "line:column"; the first with its hint.
[[nodiscard]] QString problemLines(const std::vector<EditorProblem>& problems, const QColor& color);

/// Every function of the language.
[[nodiscard]] std::vector<Completion> functionCompletions();

} // namespace ad::ui
