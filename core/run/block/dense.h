// SPDX-License-Identifier: GPL-3.0-or-later
// Sums, dot products and matrix products, compiled once for each instruction set as the loops are.
//
// The product works on tiles of C that stay in registers while k runs (Goto & van de Geijn, "Anatomy of high-performance matrix
// multiplication", 2008, without packing: the matrices of this program fit into the caches).
#pragma once

#include "core/run/block/step.h"
#include "core/run/block/vector_math.h"

#if defined(__FMA__)
#include <immintrin.h>
#endif

namespace ad::block {
namespace {

inline Vector multiplyAdd(Vector a, Vector b, Vector c)
{
#if defined(__FMA__) && AD_LANES == 8
    return _mm512_fmadd_pd(a, b, c);
#elif defined(__FMA__) && AD_LANES == 4
    return _mm256_fmadd_pd(a, b, c);
#else
    return a * b + c;
#endif
}

inline double total(Vector v)
{
    double sum = 0;
    for (int i = 0; i < AD_LANES; ++i)
        sum += v[i];
    return sum;
}

// Four partial sums hide the latency of the addition, and round less than one.
double sumOf(const double* x, std::ptrdiff_t count)
{
    Vector s[4] = {};
    std::ptrdiff_t i = 0;
    for (; i + 4 * AD_LANES <= count; i += 4 * AD_LANES)
        for (int k = 0; k < 4; ++k)
            s[k] += load(x + i + k * AD_LANES);
    double rest = 0;
    for (; i < count; ++i)
        rest += x[i];
    return total((s[0] + s[1]) + (s[2] + s[3])) + rest;
}

double dotOf(const double* x, const double* y, std::ptrdiff_t count)
{
    Vector s[4] = {};
    std::ptrdiff_t i = 0;
    for (; i + 4 * AD_LANES <= count; i += 4 * AD_LANES)
        for (int k = 0; k < 4; ++k)
            s[k] = multiplyAdd(load(x + i + k * AD_LANES), load(y + i + k * AD_LANES), s[k]);
    double rest = 0;
    for (; i < count; ++i)
        rest += x[i] * y[i];
    return total((s[0] + s[1]) + (s[2] + s[3])) + rest;
}

void addTo(double* to, const double* x, std::ptrdiff_t count)
{
    std::ptrdiff_t i = 0;
    for (; i + AD_LANES <= count; i += AD_LANES)
        store(to + i, load(to + i) + load(x + i));
    for (; i < count; ++i)
        to[i] += x[i];
}

// C(rows × vectors·lanes) = A B for `inner` products; columns beyond `width` are computed but not stored.
template<int rows, int vectors>
inline void tile(const Product& p, double* c, const double* a, const double* b, std::ptrdiff_t bRow, std::ptrdiff_t width)
{
    Vector sums[rows][vectors] = {};
    for (std::ptrdiff_t k = 0; k < p.inner; ++k) {
        Vector right[vectors];
        for (int v = 0; v < vectors; ++v)
            right[v] = load(b + k * bRow + v * AD_LANES);
        for (int r = 0; r < rows; ++r) {
            const Vector left = same(a[r * p.aRow + k * p.aColumn]);
            for (int v = 0; v < vectors; ++v)
                sums[r][v] = multiplyAdd(left, right[v], sums[r][v]);
        }
    }
    for (int r = 0; r < rows; ++r)
        for (int v = 0; v < vectors; ++v) {
            if ((v + 1) * AD_LANES <= width)
                store(c + r * p.columns + v * AD_LANES, sums[r][v]);
            else
                for (int i = 0; v * AD_LANES + i < width; ++i)
                    c[r * p.columns + v * AD_LANES + i] = sums[r][v][i];
        }
}

template<int vectors>
void panel(const Product& p, std::ptrdiff_t column, const double* b, std::ptrdiff_t bRow, std::ptrdiff_t width)
{
    constexpr int kRows = AD_LANES == 8 ? 8 : 4; // as many as there are registers for
    std::ptrdiff_t row = 0;
    for (; row + kRows <= p.rows; row += kRows)
        tile<kRows, vectors>(p, p.c + row * p.columns + column, p.a + row * p.aRow, b, bRow, width);
    for (; row < p.rows; ++row)
        tile<1, vectors>(p, p.c + row * p.columns + column, p.a + row * p.aRow, b, bRow, width);
}

void productOf(const Product& p)
{
    std::ptrdiff_t column = 0;
    for (; column + 2 * AD_LANES <= p.columns; column += 2 * AD_LANES)
        panel<2>(p, column, p.b + column, p.columns, 2 * AD_LANES);
    for (; column + AD_LANES <= p.columns; column += AD_LANES)
        panel<1>(p, column, p.b + column, p.columns, AD_LANES);
    if (column == p.columns)
        return;
    // The last columns fill no register: they are copied to where there is room beside them.
    const std::ptrdiff_t width = p.columns - column;
    for (std::ptrdiff_t k = 0; k < p.inner; ++k)
        for (std::ptrdiff_t i = 0; i < kLanes; ++i)
            p.scratch[k * kLanes + i] = i < width ? p.b[k * p.columns + column + i] : 0.0;
    panel<1>(p, column, p.scratch, kLanes, width);
}

} // namespace
} // namespace ad::block
