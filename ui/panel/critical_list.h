// SPDX-License-Identifier: GPL-3.0-or-later
// Critical points as a list with their signs.
#pragma once

#include "core/landscape/critical_points.h"

#include <QWidget>

#include <memory>

class QLabel;
class QListWidget;

namespace ad::ui {

class CriticalList : public QWidget
{
    Q_OBJECT

public:
    explicit CriticalList(QWidget* parent = nullptr);

    /// @param points   null: they are being looked for.
    /// @param isCurve  of a function of one input; @param isPlane  of a plane through one of more than two.
    void show(std::shared_ptr<const CriticalPoints> points, bool isCurve, bool isPlane);
    /// Nothing at all to look for.
    void clear();
    void clearChoice();

    using QWidget::show;

    [[nodiscard]] QString text() const;
    [[nodiscard]] QListWidget* list() const { return m_list; }

signals:
    void picked(ad::Vec2 place);

private:
    QLabel* m_count;
    QListWidget* m_list;
    std::shared_ptr<const CriticalPoints> m_points;
};

} // namespace ad::ui
