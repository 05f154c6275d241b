// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/basin_look.h"

#include "ui/theme/color_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ad::ui {
namespace {

constexpr std::array<QRgb, 7> kColors = {0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xffcc79a7};
constexpr int kPitch = 8; // cells from one stripe to the next
constexpr QRgb kDivergedColor = 0xff2b2f36;
constexpr QRgb kDivergedStripe = 0xff69717d;
constexpr QRgb kNoneColor = 0xffc9ced6;
constexpr QRgb kNoneDot = 0xff6b7480;

bool isStripe(int position)
{
    return ((position % kPitch) + kPitch) % kPitch < 2;
}

QRgb darker(QRgb color)
{
    return qRgb(qRed(color) * 6 / 10, qGreen(color) * 6 / 10, qBlue(color) * 6 / 10);
}

} // namespace

QRgb basinColor(int basin, int column, int row)
{
    if (basin == BasinMap::kUnknown)
        return qRgba(0, 0, 0, 0);
    if (basin == BasinMap::kDiverged)
        return isStripe(column + row) ? kDivergedStripe : kDivergedColor;
    if (basin == BasinMap::kNone)
        return isStripe(column) && isStripe(row) ? kNoneDot : kNoneColor;
    const QRgb color = kColors[static_cast<std::size_t>(basin) % kColors.size()];
    const bool isMarked[] = {false, isStripe(column + row), isStripe(column - row), isStripe(column), isStripe(row)};
    return isMarked[static_cast<std::size_t>(basin) / kColors.size() % std::size(isMarked)] ? darker(color) : color;
}

double StepScale::toUnit(int steps) const
{
    return std::clamp(1 - static_cast<double>(steps - low) / std::max(1, high - low), 0.0, 1.0);
}

QRgb StepScale::colorAt(double unit)
{
    return ad::ui::colorAt(ColorMap::Cividis, unit).rgb();
}

StepScale stepScale(const BasinMap& map)
{
    std::vector<int> steps;
    for (std::size_t cell = 0; cell < map.basin.size(); ++cell)
        if (map.basin[cell] >= 0)
            steps.push_back(map.steps[cell]);
    if (steps.empty())
        return {};
    const auto last = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) * 99 / 100);
    std::nth_element(steps.begin(), last, steps.end());
    const int high = *last;
    return {*std::min_element(steps.begin(), steps.end()), high};
}

QImage basinImage(const BasinMap& map, BasinView view)
{
    const StepScale scale = stepScale(map);
    QImage image(map.columns, map.rows, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < map.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(map.rows - 1 - row));
        for (int column = 0; column < map.columns; ++column) {
            const int knownRow = row - row % map.stride;
            const std::size_t cell = static_cast<std::size_t>(knownRow) * map.columns + (column - column % map.stride);
            const int basin = map.basin[cell];
            line[column] =
                view == BasinView::Steps && basin >= 0 ? StepScale::colorAt(scale.toUnit(map.steps[cell])) : basinColor(basin, column, row);
        }
    }
    return image;
}

QImage basinSwatch(int basin, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column)
            image.setPixel(column, size - 1 - row, basinColor(basin, column, row));
    return image;
}

} // namespace ad::ui
