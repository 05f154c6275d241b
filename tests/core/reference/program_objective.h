// SPDX-License-Identifier: GPL-3.0-or-later
// A program of scalars as an objective, by evaluating the graph of its derivatives node by node: slow, and nothing but what is tested.
#pragma once

#include "core/diff/derivatives.h"
#include "core/lang/program.h"
#include "core/optim/objective.h"
#include "core/run/evaluate.h"

#include <QtTest>

#include <string>
#include <vector>

namespace ad::test {

class ProgramObjective
{
public:
    ProgramObjective(std::string_view text, const std::vector<std::string>& names, const TableSource& tables = {})
        : m_names(names)
    {
        const Parsed parsed = parse(text, {.tables = tables});
        if (!parsed.program)
            qFatal("%s", parsed.errors.front().message.c_str());
        std::vector<NodeId> inputs;
        for (const std::string& name : names)
            inputs.push_back(parsed.program->graph.find(name));
        m_derivatives = derivatives(parsed.program->graph, parsed.program->output, inputs, Order::Second);
        std::vector<NodeId> wanted = m_derivatives.gradient;
        wanted.push_back(m_derivatives.value);
        m_needed = ancestors(m_derivatives.graph, wanted);
    }

    [[nodiscard]] double valueAndGradient(std::span<const double> x, std::span<double> gradient) const
    {
        const std::vector<Tensor> numbers = evaluate(m_derivatives.graph, point(x), m_needed);
        for (std::size_t i = 0; i < gradient.size(); ++i)
            gradient[i] = number(numbers, m_derivatives.gradient[i]);
        return number(numbers, m_derivatives.value);
    }

    [[nodiscard]] Eigen::Matrix2d hessian(std::span<const double> x) const
    {
        const std::vector<Tensor> numbers = evaluate(m_derivatives.graph, point(x));
        Eigen::Matrix2d hessian;
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j)
                hessian(i, j) = number(numbers, m_derivatives.hessian[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
        return hessian;
    }

    /// For `minimize`; refers to this object.
    [[nodiscard]] FunctionObjective objective() const
    {
        return {static_cast<int>(m_names.size()),
                [this](std::span<const double> x, std::span<double> g) -> double { return valueAndGradient(x, g); }};
    }

private:
    [[nodiscard]] Point point(std::span<const double> x) const
    {
        Point point;
        for (std::size_t i = 0; i < m_names.size(); ++i)
            point[m_names[i]] = Tensor(x[i]);
        return point;
    }
    [[nodiscard]] static double number(const std::vector<Tensor>& numbers, NodeId id)
    {
        return numbers[static_cast<std::size_t>(id)].scalar();
    }

    std::vector<std::string> m_names;
    Derivatives m_derivatives;
    std::vector<bool> m_needed;
};

} // namespace ad::test
