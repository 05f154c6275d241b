// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ad::ui {
namespace {

constexpr std::array<QRgb, 20> kViridis = {0xff440154, 0xff481567, 0xff482677, 0xff453781, 0xff404788, 0xff39568c, 0xff33638d,
                                           0xff2d708e, 0xff287d8e, 0xff238a8d, 0xff1f968b, 0xff20a387, 0xff29af7f, 0xff3cbb75,
                                           0xff55c667, 0xff73d055, 0xff95d840, 0xffb8de29, 0xffdce319, 0xfffde725};

constexpr std::array<QRgb, 10> kCividis = {0xff00224e, 0xff123570, 0xff3b496c, 0xff575d6d, 0xff707173,
                                           0xff8a8678, 0xffa59c74, 0xffc3b369, 0xffe1cc55, 0xfffee838};

} // namespace

QColor colorAt(ColorMap map, double t)
{
    if (std::isnan(t))
        return Qt::transparent;
    const std::span<const QRgb> stops = map == ColorMap::Viridis ? std::span<const QRgb>(kViridis) : std::span<const QRgb>(kCividis);
    const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const std::size_t below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const double part = place - static_cast<double>(below);
    const auto mix = [part](int from, int to) { return static_cast<int>(std::lround(from + part * (to - from))); };
    const QRgb a = stops[below];
    const QRgb b = stops[below + 1];
    return {mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))};
}

} // namespace ad::ui
