// SPDX-License-Identifier: GPL-3.0-or-later
// Each helper computes its value as the op's row does, so that neither overflows where the other does not.
#include "core/lang/code_helpers_tables.h"

namespace ad::lang {

namespace {

constexpr CodeHelper kCpp[] = {
    // Functions of numbers.
    {"sign", R"(inline double sign(double x)
{
    return std::isnan(x) ? x : double(x > 0) - double(x < 0);
}
)"},
    {"square", R"(inline double square(double x)
{
    return x*x;
}
)"},
    {"maximum", R"(inline double maximum(double a, double b)
{
    return a > b || std::isnan(a) ? a : b;
}
)"},
    {"minimum", R"(inline double minimum(double a, double b)
{
    return a < b || std::isnan(a) ? a : b;
}
)"},
    {"clip", R"(inline double clip(double x, double low, double high)
{
    return std::isnan(x) ? x : std::min(std::max(x, low), high);
}
)"},
    {"sigmoid", R"(inline double sigmoid(double x)
{
    const double e = std::exp(-std::abs(x));
    return (x < 0 ? e : 1.0)/(1.0 + e);
}
)"},
    {"softplus", R"(inline double softplus(double x)
{
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}
)"},
    {"relu", R"(inline double relu(double x)
{
    return x > 0 || std::isnan(x) ? x : 0.0;
}
)"},
    {"leaky_relu", R"(inline double leaky_relu(double x, double a)
{
    return x > 0 ? x : a*x;
}
)"},
    {"elu", R"(inline double elu(double x, double a)
{
    return x > 0 ? x : a*std::expm1(x);
}
)"},
    {"gelu", R"(inline double gelu(double x)
{
    return 0.5*x*std::erfc(-x/std::numbers::sqrt2);
}
)"},
    // Arrays.
    {"Array", R"(// A vector or a matrix, row by row. A number is an array without axes, a vector is seen as one row.
struct Array
{
    std::vector<int> shape;
    std::vector<double> values;

    Array(double number) : values{number} {}
    Array(std::vector<int> extents, std::vector<double> numbers) : shape(std::move(extents)), values(std::move(numbers)) {}

    int rows() const { return shape.size() == 2 ? shape[0] : 1; }
    int columns() const { return shape.empty() ? 1 : shape.back(); }
    Array column() const { return {{columns(), 1}, values}; }
    double operator()(int i) const { return values[i]; }
    double operator()(int i, int j) const { return values[i*columns() + j]; }
    // An axis of one element is as long as it takes.
    double stretched(int i, int j) const { return (*this)(rows() == 1 ? 0 : i, columns() == 1 ? 0 : j); }
};
)"},
    {"map", R"(// f of the elements at each place, broadcast as in NumPy.
template<typename Function, typename... Arrays>
Array map(Function f, const Arrays&... arrays)
{
    int rows = 1;
    int columns = 1;
    ((rows = rows == 1 ? arrays.rows() : rows, columns = columns == 1 ? arrays.columns() : columns), ...);
    Array y({rows, columns}, {});
    if (std::max({arrays.shape.size()...}) < 2)
        y.shape = {columns};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j)
            y.values.push_back(f(arrays.stretched(i, j)...));
    return y;
}
)"},
    {"operator+=", R"(inline Array& operator+=(Array& x, const Array& y)
{
    for (std::size_t i = 0; i < x.values.size(); ++i)
        x.values[i] += y.values[i];
    return x;
}
)"},
    {"full", R"(inline Array full(std::vector<int> shape, double number)
{
    int size = 1;
    for (const int extent : shape)
        size *= extent;
    return {std::move(shape), std::vector<double>(size, number)};
}
)"},
    {"identity", R"(inline Array identity(int n)
{
    Array y = full({n, n}, 0.0);
    for (int i = 0; i < n; ++i)
        y.values[i*n + i] = 1.0;
    return y;
}
)"},
    {"broadcast", R"(inline Array broadcast(const Array& x, std::vector<int> shape)
{
    Array y = full(std::move(shape), 0.0);
    for (int i = 0; i < y.rows(); ++i)
        for (int j = 0; j < y.columns(); ++j)
            y.values[i*y.columns() + j] = x.stretched(i, j);
    return y;
}
)"},
    {"sum_to", R"(// The sum of all elements that come from the same place when `shape` is broadcast.
inline Array sum_to(const Array& x, std::vector<int> shape)
{
    Array y = full(std::move(shape), 0.0);
    for (int i = 0; i < x.rows(); ++i)
        for (int j = 0; j < x.columns(); ++j)
            y.values[(y.rows() == 1 ? 0 : i)*y.columns() + (y.columns() == 1 ? 0 : j)] += x(i, j);
    return y;
}
)"},
    {"row", R"(inline Array row(const Array& x, int i)
{
    const auto first = x.values.begin() + i*x.columns();
    return {{x.columns()}, {first, first + x.columns()}};
}
)"},
    {"place", R"(// Zeros, and the elements of x from the place `first` on.
inline Array place(const Array& x, int first, std::vector<int> shape)
{
    Array y = full(std::move(shape), 0.0);
    std::copy(x.values.begin(), x.values.end(), y.values.begin() + first);
    return y;
}
)"},
    {"one_hot", R"(inline Array one_hot(const Array& index, int count)
{
    Array y({count}, {});
    if (!index.shape.empty())
        y.shape = {index.columns(), count};
    for (const double k : index.values)
        for (int i = 0; i < count; ++i)
            y.values.push_back(k >= 0 && k < count && k == std::floor(k) ? double(i == k) : NAN);
    return y;
}
)"},
    {"transpose", R"(inline Array transpose(const Array& x)
{
    Array y({x.columns(), x.rows()}, {});
    for (int j = 0; j < x.columns(); ++j)
        for (int i = 0; i < x.rows(); ++i)
            y.values.push_back(x(i, j));
    return y;
}
)"},
    {"dot", R"(inline double dot(const Array& x, const Array& y)
{
    double total = 0.0;
    for (std::size_t i = 0; i < x.values.size(); ++i)
        total += x.values[i]*y.values[i];
    return total;
}
)"},
    {"matmul", R"(// One operand may be a vector: a row on the left, a column on the right.
inline Array matmul(const Array& x, const Array& y)
{
    const int inner = x.columns();
    const int columns = y.shape.size() == 2 ? y.columns() : 1;
    Array z({}, {});
    if (x.shape.size() == 2)
        z.shape.push_back(x.rows());
    if (y.shape.size() == 2)
        z.shape.push_back(columns);
    for (int i = 0; i < x.rows(); ++i)
        for (int j = 0; j < columns; ++j) {
            double total = 0.0;
            for (int k = 0; k < inner; ++k)
                total += x(i, k)*y.values[k*columns + j];
            z.values.push_back(total);
        }
    return z;
}
)"},
    {"outer", R"(inline Array outer(const Array& x, const Array& y)
{
    Array z({x.columns(), y.columns()}, {});
    for (const double a : x.values)
        for (const double b : y.values)
            z.values.push_back(a*b);
    return z;
}
)"},
    // Reductions.
    {"sum", R"(inline double sum(const Array& x)
{
    double total = 0.0;
    for (const double a : x.values)
        total += a;
    return total;
}
)"},
    {"norm2", R"(inline double norm2(const Array& x)
{
    double total = 0.0;
    for (const double a : x.values)
        total += a*a;
    return total;
}
)"},
    {"norm", R"(inline double norm(const Array& x)
{
    double total = 0.0;
    for (const double a : x.values)
        total = std::hypot(total, a);
    return total;
}
)"},
    {"trace", R"(inline double trace(const Array& x)
{
    double total = 0.0;
    for (int i = 0; i < x.rows(); ++i)
        total += x(i, i);
    return total;
}
)"},
    {"mean", R"(inline double mean(const Array& x)
{
    return sum(x)/double(x.values.size());
}
)"},
    {"variance", R"(inline double variance(const Array& x)
{
    const double center = mean(x);
    double total = 0.0;
    for (const double a : x.values)
        total += (a - center)*(a - center);
    return total/double(x.values.size());
}
)"},
    {"deviation", R"(inline double deviation(const Array& x)
{
    return std::sqrt(variance(x));
}
)"},
    {"largest", R"(inline double largest(const Array& x)
{
    double best = -INFINITY;
    for (const double a : x.values)
        if (a > best || std::isnan(a))
            best = a;
    return best;
}
)"},
    {"smallest", R"(inline double smallest(const Array& x)
{
    double best = INFINITY;
    for (const double a : x.values)
        if (a < best || std::isnan(a))
            best = a;
    return best;
}
)"},
    {"log_sum_exp", R"(inline double log_sum_exp(const Array& x)
{
    const double shift = largest(x);
    if (!std::isfinite(shift))
        return shift;
    double total = 0.0;
    for (const double a : x.values)
        total += std::exp(a - shift);
    return shift + std::log(total);
}
)"},
    {"along", R"(// f of each column (axis 0) or of each row (axis 1) of a matrix.
inline Array along(const Array& x, int axis, double (*f)(const Array&))
{
    const int count = axis == 0 ? x.columns() : x.rows();
    const int length = axis == 0 ? x.rows() : x.columns();
    Array y({count}, {});
    for (int i = 0; i < count; ++i) {
        Array line({length}, {});
        for (int k = 0; k < length; ++k)
            line.values.push_back(axis == 0 ? x(k, i) : x(i, k));
        y.values.push_back(f(line));
    }
    return y;
}
)"},
};

} // namespace

std::span<const CodeHelper> cppHelpers()
{
    return kCpp;
}

} // namespace ad::lang
