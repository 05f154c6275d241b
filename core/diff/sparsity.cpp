// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/sparsity.h"

#include "core/base/strides.h"
#include "core/diff/forward.h"
#include "core/graph/builder.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numeric>
#include <string_view>

// Each element of a node has a row: the elements of the input that it depends on. An edge takes the rows of the operand to the rows of its
// user; which element meets which follows from the op. Elementwise operations hand rows on as they are, so a long chain of them costs no
// more than its elements. An op that is not listed below mixes everything, which is safe.

namespace ad {

namespace {

using Row = DependenceRow;

class Propagation
{
public:
    explicit Propagation(const Graph& graph)
        : m_graph(graph)
        , m_rows(static_cast<std::size_t>(graph.size()))
        , m_none(std::make_shared<const std::vector<int>>())
    {
    }

    void start(NodeId input)
    {
        auto& rows = rowsOf(input);
        for (int i = 0; i < static_cast<int>(rows.size()); ++i)
            rows[static_cast<std::size_t>(i)] = std::make_shared<const std::vector<int>>(1, i);
    }

    /// What the user of one edge depends on through it.
    void follow(const TangentMessage& edge);

    [[nodiscard]] std::vector<Row>& rowsOf(NodeId node)
    {
        auto& rows = m_rows[static_cast<std::size_t>(node)];
        if (rows.empty())
            rows.assign(static_cast<std::size_t>(m_graph.node(node).shape.size()), m_none);
        return rows;
    }
    [[nodiscard]] bool isTooMuch() const { return m_written > kMostDependences; }

private:
    [[nodiscard]] Row merged(const Row& a, const Row& b)
    {
        if (a == b || b->empty())
            return a;
        if (a->empty())
            return b;
        std::vector<int> both;
        std::set_union(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(both));
        m_written += static_cast<std::ptrdiff_t>(both.size());
        return std::make_shared<const std::vector<int>>(std::move(both));
    }
    /// The union of rows that are `stride` apart; pairwise, so that it costs a factor of log count and not of count.
    [[nodiscard]] Row united(const std::vector<Row>& rows, std::ptrdiff_t first, std::ptrdiff_t count, std::ptrdiff_t stride)
    {
        if (count == 1)
            return rows[static_cast<std::size_t>(first)];
        if (count == 0 || isTooMuch())
            return m_none;
        const std::ptrdiff_t half = count / 2;
        return merged(united(rows, first, half, stride), united(rows, first + half * stride, count - half, stride));
    }

    void matmul(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge);
    void outer(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge);
    void reduce(const std::vector<Row>& from, std::vector<Row>& to, const Shape& shape, int axis);
    void move(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge);

