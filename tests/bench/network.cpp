// SPDX-License-Identifier: GPL-3.0-or-later
// The network by hand, compiled for the machine that it runs on: see CMakeLists.txt.
#include "tests/bench/twins.h"

namespace ad::bench {

double Network::run()
{
    h.noalias() = x * w1;
    h.rowwise() += b1;
    if (__builtin_cpu_supports("avx512f"))
        tanhOf(h.data(), h.size());
    else
        h = h.array().tanh();
    d.noalias() = h * w2;
    d.rowwise() += b2;
    d -= t;
    const double n = static_cast<double>(d.size());
    loss = d.squaredNorm() / n;
    d *= 2.0 / n;
    g2.noalias() = h.transpose() * d;
    gb2 = d.colwise().sum();
    hbar.noalias() = d * w2.transpose();
    hbar.array() *= 1.0 - h.array().square();
    g1.noalias() = x.transpose() * hbar;
    gb1 = hbar.colwise().sum();
    return loss;
}

} // namespace ad::bench
