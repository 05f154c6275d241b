// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a value: rank 0 (scalar), 1 (vector) or 2 (matrix), and NumPy's broadcasting of shapes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace ad {

/// (), (n) or (n, m). A vector (n) is not a matrix (n, 1), as in NumPy.
class Shape
{
public:
    Shape() = default; // a scalar
    explicit Shape(int n)
        : m_rank(1)
        , m_rows(n)
    {
    }
    Shape(int n, int m)
        : m_rank(2)
        , m_rows(n)
        , m_columns(m)
    {
    }

    [[nodiscard]] int rank() const { return m_rank; }
    /// The first extent; 1 for a scalar.
    [[nodiscard]] int rows() const { return m_rows; }
    /// The second extent; 1 unless the rank is 2.
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] std::ptrdiff_t size() const { return static_cast<std::ptrdiff_t>(m_rows) * m_columns; }
    [[nodiscard]] bool isScalar() const { return m_rank == 0; }
    /// The extent of `axis`, 0 ≤ axis < rank.
    [[nodiscard]] int extent(int axis) const { return axis == 0 ? m_rows : m_columns; }
    /// The shape with `axis` summed away, 0 ≤ axis < rank.
    [[nodiscard]] Shape without(int axis) const;
    [[nodiscard]] Shape transposed() const { return m_rank == 2 ? Shape(m_columns, m_rows) : *this; }

    friend bool operator==(const Shape&, const Shape&) = default;

private:
    int m_rank = 0;
    int m_rows = 1;
    int m_columns = 1;
};

/// The common shape of two operands by NumPy's rule (align at the last axis; 1 stretches), or nothing if they don't fit.
/// @see NumPy User Guide, "Broadcasting".
[[nodiscard]] std::optional<Shape> broadcast(const Shape& a, const Shape& b);

/// "()" , "(3)", "(2, 3)".
[[nodiscard]] std::string toText(const Shape& shape);

} // namespace ad
