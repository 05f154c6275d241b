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
    const std::string name = plain(node);
    const std::size_t end = firstLetter(name);
    const bool isLong = end < name.size() && static_cast<unsigned char>(name[end]) < 0x80 && name[end] != '[';
    return isLong ? "the adjoint of " + name : name.substr(0, end) + "\u0304" + name.substr(end);
}

std::string StepNames::barTex(NodeId node) const
{
    const std::string name = tex(node);
    // The index stays outside, as in the notes: \bar{v}_1.
    const std::size_t index = name.rfind("_{");
    if (name.starts_with("\\mathit"))
        return "\\overline{" + name + "}";
    return index == std::string::npos ? "\\bar{" + name + "}" : "\\bar{" + name.substr(0, index) + "}" + name.substr(index);
}

Naming StepNames::symbols(bool isTex, NodeId user) const
{
    return [this, isTex, user](NodeId node) -> std::optional<Written> {
        if (isForward(node) && !isWrittenOut(node))
            return Written{isTex ? tex(node) : plain(node)};
        if (!isForward(node) && user != kNoNode && node == m_trace.backward.adjoints[static_cast<std::size_t>(user)])
            return Written{isTex ? barTex(user) : barPlain(user)};
        return std::nullopt;
    };
}

Naming StepNames::numbers(bool isTex, NodeId user) const
{
    return [this, isTex, user](NodeId node) -> std::optional<Written> {
        const bool isAdjoint = user != kNoNode && node == m_trace.backward.adjoints[static_cast<std::size_t>(user)];
        if ((isForward(node) && !isWrittenOut(node)) || isAdjoint)
            return number(m_trace.valueOf(node), isTex);
        return std::nullopt;
    };
}

std::string StepNames::plainFormula(NodeId node) const
{
    return toPlainText(m_trace.graph(), node, symbols(false, kNoNode));
}

std::string StepNames::texFormula(NodeId node) const
{
    return toLatex(m_trace.graph(), node, symbols(true, kNoNode));
}

std::string StepNames::plainNumbers(NodeId node) const
{
    return toPlainText(m_trace.graph(), node, numbers(false, kNoNode));
}

std::string StepNames::texNumbers(NodeId node) const
{
    return toLatex(m_trace.graph(), node, numbers(true, kNoNode));
}

std::string StepNames::plainRule(NodeId written, NodeId user) const
{
    const Naming naming = symbols(false, user);
    const std::optional<Written> name = naming(written);
    return name ? name->text : toPlainText(m_trace.graph(), written, naming);
}

std::string StepNames::texRule(NodeId written, NodeId user) const
{
    const Naming naming = symbols(true, user);
    const std::optional<Written> name = naming(written);
    return name ? name->text : toLatex(m_trace.graph(), written, naming);
}

std::string StepNames::texRuleNumbers(NodeId written, NodeId user) const
{
    const Naming naming = numbers(true, user);
    const std::optional<Written> name = naming(written);
    return name ? name->text : toLatex(m_trace.graph(), written, naming);
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
