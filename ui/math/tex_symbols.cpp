// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/tex_symbols.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace ad::ui {
namespace {

using enum AtomClass;

// Names and classes as in the TeXbook, appendix F.
constexpr TexSymbol kSymbols[] = {{"alpha", U'α', Ordinary},
                                  {"beta", U'β', Ordinary},
                                  {"gamma", U'γ', Ordinary},
                                  {"delta", U'δ', Ordinary},
                                  {"epsilon", U'ϵ', Ordinary},
                                  {"varepsilon", U'ε', Ordinary},
                                  {"zeta", U'ζ', Ordinary},
                                  {"eta", U'η', Ordinary},
                                  {"theta", U'θ', Ordinary},
                                  {"vartheta", U'ϑ', Ordinary},
                                  {"iota", U'ι', Ordinary},
                                  {"kappa", U'κ', Ordinary},
                                  {"lambda", U'λ', Ordinary},
                                  {"mu", U'μ', Ordinary},
                                  {"nu", U'ν', Ordinary},
                                  {"xi", U'ξ', Ordinary},
                                  {"pi", U'π', Ordinary},
                                  {"varpi", U'ϖ', Ordinary},
                                  {"rho", U'ρ', Ordinary},
                                  {"varrho", U'ϱ', Ordinary},
                                  {"sigma", U'σ', Ordinary},
                                  {"varsigma", U'ς', Ordinary},
                                  {"tau", U'τ', Ordinary},
                                  {"upsilon", U'υ', Ordinary},
                                  {"phi", U'ϕ', Ordinary},
                                  {"varphi", U'φ', Ordinary},
                                  {"chi", U'χ', Ordinary},
                                  {"psi", U'ψ', Ordinary},
                                  {"omega", U'ω', Ordinary},
                                  {"Gamma", U'Γ', Ordinary},
                                  {"Delta", U'Δ', Ordinary},
                                  {"Theta", U'Θ', Ordinary},
                                  {"Lambda", U'Λ', Ordinary},
                                  {"Xi", U'Ξ', Ordinary},
                                  {"Pi", U'Π', Ordinary},
                                  {"Sigma", U'Σ', Ordinary},
                                  {"Upsilon", U'Υ', Ordinary},
                                  {"Phi", U'Φ', Ordinary},
                                  {"Psi", U'Ψ', Ordinary},
                                  {"Omega", U'Ω', Ordinary},
                                  {"partial", U'∂', Ordinary},
                                  {"nabla", U'∇', Ordinary},
                                  {"infty", U'∞', Ordinary},
                                  {"top", U'⊤', Ordinary},
                                  {"bot", U'⊥', Ordinary},
                                  {"ell", U'ℓ', Ordinary},
                                  {"hbar", U'ℏ', Ordinary},
                                  {"emptyset", U'∅', Ordinary},
                                  {"forall", U'∀', Ordinary},
                                  {"exists", U'∃', Ordinary},
                                  {"prime", U'′', Ordinary},
                                  {"degree", U'°', Ordinary},
                                  {"imath", U'ı', Ordinary},
                                  {"jmath", U'ȷ', Ordinary},
                                  {"Re", U'ℜ', Ordinary},
                                  {"Im", U'ℑ', Ordinary},
                                  {"neg", U'¬', Ordinary},
                                  {"dots", U'…', Inner},
                                  {"ldots", U'…', Inner},
                                  {"cdots", U'⋯', Inner},
                                  {"vdots", U'⋮', Ordinary},
                                  {"ddots", U'⋱', Inner},
                                  {"backslash", U'\\', Ordinary},
                                  {"checkmark", U'✓', Ordinary},
                                  {"%", U'%', Ordinary},
                                  {"#", U'#', Ordinary},
                                  {"&", U'&', Ordinary},
                                  {"$", U'$', Ordinary},
                                  {"_", U'_', Ordinary},
                                  {"cdot", U'⋅', Binary},
                                  {"times", U'×', Binary},
                                  {"div", U'÷', Binary},
                                  {"pm", U'±', Binary},
                                  {"mp", U'∓', Binary},
                                  {"odot", U'⊙', Binary},
                                  {"otimes", U'⊗', Binary},
                                  {"oplus", U'⊕', Binary},
                                  {"ominus", U'⊖', Binary},
                                  {"circ", U'∘', Binary},
                                  {"bullet", U'∙', Binary},
                                  {"ast", U'∗', Binary},
                                  {"star", U'⋆', Binary},
                                  {"cap", U'∩', Binary},
                                  {"cup", U'∪', Binary},
                                  {"wedge", U'∧', Binary},
                                  {"vee", U'∨', Binary},
                                  {"land", U'∧', Binary},
                                  {"lor", U'∨', Binary},
                                  {"setminus", U'∖', Binary},
                                  {"leftarrow", U'←', Relation},
                                  {"gets", U'←', Relation},
                                  {"rightarrow", U'→', Relation},
                                  {"to", U'→', Relation},
                                  {"leftrightarrow", U'↔', Relation},
                                  {"Leftarrow", U'⇐', Relation},
                                  {"Rightarrow", U'⇒', Relation},
                                  {"implies", U'⇒', Relation},
                                  {"iff", U'⇔', Relation},
                                  {"Leftrightarrow", U'⇔', Relation},
                                  {"mapsto", U'↦', Relation},
                                  {"longrightarrow", U'⟶', Relation},
                                  {"longleftarrow", U'⟵', Relation},
                                  {"uparrow", U'↑', Relation},
                                  {"downarrow", U'↓', Relation},
                                  {"le", U'≤', Relation},
                                  {"leq", U'≤', Relation},
                                  {"ge", U'≥', Relation},
                                  {"geq", U'≥', Relation},
                                  {"ne", U'≠', Relation},
                                  {"neq", U'≠', Relation},
                                  {"ll", U'≪', Relation},
                                  {"gg", U'≫', Relation},
                                  {"approx", U'≈', Relation},
                                  {"equiv", U'≡', Relation},
                                  {"sim", U'∼', Relation},
                                  {"simeq", U'≃', Relation},
                                  {"cong", U'≅', Relation},
                                  {"propto", U'∝', Relation},
                                  {"in", U'∈', Relation},
                                  {"notin", U'∉', Relation},
                                  {"ni", U'∋', Relation},
                                  {"subset", U'⊂', Relation},
                                  {"subseteq", U'⊆', Relation},
                                  {"supset", U'⊃', Relation},
                                  {"mid", U'∣', Relation},
                                  {"parallel", U'∥', Relation},
                                  {"perp", U'⊥', Relation},
                                  {"coloneqq", U'≔', Relation},
                                  {"colon", U':', Punctuation},
                                  {"succ", U'≻', Relation},
                                  {"prec", U'≺', Relation},
                                  {"succeq", U'⪰', Relation},
                                  {"preceq", U'⪯', Relation},
                                  {"lt", U'<', Relation},
                                  {"gt", U'>', Relation},
                                  {"sum", U'∑', Operator},
                                  {"prod", U'∏', Operator},
                                  {"coprod", U'∐', Operator},
                                  {"int", U'∫', Operator},
                                  {"oint", U'∮', Operator},
                                  {"bigcup", U'⋃', Operator},
                                  {"bigcap", U'⋂', Operator},
                                  {"bigoplus", U'⨁', Operator},
                                  {"bigotimes", U'⨂', Operator},
                                  {"bigodot", U'⨀', Operator},
                                  {"{", U'{', Opening},
                                  {"lbrace", U'{', Opening},
                                  {"langle", U'⟨', Opening},
                                  {"lfloor", U'⌊', Opening},
                                  {"lceil", U'⌈', Opening},
                                  {"lvert", U'|', Opening},
                                  {"lVert", U'‖', Opening},
                                  {"lbrack", U'[', Opening},
                                  {"}", U'}', Closing},
                                  {"rbrace", U'}', Closing},
                                  {"rangle", U'⟩', Closing},
                                  {"rfloor", U'⌋', Closing},
                                  {"rceil", U'⌉', Closing},
                                  {"rvert", U'|', Closing},
                                  {"rVert", U'‖', Closing},
                                  {"rbrack", U']', Closing},
                                  {"|", U'‖', Ordinary},
                                  {"Vert", U'‖', Ordinary},
                                  {"vert", U'|', Ordinary}};

constexpr const char* kFunctions[] = {"sin",    "cos", "tan", "cot", "sec", "csc",    "sinh",   "cosh",   "tanh",   "arcsin", "arccos",
                                      "arctan", "exp", "log", "ln",  "lg",  "det",    "dim",    "ker",    "deg",    "gcd",    "arg",
                                      "max",    "min", "lim", "sup", "inf", "limsup", "liminf", "argmax", "argmin", "Pr"};

constexpr const char* kFunctionsWithLimits[] = {"det", "gcd",    "max",    "min",    "lim",    "sup",
                                                "inf", "limsup", "liminf", "argmax", "argmin", "Pr"};

struct Accent
{
    const char* name;
    char32_t mark;
};

constexpr Accent kAccents[] = {{"bar", 0x304},   {"hat", 0x302},   {"widehat", 0x302}, {"tilde", 0x303}, {"widetilde", 0x303},
                               {"dot", 0x307},   {"ddot", 0x308},  {"vec", 0x20D7},    {"check", 0x30C}, {"breve", 0x306},
                               {"acute", 0x301}, {"grave", 0x300}, {"mathring", 0x30A}};

struct SpaceName
{
    const char* name;
    double em;
};

constexpr SpaceName kSpaces[] = {{",", 3 / 18.0}, {"thinspace", 3 / 18.0}, {":", 4 / 18.0}, {">", 4 / 18.0},
                                 {";", 5 / 18.0}, {"!", -3 / 18.0},        {"quad", 1.0},   {"qquad", 2.0},
                                 {" ", 0.25},     {"enspace", 0.5},        {"~", 0.25}};

// Letters that Unicode had before the block of mathematical letters; their places in the block are empty.
constexpr std::pair<char32_t, char32_t> kBlackboardHoles[] = {{U'C', U'ℂ'}, {U'H', U'ℍ'}, {U'N', U'ℕ'}, {U'P', U'ℙ'},
                                                              {U'Q', U'ℚ'}, {U'R', U'ℝ'}, {U'Z', U'ℤ'}};
constexpr std::pair<char32_t, char32_t> kCalligraphicHoles[] = {{U'B', U'ℬ'}, {U'E', U'ℰ'}, {U'F', U'ℱ'}, {U'H', U'ℋ'},
                                                                {U'I', U'ℐ'}, {U'L', U'ℒ'}, {U'M', U'ℳ'}, {U'R', U'ℛ'},
                                                                {U'e', U'ℯ'}, {U'g', U'ℊ'}, {U'o', U'ℴ'}};

/// Where an alphabet has its letters; 0 where it has none.
struct AlphabetPlaces
{
    char32_t capitals, smalls, figures, greekCapitals, greekSmalls, greekVariants;
};

AlphabetPlaces places(Alphabet alphabet)
{
    switch (alphabet) {
    case Alphabet::Automatic:
        return {0x1D434, 0x1D44E, 0, 0, 0x1D6FC, 0x1D716};
    case Alphabet::Italic:
        return {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC, 0x1D716};
    case Alphabet::Bold:
        return {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D736, 0x1D750};
    case Alphabet::BoldItalic:
        return {0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736, 0x1D750};
    case Alphabet::Blackboard:
        return {0x1D538, 0x1D552, 0x1D7D8, 0, 0, 0};
    case Alphabet::Calligraphic:
        return {0x1D49C, 0x1D4B6, 0, 0, 0, 0};
    case Alphabet::Upright:
        break;
    }
    return {0, 0, 0, 0, 0, 0};
}

template<size_t size>
char32_t hole(const std::pair<char32_t, char32_t> (&holes)[size], char32_t character)
{
    for (const auto& [plain, mathematical] : holes)
        if (plain == character)
            return mathematical;
    return 0;
}

/// The letter that fills a hole in the block, or 0.
char32_t exceptionalLetter(char32_t character, Alphabet alphabet)
{
    const bool isItalic = alphabet == Alphabet::Automatic || alphabet == Alphabet::Italic;
    if (isItalic)
        return character == U'h' ? U'ℎ' : character == U'ı' ? 0x1D6A4 : character == U'ȷ' ? 0x1D6A5 : 0;
    if (alphabet == Alphabet::Blackboard)
        return hole(kBlackboardHoles, character);
    return alphabet == Alphabet::Calligraphic ? hole(kCalligraphicHoles, character) : 0;
}

char32_t shifted(char32_t character, char32_t first, char32_t last, char32_t place)
{
    return place && character >= first && character <= last ? place + (character - first) : 0;
}

QSet<QString> setOf(const char* const* begin, const char* const* end)
{
    QSet<QString> set;
    for (; begin != end; ++begin)
        set.insert(QLatin1String(*begin));
    return set;
}

} // namespace

