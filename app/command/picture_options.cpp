// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/picture_options.h"

#include <QStringList>

#include <algorithm>

namespace ad::app {

namespace {

constexpr int kLargestSide = 20000;

} // namespace

std::optional<QSize> sizeOf(const QString& text)
{
    const QStringList parts = text.toLower().split('x');
    bool isWidth = false;
    bool isHeight = false;
    const QSize size(parts.value(0).toInt(&isWidth), parts.value(1).toInt(&isHeight));
    const bool isSensible = size.width() >= 64 && size.height() >= 64 && std::max(size.width(), size.height()) <= kLargestSide;
    return parts.size() == 2 && isWidth && isHeight && isSensible ? std::optional(size) : std::nullopt;
}

std::optional<double> positionOf(const QString& text, double last)
{
    if (text == "start")
        return 0.0;
    if (text == "end")
        return last;
    bool isNumber = false;
    const bool isPart = text.endsWith('%');
    const double number = text.left(text.size() - (isPart ? 1 : 0)).toDouble(&isNumber);
    if (!isNumber || !(number >= 0.0))
        return std::nullopt;
    return std::min(isPart ? number / 100.0 * last : number, last);
}

} // namespace ad::app
