// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/step_names.h"

#include "core/base/text.h"

#include <cmath>

namespace ad {

namespace {

constexpr int kDigits = 4;
constexpr int kMostInSentence = 3; // numbers a row of an array
constexpr int kMostInFormula = 4;

Written number(const Tensor& value, bool isTex)
{
    const std::string text = isTex ? latexText(value, kDigits, kMostInFormula) : shortText(value, kDigits, kMostInSentence);
    if (!value.isScalar())
        return {text};
    if (std::signbit(value.scalar()) && !std::isnan(value.scalar()) && value.scalar() != 0.0)
        return {text, Binding::Minus};
    const bool isProduct = text.find("·") != std::string::npos || text.find("cdot") != std::string::npos;
    return {text, isProduct ? Binding::Term : Binding::Atom};
}

// Where the first letter of UTF-8 text ends.
std::size_t firstLetter(const std::string& text)
{
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return end;
}

// A mark above the first letter, or words before a name that no mark fits on.
std::string markedPlain(const std::string& name, const char* mark, const char* words)
{
    const std::size_t end = firstLetter(name);
    const bool isLong = end < name.size() && static_cast<unsigned char>(name[end]) < 0x80 && name[end] != '[';
    return isLong ? words + name : name.substr(0, end) + mark + name.substr(end);
}

// The index stays outside, as in the notes: \bar{v}_1.
std::string markedTex(const std::string& name, const std::string& mark, const std::string& wideMark)
{
    const std::size_t index = name.rfind("_{");
    if (name.starts_with("\\mathit"))
        return "\\" + wideMark + "{" + name + "}";
    return index == std::string::npos ? "\\" + mark + "{" + name + "}"
                                      : "\\" + mark + "{" + name.substr(0, index) + "}" + name.substr(index);
}

} // namespace

StepNames::StepNames(const Trace& trace)
    : m_trace(trace)
    , m_names(displayNames(trace.graph()))
{
}

bool StepNames::isWrittenOut(NodeId node) const
{
    return isConstant(m_trace.graph().node(node)) && m_trace.graph().node(node).name.empty();
}

std::string StepNames::plain(NodeId node) const
{
    if (isWrittenOut(node))
        return shortText(m_trace.valueOf(node), kDigits, kMostInSentence);
    return displayName(m_names[static_cast<std::size_t>(node)]);
}

std::string StepNames::tex(NodeId node) const
{
    const Node& named = m_trace.graph().node(node);
    if (isWrittenOut(node))
        return latexText(named.value, kDigits, kMostInFormula);
    const std::string name = latexName(m_names[static_cast<std::size_t>(node)]);
    return named.shape.rank() == 1 && !name.starts_with('\\')
               ? "\\mathbf{" + name.substr(0, firstLetter(name)) + "}" + name.substr(firstLetter(name))
               : name;
}

std::string StepNames::barPlain(NodeId node) const
{
    return markedPlain(plain(node), "\u0304", "the adjoint of ");
}

std::string StepNames::barTex(NodeId node) const
{
    return markedTex(tex(node), "bar", "overline");
}

std::string StepNames::dotPlain(NodeId node) const
{
    // Without the joiner Qt 6.4 drops the dot over letters that have no dotted form of their own, such as v and q.
    return markedPlain(plain(node), "\u200D\u0307", "the tangent of ");
}

std::string StepNames::dotTex(NodeId node) const
{
    return markedTex(tex(node), "dot", "dot");
}

StepNames::Derivative StepNames::adjointOf(NodeId node, bool isTex) const
{
    return {m_trace.backward.adjoints[static_cast<std::size_t>(node)], isTex ? barTex(node) : barPlain(node)};
}

StepNames::Derivative StepNames::tangentOf(NodeId node, bool isTex) const
{
    return {m_trace.tangents[static_cast<std::size_t>(node)], isTex ? dotTex(node) : dotPlain(node)};
}

Naming StepNames::symbols(bool isTex, const Derivative& derivative) const
{
    return [this, isTex, derivative](NodeId node) -> std::optional<Written> {
        if (isForward(node) && !isWrittenOut(node))
            return Written{isTex ? tex(node) : plain(node)};
        if (!isForward(node) && node == derivative.node)
            return Written{derivative.name};
        return std::nullopt;
    };
}

Naming StepNames::numbers(bool isTex, const Derivative& derivative) const
{
    return [this, isTex, derivative](NodeId node) -> std::optional<Written> {
        if ((isForward(node) && !isWrittenOut(node)) || node == derivative.node)
            return number(m_trace.valueOf(node), isTex);
        return std::nullopt;
    };
}

std::string StepNames::rule(NodeId written, const Naming& naming, bool isTex) const
{
    const std::optional<Written> name = naming(written);
    if (name)
        return name->text;
    return isTex ? toLatex(m_trace.graph(), written, naming) : toPlainText(m_trace.graph(), written, naming);
}

std::string StepNames::plainFormula(NodeId node) const
{
    return toPlainText(m_trace.graph(), node, symbols(false, {}));
}

std::string StepNames::texFormula(NodeId node) const
{
    return toLatex(m_trace.graph(), node, symbols(true, {}));
}

std::string StepNames::plainNumbers(NodeId node) const
{
    return toPlainText(m_trace.graph(), node, numbers(false, {}));
}

std::string StepNames::texNumbers(NodeId node) const
{
    return toLatex(m_trace.graph(), node, numbers(true, {}));
}

std::string StepNames::plainRule(NodeId written, NodeId user) const
{
    return rule(written, symbols(false, adjointOf(user, false)), false);
}

std::string StepNames::texRule(NodeId written, NodeId user) const
{
    return rule(written, symbols(true, adjointOf(user, true)), true);
}

std::string StepNames::texRuleNumbers(NodeId written, NodeId user) const
{
    return rule(written, numbers(true, adjointOf(user, true)), true);
}

std::string StepNames::plainTangentRule(NodeId written, NodeId input) const
{
    return rule(written, symbols(false, tangentOf(input, false)), false);
}

std::string StepNames::texTangentRule(NodeId written, NodeId input) const
{
    return rule(written, symbols(true, tangentOf(input, true)), true);
}

std::string StepNames::texTangentRuleNumbers(NodeId written, NodeId input) const
{
    return rule(written, numbers(true, tangentOf(input, true)), true);
}

std::string inBrackets(double value)
{
    const std::string text = shortText(value, kDigits);
    return std::signbit(value) && text.starts_with("−") ? "(" + text + ")" : text;
}

std::string texInBrackets(const Tensor& value)
{
    const std::string text = latexText(value, kDigits, kMostInFormula);
    return text.starts_with('-') ? "\\left(" + text + "\\right)" : text;
}

std::string colored(const char* role, const std::string& tex)
{
    return std::string("\\color{") + role + "}{" + tex + "}";
}

} // namespace ad
