// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>

namespace ad {

namespace {

// A number cut to `digits` significant digits: its digits with sign and point, and the power of ten that is written apart (0: none).
struct Decimal
{
    bool negative = false;
    std::string digits; // "1.25", "0.001", "1200"
    int exponent = 0;
};

std::string withoutTrailingZeros(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string formatted(double value, std::chars_format format, int precision)
{
    std::array<char, 512> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision);
    assert(error == std::errc{});
    return {buffer.data(), end};
}

Decimal decimal(double value, int digits)
{
    Decimal result;
    result.negative = std::signbit(value) && value != 0.0;
    const double magnitude = std::abs(value);
    const std::string scientific = formatted(magnitude, std::chars_format::scientific, digits - 1);
    const std::size_t mark = scientific.find('e');
    const int exponent = magnitude == 0.0 ? 0 : std::stoi(scientific.substr(mark + 1));
    if (exponent < -3 || exponent > 5) {
        result.digits = withoutTrailingZeros(scientific.substr(0, mark));
        result.exponent = exponent;
    } else {
        result.digits = withoutTrailingZeros(formatted(magnitude, std::chars_format::fixed, std::max(0, digits - 1 - exponent)));
    }
    return result;
}

std::string superscript(int number)
{
    static constexpr std::array<const char*, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string result = number < 0 ? "⁻" : "";
    for (const char c : std::to_string(std::abs(number)))
        result += kDigits[static_cast<std::size_t>(c - '0')];
    return result;
}

// How numbers, rows and columns of a tensor are put together in one notation.
struct Notation
{
    std::function<std::string(double)> number;
    const char* open;
    const char* close;
    const char* between;
    const char* rowOpen;
    const char* rowClose;
    const char* rowBetween;
    const char* left;
};

std::string list(int count, int most, const Notation& notation, const char* between, const std::function<std::string(int)>& item)
{
    std::string result;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            result += between;
        if (count > most && i == most - 1) {
            result += std::string(notation.left) + between;
            i = count - 1;
        }
        result += item(i);
    }
    return result;
}

std::string tensorText(const Tensor& value, int most, const Notation& notation)
{
    const Shape& shape = value.shape();
    if (shape.isScalar())
        return notation.number(value.scalar());
    if (shape.rank() == 1) {
        return notation.open + list(shape.rows(), most, notation, notation.between, [&](int i) { return notation.number(value[i]); }) +
               notation.close;
    }
    return notation.open +
           list(shape.rows(), most, notation, notation.rowBetween,
                [&](int i) {
                    return notation.rowOpen +
                           list(shape.columns(), most, notation, notation.between, [&](int j) { return notation.number(value.at(i, j)); }) +
                           notation.rowClose;
                }) +
           notation.close;
}

struct Letter
{
    const char* name;
    const char* glyph;
};

constexpr std::array kGreek = {
    Letter{"alpha", "α"}, Letter{"beta", "β"},   Letter{"gamma", "γ"}, Letter{"delta", "δ"}, Letter{"epsilon", "ε"}, Letter{"zeta", "ζ"},
    Letter{"eta", "η"},   Letter{"theta", "θ"},  Letter{"iota", "ι"},  Letter{"kappa", "κ"}, Letter{"lambda", "λ"},  Letter{"mu", "μ"},
    Letter{"nu", "ν"},    Letter{"xi", "ξ"},     Letter{"pi", "π"},    Letter{"rho", "ρ"},   Letter{"sigma", "σ"},   Letter{"tau", "τ"},
    Letter{"phi", "φ"},   Letter{"chi", "χ"},    Letter{"psi", "ψ"},   Letter{"omega", "ω"}, Letter{"Gamma", "Γ"},   Letter{"Delta", "Δ"},
    Letter{"Theta", "Θ"}, Letter{"Lambda", "Λ"}, Letter{"Xi", "Ξ"},    Letter{"Pi", "Π"},    Letter{"Sigma", "Σ"},   Letter{"Phi", "Φ"},
    Letter{"Psi", "Ψ"},   Letter{"Omega", "Ω"},
};

constexpr std::array<const char*, 10> kSubscripts = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

// "x1" → "x" + "1", "x_12" → "x" + "12", "w_ij" → "w" + "ij", "x₁" → "x" + "1", "w0x0" stays whole.
std::pair<std::string, std::string> stemAndIndex(std::string_view name)
{
    std::string plain(name);
    for (std::size_t digit = 0; digit < kSubscripts.size(); ++digit) {
        const std::string_view glyph = kSubscripts[digit];
        for (std::size_t at = plain.find(glyph); at != std::string::npos; at = plain.find(glyph, at))
            plain.replace(at, glyph.size(), std::string(1, static_cast<char>('0' + digit)));
    }
    const std::size_t mark = plain.find('_');
    if (mark != std::string::npos && mark > 0 && mark + 1 < plain.size() && plain.find('_', mark + 1) == std::string::npos)
        return {plain.substr(0, mark), plain.substr(mark + 1)};
    const std::size_t digits = plain.find_last_not_of("0123456789") + 1;
    if (digits == 0 || digits == plain.size() || plain.find_first_of("0123456789_") < digits)
        return {plain, ""};
    return {plain.substr(0, digits), plain.substr(digits)};
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return table[a.size()][b.size()];
}

} // namespace

