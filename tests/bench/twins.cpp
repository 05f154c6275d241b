// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/twins.h"

#include <cmath>
#include <immintrin.h>

// The plain _mm512_sqrt_pd makes GCC 12 warn of its own header (GCC bug 105593), so the masked one stands here.

// The functions of glibc's libmvec, by their names in the vector function ABI.
extern "C" {
__m512d _ZGVeN8v_exp(__m512d);
__m512d _ZGVeN8v_cos(__m512d);
__m512d _ZGVeN8v_sin(__m512d);
__m512d _ZGVeN8v_tanh(__m512d);
}

#define AD_SCALAR __attribute__((noinline, optimize("no-tree-vectorize", "no-tree-slp-vectorize")))
#define AD_AVX512 __attribute__((noinline, target("avx512f,avx512dq,avx512vl,prefer-vector-width=512")))

namespace ad::bench {

namespace {

constexpr double kTau = 6.283185307179586;
constexpr double kE = 2.718281828459045;

using V = __m512d;

AD_SCALAR void ackley(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double root = std::sqrt(0.5 * (x[i] * x[i] + y[i] * y[i]));
        f[i] = -20.0 * std::exp(-0.2 * root) - std::exp(0.5 * (std::cos(kTau * x[i]) + std::cos(kTau * y[i]))) + kE + 20.0;
    }
}

AD_SCALAR void ackleyGradient(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double root = std::sqrt(0.5 * (x[i] * x[i] + y[i] * y[i]));
        const double bowl = std::exp(-0.2 * root);
        const double waves = std::exp(0.5 * (std::cos(kTau * x[i]) + std::cos(kTau * y[i])));
        f[i] = -20.0 * bowl - waves + kE + 20.0;
        const double k = 2.0 * bowl / root;
        const double w = 0.5 * kTau * waves;
        gx[i] = k * x[i] + w * std::sin(kTau * x[i]);
        gy[i] = k * y[i] + w * std::sin(kTau * y[i]);
    }
}

AD_AVX512 void ackleySimd(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V a = _mm512_loadu_pd(x + i), b = _mm512_loadu_pd(y + i);
        const V root = _mm512_maskz_sqrt_pd(0xff, 0.5 * (a * a + b * b));
        const V waves = _ZGVeN8v_exp(0.5 * (_ZGVeN8v_cos(kTau * a) + _ZGVeN8v_cos(kTau * b)));
        _mm512_storeu_pd(f + i, (kE + 20.0) - 20.0 * _ZGVeN8v_exp(-0.2 * root) - waves);
    }
}

AD_AVX512 void ackleyGradientSimd(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V a = _mm512_loadu_pd(x + i), b = _mm512_loadu_pd(y + i);
        const V root = _mm512_maskz_sqrt_pd(0xff, 0.5 * (a * a + b * b));
        const V bowl = _ZGVeN8v_exp(-0.2 * root);
        const V waves = _ZGVeN8v_exp(0.5 * (_ZGVeN8v_cos(kTau * a) + _ZGVeN8v_cos(kTau * b)));
        const V k = 2.0 * bowl / root, w = 0.5 * kTau * waves;
        _mm512_storeu_pd(f + i, (kE + 20.0) - 20.0 * bowl - waves);
        _mm512_storeu_pd(gx + i, k * a + w * _ZGVeN8v_sin(kTau * a));
        _mm512_storeu_pd(gy + i, k * b + w * _ZGVeN8v_sin(kTau * b));
    }
}

AD_SCALAR void rosenbrock(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double s = 1.0 - x[i], t = y[i] - x[i] * x[i];
        f[i] = s * s + 100.0 * (t * t);
    }
}

AD_SCALAR void rosenbrockGradient(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double s = 1.0 - x[i], t = y[i] - x[i] * x[i];
        f[i] = s * s + 100.0 * (t * t);
        gx[i] = -2.0 * s - 400.0 * (t * x[i]);
        gy[i] = 200.0 * t;
    }
}

AD_AVX512 void rosenbrockSimd(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V a = _mm512_loadu_pd(x + i), b = _mm512_loadu_pd(y + i);
        const V s = 1.0 - a, t = _mm512_fnmadd_pd(a, a, b);
        _mm512_storeu_pd(f + i, _mm512_fmadd_pd(s, s, 100.0 * (t * t)));
    }
}

