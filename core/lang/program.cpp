// SPDX-License-Identifier: GPL-3.0-or-later
// Text → tokens → statements (parser) → names looked up and numbers folded (plan) → nodes (emit). Statements are taken one by one in the
// order of the text, and each of them may fail alone: a name whose statement failed spoils what uses it without another error.
#include "core/lang/program.h"

#include "core/base/text.h"
#include "core/lang/emit.h"
#include "core/lang/parser.h"
#include "core/lang/table_call.h"
#include "core/op/catalog.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

using namespace lang;

class Compiler
{
public:
    Compiler(std::string_view text, const TableSource& tables)
        : m_ast(parseText(text))
        , m_tables(tables)
        , m_symbols(m_ast, m_builder)
        , m_emission(m_ast, m_builder, m_functions)
    {
    }

    Parsed run(const ParseOptions& options)
    {
        for (std::size_t i = 0; i < m_ast.statements.size(); ++i)
            statement(static_cast<int>(i));
        if (m_ast.statements.empty() && m_symbols.errors().empty())
            m_symbols.fail("the program is empty", {1, 1, 1}, "write an expression, such as x^2");
        if (!options.output.empty())
            chooseOutput(options.output, {});
        else if (m_outputName >= 0)
            chooseOutput(std::string(m_ast.nameAt(m_outputName)), m_ast.token(m_outputName).where);
        std::vector<Error>& errors = m_symbols.errors();
        if (errors.empty() && m_output == kNoNode)
            m_symbols.fail("the program defines functions, but no value",
                           m_ast.place(m_ast.statements.back().firstToken, m_ast.statements.back().firstToken),
                           "write an expression in the last line");
        if (!errors.empty()) {
            std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
                return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
            });
            return {{}, std::move(errors)};
        }
        return {Program{std::move(m_builder).build(), m_output, std::move(m_symbols.notes()), std::move(m_symbols.inputs()),
                        std::move(m_tableInputs)},
                {}};
    }

