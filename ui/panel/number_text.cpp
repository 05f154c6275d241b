// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/number_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ad::ui {

std::optional<double> numberFromText(const QString& text)
{
    QString plain = text.trimmed().toLower();
    plain.replace(QChar(0x2212), '-');
    if (plain.count(',') == 1 && !plain.contains('.'))
        plain.replace(',', '.');
    if (plain == "∞" || plain == "+∞")
        plain = "inf";
    if (plain == "-∞")
        plain = "-inf";
    bool isNumber = false;
    const double value = QLocale::c().toDouble(plain, &isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

double scrubStep(double value, bool isFine)
{
    const double magnitude = std::isfinite(value) ? std::max(std::abs(value), 0.1) : 1.0;
    const double step = std::pow(10.0, std::floor(std::log10(magnitude)) - 2);
    return isFine ? step / 10 : step;
}

double scrubbed(double value, double units, double step)
{
    if (!std::isfinite(value))
        return value;
    // Dividing by a whole power of ten is exact where multiplying by 0.001 is not: 1.234, not 1.2340000000000002.
    const double inverse = std::round(1.0 / step);
    const double moved = value + units * step;
    return inverse >= 1 ? std::round(moved * inverse) / inverse : std::round(moved / step) * step;
}

} // namespace ad::ui
