// SPDX-License-Identifier: GPL-3.0-or-later
// A value of rank 0 to 2 in double precision; Eigen stays behind it.
#pragma once

#include "core/base/shape.h"

#include <Eigen/Core>

#include <initializer_list>
#include <span>
#include <vector>

namespace ad {

/// Row-major, as NumPy's: the element (i, j) of an n×m matrix stands at i·m + j.
class Tensor
{
public:
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Map = Eigen::Map<Matrix>;
    using ConstMap = Eigen::Map<const Matrix>;

    Tensor()
        : Tensor(0.0)
    {
    }
    Tensor(double scalar)
        : m_values(1, scalar)
    {
    }
    /// Every element is `fill`.
    Tensor(const Shape& shape, double fill)
        : m_shape(shape)
        , m_values(static_cast<std::size_t>(shape.size()), fill)
    {
    }
    /// `values` row by row; their number is the shape's size (asserted).
    Tensor(const Shape& shape, std::vector<double> values);

    [[nodiscard]] static Tensor vector(std::vector<double> values);
    /// Rows of equal length (asserted).
    [[nodiscard]] static Tensor matrix(const std::vector<std::vector<double>>& rows);

    [[nodiscard]] const Shape& shape() const { return m_shape; }
    [[nodiscard]] std::ptrdiff_t size() const { return m_shape.size(); }
    [[nodiscard]] bool isScalar() const { return m_shape.isScalar(); }
    /// The only element of a value of size 1 (asserted).
    [[nodiscard]] double scalar() const;

    [[nodiscard]] double operator[](std::ptrdiff_t i) const { return m_values[static_cast<std::size_t>(i)]; }
    [[nodiscard]] double& operator[](std::ptrdiff_t i) { return m_values[static_cast<std::size_t>(i)]; }
    [[nodiscard]] double at(int row, int column) const { return (*this)[static_cast<std::ptrdiff_t>(row) * m_shape.columns() + column]; }
    [[nodiscard]] std::span<const double> values() const { return m_values; }
    [[nodiscard]] std::span<double> values() { return m_values; }

    /// rows × columns; a vector is seen as a column n×1.
    [[nodiscard]] ConstMap map() const { return {m_values.data(), m_shape.rows(), m_shape.columns()}; }
    [[nodiscard]] Map map() { return {m_values.data(), m_shape.rows(), m_shape.columns()}; }

    /// The same elements under another shape of the same size (asserted).
    [[nodiscard]] Tensor reshaped(const Shape& shape) const;

private:
    Shape m_shape;
    std::vector<double> m_values;
};

/// The same shape and the same elements; NaN equals NaN, 0 equals −0.
[[nodiscard]] bool same(const Tensor& a, const Tensor& b);
/// As `same`, so that structs of tensors can be compared by default.
[[nodiscard]] inline bool operator==(const Tensor& a, const Tensor& b)
{
    return same(a, b);
}

/// max |a − b| / max(1, |b|) over the elements, infinity if the shapes differ or only one side is NaN; equal infinities agree.
[[nodiscard]] double relativeDifference(const Tensor& a, const Tensor& b);

/// True if every element is finite.
[[nodiscard]] bool isFinite(const Tensor& a);

/// `from` stretched to `shape` by broadcasting; the shapes must fit (asserted).
[[nodiscard]] Tensor broadcastTo(const Tensor& from, const Shape& shape);

/// The adjoint of broadcastTo: elements that came from the same place are summed. `shape` must broadcast to from.shape() (asserted).
[[nodiscard]] Tensor sumTo(const Tensor& from, const Shape& shape);

} // namespace ad
