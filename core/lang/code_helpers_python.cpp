// SPDX-License-Identifier: GPL-3.0-or-later
// Each helper computes its value as the op's row does, so that neither overflows where the other does not.
#include "core/lang/code_helpers_tables.h"

namespace ad::lang {

namespace {

constexpr CodeHelper kNumPy[] = {
    {"_erf", R"(_erf = np.vectorize(math.erf, otypes=[np.float64])
)"},
    {"_gelu", R"(def _gelu(x):
    return 0.5*x*np.vectorize(math.erfc, otypes=[np.float64])(-x/np.sqrt(2))
)"},
    {"_sigmoid", R"(def _sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1.0)/(1 + e)
)"},
    {"_leaky_relu", R"(def _leaky_relu(x, a):
    return np.where(x > 0, x, a*x)
)"},
    {"_elu", R"(def _elu(x, a):
    return np.where(x > 0, x, a*np.expm1(np.minimum(x, 0.0)))
)"},
    {"_logsumexp", R"(def _logsumexp(x, axis=None):
    shift = np.max(x, axis=axis, keepdims=True)
    shift = np.where(np.isfinite(shift), shift, 0.0)
    return np.log(np.sum(np.exp(x - shift), axis=axis)) + np.squeeze(shift, axis=axis)
)"},
    {"_sum_to", R"(def _sum_to(x, shape):
    x = np.sum(x, axis=tuple(range(np.ndim(x) - len(shape))))
    return np.sum(x, axis=tuple(i for i in range(len(shape)) if shape[i] == 1), keepdims=True)
)"},
    {"_place", R"(def _place(x, index, shape):
    y = np.zeros(shape)
    y[index] = x
    return y
)"},
    {"_one_hot", R"(def _one_hot(index, count):
    hit = np.asarray(index)[..., None] == np.arange(count)
    return np.where(np.any(hit, axis=-1, keepdims=True), hit, np.nan)
)"},
};

constexpr CodeHelper kTorch[] = {
    {"_clip", R"(def _clip(x, low, high):
    return torch.clip(*torch.broadcast_tensors(x, low, high))
)"},
    {"_gelu", R"(def _gelu(x):
    return 0.5*x*torch.special.erfc(-x/2**0.5)
)"},
    {"_leaky_relu", R"(def _leaky_relu(x, a):
    return torch.where(x > 0, x, a*x)
)"},
    {"_elu", R"(def _elu(x, a):
    return torch.where(x > 0, x, a*torch.expm1(torch.clamp(x, max=0.0)))
)"},
    {"_logsumexp", R"(def _logsumexp(x, dim=None):
    return torch.logsumexp(x.flatten(), 0) if dim is None else torch.logsumexp(x, dim)
)"},
    {"_place", R"(def _place(x, index, shape):
    y = torch.zeros(shape)
    y[index] = x
    return y
)"},
    {"_one_hot", R"(def _one_hot(index, count):
    hit = index[..., None] == torch.arange(count)
    return torch.where(hit.any(-1, keepdim=True), 1.0*hit, torch.tensor(torch.nan))
)"},
};

} // namespace

std::span<const CodeHelper> numpyHelpers()
{
    return kNumPy;
}

std::span<const CodeHelper> torchHelpers()
{
    return kTorch;
}

} // namespace ad::lang
