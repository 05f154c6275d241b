// SPDX-License-Identifier: GPL-3.0-or-later
// The program is parsed again with tables of fewer rows, so that whatever depends on their number (a mean, a sum, a checked shape) is that
// of a batch. A program is compiled once for each length of its batches, with the data as inputs; a step then only copies its rows.
#include "core/scenario/batches.h"

#include "core/optim/run.h"
#include "core/scenario/program_function.h"
#include "core/scenario/tables.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace ad {

namespace {

CsvTable someRows(const CsvTable& table, std::span<const int> rows)
{
    CsvTable part{table.names, {}, static_cast<int>(rows.size())};
    for (const std::vector<double>& column : table.columns) {
        part.columns.emplace_back();
        for (const int row : rows)
            part.columns.back().push_back(column[static_cast<std::size_t>(row)]);
    }
    return part;
}

} // namespace

/// The objective of a racer that sees the batch of its step.
class BatchObjective final : public Objective
{
public:
    BatchObjective(std::shared_ptr<const Batches> batches, const BatchOrder& order)
        : m_batches(std::move(batches))
        , m_order(order)
        , m_data(m_batches->m_data.size())
    {
        for (const int rows : order.lengths()) {
            const Batches::Length& length = m_batches->m_lengths.at(rows);
            m_functions.try_emplace(rows, length.view, length.gradient, length.data);
        }
    }

    [[nodiscard]] int dimension() const override { return m_functions.begin()->second.dimension(); }

    void evaluate(std::span<const double> points, int count, std::int64_t step, std::span<double> values,
                  std::span<double> gradients) override
    {
        take(step).evaluate(points, count, values, gradients);
    }

    [[nodiscard]] bool hasHessian() const override { return true; }

    void hessian(std::span<const double> x, std::int64_t step, Eigen::MatrixXd& hessian) override { take(step).hessian(x, hessian); }

private:
    // The program of batches of that length, with the rows of the step, which are copied unless they are there already.
    ProgramFunction& take(std::int64_t step)
    {
        if (step == m_step)
            return m_functions.at(m_length);
        m_step = step;
        if (const std::int64_t epoch = m_order.epochOf(step); epoch != m_epoch) {
            m_epoch = epoch;
            m_epochOrder = m_order.orderOf(epoch);
        }
        const std::vector<int> rows = m_order.part(m_epochOrder, step);
        m_length = static_cast<int>(rows.size());
        std::vector<std::span<const double>> data;
        for (std::size_t i = 0; i < m_data.size(); ++i) {
            const Tensor& all = m_batches->m_data[i].second;
            m_data[i].clear();
            for (const int row : rows)
                for (int column = 0; column < all.shape().columns(); ++column)
                    m_data[i].push_back(all.at(row, column));
            data.emplace_back(m_data[i]);
        }
        ProgramFunction& function = m_functions.at(m_length);
        function.setData(std::move(data));
        return function;
    }

    std::shared_ptr<const Batches> m_batches;
    BatchOrder m_order;
    std::map<int, ProgramFunction> m_functions; // by length
    std::int64_t m_step = -1;
    std::int64_t m_epoch = -1;
    std::vector<int> m_epochOrder;
    int m_length = 0;                        // of the batch of the step
    std::vector<std::vector<double>> m_data; // its rows, of each input
};

Result<std::shared_ptr<const Batches>> Batches::of(const Scenario& scenario, const Program& program)
{
    if (program.tableInputs.empty())
        return std::shared_ptr<const Batches>();
    const auto result = std::make_shared<Batches>();
    result->m_scenario = std::make_shared<const Scenario>(scenario);
    result->m_rows = program.tableInputs.front().rows;
    for (const TableInput& input : program.tableInputs)
        if (input.rows == result->m_rows)
            result->m_data.emplace_back(input.name, program.graph.node(program.graph.find(input.name)).value);
    std::vector<std::optional<int>> sizes = {std::nullopt};
    for (const RacerChoice& racer : scenario.racers)
        sizes.push_back(racer.batch);
    for (const std::optional<int>& size : sizes) {
        const BatchOrder order = result->order(size);
        for (const int rows : order.lengths()) {
            if (order.isWhole() || result->m_lengths.contains(rows))
                continue;
            Result<Length> length = result->lengthOf(rows);
            if (!length)
                return Error{"there is no batch of " + std::to_string(rows) + (rows == 1 ? " row: " : " rows: ") + length.error().message,
                             length.error().where,
                             length.error().hint.empty() ? "take all rows, or write the program for any number of rows"
                                                         : length.error().hint};
            result->m_lengths.emplace(rows, std::move(*length));
        }
    }
    return std::shared_ptr<const Batches>(result);
}

Result<AxisView> Batches::viewOf(std::span<const int> rows) const
{
    const TableSource all = tablesOf(*m_scenario);
    const TableSource some = [&](const std::string& name) -> Result<std::shared_ptr<const CsvTable>> {
        Result<std::shared_ptr<const CsvTable>> table = all(name);
        if (!table || (*table)->rows != m_rows)
            return table;
        return std::make_shared<const CsvTable>(someRows(**table, rows));
    };
    const Parsed parsed = parse(m_scenario->program, {.output = m_scenario->output, .tables = some});
    if (!parsed.program)
        return parsed.errors.front();
    return axisView(*m_scenario, *parsed.program);
}

Result<Batches::Length> Batches::lengthOf(int rows) const
{
    std::vector<int> first(static_cast<std::size_t>(rows));
    std::iota(first.begin(), first.end(), 0);
    Result<AxisView> view = viewOf(first);
    if (!view)
        return view.error();
    Length length{std::make_shared<const AxisView>(std::move(*view)), {}, {}};
    for (const auto& [name, value] : m_data) {
        length.data.push_back(length.view->graph.find(name));
        if (length.data.back() == kNoNode)
            return Error{"'" + name + "' is data of a table and an axis", {}, "choose other axes"};
    }
    length.gradient = gradientKernel(*length.view, length.data);
    return length;
}

BatchOrder Batches::order(std::optional<int> size) const
{
    BatchChoice choice = m_scenario->batch;
    choice.size = size.value_or(choice.size);
    return {choice, m_rows};
}

std::unique_ptr<Objective> Batches::objective(std::optional<int> size) const
{
    const BatchOrder own = order(size);
    assert(!own.isWhole() && m_lengths.contains(own.size()));
    return std::make_unique<BatchObjective>(shared_from_this(), own);
}

void takeWholeLoss(Run& run, Objective& whole)
{
    run.batchLoss = run.loss;
    std::vector<double> gradient(static_cast<std::size_t>(run.dimension));
    for (std::size_t k = 0; k < run.loss.size(); ++k) {
        whole.evaluate(run.at(static_cast<std::int64_t>(k)), 1, static_cast<std::int64_t>(k), {&run.loss[k], 1}, gradient);
        run.gradientNorm[k] = std::sqrt(std::inner_product(gradient.begin(), gradient.end(), gradient.begin(), 0.0));
    }
}

} // namespace ad
