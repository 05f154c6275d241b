// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/clip.h"

#include <algorithm>
#include <cmath>

namespace ad {

namespace {

constexpr double kNormOffset = 1e-6; // PyTorch's guard against a division by zero

}

void clipNorm(std::span<double> gradients, int lanes, double most)
{
    const std::size_t count = gradients.size();
    for (int lane = 0; lane < lanes; ++lane) {
        double squares = 0;
        for (std::size_t at = lane; at < count; at += lanes)
            squares += gradients[at] * gradients[at];
        const double factor = std::min(1.0, most / (std::sqrt(squares) + kNormOffset));
        for (std::size_t at = lane; at < count; at += lanes)
            gradients[at] *= factor;
    }
}

void clipValue(std::span<double> gradients, double most)
{
    for (double& component : gradients)
        component = std::clamp(component, -most, most);
}

} // namespace ad
