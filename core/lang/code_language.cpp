// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_language.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ad {

namespace {

constexpr CodeLanguageRow kLanguages[] = {
    {CodeLanguage::NumPy, "numpy", "NumPy"},
    {CodeLanguage::PyTorch, "pytorch", "PyTorch"},
    {CodeLanguage::Cpp, "cpp", "C++"},
};

constexpr std::ptrdiff_t kWrittenOut = 6;  // arrays up to this size are written out even where all elements are equal
constexpr std::size_t kExactIntegers = 15; // digits of whole numbers that every language holds exactly

struct Words
{
    const char* notANumber;
    const char* infinity;
    const char* pi;
    const char* e;
    const char* number; // around a number
    const char* array;  // before "(" and the elements
    const char* zeros;
    const char* ones;
    const char* full;
    const char* identity;
};

const Words& wordsOf(CodeLanguage language)
{
    static constexpr Words kWords[] = {
        {"np.nan", "np.inf", "np.pi", "np.e", "np.float64", "np.array", "np.zeros", "np.ones", "np.full", "np.eye"},
        {"torch.nan", "torch.inf", "torch.pi", "torch.e", "torch.tensor", "torch.tensor", "torch.zeros", "torch.ones", "torch.full",
         "torch.eye"},
        {"NAN", "INFINITY", "std::numbers::pi", "std::numbers::e", "", "Array", "", "", "full", "identity"},
    };
    return kWords[static_cast<std::size_t>(language)];
}

bool isWhole(const std::string& text)
{
    const std::size_t digits = text.starts_with('-') ? text.size() - 1 : text.size();
    return text != "-0" && digits <= kExactIntegers && text.find_first_not_of("-0123456789") == std::string::npos;
}

template<typename Item>
std::string list(int count, int most, Item item)
{
    std::string result;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            result += ", ";
        if (most != lang::kAllNumbers && count > most && i == most - 1) {
            result += "…, ";
            i = count - 1;
        }
        result += item(i);
    }
    return result;
}

bool isUniform(const Tensor& value)
{
    const std::span<const double> all = value.values();
    return value.size() > kWrittenOut &&
           std::all_of(all.begin(), all.end(), [&](double x) { return x == all.front() && std::signbit(x) == std::signbit(all.front()); });
}

bool isIdentity(const Tensor& value)
{
    const Shape& shape = value.shape();
    if (shape.rank() != 2 || shape.rows() != shape.columns() || shape.rows() < 2)
        return false;
    for (int i = 0; i < shape.rows(); ++i)
        for (int j = 0; j < shape.columns(); ++j)
            if (value.at(i, j) != (i == j ? 1.0 : 0.0))
                return false;
    return true;
}

std::string uniform(const Tensor& value, CodeLanguage language)
{
    const Words& words = wordsOf(language);
    const std::string shape = lang::codeShape(value.shape(), language);
    if (isPython(language) && value[0] == 1.0)
        return std::string(words.ones) + "(" + shape + ")";
    if (isPython(language) && value[0] == 0.0 && !std::signbit(value[0]))
        return std::string(words.zeros) + "(" + shape + ")";
    return std::string(words.full) + "(" + shape + ", " + lang::codeNumber(value[0], language) + ")";
}

} // namespace

std::span<const CodeLanguageRow> codeLanguages()
{
    return kLanguages;
}

std::optional<CodeLanguage> codeLanguage(std::string_view key)
{
    for (const CodeLanguageRow& row : kLanguages)
        if (key == row.key)
            return row.language;
    return std::nullopt;
}

namespace lang {

std::string codeNumber(double value, CodeLanguage language)
{
    const Words& words = wordsOf(language);
    if (std::isnan(value))
        return words.notANumber;
    if (std::isinf(value))
        return (value < 0 ? "-" : "") + std::string(words.infinity);
    if (value == std::numbers::pi)
        return words.pi;
    if (value == std::numbers::e)
        return words.e;
    const std::string text = exactText(value);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

std::string codeFactor(double value, CodeLanguage language)
{
    const std::string text = exactText(value);
    return isPython(language) && isWhole(text) ? text : codeNumber(value, language);
}

std::string codeValue(const Tensor& value, CodeLanguage language, int most)
{
    const Words& words = wordsOf(language);
    const auto number = [&](std::ptrdiff_t i) { return codeNumber(value[i], language); };
    if (value.isScalar())
        return isPython(language) ? std::string(words.number) + "(" + number(0) + ")" : number(0);
    if (isIdentity(value))
        return std::string(words.identity) + "(" + std::to_string(value.shape().rows()) + ")";
    if (isUniform(value))
        return uniform(value, language);
    const Shape& shape = value.shape();
    const auto row = [&](int i, int columns) {
        return list(columns, most, [&](int j) { return number(static_cast<std::ptrdiff_t>(i) * columns + j); });
    };
    if (language == CodeLanguage::Cpp) {
        const int size = static_cast<int>(shape.size());
        return "Array(" + codeShape(shape, language) + ", {" + row(0, size) + "})";
    }
    // An empty list would have another shape, and no numbers that say it is one of numbers.
    if (shape.size() == 0)
        return std::string(words.zeros) + "(" + codeShape(shape, language) + ")";
    if (shape.rank() == 1)
        return std::string(words.array) + "([" + row(0, shape.rows()) + "])";
    return std::string(words.array) + "([" + list(shape.rows(), most, [&](int i) { return "[" + row(i, shape.columns()) + "]"; }) + "])";
}

std::string codeShape(const Shape& shape, CodeLanguage language)
{
    const char* open = isPython(language) ? "(" : "{";
    const char* close = isPython(language) ? ")" : "}";
    std::string extents;
    if (shape.rank() > 0)
        extents = std::to_string(shape.rows()) + (shape.rank() == 2    ? ", " + std::to_string(shape.columns())
                                                  : isPython(language) ? ","
                                                                       : "");
    return open + extents + close;
}

} // namespace lang

} // namespace ad
