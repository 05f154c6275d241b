// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_names.h"

#include "core/lang/utf8.h"

#include <algorithm>
#include <span>

namespace ad::lang {

namespace {

// Python reads names in the normal form NFKC (Python Language Reference, section 2.3). These letters of our names have another one, or
// are no letters to it.
struct Rewritten
{
    char32_t letter;
    const char* by;
};
constexpr Rewritten kRewritten[] = {
    {0x3D0, "β"},  {0x3D1, "θ"},  {0x3D2, "Υ"},  {0x3D3, "Ύ"},  {0x3D4, "Ϋ"},  {0x3D5, "φ"},  {0x3D6, "π"},  {0x3F0, "κ"},  {0x3F1, "ρ"},
    {0x3F2, "ς"},  {0x3F4, "Θ"},  {0x3F5, "ε"},  {0x3F9, "Σ"},  {0x2113, "l"}, {0x17F, "s"},  {0x132, "IJ"}, {0x133, "ij"}, {0x13F, "L"},
    {0x140, "l"},  {0x149, "n"},  {0x1C4, "DŽ"}, {0x1C5, "Dž"}, {0x1C6, "dž"}, {0x1C7, "LJ"}, {0x1C8, "Lj"}, {0x1C9, "lj"}, {0x1CA, "NJ"},
    {0x1CB, "Nj"}, {0x1CC, "nj"}, {0x1F1, "DZ"}, {0x1F2, "Dz"}, {0x1F3, "dz"}, {0x374, "_"},  {0x37A, "_"},  {0x378, "_"},  {0x379, "_"},
    {0x380, "_"},  {0x381, "_"},  {0x382, "_"},  {0x383, "_"},  {0x38B, "_"},  {0x38D, "_"},  {0x3A2, "_"},  {0x3F6, "_"},
};

constexpr char32_t kSubscriptZero = 0x2080;

// The Python Language Reference, section 2.3.1, then what the scripts themselves use.
constexpr std::string_view kPython[] = {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
                                        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
                                        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
                                        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
constexpr std::string_view kPythonUsed[] = {"len", "math", "np", "print", "range", "torch", "tuple"};

// ISO C++20, section [lex.key], alternative tokens, what the scripts use, and macros of the headers that they include.
constexpr std::string_view kCpp[] = {
    "alignas",  "alignof",  "and",       "and_eq",       "asm",       "auto",       "bitand",        "bitor",       "bool",
    "break",    "case",     "catch",     "char",         "char8_t",   "char16_t",   "char32_t",      "class",       "compl",
    "concept",  "const",    "consteval", "constexpr",    "constinit", "const_cast", "continue",      "co_await",    "co_return",
    "co_yield", "decltype", "default",   "delete",       "do",        "double",     "dynamic_cast",  "else",        "enum",
    "explicit", "export",   "extern",    "false",        "float",     "for",        "friend",        "goto",        "if",
    "inline",   "int",      "long",      "mutable",      "namespace", "new",        "noexcept",      "not",         "not_eq",
    "nullptr",  "operator", "or",        "or_eq",        "private",   "protected",  "public",        "register",    "reinterpret_cast",
    "requires", "return",   "short",     "signed",       "sizeof",    "static",     "static_assert", "static_cast", "struct",
    "switch",   "template", "this",      "thread_local", "throw",     "true",       "try",           "typedef",     "typeid",
    "typename", "union",    "unsigned",  "using",        "virtual",   "void",       "volatile",      "wchar_t",     "while",
    "xor",      "xor_eq"};
constexpr std::string_view kCppUsed[] = {"Result",       "std",      "main",          "BIG_ENDIAN",     "BYTE_ORDER", "EXIT_FAILURE",
                                         "EXIT_SUCCESS", "INFINITY", "LITTLE_ENDIAN", "MATH_ERREXCEPT", "MATH_ERRNO", "MAXFLOAT",
                                         "MB_CUR_MAX",   "NAN",      "NULL",          "NFDBITS",        "PDP_ENDIAN", "RAND_MAX",
                                         "WCONTINUED",   "WEXITED",  "WEXITSTATUS",   "WIFCONTINUED",   "WIFEXITED",  "WIFSIGNALED",
                                         "WIFSTOPPED",   "WNOHANG",  "WNOWAIT",       "WSTOPPED",       "WSTOPSIG",   "WTERMSIG",
                                         "WUNTRACED",    "alloca",   "assert",        "errno",          "linux",      "unix"};
constexpr std::string_view kCppMacros[] = {"M_", "FP_", "FD_", "HUGE_", "SNAN"}; // followed by capitals only

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isMacro(std::string_view word)
{
    const bool isLoud = word.size() > 2 && std::all_of(word.begin(), word.end(),
                                                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
    return isLoud &&
           std::any_of(std::begin(kCppMacros), std::end(kCppMacros), [&](std::string_view start) { return word.starts_with(start); });
}

} // namespace

std::string codeStem(std::string_view name)
{
    std::string result;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = codePointAt(name, at);
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        const auto* rewritten =
            std::find_if(std::begin(kRewritten), std::end(kRewritten), [&](const Rewritten& r) { return r.letter == point.value; });
        if (point.value >= kSubscriptZero && point.value <= kSubscriptZero + 9)
            result += static_cast<char>('0' + static_cast<int>(point.value - kSubscriptZero));
        else if (rewritten != std::end(kRewritten))
            result += rewritten->by;
        else if (continuesName(point.value))
            result += name.substr(at, length);
        else if (!result.ends_with('_') && at + length < name.size()) // of elements: W[0, 1] is W_0_1
            result += '_';
        at += length;
    }
    return result;
}

bool isKeyword(std::string_view word, CodeLanguage language)
{
    return isPython(language) ? isOneOf(word, kPython) : isOneOf(word, kCpp);
}

CodeNames::CodeNames(CodeLanguage language, std::set<std::string, std::less<>> taken)
    : m_language(language)
    , m_taken(std::move(taken))
{
    if (isPython(language))
        m_taken.insert(std::begin(kPythonUsed), std::end(kPythonUsed));
    else
        m_taken.insert(std::begin(kCppUsed), std::end(kCppUsed));
}

std::string CodeNames::take(std::string_view name, std::string_view prefix)
{
    std::string result = std::string(prefix) + codeStem(name);
    if (m_language == CodeLanguage::Cpp && isMacro(result))
        result += "_value";
    while (isKeyword(result, m_language) || m_taken.contains(result))
        result += '_';
    m_taken.insert(result);
    return result;
}

} // namespace ad::lang
