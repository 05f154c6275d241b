// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_words.h"

#include "core/lang/code_names.h"
#include "core/lang/utf8.h"

namespace ad::lang {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "1.5e-07": the sign after the exponent's mark belongs to it.
std::size_t numberEnd(std::string_view line, std::size_t at)
{
    while (at < line.size() &&
           (isDigit(line[at]) || line[at] == '.' || line[at] == 'e' || ((line[at] == '-' || line[at] == '+') && line[at - 1] == 'e')))
        ++at;
    return at;
}

// A name with the names of what it is part of: "np.linalg.norm", "std::exp"; "x.T" is the name x.
std::size_t nameEnd(std::string_view line, std::size_t at)
{
    while (at < line.size()) {
        const CodePoint point = codePointAt(line, at);
        if (point.length == 0 || !continuesName(point.value))
            return at;
        at += point.length;
    }
    return at;
}

std::size_t qualifiedEnd(std::string_view line, std::size_t at)
{
    std::size_t end = nameEnd(line, at);
    for (;;) {
        const std::size_t mark = line.substr(end).starts_with("::") ? 2 : line.substr(end).starts_with('.') ? 1 : 0;
        if (mark == 0 || end + mark >= line.size() || nameEnd(line, end + mark) == end + mark)
            return end;
        end = nameEnd(line, end + mark);
    }
}

} // namespace

std::vector<CodeWord> codeWords(std::string_view line, CodeLanguage language, const CodeVariableKinds& variables)
{
    std::vector<CodeWord> words;
    const auto add = [&](CodeWordKind kind, std::size_t from, std::size_t to) {
        words.push_back({kind, from, to - from});
        return to;
    };
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint point = codePointAt(line, at);
        if (line[at] == '#' || line.substr(at).starts_with("//")) {
            const bool isDirective = language == CodeLanguage::Cpp && line[at] == '#';
            at = add(isDirective ? CodeWordKind::Keyword : CodeWordKind::Comment, at, line.size());
        } else if (line[at] == '"') {
            at = std::min(line.find('"', at + 1), line.size() - 1) + 1;
        } else if (isDigit(line[at])) {
            at = add(CodeWordKind::Number, at, numberEnd(line, at));
        } else if (point.length > 0 && startsName(point.value)) {
            const std::size_t end = nameEnd(line, at);
            const std::string_view name = line.substr(at, end - at);
            const auto variable = variables.find(name);
            if (variable != variables.end())
                at = add(variable->second, at, end);
            else if (isKeyword(name, language))
                at = add(CodeWordKind::Keyword, at, end);
            else
                at = add(CodeWordKind::Function, at, qualifiedEnd(line, at));
        } else {
            at += std::max<std::size_t>(point.length, 1);
        }
    }
    return words;
}

} // namespace ad::lang
