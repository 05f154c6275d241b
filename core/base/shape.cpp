// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shape.h"

#include <algorithm>

namespace ad {

namespace {

std::optional<int> commonExtent(int a, int b)
{
    if (a == b || b == 1)
        return a;
    if (a == 1)
        return b;
    return std::nullopt;
}

// A vector stands for a row when it meets a matrix.
int lastExtent(const Shape& shape)
{
    return shape.rank() == 2 ? shape.columns() : shape.rows();
}

} // namespace

Shape Shape::without(int axis) const
{
    if (m_rank <= 1)
        return {};
    return Shape(axis == 0 ? m_columns : m_rows);
}

std::optional<Shape> broadcast(const Shape& a, const Shape& b)
{
    if (a.isScalar())
        return b;
    if (b.isScalar())
        return a;
    const std::optional<int> last = commonExtent(lastExtent(a), lastExtent(b));
    if (!last)
        return std::nullopt;
    if (a.rank() == 1 && b.rank() == 1)
        return Shape(*last);
    const std::optional<int> first = commonExtent(a.rank() == 2 ? a.rows() : 1, b.rank() == 2 ? b.rows() : 1);
    if (!first)
        return std::nullopt;
    return Shape(*first, *last);
}

std::string toText(const Shape& shape)
{
    switch (shape.rank()) {
    case 0:
        return "()";
    case 1:
        return "(" + std::to_string(shape.rows()) + ")";
    default:
        return "(" + std::to_string(shape.rows()) + ", " + std::to_string(shape.columns()) + ")";
    }
}

} // namespace ad
