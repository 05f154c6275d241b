// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/quiz_answer.h"

#include "core/base/text.h"
#include "core/lang/lexer.h"
#include "core/lang/program.h"
#include "core/run/evaluate.h"
#include "core/trace/quiz_nodes.h"
#include "core/trace/step_names.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>

namespace ad {

namespace {

using lang::Token;
using lang::TokenKind;

constexpr std::size_t kLongestAnswer = 500; // bytes

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::optional<double> notFinite(const std::string& text)
{
    static const std::map<std::string, double, std::less<>> words{{"nan", std::numeric_limits<double>::quiet_NaN()},
                                                                  {"inf", std::numeric_limits<double>::infinity()},
                                                                  {"infinity", std::numeric_limits<double>::infinity()},
                                                                  {"∞", std::numeric_limits<double>::infinity()}};
    std::string word = lower(text);
    double sign = 1.0;
    for (const std::string_view minus : {"-", "−"})
        if (word.starts_with(minus)) {
            sign = -1.0;
            word = word.substr(minus.size());
        }
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(sign * found->second);
}

Precision precisionOf(std::string_view number)
{
    Precision result;
    int decimals = 0;
    bool isAfterPoint = false;
    const std::size_t exponentAt = number.find_first_of("eE");
    for (const char c : number.substr(0, exponentAt)) {
        if (c == '.')
            isAfterPoint = true;
        if (std::isdigit(static_cast<unsigned char>(c)) == 0)
            continue;
        decimals += isAfterPoint ? 1 : 0;
        result.digits += result.digits > 0 || c != '0' ? 1 : 0;
    }
    const int exponent = exponentAt == std::string_view::npos ? 0 : std::atoi(std::string(number.substr(exponentAt + 1)).c_str());
    result.unit = std::pow(10.0, exponent - decimals);
    return result;
}

// Of each number, if nothing but numbers, signs and brackets was typed.
std::vector<Precision> precisionsOf(const std::vector<Token>& tokens, std::string_view text)
{
    std::vector<Precision> result;
    bool isSigned = false;
    for (const Token& token : tokens) {
        const bool isNumber = token.kind == TokenKind::Number;
        if (isNumber)
            result.push_back(precisionOf(text.substr(token.offset, token.length)));
        else if (token.kind == TokenKind::Minus && !isSigned && (&token == tokens.data() || (&token - 1)->kind != TokenKind::Number))
            isSigned = true;
        else if (token.kind != TokenKind::LeftBracket && token.kind != TokenKind::RightBracket && token.kind != TokenKind::Comma &&
                 token.kind != TokenKind::EndOfText && token.kind != TokenKind::End)
            return {};
        isSigned = token.kind == TokenKind::Minus;
    }
    return result;
}

// Writes statements that bind the names in an answer to what they stand for.
class Names
{
public:
    Names(const Trace& trace, const Question& question)
        : m_trace(trace)
        , m_question(question)
        , m_known(knownBefore(trace, question.step))
    {
        const StepNames names(trace);
        for (NodeId id = 0; id < trace.forwardSize; ++id)
            m_displayed.push_back(names.plain(id));
    }

    // An error if the name stands for something that can't be used; nothing and no binding if it stands for no node.
    std::optional<Error> bind(const std::string& name)
    {
        if (const NodeId node = nodeNamed(m_displayed, name); node != kNoNode)
            return add(name, node, m_known.value, &m_trace.valueOf(node), m_question.kind == QuestionKind::Value, "the value of ");
        const std::size_t bar = name.rfind("bar");
        if (bar == std::string::npos || bar == 0)
            return std::nullopt;
        const std::size_t start = name[bar - 1] == '_' ? bar - 1 : bar;
        const NodeId node = nodeNamed(m_displayed, name.substr(0, start) + name.substr(bar + 3));
        if (node == kNoNode)
            return std::nullopt;
        return add(name, node, m_known.adjoint, m_trace.adjointOf(node), m_question.kind == QuestionKind::Adjoint, "the adjoint of ");
    }

    const std::string& statements() const { return m_statements; }
    const std::vector<std::string>& displayed() const { return m_displayed; }

private:
    std::optional<Error> add(const std::string& name, NodeId node, const std::vector<bool>& known, const Tensor* value, bool isAsked,
                             const std::string& kind)
    {
        const auto at = static_cast<std::size_t>(node);
        if (isAsked && node == m_question.node)
            return Error{kind + m_displayed[at] + " is what is asked for", {}, "write it with numbers and with other names"};
        if (!known[at] || value == nullptr)
            return Error{kind + m_displayed[at] + " is not known yet"};
        if (!isFinite(*value))
            return Error{kind + m_displayed[at] + " is not finite", {}, "write NaN, inf or -inf"};
        m_statements += name + " = " + exactText(*value) + "\n";
        return std::nullopt;
    }

