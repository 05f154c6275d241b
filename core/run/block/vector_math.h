// SPDX-License-Identifier: GPL-3.0-or-later
// One register of doubles, and the functions of libm for it. AD_LANES (2, 4 or 8) is set by the file that includes this.
//
// GCC and Clang give arithmetic, comparison and selection on such vectors. The functions are those of glibc's libmvec (within 4 ulp),
// called by the names of the x86-64 vector function ABI; elsewhere, and where libmvec lacks one, each lane calls libm.
#pragma once

#include <cstdint>
#include <math.h> // the C header: its functions are not inline
#include <string.h>

namespace ad::block {
namespace {

typedef double Vector __attribute__((vector_size(8 * AD_LANES)));
typedef std::int64_t Mask __attribute__((vector_size(8 * AD_LANES)));
typedef double Unaligned __attribute__((vector_size(8 * AD_LANES), aligned(8), may_alias));

[[maybe_unused]] inline Vector load(const double* from)
{
    return *reinterpret_cast<const Unaligned*>(from);
}
[[maybe_unused]] inline void store(double* to, Vector x)
{
    *reinterpret_cast<Unaligned*>(to) = x;
}
[[maybe_unused]] inline Vector same(double x)
{
    return x - Vector{}; // x − 0 is x for every x, −0 and NaN included
}

template<double (*function)(double)>
inline Vector eachLane(Vector x)
{
    for (int i = 0; i < AD_LANES; ++i)
        x[i] = function(x[i]);
    return x;
}
template<double (*function)(double, double)>
inline Vector eachLane(Vector x, Vector y)
{
    for (int i = 0; i < AD_LANES; ++i)
        x[i] = function(x[i], y[i]);
    return x;
}

} // namespace
} // namespace ad::block

#if defined(__x86_64__) && defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 35)
#define AD_HAS_LIBMVEC 1
#else
#define AD_HAS_LIBMVEC 0
#endif

#if AD_HAS_LIBMVEC && AD_LANES == 8
#define AD_MVEC(parameters, name) _ZGVeN8##parameters##_##name
#elif AD_HAS_LIBMVEC && AD_LANES == 4
#define AD_MVEC(parameters, name) _ZGVdN4##parameters##_##name
#elif AD_HAS_LIBMVEC
#define AD_MVEC(parameters, name) _ZGVbN2##parameters##_##name
#endif

#if AD_HAS_LIBMVEC
#define AD_VECTOR_FUNCTION(name)                                                                                                           \
    extern "C" ad::block::Vector AD_MVEC(v, name)(ad::block::Vector);                                                                      \
    namespace ad::block {                                                                                                                  \
    namespace {                                                                                                                            \
    inline Vector name##Of(Vector x)                                                                                                       \
    {                                                                                                                                      \
        return AD_MVEC(v, name)(x);                                                                                                        \
    }                                                                                                                                      \
    }                                                                                                                                      \
    }
#else
#define AD_VECTOR_FUNCTION(name)                                                                                                           \
    namespace ad::block {                                                                                                                  \
    namespace {                                                                                                                            \
    inline Vector name##Of(Vector x)                                                                                                       \
    {                                                                                                                                      \
        return eachLane<::name>(x);                                                                                                        \
    }                                                                                                                                      \
    }                                                                                                                                      \
    }
#endif

AD_VECTOR_FUNCTION(exp)
AD_VECTOR_FUNCTION(log)
AD_VECTOR_FUNCTION(sin)
AD_VECTOR_FUNCTION(cos)
AD_VECTOR_FUNCTION(tan)
AD_VECTOR_FUNCTION(asin)
AD_VECTOR_FUNCTION(acos)
AD_VECTOR_FUNCTION(atan)
AD_VECTOR_FUNCTION(sinh)
AD_VECTOR_FUNCTION(cosh)
AD_VECTOR_FUNCTION(tanh)
AD_VECTOR_FUNCTION(erf)
AD_VECTOR_FUNCTION(erfc)
AD_VECTOR_FUNCTION(expm1)
AD_VECTOR_FUNCTION(log1p)

#if AD_HAS_LIBMVEC
extern "C" ad::block::Vector AD_MVEC(vv, pow)(ad::block::Vector, ad::block::Vector);
#endif

namespace ad::block {
namespace {

inline Vector powOf(Vector x, Vector y)
{
#if AD_HAS_LIBMVEC
    return AD_MVEC(vv, pow)(x, y);
#else
    return eachLane<::pow>(x, y);
#endif
}

} // namespace
} // namespace ad::block