const TexSymbol* texSymbol(const QString& name)
{
    static const auto table = [] {
        QHash<QString, const TexSymbol*> hash;
        for (const TexSymbol& symbol : kSymbols)
            hash.insert(QLatin1String(symbol.name), &symbol);
        return hash;
    }();
    return table.value(name, nullptr);
}

TexSymbol texCharacter(char32_t character)
{
    switch (character) {
    case U'+':
        return {"", U'+', Binary};
    case U'-':
    case U'−':
        return {"", U'−', Binary};
    case U'*':
        return {"", U'∗', Binary};
    case U'·':
        return {"", U'⋅', Binary};
    case U'=':
    case U'<':
    case U'>':
    case U':':
        return {"", character, Relation};
    case U'(':
    case U'[':
        return {"", character, Opening};
    case U')':
    case U']':
    case U'!':
    case U'?':
        return {"", character, Closing};
    case U',':
    case U';':
        return {"", character, Punctuation};
    default:
        break;
    }
    if (character > 0x7F)
        for (const TexSymbol& symbol : kSymbols)
            if (symbol.character == character)
                return symbol;
    return {"", character, Ordinary};
}

bool isTexFunction(const QString& name)
{
    static const QSet<QString> table = setOf(std::begin(kFunctions), std::end(kFunctions));
    return table.contains(name);
}

