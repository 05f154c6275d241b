// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_writer.h"

#include "core/op/catalog.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace ad::lang {

namespace {

constexpr int kDeepestExpression = 1000;

// Forms that are the operand itself, whatever it is.
bool isTransparent(const CodeForm& form)
{
    return std::string_view(form.pattern) == "{1}";
}

bool isOperator(const CodeForm& form)
{
    return form.binding != Binding::Atom;
}

// sum_to where it is a plain sum: to a number, or over the rows of a matrix.
std::optional<Attributes> plainSum(const Shape& from, const Shape& to)
{
    if (to.isScalar())
        return Attributes{};
    if (from.rank() == 2 && to.rank() == 1 && to.rows() == from.columns())
        return Attributes{.axis = 0};
    return std::nullopt;
}

bool isColumn(const Graph& graph, const Node& broadcast)
{
    return broadcast.attributes.axis == 1 && graph.node(broadcast.inputs[0]).shape.rank() == 1 && broadcast.shape.rank() == 2;
}

const CodeForm& formIn(const Op& op, CodeLanguage language, bool isArray)
{
    if (language == CodeLanguage::NumPy)
        return codeFormsOf(op).numpy;
    if (language == CodeLanguage::PyTorch)
        return codeFormsOf(op).torch;
    const CodeForms& forms = codeFormsOf(op);
    return isArray && forms.cppArray.pattern ? forms.cppArray : forms.cpp;
}

} // namespace

Spelling spellingOf(const Graph& graph, NodeId id, CodeLanguage language)
{
    static const Op* const sum = findOp("sum");
    static const Op* const same = findOp("identity");
    const Node& node = graph.node(id);
    const std::string_view name = node.op->name;
    Spelling result{node.op, nullptr, node.attributes};
    if (name == "sum_to")
        if (const std::optional<Attributes> plain = plainSum(graph.node(node.inputs[0]).shape, node.shape)) {
            result.op = sum;
            result.attributes = *plain;
        }
    if (name == "transpose" && node.shape.rank() < 2)
        result.op = same;
    result.form = &formIn(*result.op, language, !node.shape.isScalar());
    result.isApplied = language == CodeLanguage::Cpp && isElementwise(*result.op) && !isTransparent(*result.form) && !node.shape.isScalar();
    return result;
}

std::string arrayFunction(const Op& op)
{
    const std::string_view pattern = codeFormsOf(op).cpp.pattern;
    if (isOperator(codeFormsOf(op).cpp)) {
        std::string symbol;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == '#')
                ++i;
            else if (pattern[i] != ' ')
                symbol += pattern[i];
        }
        return "operator" + symbol;
    }
    const std::size_t start = pattern.starts_with("std::") ? 5 : 0;
    const std::size_t end = pattern.find('(', start);
    const std::string called(pattern.substr(start, end == std::string_view::npos ? 0 : end - start));
    return called.empty() || called == "double" ? op.name : called;
}

struct CodeWriter::Filling
{
    NodeId id;
    const Node& node;
    Spelling spelling;
    bool isNumbersOnly; // no operand has the type of the library yet
};

CodeWriter::CodeWriter(const Graph& graph, CodeLanguage language, std::vector<std::string> names)
    : FormulaWriter(graph, std::numeric_limits<int>::max(), kDeepestExpression)
    , m_language(language)
    , m_names(std::move(names))
{
}

std::string CodeWriter::definition(NodeId id)
{
    return formula(id).text;
}

std::string CodeWriter::message(NodeId id, NodeId adjoint, const std::string& adjointName)
{
    m_adjoint = adjoint;
    m_adjointName = adjointName;
    Piece result = part(id);
    m_adjoint = kNoNode;
    return isNumber(id) ? codeValue(node(id).value, m_language) : result.text;
}

bool CodeWriter::isNumber(NodeId id) const
{
    return !isNamed(id) && isConstant(node(id)) && node(id).shape.isScalar();
}

Piece CodeWriter::leaf(NodeId id) const
{
    if (id == m_adjoint)
        return {m_adjointName};
    if (isNamed(id))
        return {m_names[static_cast<std::size_t>(id)]};
    const Tensor& value = node(id).value;
    if (!value.isScalar())
        return {codeValue(value, m_language)};
    return {codeNumber(value.scalar(), m_language), std::signbit(value.scalar()) ? Binding::Minus : Binding::Atom};
}

Piece CodeWriter::operation(NodeId id)
{
    const Node& op = node(id);
    Filling filling{id, op, spellingOf(graph(), id, m_language), true};
    for (std::size_t slot = 0; slot < op.inputs.size(); ++slot)
        filling.isNumbersOnly = filling.isNumbersOnly && isNumber(operandOf(id, slot));
    const CodeForm& form = *filling.spelling.form;
    m_forms.insert(&form);
    if (filling.spelling.isApplied)
        m_applied.insert(filling.spelling.op);
    if (isTransparent(form))
        return operandPiece(filling, 0);
    return {fill(filling), form.binding};
}

