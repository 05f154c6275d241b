// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario of the library, parsed and swept backward once, so that tests can ask for values and adjoints by name.
#pragma once

#include "core/diff/reverse.h"
#include "core/lang/program.h"
#include "core/run/evaluate.h"
#include "core/scenario/library.h"

#include <QString>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ad::test {

class Swept
{
public:
    explicit Swept(const Scenario& scenario)
    {
        Parsed parsed = parse(scenario.program, {.output = scenario.output});
        if (!parsed.program)
            qFatal("%s: %s", scenario.title.c_str(), parsed.errors.front().message.c_str());
        m_program = std::move(*parsed.program);
        const Graph& graph = m_program.graph;
        m_backward =
            scenario.externalGradient ? reverse(graph, m_program.output, *scenario.externalGradient) : reverse(graph, m_program.output);
        m_numbers = evaluate(m_backward.graph);
    }
    explicit Swept(std::string_view id)
        : Swept(loaded(id))
    {
    }

    static Scenario loaded(std::string_view id)
    {
        const Result<Scenario> scenario = loadPreset(id);
        if (!scenario)
            qFatal("%s", scenario.error().message.c_str());
        return *scenario;
    }

    [[nodiscard]] const Graph& graph() const { return m_program.graph; }
    [[nodiscard]] NodeId output() const { return m_program.output; }
    [[nodiscard]] const Backward& backward() const { return m_backward; }
    [[nodiscard]] const Tensor& number(NodeId id) const { return m_numbers[static_cast<std::size_t>(id)]; }

    [[nodiscard]] NodeId find(const std::string& name) const
    {
        const NodeId id = graph().find(name);
        if (id == kNoNode)
            qFatal("no node is called %s", name.c_str());
        return id;
    }
    [[nodiscard]] Tensor value(const std::string& name) const { return number(find(name)); }
    [[nodiscard]] Tensor adjoint(const std::string& name) const
    {
        const NodeId adjoint = m_backward.adjoints[static_cast<std::size_t>(find(name))];
        return adjoint == kNoNode ? Tensor(value(name).shape(), 0.0) : number(adjoint);
    }

private:
    Program m_program;
    Backward m_backward;
    std::vector<Tensor> m_numbers;
};

/// Which tolerance a number from outside deserves.
enum class Digits {
    Published, // half a unit of its last printed decimal; whole numbers are exact
    Computed,  // 1e-12, relative above 1
};

/// The numbers in a text such as "[[1, 2.50], [-3e-4, 0]]", row by row, compared with those of a tensor; "" if they agree.
inline QString disagreement(const Tensor& ours, const QString& theirs, Digits digits)
{
    QStringList texts = theirs.simplified().replace('[', ' ').replace(']', ' ').replace(',', ' ').simplified().split(' ');
    if (texts.size() != ours.size())
        return QString("%1 numbers, expected %2").arg(ours.size()).arg(texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        bool isNumber = false;
        const double expected = texts[i].toDouble(&isNumber);
        const qsizetype point = texts[i].indexOf('.');
        const bool isRounded = digits == Digits::Published && point >= 0;
        // The slack beside the half unit is for numbers that end exactly between two decimals.
        const double tolerance = isRounded ? 0.5 * std::pow(10.0, static_cast<double>(point + 1 - texts[i].size())) + 1e-13
                                           : 1e-12 * std::max(1.0, std::abs(expected));
        if (!isNumber || !(std::abs(ours[i] - expected) <= tolerance))
            return QString("%1 instead of %2").arg(ours[i], 0, 'g', 17).arg(texts[i]);
    }
    return "";
}

} // namespace ad::test
