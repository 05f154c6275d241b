// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/plan.h"

#include "core/base/text.h"
#include "core/lang/arguments.h"
#include "core/lang/table_call.h"

#include <algorithm>
#include <cmath>

namespace ad::lang {

namespace {

// Nodes stand in postorder, so one loop sees each child before its parent.
class Planner
{
public:
    Planner(const Ast& ast, std::span<const int> parameters, Symbols& symbols)
        : m_ast(ast)
        , m_parameters(parameters)
        , m_symbols(symbols)
    {
    }

    std::optional<Plan> run(int root)
    {
        m_plan.first = m_ast.node(root).first;
        m_plan.root = root;
        m_plan.steps.resize(static_cast<std::size_t>(root - m_plan.first) + 1);
        for (int i = m_plan.first; i <= root; ++i)
            m_isFine = plan(i, m_ast.node(i)) && m_isFine;
        if (!m_isFine)
            return std::nullopt;
        return std::move(m_plan);
    }

private:
    bool plan(int i, const AstNode& node)
    {
        switch (node.kind) {
        case AstKind::Number:
            m_plan.step(i) = {.action = Action::Constant, .isNumber = true, .number = node.number};
            return true;
        case AstKind::Name:
            return name(m_plan.step(i), m_ast.nameAt(node.mark), m_ast.token(node.mark).where);
        case AstKind::Minus:
            minus(i);
            return true;
        case AstKind::Binary:
            binary(i, node);
            return true;
        case AstKind::Call:
            return call(i, node);
        case AstKind::Text:
            return text(node);
        case AstKind::Keyword: // the call looks through it
            m_plan.step(i).action = Action::Skip;
            return true;
        case AstKind::Index:
            return index(i);
        case AstKind::Transpose:
            return true;
        case AstKind::List:
            return list(i, node);
        }
        return false;
    }

    void skip(int root)
    {
        for (int i = m_ast.node(root).first; i <= root; ++i)
            m_plan.step(i).action = Action::Skip;
    }

    bool fail(std::string message, Place where, std::string hint = {})
    {
        m_symbols.fail(std::move(message), where, std::move(hint));
        return false;
    }

    bool name(Step& step, std::string_view name, Place where)
    {
        for (std::size_t k = 0; k < m_parameters.size(); ++k)
            if (m_ast.nameAt(m_parameters[k]) == name) {
                step = {.action = Action::Parameter, .payload = static_cast<int>(k)};
                return true;
            }
        if (const Symbol* symbol = m_symbols.find(name))
            return boundName(step, name, where, *symbol);
        if (const std::optional<double> number = namedNumber(name)) {
            step = {.action = Action::Constant, .isNumber = true, .number = *number};
            return true;
        }
        if (!overloads(name).empty())
            return fail("'" + std::string(name) + "' is a function", where, "write " + std::string(overloads(name).front().signature));
        step = {.action = Action::Known, .payload = m_symbols.assume(name, where)};
        return true;
    }

    bool boundName(Step& step, std::string_view name, Place where, const Symbol& symbol)
    {
        const std::string quotedName = "'" + std::string(name) + "'";
        switch (symbol.state) {
        case SymbolState::Later:
            return fail(quotedName + " is used before line " + std::to_string(symbol.bound.line) + " binds it", where,
                        "move that line up, or this one down");
        case SymbolState::Now:
            return fail(symbol.isFunction ? quotedName + " is a function and can't use itself" : quotedName + " is used to bind itself",
                        where, symbol.isFunction ? "" : "choose another name for the new value");
        case SymbolState::Function:
            return fail(quotedName + " is a function", where, "write " + std::string(name) + "(…)");
        case SymbolState::Failed:
            return false;
        case SymbolState::Value:
            break;
        }
        step = {.action = Action::Known, .payload = symbol.node};
        return true;
    }

