// SPDX-License-Identifier: GPL-3.0-or-later
// A row of values and signs, such as "2 × 0.5 = 1", as it stands beside edges and cards.
#pragma once

#include "ui/graph/chip.h"

#include <QString>

#include <vector>

namespace ad::ui {

class Equation
{
public:
    /// Keeps the pointers.
    Equation& add(const Tensor& value, const RoleLook& role);
    /// Room for a value that isn't shown yet.
    Equation& addRoom(const Tensor& value);
    Equation& add(const QString& sign);

    /// In pixels at zoom 1.
    [[nodiscard]] QSizeF size() const;
    /// In the middle of `area`.
    void draw(QPainter& painter, const QRectF& area, const Ink& ink) const;

private:
    struct Part
    {
        const Tensor* value = nullptr;  // null: a sign
        const RoleLook* role = nullptr; // null: not shown
        QString sign;
    };

    [[nodiscard]] static QSizeF sizeOf(const Part& part);

    std::vector<Part> m_parts;
};

} // namespace ad::ui