bool hasLimits(const QString& functionName)
{
    static const QSet<QString> table = setOf(std::begin(kFunctionsWithLimits), std::end(kFunctionsWithLimits));
    return table.contains(functionName);
}

bool hasLimits(char32_t operatorSign)
{
    return operatorSign != U'∫' && operatorSign != U'∮';
}

char32_t texAccent(const QString& name)
{
    for (const Accent& accent : kAccents)
        if (name == QLatin1String(accent.name))
            return accent.mark;
    return 0;
}

double texSpace(const QString& name)
{
    for (const SpaceName& space : kSpaces)
        if (name == QLatin1String(space.name))
            return space.em;
    return std::numeric_limits<double>::quiet_NaN();
}

char32_t inAlphabet(char32_t character, Alphabet alphabet)
{
    if (const char32_t exception = exceptionalLetter(character, alphabet))
        return exception;
    constexpr char32_t kGreekVariants[] = {U'ϵ', U'ϑ', U'ϰ', U'ϕ', U'ϱ', U'ϖ'};
    const AlphabetPlaces place = places(alphabet);
    for (char32_t i = 0; i < std::size(kGreekVariants); ++i)
        if (place.greekVariants && character == kGreekVariants[i])
            return place.greekVariants + i;
    for (const char32_t found : {shifted(character, U'A', U'Z', place.capitals), shifted(character, U'a', U'z', place.smalls),
                                 shifted(character, U'0', U'9', place.figures), shifted(character, U'Α', U'Ω', place.greekCapitals),
                                 shifted(character, U'α', U'ω', place.greekSmalls)})
        if (found)
            return found;
    return character;
}

} // namespace ad::ui
