// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/code_helpers.h"
#include "core/trace/code_statements.h"

#include <algorithm>
#include <map>

namespace ad {

namespace {

// A variable as the function declares it.
struct Declaration
{
    bool isUsed = false;    // by another statement, or returned
    bool isChanged = false; // assigned or added to later
    bool isMade = false;    // the line of its declaration is written
};

// A value that the function returns.
struct Field
{
    std::string name;
    std::string type;
    std::string variable;
};

class Function
{
public:
    Function(const Trace& trace, const CodeStatements& statements)
        : m_trace(trace)
        , m_statements(statements)
        , m_kinds(kindsOf(statements.variables))
    {
        for (const std::vector<CodeStatement>* part : {&statements.leaves, &statements.directions, &statements.forward,
                                                       &statements.leftovers, &statements.backward, &statements.untouched})
            for (const CodeStatement& statement : *part)
                noteStatement(statement);
        for (const CodeStatement& update : statements.updates)
            noteUses(update.value);
        addFields();
    }

    std::vector<CodeLine> run() &&
    {
        line("struct Result");
        line("{");
        for (const Field& field : m_fields)
            line("    " + field.type + " " + field.name + ";");
        line("};");
        line("");
        signature();
        line("{");
        for (const CodeStatement& leaf : m_statements.leaves)
            if (!isInput(m_trace.graph().node(leaf.node)))
                assign(leaf);
        section("direction", m_statements.directions);
        section("forward", m_statements.forward);
        section("from before", m_statements.leftovers);
        section("backward", m_statements.backward);
        section("no derivative arrives", m_statements.untouched);
        updates();
        returned();
        line("}");
        return withPreamble();
    }

private:
    void line(std::string text) { m_lines.push_back({.text = std::move(text)}); }

    [[nodiscard]] std::string typeOf(NodeId id) const { return m_trace.graph().node(id).shape.isScalar() ? "double" : "Array"; }
    [[nodiscard]] static std::string updated(const CodeStatement& update) { return "next_" + update.target; }

    void noteUses(const std::string& text)
    {
        for (const CodeWord& word : lang::codeWords(text, CodeLanguage::Cpp, m_kinds))
            m_declarations[text.substr(word.offset, word.length)].isUsed = true;
    }

    void noteStatement(const CodeStatement& statement)
    {
        noteUses(statement.value);
        const bool isNew = m_seen.insert(statement.target).second;
        Declaration& declaration = m_declarations[statement.target];
        declaration.isChanged = declaration.isChanged || !isNew;
    }

    void addFields()
    {
        const NodeId output = m_trace.backward.output;
        m_fields.push_back({m_statements.output, typeOf(output), m_statements.output});
        if (!m_statements.outputTangent.empty())
            m_fields.push_back({m_statements.outputTangent, typeOf(output), m_statements.outputTangent});
        for (const CodeInput& input : m_statements.inputs)
            if (!input.adjoint.empty())
                m_fields.push_back({input.adjoint, typeOf(input.node), input.adjoint});
        for (const CodeStatement& update : m_statements.updates)
            m_fields.push_back({updated(update), typeOf(update.node), updated(update)});
        for (const Field& field : m_fields)
            m_declarations[field.variable].isUsed = true;
    }

    // The inputs are parameters; a call without arguments gives the numbers of the program.
    void signature()
    {
        const std::string start = "Result evaluate(";
        std::vector<const CodeStatement*> parameters;
        for (const CodeStatement& leaf : m_statements.leaves)
            if (isInput(m_trace.graph().node(leaf.node)))
                parameters.push_back(&leaf);
        if (parameters.empty())
            line(start + ")");
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const CodeStatement& leaf = *parameters[i];
            const std::string type = typeOf(leaf.node) == "double" ? "double " : "const Array& ";
            const std::string indent = i == 0 ? start : std::string(start.size(), ' ');
            m_lines.push_back({.text = indent + unusedMark(leaf.target) + type + leaf.target + " = " + leaf.value +
                                       (i + 1 == parameters.size() ? ")" : ","),
                               .node = leaf.node});
        }
    }

    [[nodiscard]] std::string unusedMark(const std::string& variable) { return m_declarations[variable].isUsed ? "" : "[[maybe_unused]] "; }

    void header(const std::string& title)
    {
        if (m_lines.back().text != "{")
            line("");
        line("    // " + title);
    }

    void section(const std::string& title, const std::vector<CodeStatement>& statements)
    {
        if (statements.empty())
            return;
        header(title);
        for (const CodeStatement& statement : statements)
            assign(statement);
    }

    void assign(const CodeStatement& statement)
    {
        Declaration& declaration = m_declarations[statement.target];
        const std::string note = statement.note.empty() ? "" : " // " + statement.note;
        const std::string type = declaration.isMade ? "" : (declaration.isChanged ? "" : "const ") + typeOf(statement.node) + " ";
        m_lines.push_back({.text = "    " + (declaration.isMade ? "" : unusedMark(statement.target)) + type + statement.target +
                                   (statement.isSum ? " += " : " = ") + statement.value + ";" + note,
                           .step = statement.step,
                           .node = statement.node});
        declaration.isMade = true;
    }

    // The inputs stay as they are: their new values are returned.
    void updates()
    {
        if (m_statements.updates.empty())
            return;
        header("update");
        for (const CodeStatement& update : m_statements.updates)
            m_lines.push_back({.text = "    const " + typeOf(update.node) + " " + updated(update) + " = " + update.value + ";",
                               .step = update.step,
                               .node = update.node});
    }

    void returned()
    {
        std::string values;
        for (const Field& field : m_fields)
            values += (values.empty() ? "" : ", ") + field.variable;
        line("");
        line("    return {" + values + "};");
    }

    [[nodiscard]] std::vector<CodeLine> withPreamble() const
    {
        std::string code;
        bool addsArrays = false;
        for (const CodeLine& line : m_lines) {
            code += line.text + "\n";
            addsArrays = addsArrays || (line.text.find(" += ") != std::string::npos && typeOf(line.node) == "Array");
        }
        std::vector<CodeLine> result;
        const auto add = [&](std::string text) { result.push_back({.text = std::move(text)}); };
        add("// " + m_statements.output + " and its derivatives, one line a step. Written by Adjoint.");
        for (std::string& text : lang::preamble(CodeLanguage::Cpp, m_statements.variables.uses, code + (addsArrays ? "operator+=\n" : ""),
                                                m_statements.applied))
            add(std::move(text));
        if (result.size() > 1)
            add("");
        result.insert(result.end(), m_lines.begin(), m_lines.end());
        return result;
    }

    const Trace& m_trace;
    const CodeStatements& m_statements;
    lang::CodeVariableKinds m_kinds;
    std::map<std::string, Declaration> m_declarations;
    std::set<std::string> m_seen;
    std::vector<Field> m_fields;
    std::vector<CodeLine> m_lines;
};

} // namespace

std::vector<CodeLine> cppLines(const Trace& trace, const CodeStatements& statements)
{
    return Function(trace, statements).run();
}

} // namespace ad
