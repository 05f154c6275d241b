// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_helpers.h"

#include "core/lang/code_helpers_tables.h"
#include "core/lang/code_writer.h"

#include <algorithm>
#include <sstream>

namespace ad::lang {

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr std::string_view kLastBeforeApplied = "map"; // functions that apply ops to arrays call it, and may be called by the rest

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

// Words of comments call nothing.
std::string withoutComments(const std::string& text, CodeLanguage language)
{
    std::string result;
    for (const std::string& line : linesOf(text))
        result += line.substr(0, line.find(isPython(language) ? "#" : "//")) + "\n";
    return result;
}

// What `code` calls, and what that calls in turn. Each helper stands after what it calls, so that one pass backwards is enough.
Names called(CodeLanguage language, Uses uses, const std::string& code)
{
    const std::span<const CodeHelper> helpers = codeHelpers(language);
    const std::string own = withoutComments(code, language);
    const Names possible = helperNames(language, uses);
    Names names;
    for (std::size_t i = helpers.size(); i-- > 0;) {
        bool isCalled = possible.contains(helpers[i].name) && hasWord(own, helpers[i].name);
        for (std::size_t later = i + 1; later < helpers.size() && !isCalled; ++later)
            isCalled = names.contains(helpers[later].name) && hasWord(withoutComments(helpers[later].text, language), helpers[i].name);
        if (isCalled)
            names.insert(helpers[i].name);
    }
    return names;
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// "inline Array exp(const Array& x) { return map([](double a) { return std::exp(a); }, x); }"
std::string applying(const Op& op)
{
    static constexpr const char* kArrays[] = {"x", "y", "z"};
    static constexpr const char* kNumbers[] = {"a", "b", "c"};
    std::string parameters;
    std::string numbers;
    std::string arguments;
    std::string body = codeFormsOf(op).cpp.pattern;
    for (int i = 0; i < op.arity; ++i) {
        const std::string comma = i > 0 ? ", " : "";
        parameters += comma + "const Array& " + kArrays[i];
        numbers += comma + "double " + kNumbers[i];
        arguments += std::string(", ") + kArrays[i];
        const std::string digit = std::to_string(i + 1);
        body = replaced(replaced(body, "#" + digit, kNumbers[i]), "{" + digit + "}", kNumbers[i]);
    }
    return "inline Array " + arrayFunction(op) + "(" + parameters + ")\n{\n    return map([](" + numbers + ") { return " + body + "; }" +
           arguments + ");\n}\n";
}

std::vector<std::string> imports(CodeLanguage language, const std::string& code)
{
    if (language == CodeLanguage::PyTorch)
        return {"import torch"};
    if (language == CodeLanguage::NumPy)
        return hasWord(code, "math") ? std::vector<std::string>{"import math", "", "import numpy as np"}
                                     : std::vector<std::string>{"import numpy as np"};
    std::vector<std::string> result;
    const auto include = [&](const char* header, std::initializer_list<const char*> parts) {
        if (std::any_of(parts.begin(), parts.end(), [&](const char* part) { return code.find(part) != std::string::npos; }))
            result.push_back(std::string("#include <") + header + ">");
    };
    include("algorithm", {"std::max(", "std::min(", "std::copy("});
    include("cmath", {"NAN", "INFINITY", "std::a", "std::cos", "std::e", "std::floor", "std::hypot", "std::is", "std::log", "std::pow",
                      "std::sin", "std::sqrt", "std::t"});
    include("cstddef", {"std::size_t"});
    include("numbers", {"std::numbers"});
    include("utility", {"std::move"});
    include("vector", {"std::vector"});
    return result;
}

} // namespace

bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isNamePart(text[at - 1])) && (end == text.size() || !isNamePart(text[end])))
            return true;
    }
    return false;
}

std::span<const CodeHelper> codeHelpers(CodeLanguage language)
{
    return language == CodeLanguage::NumPy ? numpyHelpers() : language == CodeLanguage::PyTorch ? torchHelpers() : cppHelpers();
}

Names helperNames(CodeLanguage language, Uses uses)
{
    Names names;
    for (const CodeHelper& helper : codeHelpers(language))
        if (isPython(language) || uses == Uses::Arrays || !hasWord(helper.text, "Array"))
            names.insert(helper.name);
    return names;
}

std::vector<std::string> preamble(CodeLanguage language, Uses uses, const std::string& code, const std::set<const Op*>& applied)
{
    std::set<std::string> functions; // in the order of their names, whatever the addresses of the ops are
    std::string all = code;
    for (const Op* op : applied) {
        functions.insert(applying(*op));
        all += applying(*op);
    }
    const Names names = called(language, uses, all);
    std::vector<std::string> texts;
    for (const CodeHelper& helper : codeHelpers(language)) {
        if (names.contains(helper.name))
            texts.emplace_back(helper.text);
        if (helper.name == kLastBeforeApplied)
            texts.insert(texts.end(), functions.begin(), functions.end());
    }
    for (const std::string& text : texts)
        all += text;
    std::vector<std::string> lines = imports(language, all);
    for (const std::string& text : texts) {
        // As style guides want it: two empty lines around the functions of a module in Python.
        lines.insert(lines.end(), isPython(language) && text.starts_with("def") ? 2 : 1, "");
        const std::vector<std::string> more = linesOf(text);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

} // namespace ad::lang
