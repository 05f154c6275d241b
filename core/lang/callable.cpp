// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/callable.h"

#include "core/lang/functions.h"
#include "core/lang/table_call.h"
#include "core/op/catalog.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <unordered_map>

namespace ad::lang {

namespace {

ParameterKind kindOf(const FunctionRow& row, std::string_view name)
{
    for (const std::string_view integer : {"axis", "n", "m", "seed", "row", "column"})
        if (name == integer)
            return ParameterKind::Integer;
    return row.make ? ParameterKind::Number : ParameterKind::Value;
}

std::vector<Parameter> parametersOf(const FunctionRow& row)
{
    std::vector<Parameter> result;
    for (std::string_view rest = row.parameters; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view item = rest.substr(0, comma);
        const std::size_t sign = item.find('=');
        Parameter parameter{.name = std::string(item.substr(0, sign)), .kind = kindOf(row, item.substr(0, sign))};
        if (sign != std::string_view::npos) {
            parameter.isOptional = true;
            double value = 0.0;
            if (std::from_chars(item.data() + sign + 1, item.data() + item.size(), value).ec == std::errc{})
                parameter.fallback = value;
        }
        result.push_back(std::move(parameter));
        rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    return result;
}

Callable callable(const FunctionRow& row)
{
    const Op* op = row.op ? findOp(row.op) : nullptr;
    assert((op != nullptr) + (row.build != nullptr) + (row.compose != nullptr) + (row.make != nullptr) == 1);
    return {&row, row.name, parametersOf(row), std::string(row.name) + "(" + row.parameters + ")", op};
}

// An op that is written like a call of itself needs no row of its own.
std::vector<FunctionRow> rowsOfOps(const std::vector<Callable>& known)
{
    static constexpr const char* kNames[] = {"", "x", "a, b", "a, b, c"};
    std::vector<FunctionRow> result;
    for (const Op* op : catalog()) {
        const std::string_view text = op->notation.text;
        const std::string_view name = op->name;
        const bool isCall = text.starts_with(name) && text.substr(name.size()).starts_with("(");
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Callable& c) { return c.name == name; });
        if (isCall && !isKnown && op->arity >= 1 && op->arity <= 3)
            result.push_back({op->name, kNames[op->arity], nullptr, op->name});
    }
    return result;
}

struct Table
{
    std::vector<FunctionRow> derived;
    std::vector<Callable> all; // by name, so that overloads stand together
    std::unordered_map<std::string_view, std::span<const Callable>> byName;
};

Table makeTable()
{
    Table table;
    for (const std::span<const FunctionRow> rows : {plainFunctions(), composedFunctions(), arrayFunctions()})
        for (const FunctionRow& row : rows)
            table.all.push_back(callable(row));
    table.derived = rowsOfOps(table.all);
    for (const FunctionRow& row : table.derived)
        table.all.push_back(callable(row));
    std::stable_sort(table.all.begin(), table.all.end(), [](const Callable& a, const Callable& b) { return a.name < b.name; });
    for (std::size_t i = 0; i < table.all.size();) {
        std::size_t end = i;
        while (end < table.all.size() && table.all[end].name == table.all[i].name)
            ++end;
        table.byName.emplace(table.all[i].name, std::span<const Callable>(table.all).subspan(i, end - i));
        i = end;
    }
    return table;
}

const Table& table()
{
    static const Table result = makeTable();
    return result;
}

Result<NodeId> buildOp(const Callable& callable, const CallSite& call)
{
    std::vector<NodeId> inputs;
    Attributes attributes;
    for (std::size_t i = 0; i < callable.parameters.size(); ++i) {
        if (callable.parameters[i].kind == ParameterKind::Value) {
            inputs.push_back(call.value(i));
            continue;
        }
        assert(callable.parameters[i].name == "axis");
        const int rank = call.shape(0).rank();
        const int axis = call.integer(i, kAllAxes);
        if (call.arguments[i].number && (axis < -rank || axis >= rank))
            return call.error("axis " + std::to_string(axis) + " does not exist in shape " + toText(call.shape(0)),
                              rank == 0 ? "a scalar has no axis" : "axes count from 0");
        attributes.axis = call.arguments[i].number && axis < 0 ? axis + rank : axis;
    }
    return call.builder.add(*callable.op, std::move(inputs), attributes, call.where);
}

} // namespace

NodeId CallSite::value(std::size_t i) const
{
    if (arguments[i].node != kNoNode)
        return arguments[i].node;
    assert(arguments[i].number);
    return builder.constant(*arguments[i].number, where);
}

int CallSite::integer(std::size_t i, int otherwise) const
{
    return arguments[i].number ? static_cast<int>(*arguments[i].number) : otherwise;
}

std::span<const Callable> overloads(std::string_view name)
{
    const auto found = table().byName.find(name);
    return found == table().byName.end() ? std::span<const Callable>() : found->second;
}

std::span<const Callable> callables()
{
    return table().all;
}

Result<NodeId> build(const Callable& callable, const CallSite& call)
{
    assert(call.arguments.size() == callable.parameters.size());
    if (callable.op)
        return buildOp(callable, call);
    if (callable.row->build)
        return callable.row->build(call);
    if (callable.row->compose) {
        call.builder.beginGroup(callable.row->name, call.where);
        Result<NodeId> output = callable.row->compose(call);
        call.builder.endGroup(output ? *output : kNoNode);
        return output;
    }
    Result<Tensor> value = callable.row->make(call);
    if (!value)
        return value.error();
    return call.builder.constant(std::move(*value), call.where);
}

} // namespace ad::lang

namespace ad {

std::span<const FunctionHelp> functions()
{
    static const std::vector<FunctionHelp> result = [] {
        std::vector<FunctionHelp> help;
        for (const lang::Callable& callable : lang::callables())
            help.push_back(
                {std::string(callable.name), callable.signature, callable.row->about ? callable.row->about : callable.op->about});
        const auto later = std::find_if(help.begin(), help.end(), [](const FunctionHelp& f) { return f.name > lang::kTableFunction; });
        help.insert(later, {std::string(lang::kTableFunction), "csv(\"table\", \"column\", …)",
                            "columns of a table of the document, or of a CSV file beside it; only as data x = csv(…)"});
        return help;
    }();
    return result;
}

} // namespace ad