    // The call that it belongs to is an error already, unless the program has a function of that name.
    bool text(const AstNode& node)
    {
        return m_symbols.find(kTableFunction) ? fail("a text can only be an argument of csv(…)", m_ast.place(node)) : false;
    }

    void minus(int i)
    {
        const Step& operand = m_plan.step(i - 1);
        if (operand.isNumber) {
            m_plan.step(i).isNumber = true;
            m_plan.step(i).number = -operand.number;
        }
    }

    // An exponent that is a number without any name counts as constant, so that x^(1/2) has the derivative of a constant power.
    void binary(int i, const AstNode& node)
    {
        const int left = m_ast.node(i - 1).first - 1;
        const Step a = m_plan.step(left);
        const Step b = m_plan.step(i - 1);
        if (b.isNumber && m_ast.token(node.mark).kind == TokenKind::Power)
            fold(i - 1);
        if (a.isNumber && b.isNumber && node.op->value) {
            m_plan.step(i).isNumber = true;
            m_plan.step(i).number = node.op->value(a.number, b.number, 0.0);
        }
    }

    // The whole expression becomes one constant.
    void fold(int root)
    {
        skip(root);
        m_plan.step(root).action = Action::Constant;
    }

    bool list(int i, const AstNode& node)
    {
        const std::vector<int> elements = m_ast.children(i);
        const auto isRow = [&](int k) { return m_ast.node(k).kind == AstKind::List; };
        const bool isMatrix = isRow(elements.front());
        bool isLiteral = true;
        std::size_t columns = 0;
        for (const int k : elements) {
            if (isRow(k) != isMatrix)
                return fail("a list has either numbers or rows, not both", m_ast.place(node), "write [1, 2] or [[1, 2], [3, 4]]");
            isLiteral = isLiteral && (isMatrix ? m_plan.step(k).isLiteral : m_plan.step(k).isNumber);
            if (!isMatrix)
                continue;
            const std::vector<int> row = m_ast.children(k);
            if (isRow(row.front()))
                return fail("a list in a list in a list has rank 3", m_ast.place(node), "values have rank 0, 1 or 2");
            if (columns != 0 && row.size() != columns)
                return fail("the rows of a matrix differ in length: " + std::to_string(columns) + " and " + std::to_string(row.size()),
                            m_ast.place(m_ast.node(k)));
            columns = row.size();
            m_plan.step(k).action = Action::Skip;
        }
        if (isLiteral) {
            skip(i);
            m_plan.step(i) = {.action = Action::Literal, .isLiteral = true};
        } else if (isMatrix) {
            revive(elements);
        }
        return true;
    }

    // Rows of numbers in a matrix that also has other elements: these numbers are constants of their own after all.
    void revive(const std::vector<int>& rows)
    {
        for (const int row : rows)
            if (m_plan.step(row).isLiteral)
                for (const int element : m_ast.children(row))
                    m_plan.step(element).action = Action::Constant;
    }

    bool index(int i)
    {
        const std::vector<int> parts = m_ast.children(i);
        for (std::size_t k = 1; k < parts.size(); ++k) {
            const Step& step = m_plan.step(parts[k]);
            if (!isInteger(step))
                return fail("an index must be a whole number that is written out", m_ast.place(m_ast.node(parts[k])),
                            "x[0] is the first element, x[-1] the last");
            skip(parts[k]);
        }
        return true;
    }

    [[nodiscard]] static bool isInteger(const Step& step)
    {
        return step.isNumber && step.number == std::floor(step.number) && std::abs(step.number) < 2147483648.0;
    }