    const Graph& m_graph;
    std::vector<std::vector<Row>> m_rows;
    Row m_none;
    std::ptrdiff_t m_written = 0;
};

void Propagation::follow(const TangentMessage& edge)
{
    const std::vector<Row>& from = rowsOf(edge.from);
    std::vector<Row>& to = rowsOf(edge.to);
    const Node& user = m_graph.node(edge.to);
    const Shape& operand = m_graph.node(edge.from).shape;
    const std::string_view name = user.op->name;
    if (isElementwise(*user.op))
        forEachBroadcast(user.shape, operand, [&](std::ptrdiff_t y, std::ptrdiff_t x) {
            Row& row = to[static_cast<std::size_t>(y)];
            row = merged(row, from[static_cast<std::size_t>(x)]);
        });
    else if (name == "matmul")
        matmul(from, to, edge);
    else if (name == "outer")
        outer(from, to, edge);
    else if (name == "broadcast" || name == "sum_to" || name == "transpose" || name == "pick" || name == "place" || name == "stack")
        move(from, to, edge);
    else
        reduce(from, to, operand, user.shape.isScalar() ? kAllAxes : user.attributes.axis);
}

// Row i of the left operand meets every element of row i of the product; likewise the columns of the right one.
void Propagation::matmul(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge)
{
    const Shape& shape = m_graph.node(edge.from).shape;
    const bool isLeft = edge.slot == 0;
    const bool isMatrix = shape.rank() == 2;
    const int lines = !isMatrix ? 1 : isLeft ? shape.rows() : shape.columns();
    const int others = static_cast<int>(to.size()) / std::max(1, lines);
    for (int line = 0; line < lines; ++line) {
        const Row all = isLeft ? united(from, isMatrix ? static_cast<std::ptrdiff_t>(line) * shape.columns() : 0,
                                        isMatrix ? shape.columns() : shape.rows(), 1)
                               : united(from, line, shape.rows(), isMatrix ? shape.columns() : 1);
        for (int other = 0; other < others; ++other) {
            Row& row = to[static_cast<std::size_t>(isLeft ? line * others + other : other * lines + line)];
            row = merged(row, all);
        }
    }
}

void Propagation::outer(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge)
{
    const std::size_t columns = static_cast<std::size_t>(m_graph.node(edge.to).shape.columns());
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = merged(to[i], from[edge.slot == 0 ? i / columns : i % columns]);
}

void Propagation::reduce(const std::vector<Row>& from, std::vector<Row>& to, const Shape& shape, int axis)
{
    const bool isAlongRows = axis == 1 && to.size() == static_cast<std::size_t>(shape.rows());
    const bool isAlongColumns = axis == 0 && shape.rank() == 2 && to.size() == static_cast<std::size_t>(shape.columns());
    for (std::size_t i = 0; i < to.size(); ++i) {
        const auto line = static_cast<std::ptrdiff_t>(i);
        const Row all = isAlongRows      ? united(from, line * shape.columns(), shape.columns(), 1)
                        : isAlongColumns ? united(from, line, shape.rows(), shape.columns())
                        : i == 0         ? united(from, 0, shape.size(), 1)
                                         : to[0];
        to[i] = merged(to[i], all);
    }
}

// Operations that move elements without computing: each element meets those that came from it.
void Propagation::move(const std::vector<Row>& from, std::vector<Row>& to, const TangentMessage& edge)
{
    const Node& user = m_graph.node(edge.to);
    const Shape& operand = m_graph.node(edge.from).shape;
    const std::string_view name = user.op->name;
    const auto meet = [&](std::ptrdiff_t y, std::ptrdiff_t x) {
        Row& row = to[static_cast<std::size_t>(y)];
        row = merged(row, from[static_cast<std::size_t>(x)]);
    };
    const std::ptrdiff_t columns = (name == "place" ? user.shape : operand).columns();
    const std::ptrdiff_t seat = user.attributes.row * columns + (user.attributes.column == kWhole ? 0 : user.attributes.column);
    if (name == "sum_to")
        forEachBroadcast(operand, user.shape, [&](std::ptrdiff_t x, std::ptrdiff_t y) { meet(y, x); });
    else if (name == "stack")
        meet(edge.slot, 0);
    else if (name == "broadcast" && user.attributes.axis == 1 && operand.rank() == 1 && user.shape.rank() == 2)
        for (std::ptrdiff_t y = 0; y < user.shape.size(); ++y)
            meet(y, y / user.shape.columns());
    else if (name == "broadcast")
        forEachBroadcast(user.shape, operand, meet);
    else if (name == "transpose")
        for (std::ptrdiff_t x = 0; x < operand.size(); ++x)
            meet(operand.rank() == 2 ? x % columns * operand.rows() + x / columns : x, x);
    else
        for (std::ptrdiff_t i = 0; i < std::min(operand.size(), user.shape.size()); ++i)
            meet(name == "place" ? seat + i : i, name == "place" ? i : seat + i);
}

} // namespace

std::ptrdiff_t Sparsity::nonzeros() const
{
    return std::accumulate(rows.begin(), rows.end(), std::ptrdiff_t{0},
                           [](std::ptrdiff_t sum, const Row& row) { return sum + static_cast<std::ptrdiff_t>(row->size()); });
}

bool Sparsity::has(int row, int column) const
{
    const std::vector<int>& entries = *rows[static_cast<std::size_t>(row)];
    return std::binary_search(entries.begin(), entries.end(), column);
}

std::optional<Sparsity> sparsity(const Graph& graph, NodeId output, NodeId input)
{
    Builder builder(graph);
    const NodeId seed = builder.input("", Tensor(graph.node(input).shape, 1.0));
    const TangentSeed seeds[] = {{input, seed}};
    const Forward swept = forward(std::move(builder).build(), seeds);
    const std::vector<bool> needed = ancestors(graph, output);
    Propagation propagation(graph);
    propagation.start(input);
    for (const TangentMessage& edge : swept.messages) {
        if (edge.to < graph.size() && needed[static_cast<std::size_t>(edge.to)])
            propagation.follow(edge);
        if (propagation.isTooMuch())
            return std::nullopt;
    }
    return Sparsity{static_cast<int>(graph.node(input).shape.size()), std::move(propagation.rowsOf(output))};
}

} // namespace ad