    const Trace& m_trace;
    const Question& m_question;
    Known m_known;
    std::vector<std::string> m_displayed;
    std::string m_statements;
};

// The letter with a bar above it as a name that the language knows.
std::string withBarsWritten(std::string text)
{
    static constexpr std::string_view kBar = "\u0304";
    for (std::size_t at = text.find(kBar); at != std::string::npos; at = text.find(kBar, at))
        text.replace(at, kBar.size(), "bar");
    return text;
}

Error decimalComma(const std::string& text)
{
    std::string point = text;
    point.replace(point.find(','), 1, ".");
    return {"a number has a point, not a comma", {}, "write " + point + ", or [" + text + "] for a vector"};
}

bool isDecimalComma(const std::vector<Token>& tokens)
{
    return std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::Comma; }) == 1 &&
           std::none_of(tokens.begin(), tokens.end(), [](const Token& t) {
               return t.kind == TokenKind::LeftBracket || t.kind == TokenKind::LeftParenthesis || t.kind == TokenKind::Name;
           });
}

// The right side of "qbar = -4".
std::string_view expressionOf(const std::vector<Token>& tokens, std::string_view text)
{
    for (const Token& token : tokens)
        if (token.kind == TokenKind::Assign)
            return text.substr(token.offset + token.length);
    return text;
}

Result<Tensor> evaluated(const std::string& statements, const std::string& expression, const std::vector<std::string>& displayed)
{
    const Parsed parsed = parse(statements + expression);
    if (!parsed.program)
        return parsed.errors.front();
    for (const InputSite& input : parsed.program->inputs)
        if (input.length == 0)
            return Error{"'" + input.name + "' is no node of this graph", {}, didYouMean(input.name, displayed)};
    return evaluate(parsed.program->graph)[static_cast<std::size_t>(parsed.program->output)];
}

} // namespace

NodeId nodeNamed(const std::vector<std::string>& displayed, std::string_view name)
{
    const auto found = std::find(displayed.begin(), displayed.end(), displayName(name));
    return found == displayed.end() || std::isdigit(static_cast<unsigned char>(name.front())) != 0
               ? kNoNode
               : static_cast<NodeId>(found - displayed.begin());
}

Result<TypedNumber> typedNumber(const Trace& trace, const Question& question, std::string_view text)
{
    const std::string answer = withBarsWritten(trimmed(text));
    if (answer.empty())
        return Error{"nothing is written yet", {}, "write a number, or an expression such as 2*0.37"};
    if (answer.size() > kLongestAnswer || answer.find_first_of("\n;#") != std::string::npos)
        return Error{"that is more than one expression", {}, "write a number, or an expression such as 2*0.37"};
    if (const std::optional<double> value = notFinite(answer))
        return TypedNumber{Tensor(*value)};
    const std::string expression = trimmed(expressionOf(lang::lex(answer).tokens, answer));
    const lang::Lexed lexed = lang::lex(expression);
    if (isDecimalComma(lexed.tokens))
        return decimalComma(expression);
    Names names(trace, question);
    std::vector<std::string> bound;
    for (const Token& token : lexed.tokens) {
        const std::string name = token.kind == TokenKind::Name ? expression.substr(token.offset, token.length) : "";
        if (name.empty() || std::find(bound.begin(), bound.end(), name) != bound.end())
            continue;
        bound.push_back(name);
        if (const std::optional<Error> error = names.bind(name))
            return *error;
    }
    const Result<Tensor> value = evaluated(names.statements(), expression, names.displayed());
    if (!value)
        return value.error();
    std::vector<Precision> precisions = precisionsOf(lexed.tokens, expression);
    if (static_cast<std::ptrdiff_t>(precisions.size()) != value->size())
        precisions.clear();
    return TypedNumber{*value, std::move(precisions)};
}

Result<std::vector<NodeId>> typedNodes(const Trace& trace, std::string_view text)
{
    const StepNames names(trace);
    std::vector<std::string> displayed;
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        displayed.push_back(names.plain(id));
    std::vector<NodeId> result;
    std::string words(text);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == ',' || c == ';' || c == '+'; }, ' ');
    for (std::size_t at = words.find_first_not_of(' '); at != std::string::npos; at = words.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string word = words.substr(at, end - at);
        at = end;
        const NodeId node = nodeNamed(displayed, word);
        if (node == kNoNode && word == "and")
            continue;
        if (node == kNoNode)
            return Error{"'" + word + "' is no node of this graph", {}, didYouMean(word, displayed)};
        result.push_back(node);
    }
    if (result.empty())
        return Error{"nothing is written yet", {}, "write names of nodes, or click them"};
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

Result<Shape> typedShape(std::string_view text)
{
    const Error error{"that is no shape", {}, "write (2, 3) for 2 rows and 3 columns, (3) for a vector, () for a scalar"};
    const std::string word = lower(trimmed(text));
    if (word == "scalar" || word == "()")
        return Shape();
    std::vector<int> extents;
    bool isInNumber = false;
    for (const char c : word) {
        const bool isDigit = std::isdigit(static_cast<unsigned char>(c)) != 0;
        if (isDigit && !isInNumber)
            extents.push_back(0);
        if (isDigit)
            extents.back() = std::min(extents.back() * 10 + (c - '0'), 100'000'000);
        isInNumber = isDigit;
        if (!isDigit && std::string_view(" ,()[]x*by\xc3\x97").find(c) == std::string_view::npos)
            return error;
    }
    if (extents.empty() || extents.size() > 2)
        return error;
    return extents.size() == 1 ? Shape(extents[0]) : Shape(extents[0], extents[1]);
}

} // namespace ad