    bool call(int i, const AstNode& node)
    {
        const std::string_view name = m_ast.nameAt(node.mark);
        const Place where = m_ast.token(node.mark).where;
        PlannedCall planned;
        for (const int parameter : m_parameters)
            if (m_ast.nameAt(parameter) == name)
                return fail("'" + std::string(name) + "' is a value, not a function", where, "write * to multiply");
        const Symbol* symbol = m_symbols.find(name);
        if (!symbol && name == kTableFunction)
            return fail("csv(…) can only be all that data is", m_ast.place(node), kTableHint);
        const std::span<const Callable> builtIn = overloads(name);
        if (symbol && (symbol->isFunction || builtIn.empty())) {
            if (!ownFunction(*symbol, name, where))
                return false;
            planned.function = symbol->function;
            const Statement& definition = m_ast.statements[static_cast<std::size_t>(symbol->statement)];
            if (!bindArguments(m_ast, i, parametersOf(m_ast, definition), planned, m_symbols))
                return false;
        } else {
            if (builtIn.empty())
                return unknownFunction(name, where);
            if (!bindArguments(m_ast, i, builtIn, planned, m_symbols) || !numbers(planned))
                return false;
        }
        m_plan.step(i).payload = static_cast<int>(m_plan.calls.size());
        m_plan.calls.push_back(std::move(planned));
        return true;
    }

    bool ownFunction(const Symbol& symbol, std::string_view name, Place where)
    {
        const std::string quotedName = "'" + std::string(name) + "'";
        if (symbol.state == SymbolState::Failed)
            return false;
        if (!symbol.isFunction)
            return fail(quotedName + " is a value, not a function", where, "write " + std::string(name) + "*(…) to multiply");
        if (symbol.state == SymbolState::Later)
            return fail("the function " + quotedName + " is used before line " + std::to_string(symbol.bound.line) + " defines it", where,
                        "move that line up, or this one down");
        if (symbol.state == SymbolState::Now)
            return fail("the function " + quotedName + " calls itself", where, "there is no recursion");
        return true;
    }

    bool unknownFunction(std::string_view name, Place where)
    {
        std::vector<std::string> candidates = m_symbols.names(true);
        for (const Callable& callable : callables())
            candidates.emplace_back(callable.name);
        std::sort(candidates.begin(), candidates.end());
        return fail("unknown function '" + std::string(name) + "'", where, didYouMean(name, candidates));
    }

    // The arguments that must be written out.
    bool numbers(PlannedCall& call)
    {
        const std::vector<Parameter>& parameters = call.callable->parameters;
        for (std::size_t k = 0; k < parameters.size(); ++k) {
            call.numbers.push_back(parameters[k].fallback);
            if (parameters[k].kind == ParameterKind::Value || call.arguments[k] < 0)
                continue;
            const int argument = call.arguments[k];
            const Step& step = m_plan.step(argument);
            const bool isFine = parameters[k].kind == ParameterKind::Integer ? isInteger(step) : step.isNumber;
            if (!isFine)
                return fail("'" + parameters[k].name + "' of " + std::string(call.callable->name) + " must be a " +
                                (parameters[k].kind == ParameterKind::Integer ? "whole " : "") + "number that is written out",
                            m_ast.place(m_ast.node(argument)));
            call.numbers.back() = step.number;
            skip(argument);
        }
        return true;
    }

    const Ast& m_ast;
    std::span<const int> m_parameters;
    Symbols& m_symbols;
    Plan m_plan = {};
    bool m_isFine = true;
};

} // namespace

std::optional<Plan> planOf(const Ast& ast, int root, std::span<const int> parameters, Symbols& symbols)
{
    return Planner(ast, parameters, symbols).run(root);
}

Tensor literalOf(const Ast& ast, const Plan& plan, int node)
{
    const std::vector<int> elements = ast.children(node);
    const bool isMatrix = ast.node(elements.front()).kind == AstKind::List;
    std::vector<double> values;
    for (const int element : elements) {
        if (!isMatrix)
            values.push_back(plan.step(element).number);
        else
            for (const int k : ast.children(element))
                values.push_back(plan.step(k).number);
    }
    const int rows = static_cast<int>(elements.size());
    const Shape shape = isMatrix ? Shape(rows, static_cast<int>(values.size()) / rows) : Shape(rows);
    return {shape, std::move(values)};
}

} // namespace ad::lang
