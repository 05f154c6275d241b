// SPDX-License-Identifier: GPL-3.0-or-later
// A planned expression to nodes of the graph.
#pragma once

#include "core/lang/plan.h"

namespace ad::lang {

/// A function of the program.
struct Function
{
    std::string_view name = {};
    Place where = {};
    Plan body = {};
};

/// How deep calls of the program's functions may be nested.
inline constexpr int kDeepestCall = 200;

class Emission
{
public:
    Emission(const Ast& ast, Builder& builder, const std::vector<Function>& functions)
        : m_ast(ast)
        , m_builder(builder)
        , m_functions(functions)
    {
    }

    /// Appends the nodes of `plan`; the one that stands for the whole, or an error if shapes do not fit. Cost: O(nodes appended).
    ///
    /// @param parameters  the values of the function's parameters, if this is the body of one.
    [[nodiscard]] Result<NodeId> emit(const Plan& plan, std::span<const NodeId> parameters = {});

private:
    Result<NodeId> node(const Plan& plan, int i, std::span<const NodeId> parameters, const std::vector<NodeId>& values);
    Result<NodeId> operation(const Op& op, int i, std::vector<int> operands, const Plan& plan, const std::vector<NodeId>& values,
                             const Attributes& attributes = {});
    Result<NodeId> index(const Plan& plan, int i, const std::vector<NodeId>& values);
    Result<NodeId> list(const Plan& plan, int i, const std::vector<NodeId>& values);
    Result<NodeId> call(const PlannedCall& call, const Plan& plan, int i, const std::vector<NodeId>& values);
    Result<NodeId> ownCall(const Function& function, Place where, std::span<const NodeId> arguments);
    [[nodiscard]] Error explained(Error error, int i, std::span<const int> operands, const std::vector<NodeId>& values, int first) const;
    [[nodiscard]] std::optional<Error> excess(NodeId node, Place where) const;

    const Ast& m_ast;
    Builder& m_builder;
    const std::vector<Function>& m_functions;
    int m_depth = 0;
};

} // namespace ad::lang