private:
    void statement(int index)
    {
        const Statement& statement = m_ast.statements[static_cast<std::size_t>(index)];
        switch (statement.kind) {
        case StatementKind::Output:
            if (statement.name >= 0)
                output(statement);
            return;
        case StatementKind::Function:
            function(index, statement);
            return;
        case StatementKind::Binding:
            binding(index, statement);
            return;
        case StatementKind::Value:
            value(index, statement);
            return;
        }
    }

    void output(const Statement& statement)
    {
        const Place where = m_ast.place(statement.firstToken, statement.name);
        if (m_outputName >= 0)
            m_symbols.fail("the output is chosen twice: on line " + std::to_string(m_ast.token(m_outputName).where.line) + " and on line " +
                               std::to_string(where.line),
                           where, "leave out one of them");
        m_outputName = statement.name;
    }

    void function(int index, const Statement& statement)
    {
        Symbol* symbol = m_symbols.boundBy(index);
        if (!symbol)
            return;
        symbol->state = SymbolState::Now;
        std::optional<Plan> plan;
        if (statement.root >= 0)
            plan = planOf(m_ast, statement.root, statement.parameters, m_symbols);
        symbol = m_symbols.boundBy(index); // new names may have moved it
        symbol->state = plan ? SymbolState::Function : SymbolState::Failed;
        symbol->function = static_cast<int>(m_functions.size());
        if (plan)
            m_functions.push_back({m_ast.nameAt(statement.name), m_ast.token(statement.name).where, std::move(*plan)});
    }

    void binding(int index, const Statement& statement)
    {
        Symbol* symbol = m_symbols.boundBy(index);
        if (symbol)
            symbol->state = SymbolState::Now;
        const NodeId node = statement.root >= 0 ? bound(statement, symbol != nullptr) : kNoNode;
        symbol = m_symbols.boundBy(index);
        if (!symbol)
            return;
        symbol->state = node == kNoNode ? SymbolState::Failed : SymbolState::Value;
        symbol->node = node;
        m_output = node;
    }

    // The node that gets the name; none after an error.
    NodeId bound(const Statement& statement, bool isNew)
    {
        if (statement.isData && isTableCall(m_ast, statement.root) && !m_symbols.find(kTableFunction))
            return isNew ? table(statement) : kNoNode;
        const std::optional<Plan> plan = planOf(m_ast, statement.root, {}, m_symbols);
        if (!plan || !isNew)
            return kNoNode;
        const std::string name(m_ast.nameAt(statement.name));
        const Result<std::optional<Tensor>> literal = literalValue(*plan);
        if (!literal) {
            m_symbols.errors().push_back(literal.error());
            return kNoNode;
        }
        if (*literal)
            return input(statement, name, **literal);
        if (statement.isData) {
            m_symbols.fail("data needs a literal, not an expression", m_ast.place(m_ast.node(statement.root)),
                           "write a number, a list of numbers, or zeros, ones, eye, linspace, randn, rand, csv");
            return kNoNode;
        }
        NodeId node = emitted(*plan);
        if (node == kNoNode)
            return kNoNode;
        const Node& known = m_builder.graph().node(node);
        if (!known.name.empty())
            node = *m_builder.add(*findOp("identity"), {node}, {}, m_ast.place(m_ast.node(statement.root)));
        m_builder.setName(node, name);
        return node;
    }

    NodeId table(const Statement& statement)
    {
        const std::string name(m_ast.nameAt(statement.name));
        std::optional<TableColumns> columns = tableColumns(m_ast, statement.root, m_tables, m_symbols);
        if (!columns)
            return kNoNode;
        m_tableInputs.push_back({name, std::move(columns->table), std::move(columns->columns), columns->value.shape().rows()});
        return input(statement, name, std::move(columns->value));
    }

    NodeId emitted(const Plan& plan)
    {
        const Result<NodeId> node = m_emission.emit(plan);
        if (node)
            return *node;
        m_symbols.errors().push_back(node.error());
        return kNoNode;
    }

    NodeId input(const Statement& statement, const std::string& name, Tensor value)
    {
        const AstNode& literal = m_ast.node(statement.root);
        const std::string_view source = m_ast.source(literal);
        m_symbols.inputs().push_back({name, m_ast.place(literal), m_ast.token(literal.firstToken).offset, source.size()});
        return m_builder.input(name, std::move(value), statement.isData ? LeafRole::Data : LeafRole::Parameter,
                               m_ast.token(statement.name).where);
    }

    // The value of an expression that makes an input: a number, a list, or a call such as zeros(3), with a sign or without.
    Result<std::optional<Tensor>> literalValue(const Plan& plan)
    {
        int root = plan.root;
        bool isNegative = false;
        while (m_ast.node(root).kind == AstKind::Minus) {
            isNegative = !isNegative;
            --root;
        }
        const Step& step = plan.step(root);
        const AstNode& node = m_ast.node(root);
        Tensor value;
        if (step.isLiteral) {
            value = literalOf(m_ast, plan, root);
        } else if (node.kind == AstKind::Number || (node.kind == AstKind::Name && step.isNumber && !std::isfinite(step.number))) {
            value = step.number;
        } else if (const Callable* callable = arrayFunction(plan, root)) {
            Result<Tensor> made = arrayOf(*callable, plan, root);
            if (!made)
                return made.error();
            value = std::move(*made);
        } else {
            return std::optional<Tensor>();
        }
        if (isNegative)
            for (double& x : value.values())
                x = -x;
        return std::optional<Tensor>(std::move(value));
    }

    const Callable* arrayFunction(const Plan& plan, int root) const
    {
        if (m_ast.node(root).kind != AstKind::Call)
            return nullptr;
        const Callable* callable = plan.calls[static_cast<std::size_t>(plan.step(root).payload)].callable;
        return callable && callable->row->make ? callable : nullptr;
    }

    Result<Tensor> arrayOf(const Callable& callable, const Plan& plan, int root)
    {
        std::vector<Argument> arguments;
        for (const std::optional<double>& number : plan.calls[static_cast<std::size_t>(plan.step(root).payload)].numbers)
            arguments.push_back({kNoNode, number});
        return callable.row->make({m_builder, arguments, m_ast.place(m_ast.node(root))});
    }

    void value(int index, const Statement& statement)
    {
        for (std::size_t next = static_cast<std::size_t>(index) + 1; next < m_ast.statements.size(); ++next)
            if (m_ast.statements[next].kind != StatementKind::Output && statement.root >= 0) {
                m_symbols.fail("only the last statement may stand without a name", m_ast.place(m_ast.node(statement.root)),
                               "write name = expression");
                break;
            }
        if (statement.root < 0)
            return;
        if (const std::optional<Plan> plan = planOf(m_ast, statement.root, {}, m_symbols))
            m_output = emitted(*plan);
    }

    void chooseOutput(const std::string& name, Place where)
    {
        const Symbol* symbol = m_symbols.find(name);
        if (symbol && symbol->state == SymbolState::Value) {
            m_output = symbol->node;
            return;
        }
        if (symbol && symbol->state == SymbolState::Failed)
            return;
        if (symbol) {
            m_symbols.fail("'" + name + "' is a function and can't be the output", where, "bind a call of it to a name");
            return;
        }
        std::vector<std::string> names = m_symbols.names(false);
        std::sort(names.begin(), names.end());
        m_symbols.fail("there is no '" + name + "' to be the output", where, didYouMean(name, names));
    }

    Ast m_ast;
    const TableSource& m_tables;
    std::vector<TableInput> m_tableInputs = {};
    Builder m_builder = {};
    Symbols m_symbols;
    std::vector<Function> m_functions = {};
    Emission m_emission;
    NodeId m_output = kNoNode;
    int m_outputName = -1;
};

} // namespace

Parsed parse(std::string_view text, const ParseOptions& options)
{
    return Compiler(text, options.tables).run(options);
}

std::string withInput(std::string_view text, const Program& program, std::string_view name, const Tensor& value)
{
    const auto site = std::find_if(program.inputs.begin(), program.inputs.end(), [&](const InputSite& s) { return s.name == name; });
    assert(site != program.inputs.end());
    if (!site->literal.isKnown())
        return std::string(name) + " = " + exactText(value) + "\n" + std::string(text);
    assert(site->offset + site->length <= text.size());
    return std::string(text.substr(0, site->offset)) + exactText(value) + std::string(text.substr(site->offset + site->length));
}

} // namespace ad
