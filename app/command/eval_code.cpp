// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/eval_code.h"

#include "core/base/text.h"
#include "core/trace/code.h"
#include "core/trace/latex.h"

namespace ad::app {

namespace {

EvalSection wholeText(const char* key, std::string text)
{
    EvalSection section;
    section.json[key] = text;
    section.text = std::move(text);
    section.isWholeText = true;
    return section;
}

} // namespace

Result<EvalSection> evalCode(const EvalAnswer& answer, const QString& value)
{
    const std::optional<CodeLanguage> language = codeLanguage(value.toStdString());
    if (!language) {
        std::vector<std::string> keys;
        for (const CodeLanguageRow& row : codeLanguages())
            keys.emplace_back(row.key);
        const std::string hint = didYouMean(value.toStdString(), keys);
        return Error{"--code needs numpy, pytorch or cpp, not '" + value.toStdString() + "'", {}, hint};
    }
    // Data has an adjoint as well where the answer has one.
    const CodeOptions options{.differentiate = Differentiate::ParametersAndData, .backward = Backwards::Always};
    return wholeText("code", toText(codeOf(answer.trace(), *language, options)));
}

Result<EvalSection> evalLatex(const EvalAnswer& answer, const QString&)
{
    return wholeText("latex", latexOf(answer.trace(), Differentiate::ParametersAndData));
}

} // namespace ad::app
