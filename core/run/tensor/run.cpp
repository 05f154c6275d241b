// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strides.h"
#include "core/run/block/dispatch.h"
#include "core/run/tensor/program.h"

#include <algorithm>
#include <cassert>

namespace ad::tensor {

namespace {

// Buffers of equal size, a power of two, would compete for the same cache lines: they stand a few lines further apart.
constexpr std::ptrdiff_t kGap = 3 * block::kLanes;

std::ptrdiff_t spaceOf(const Shape& shape)
{
    return (shape.size() + block::kLanes - 1) / block::kLanes * block::kLanes + kGap;
}

// 32 × 32 numbers of source and result together fit into the first cache.
void transpose(double* to, const double* from, int rows, int columns)
{
    constexpr int kTile = 32;
    for (int i0 = 0; i0 < rows; i0 += kTile)
        for (int j0 = 0; j0 < columns; j0 += kTile)
            for (int j = j0; j < std::min(j0 + kTile, columns); ++j)
                for (int i = i0; i < std::min(i0 + kTile, rows); ++i)
                    to[static_cast<std::ptrdiff_t>(j) * rows + i] = from[static_cast<std::ptrdiff_t>(i) * columns + j];
}

void broadcast(double* to, const Shape& shape, const double* from, Shape source, const Attributes& attributes)
{
    // A vector that stands for what a reduction of the last axis left is a column.
    if (attributes.axis == 1 && source.rank() == 1 && shape.rank() == 2)
        source = Shape(source.rows(), 1);
    const Strides step = stridesIn(shape, source);
    for (int i = 0; i < shape.rows(); ++i, to += shape.columns()) {
        const double* row = from + i * step.row;
        if (step.column == 1)
            std::copy_n(row, shape.columns(), to);
        else
            std::fill_n(to, shape.columns(), *row);
    }
}

std::ptrdiff_t seat(const Shape& shape, const Attributes& attributes)
{
    return static_cast<std::ptrdiff_t>(attributes.row) * shape.columns() + (attributes.column == kWhole ? 0 : attributes.column);
}

} // namespace

Memory::Memory(const Program& program)
    : m_values(program.isStored.size(), nullptr)
    , m_scratch(program.scratch)
{
    std::ptrdiff_t size = 0;
    const auto hasBuffer = [&](std::size_t id) {
        return program.isStored[id] && program.outputOf[id] < 0 && !isInput(program.graph.nodes()[id]);
    };
    for (std::size_t id = 0; id < m_values.size(); ++id)
        if (hasBuffer(id))
            size += spaceOf(program.graph.nodes()[id].shape);
    m_storage = block::Buffer(size);
    double* next = m_storage.data();
    for (std::size_t id = 0; id < m_values.size(); ++id) {
        if (!hasBuffer(id))
            continue;
        const Node& node = program.graph.nodes()[id];
        m_values[id] = next;
        if (isLeaf(*node.op))
            std::copy(node.value.values().begin(), node.value.values().end(), next);
        next += spaceOf(node.shape);
    }
    std::size_t most = 0;
    for (const Group& group : program.groups) {
        m_groups.emplace_back(group.program);
        most = std::max({most, group.vectors.size(), group.uniforms.size(), group.outputs.size()});
    }
    m_vectors.resize(most);
    m_uniforms.resize(most);
    m_outputs.resize(most);
}

void Memory::run(const Program& program, std::span<const double* const> inputs, std::span<double* const> outputs)
{
    for (std::size_t i = 0; i < inputs.size(); ++i)
        at(program.inputs[i]) = const_cast<double*>(inputs[i]); // only read; one table serves all values
    for (std::size_t j = 0; j < outputs.size(); ++j)
        if (program.outputOf[static_cast<std::size_t>(program.outputs[j])] == static_cast<int>(j))
            at(program.outputs[j]) = outputs[j];
    for (const Task& task : program.tasks)
        runTask(program, task, outputs);
}

void Memory::runTask(const Program& program, const Task& task, std::span<double* const> outputs)
{
    const Node& node = program.graph.node(task.node);
    double* to = at(task.node);
    const NodeId first = node.inputs.empty() ? kNoNode : node.inputs[0];
    const double* from = first == kNoNode ? nullptr : at(first);
    const Shape source = first == kNoNode ? Shape() : program.graph.node(first).shape;
    switch (task.kind) {
    case Kind::Group:
        return runGroup(program, static_cast<std::size_t>(task.index));
    case Kind::Product:
        return runProduct(program, task.node);
    case Kind::Transpose:
        return transpose(to, from, source.rows(), source.columns());
    case Kind::Broadcast:
        return broadcast(to, node.shape, from, source, node.attributes);
    case Kind::SumTo:
    case Kind::Sum:
    case Kind::Mean:
    case Kind::Norm2:
        return runReduction(program, task.node, task.kind);
    case Kind::Pick:
        std::copy_n(from + seat(source, node.attributes), node.shape.size(), to);
        return;
    case Kind::Place:
        std::fill_n(to, node.shape.size(), 0.0);
        std::copy_n(from, source.size(), to + seat(node.shape, node.attributes));
        return;
    case Kind::Stack:
        for (const NodeId input : node.inputs)
            *to++ = *at(input);
        return;
    case Kind::Outer: {
        const double* right = at(node.inputs[1]);
        for (int i = 0; i < node.shape.rows(); ++i)
            for (int j = 0; j < node.shape.columns(); ++j)
                *to++ = from[i] * right[j];
        return;
    }
    case Kind::Copy:
        std::copy_n(at(task.node), node.shape.size(), outputs[static_cast<std::size_t>(task.index)]);
        return;
    case Kind::Call:
        return runCall(program, task.node);
    }
}

void Memory::runGroup(const Program& program, std::size_t index)
{
    const Group& group = program.groups[index];
    for (std::size_t i = 0; i < group.vectors.size(); ++i)
        m_vectors[i] = at(group.vectors[i]);
    for (std::size_t i = 0; i < group.uniforms.size(); ++i)
        m_uniforms[i] = *at(group.uniforms[i]);
    for (std::size_t i = 0; i < group.outputs.size(); ++i)
        m_outputs[i] = at(group.outputs[i]);
    block::run(group.program, std::span(m_vectors).first(group.vectors.size()), std::span(m_uniforms).first(group.uniforms.size()),
               std::span(m_outputs).first(group.outputs.size()), group.count, m_groups[index]);
}

// Vectors stand for a row on the left and for a column on the right.
void Memory::runProduct(const Program& program, NodeId id)
{
    const block::DenseTable& dense = block::loopsOf(program.simd).dense;
    const Factors f = factorsOf(program.graph, id);
    const Shape& a = program.graph.node(f.a).shape;
    const Shape& b = program.graph.node(f.b).shape;
    const std::ptrdiff_t aRows = a.rank() == 2 ? a.rows() : 1;
    const std::ptrdiff_t aColumns = a.rank() == 2 ? a.columns() : a.rows();
    block::Product p{at(id), at(f.a), at(f.b), m_scratch.data(), aRows, aColumns, b.columns(), aColumns, 1};
    if (f.isTransposedA) {
        std::swap(p.rows, p.inner);
        std::swap(p.aRow, p.aColumn);
    }
    if (f.isTransposedB) {
        p.columns = b.rows();
        double* turned = m_scratch.data() + block::kLanes * p.inner;
        transpose(turned, p.b, b.rows(), b.columns());
        p.b = turned;
    }
    if (p.columns != 1)
        return dense.product(p);
    if (p.aColumn == 1) {
        for (std::ptrdiff_t i = 0; i < p.rows; ++i)
            p.c[i] = dense.dot(p.a + i * p.aRow, p.b, p.inner);
        return;
    }
    // (Aᵀ v)ᵀ = vᵀ A, a row times a matrix that stands row by row.
    dense.product({p.c, p.b, p.a, p.scratch, 1, p.inner, p.rows, p.inner, 1});
}

void Memory::runReduction(const Program& program, NodeId id, Kind kind)
{
    const block::DenseTable& dense = block::loopsOf(program.simd).dense;
    const Node& node = program.graph.node(id);
    const Shape& source = program.graph.node(node.inputs[0]).shape;
    const double* from = at(node.inputs[0]);
    double* to = at(id);
    const std::ptrdiff_t columns = source.columns();
    if (kind == Kind::Norm2) {
        *to = dense.dot(from, from, source.size());
    } else if (node.shape.size() == 1) {
        *to = dense.sum(from, source.size());
    } else if (const bool isByRows = kind == Kind::SumTo ? node.shape.rank() == 2 && node.shape.columns() == 1 : node.attributes.axis == 1;
               isByRows) {
        for (int i = 0; i < source.rows(); ++i)
            to[i] = dense.sum(from + i * columns, columns);
    } else {
        std::fill_n(to, columns, 0.0);
        for (int i = 0; i < source.rows(); ++i)
            dense.addTo(to, from + i * columns, columns);
    }
    if (kind == Kind::Mean)
        for (std::ptrdiff_t i = 0; i < node.shape.size(); ++i)
            to[i] /= static_cast<double>(source.size() / node.shape.size());
}

void Memory::runCall(const Program& program, NodeId id)
{
    const Node& node = program.graph.node(id);
    m_tensors.clear();
    m_operands.clear();
    for (const NodeId input : node.inputs) {
        const Shape& shape = program.graph.node(input).shape;
        m_tensors.emplace_back(shape, std::vector<double>(at(input), at(input) + shape.size()));
    }
    for (const Tensor& operand : m_tensors)
        m_operands.push_back(&operand);
    const Tensor result = valueOf(*node.op, m_operands, node.attributes, node.shape);
    std::copy(result.values().begin(), result.values().end(), at(id));
}

} // namespace ad::tensor