AD_AVX512 void rosenbrockGradientSimd(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V a = _mm512_loadu_pd(x + i), b = _mm512_loadu_pd(y + i);
        const V s = 1.0 - a, t = _mm512_fnmadd_pd(a, a, b);
        _mm512_storeu_pd(f + i, _mm512_fmadd_pd(s, s, 100.0 * (t * t)));
        _mm512_storeu_pd(gx + i, -2.0 * s - 400.0 * (t * a));
        _mm512_storeu_pd(gy + i, 200.0 * t);
    }
}

AD_SCALAR void beale(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double y2 = y[i] * y[i], y3 = y2 * y[i];
        const double a = 1.5 - x[i] + x[i] * y[i], b = 2.25 - x[i] + x[i] * y2, c = 2.625 - x[i] + x[i] * y3;
        f[i] = a * a + b * b + c * c;
    }
}

AD_SCALAR void bealeGradient(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const double y2 = y[i] * y[i], y3 = y2 * y[i];
        const double a = 1.5 - x[i] + x[i] * y[i], b = 2.25 - x[i] + x[i] * y2, c = 2.625 - x[i] + x[i] * y3;
        f[i] = a * a + b * b + c * c;
        gx[i] = 2.0 * (a * (y[i] - 1.0) + b * (y2 - 1.0) + c * (y3 - 1.0));
        gy[i] = 2.0 * x[i] * (a + 2.0 * y[i] * b + 3.0 * y2 * c);
    }
}

AD_AVX512 void bealeSimd(const double* x, const double* y, std::ptrdiff_t count, double* f)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V p = _mm512_loadu_pd(x + i), q = _mm512_loadu_pd(y + i), q2 = q * q, q3 = q2 * q;
        const V a = _mm512_fmadd_pd(p, q, 1.5 - p), b = _mm512_fmadd_pd(p, q2, 2.25 - p), c = _mm512_fmadd_pd(p, q3, 2.625 - p);
        _mm512_storeu_pd(f + i, _mm512_fmadd_pd(a, a, _mm512_fmadd_pd(b, b, c * c)));
    }
}

AD_AVX512 void bealeGradientSimd(const double* x, const double* y, std::ptrdiff_t count, double* f, double* gx, double* gy)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8) {
        const V p = _mm512_loadu_pd(x + i), q = _mm512_loadu_pd(y + i), q2 = q * q, q3 = q2 * q;
        const V a = _mm512_fmadd_pd(p, q, 1.5 - p), b = _mm512_fmadd_pd(p, q2, 2.25 - p), c = _mm512_fmadd_pd(p, q3, 2.625 - p);
        _mm512_storeu_pd(f + i, _mm512_fmadd_pd(a, a, _mm512_fmadd_pd(b, b, c * c)));
        _mm512_storeu_pd(gx + i, 2.0 * _mm512_fmadd_pd(a, q - 1.0, _mm512_fmadd_pd(b, q2 - 1.0, c * (q3 - 1.0))));
        _mm512_storeu_pd(gy + i, 2.0 * p * _mm512_fmadd_pd(3.0 * q2, c, _mm512_fmadd_pd(2.0 * q, b, a)));
    }
}

} // namespace

AD_AVX512 void tanhOf(double* h, std::ptrdiff_t count)
{
    for (std::ptrdiff_t i = 0; i < count; i += 8)
        _mm512_storeu_pd(h + i, _ZGVeN8v_tanh(_mm512_loadu_pd(h + i)));
}

const Twin kAckley = {ackley, ackleyGradient, ackleySimd, ackleyGradientSimd};
const Twin kRosenbrock = {rosenbrock, rosenbrockGradient, rosenbrockSimd, rosenbrockGradientSimd};
const Twin kBeale = {beale, bealeGradient, bealeSimd, bealeGradientSimd};

__attribute__((noinline)) void handOne(const double* x, double* result)
{
    const double t = x[0] / x[1];
    result[0] = (std::exp(t) + t) * (t - std::log(x[1]));
}

__attribute__((noinline)) void handOneGradient(const double* x, double* result)
{
    const double t = x[0] / x[1], e = std::exp(t), left = e + t, right = t - std::log(x[1]);
    const double tbar = (e + 1.0) * right + left;
    result[0] = left * right;
    result[1] = tbar / x[1];
    result[2] = -(tbar * t + left) / x[1];
}

AD_SCALAR double handPairs(const double* u, const double* w, std::size_t count)
{
    double total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double s = 1.0 - u[i], t = w[i] - u[i] * u[i];
        total += 100.0 * (t * t) + s * s;
    }
    return total;
}

} // namespace ad::bench