std::string shortText(double value, int digits)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "−∞" : "∞";
    const Decimal parts = decimal(value, digits);
    const std::string sign = parts.negative ? "−" : "";
    return sign + parts.digits + (parts.exponent == 0 ? "" : "·10" + superscript(parts.exponent));
}

std::string shortText(const Tensor& value, int digits, int most)
{
    return tensorText(value, most, {[=](double x) { return shortText(x, digits); }, "[", "]", ", ", "[", "]", ", ", "…"});
}

std::string exactText(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    assert(error == std::errc{});
    return {buffer.data(), end};
}

std::string exactText(const Tensor& value)
{
    const int all = std::max(value.shape().rows(), value.shape().columns()) + 1;
    return tensorText(value, all, {[](double x) { return exactText(x); }, "[", "]", ", ", "[", "]", ", ", ""});
}

std::string latexText(double value, int digits)
{
    if (std::isnan(value))
        return "\\mathrm{NaN}";
    if (std::isinf(value))
        return value < 0 ? "-\\infty" : "\\infty";
    const Decimal parts = decimal(value, digits);
    const std::string sign = parts.negative ? "-" : "";
    return sign + parts.digits + (parts.exponent == 0 ? "" : " \\cdot 10^{" + std::to_string(parts.exponent) + "}");
}

std::string latexText(const Tensor& value, int digits, int most)
{
    if (value.isScalar())
        return latexText(value.scalar(), digits);
    const bool isColumn = value.shape().rank() == 1;
    return tensorText(value, most,
                      {[=](double x) { return latexText(x, digits); }, "\\begin{pmatrix} ", " \\end{pmatrix}", isColumn ? " \\\\ " : " & ",
                       "", "", " \\\\ ", isColumn ? "\\vdots" : "\\cdots"});
}

std::string displayName(std::string_view name)
{
    if (const std::size_t bracket = name.find('[', 1); bracket != std::string_view::npos)
        return displayName(name.substr(0, bracket)) + std::string(name.substr(bracket));
    auto [stem, index] = stemAndIndex(name);
    const auto letter = std::find_if(kGreek.begin(), kGreek.end(), [&stem = stem](const Letter& l) { return stem == l.name; });
    if (letter != kGreek.end())
        stem = letter->glyph;
    if (index.empty())
        return stem;
    if (index.find_first_not_of("0123456789") != std::string::npos)
        return stem + "_" + index;
    for (const char c : index)
        stem += kSubscripts[static_cast<std::size_t>(c - '0')];
    return stem;
}

std::string latexName(std::string_view name)
{
    const std::size_t bracket = std::min(name.find('[', 1), name.size());
    auto [stem, index] = stemAndIndex(name.substr(0, bracket));
    index += name.substr(bracket); // an element of an array
    const auto letter =
        std::find_if(kGreek.begin(), kGreek.end(), [&stem = stem](const Letter& l) { return stem == l.name || stem == l.glyph; });
    if (letter != kGreek.end()) {
        stem = std::string("\\") + letter->name;
    } else if (characterCount(stem) > 1) {
        std::string escaped;
        for (const char c : stem)
            escaped += c == '_' ? "\\_" : std::string(1, c);
        stem = "\\mathit{" + escaped + "}";
    }
    return index.empty() ? stem : stem + "_{" + index + "}";
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates)
{
    std::string best;
    std::size_t least = 2 + word.size() / 4;
    for (const std::string& candidate : candidates) {
        const std::size_t now = distance(word, candidate);
        if (now < least && now < word.size()) {
            least = now;
            best = candidate;
        }
    }
    return best;
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates)
{
    const std::string candidate = closest(word, candidates);
    return candidate.empty() ? "" : "did you mean '" + candidate + "'?";
}

int characterCount(std::string_view text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace ad
