// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/map_options.h"

#include <QStringList>

#include <cmath>

namespace ad::app {

std::optional<std::vector<double>> numbersOf(const QString& text, int count)
{
    std::vector<double> numbers;
    for (const QString& part : text.split(',')) {
        bool isNumber = false;
        numbers.push_back(part.trimmed().toDouble(&isNumber));
        if (!isNumber || !std::isfinite(numbers.back()))
            return std::nullopt;
    }
    return static_cast<int>(numbers.size()) == count ? std::optional(numbers) : std::nullopt;
}

std::optional<Rectangle> windowOf(const QString& text, int inputs)
{
    const auto numbers = numbersOf(text, inputs == 1 ? 2 : 4);
    if (!numbers)
        return std::nullopt;
    const Rectangle window{(*numbers)[0], (*numbers)[1], inputs == 1 ? 0 : (*numbers)[2], inputs == 1 ? 1 : (*numbers)[3]};
    return window.width() > 0 && window.height() > 0 ? std::optional(window) : std::nullopt;
}

} // namespace ad::app
