// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours of a basin map mean, and how many starts have each.
#pragma once

#include "ui/plot/basin_look.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace ad::ui {

class BasinLegend : public QWidget
{
    Q_OBJECT

public:
    explicit BasinLegend(QWidget* parent = nullptr);

    /// Null: nothing.
    void show(std::shared_ptr<const BasinMap> map, BasinView view);

    using QWidget::show;

    /// What the rows say, one line each, for screen readers too.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        int basin; // or kMore
        QString name;
        QString share;
    };

    [[nodiscard]] int rowHeight() const;
    void paintScale(QPainter& painter, const QRectF& area) const;

    std::shared_ptr<const BasinMap> m_map;
    BasinView m_view = BasinView::Basin;
    StepScale m_scale;
    std::vector<Row> m_rows;
};

} // namespace ad::ui