// Numbers of the host language lack what arrays have: 1.0/0.0 is an error in Python, and torch.exp(2.0) as well. Where the result could
// be affected they are written as values of the library.
Piece CodeWriter::operandPiece(const Filling& filling, std::size_t slot)
{
    const NodeId operand = operandOf(filling.id, slot);
    if (!isNumber(operand) || !isPython(m_language))
        return part(operand);
    const Tensor& value = node(operand).value;
    const CodeForm& form = *filling.spelling.form;
    if (isOperator(form) && !filling.isNumbersOnly)
        return {codeFactor(value.scalar(), m_language), std::signbit(value.scalar()) ? Binding::Minus : Binding::Atom};
    const bool isFirst = slot == 0 && (isOperator(form) || isTransparent(form));
    if (isFirst || (m_language == CodeLanguage::PyTorch && !isOperator(form)))
        return {codeValue(value, m_language)};
    return part(operand);
}

std::string CodeWriter::operandText(const Filling& filling, std::size_t slot, Binding least, bool isAfterSign)
{
    const std::string text = wrapped(operandPiece(filling, slot), least);
    return isAfterSign && text.starts_with('-') ? inParentheses(text) : text;
}

std::string CodeWriter::items(const Filling& filling, bool isNested)
{
    const int columns = filling.node.shape.columns();
    std::string result;
    for (std::size_t i = 0; i < filling.node.inputs.size(); ++i) {
        const bool isFirst = isNested && static_cast<int>(i) % columns == 0;
        result += i == 0 ? (isNested ? "[" : "") : isFirst ? "], [" : ", ";
        result += operandText(filling, i, Binding::Comparison, false);
    }
    return result + (isNested ? "]" : "");
}

std::string CodeWriter::place(std::string_view key, const Filling& filling)
{
    const Attributes& attributes = filling.spelling.attributes;
    const Shape& shape = filling.node.shape;
    const bool isElement = attributes.column != kWhole;
    const std::string index = std::to_string(attributes.row) + (isElement ? ", " + std::to_string(attributes.column) : "");
    if (key == "axis") {
        const char* word = m_language == CodeLanguage::NumPy ? "axis=" : m_language == CodeLanguage::PyTorch ? "dim=" : "";
        return attributes.axis == kAllAxes ? "" : std::string(", ") + word + std::to_string(attributes.axis);
    }
    if (key == "shape")
        return codeShape(shape, m_language);
    if (key == "index")
        return index;
    if (key == "seat" && m_language == CodeLanguage::Cpp)
        return std::to_string(attributes.row * shape.columns() + (isElement ? attributes.column : 0));
    if (key == "seat")
        return isElement ? "(" + index + ")" : index;
    if (key == "count")
        return std::to_string(attributes.count);
    if (key == "column")
        return isColumn(graph(), filling.node) ? (isPython(m_language) ? "[:, None]" : ".column()") : "";
    return items(filling, key == "rows" && shape.rank() == 2);
}

std::string CodeWriter::fill(const Filling& filling)
{
    static constexpr std::array<std::string_view, 8> kPlaces = {"axis", "shape", "index", "seat", "count", "column", "items", "rows"};
    const CodeForm& form = *filling.spelling.form;
    if (filling.spelling.isApplied && !isOperator(form))
        return arrayFunction(*filling.spelling.op) + "(" + items(filling, false) + ")";
    const std::string_view text = form.pattern;
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const auto slot = [&](std::size_t at) { return static_cast<std::size_t>(rest[at] - '1'); };
        const auto* named = std::find_if(kPlaces.begin(), kPlaces.end(), [&](std::string_view key) {
            return rest.starts_with('{') && rest.substr(1).starts_with(key) && rest.substr(1 + key.size()).starts_with('}');
        });
        if (named != kPlaces.end()) {
            result += place(*named, filling);
            i += named->size() + 2;
        } else if (rest.size() > 2 && rest[0] == '{' && rest[1] >= '1' && rest[1] <= '3' && rest[2] == '}') {
            result += operandText(filling, slot(1), Binding::Comparison, false);
            i += 3;
        } else if (rest.size() > 1 && rest[0] == '#') {
            const Binding least = slot(1) == 0 ? form.left : form.right;
            result += operandText(filling, slot(1), least, !result.empty() && form.binding < Binding::Power);
            i += 2;
        } else {
            result += rest[0];
            ++i;
        }
    }
    return result;
}

} // namespace ad::lang
