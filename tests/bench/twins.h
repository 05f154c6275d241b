// SPDX-License-Identifier: GPL-3.0-or-later
// What one would write by hand for one purpose: the other side of the benchmarks' ratios.
#pragma once

#include <Eigen/Core>

#include <cstddef>

namespace ad::bench {

using ValueLoop = void (*)(const double* x, const double* y, std::ptrdiff_t count, double* f);
using GradientLoop = void (*)(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy);

struct Twin
{
    ValueLoop hand;
    GradientLoop handGradient;
    ValueLoop simd; // needs AVX-512
    GradientLoop simdGradient;
};
extern const Twin kAckley, kRosenbrock, kBeale;

/// (e^t + t)(t − ln x2), t = x1/x2, and its gradient.
void handOne(const double* x, double* result);
void handOneGradient(const double* x, double* result);

/// Σ 100(w − u²)² + (1 − u)²: one plain loop.
double handPairs(const double* u, const double* w, std::size_t count);

/// libmvec's tanh of each; `count` is a multiple of 8. Needs AVX-512.
void tanhOf(double* h, std::ptrdiff_t count);

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Matrix<double, 1, Eigen::Dynamic>;

/// mean (tanh(X W1 + b1) W2 + b2 − T)² with its gradient, written with Eigen and libmvec's tanh, every buffer made before.
struct Network
{
    Matrix x = Matrix::Random(32, 64), t = Matrix::Random(32, 10);
    Matrix w1 = 0.2 * Matrix::Random(64, 64), w2 = 0.2 * Matrix::Random(64, 10);
    Row b1 = Row::Random(64), b2 = Row::Random(10);
    Matrix h = Matrix::Zero(32, 64), d = Matrix::Zero(32, 10), hbar = h;
    Matrix g1 = w1, g2 = w2;
    Row gb1 = b1, gb2 = b2;
    double loss = 0;

    double run();
};

} // namespace ad::bench
