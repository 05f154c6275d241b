// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/sharing.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace ad {

namespace {

// The finalizer of MurmurHash3 (Appleby, public domain): every bit of the input reaches every bit of the result.
std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    return x ^ (x >> 33);
}

std::uint64_t joined(std::uint64_t seed, std::uint64_t x)
{
    return mixed(seed * 0x9e3779b97f4a7c15ULL + x);
}

std::uint64_t hashOf(const Shape& shape)
{
    return joined(joined(static_cast<std::uint64_t>(shape.rank()), static_cast<std::uint64_t>(shape.rows())),
                  static_cast<std::uint64_t>(shape.columns()));
}

std::uint64_t hashOf(const Tensor& value)
{
    std::uint64_t hash = value.isScalar() ? 0 : hashOf(value.shape());
    for (const double x : value.values())
        hash = joined(hash, std::bit_cast<std::uint64_t>(x));
    return hash;
}

std::uint64_t hashOf(const Op& op, const std::vector<NodeId>& inputs, const Attributes& attributes)
{
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(&op);
    for (const NodeId input : inputs)
        hash = joined(hash, static_cast<std::uint64_t>(input));
    if (isElementwise(op))
        return hash;
    for (const int field : {attributes.axis, attributes.row, attributes.column, attributes.count})
        hash = joined(hash, static_cast<std::uint64_t>(field));
    return joined(hash, hashOf(attributes.shape));
}

// Bit by bit: 0 and −0 are different constants, and a NaN is the same as itself.
bool sameBits(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::equal(a.values().begin(), a.values().end(), b.values().begin(), [](double x, double y) {
               return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
           });
}

} // namespace

SharingBuilder::SharingBuilder(int expectedNodes)
    : m_seats(std::bit_ceil(std::max<std::size_t>(16, 2 * static_cast<std::size_t>(expectedNodes))))
{
}

void SharingBuilder::grow()
{
    std::vector<Seat> old(2 * m_seats.size());
    old.swap(m_seats);
    for (const Seat& seat : old) {
        if (seat.node == kNoNode)
            continue;
        std::size_t at = seat.hash & (m_seats.size() - 1);
        while (m_seats[at].node != kNoNode)
            at = (at + 1) & (m_seats.size() - 1);
        m_seats[at] = seat;
    }
}

template<typename IsSame, typename Make>
NodeId SharingBuilder::shared(std::uint64_t hash, IsSame isSame, Make make)
{
    if (2 * (m_used + 1) > m_seats.size())
        grow();
    std::size_t at = hash & (m_seats.size() - 1);
    while (m_seats[at].node != kNoNode) {
        if (m_seats[at].hash == hash && isSame(node(m_seats[at].node)))
            return m_seats[at].node;
        at = (at + 1) & (m_seats.size() - 1);
    }
    ++m_used;
    m_seats[at] = {hash, make()};
    return m_seats[at].node;
}

NodeId SharingBuilder::input(const Node& leaf)
{
    return m_builder.input(leaf.name, leaf.value, leaf.role, leaf.where);
}

NodeId SharingBuilder::constant(const Tensor& value)
{
    return shared(
        hashOf(value), [&](const Node& known) { return isConstant(known) && sameBits(known.value, value); },
        [&] { return m_builder.constant(value); });
}

NodeId SharingBuilder::make(const Op& op, std::vector<NodeId> inputs, const Attributes& attributes)
{
    if (std::all_of(inputs.begin(), inputs.end(), [&](NodeId id) { return isConstant(node(id)); })) {
        std::vector<const Tensor*> values;
        std::vector<Shape> shapes;
        for (const NodeId id : inputs) {
            values.push_back(&node(id).value);
            shapes.push_back(node(id).shape);
        }
        const Result<Shape> shape = ad::shapeOf(op, shapes, attributes);
        assert(shape);
        return constant(valueOf(op, values, attributes, *shape));
    }
    const auto isSame = [&](const Node& known) {
        return known.op == &op && known.inputs == inputs && (isElementwise(op) || known.attributes == attributes);
    };
    return shared(hashOf(op, inputs, attributes), isSame, [&] { return m_builder.emitNode(op, inputs, attributes); });
}

} // namespace ad
