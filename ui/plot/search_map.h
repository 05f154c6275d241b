// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a search over two parameters, coloured by what came of them.
#pragma once

#include "core/scenario/search.h"
#include "ui/theme/racer_look.h"

#include <QRectF>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace ad::ui {

class HoverCard;

struct SearchMapContent
{
    SearchPlan plan = {};
    TrialObjective objective = TrialObjective::FinalLoss;
    std::vector<Vec2> points = {};                 ///< those that were tried
    std::vector<std::optional<Trial>> trials = {}; ///< one a point; none where the settings exclude each other
    double minimum = 0;                            ///< of the basin: losses are coloured by their gap to it
    std::optional<Vec2> current = {};              ///< the racer's own values
    RacerLook look = {};

    /// The index of the best point; −1 if none is any good.
    [[nodiscard]] int best() const;
};

/// Diverged points are crosses, refused ones empty squares, the best has a ring. A click takes the point under it; arrow keys move among
/// points, Enter takes the chosen one.
class SearchMap : public QWidget
{
    Q_OBJECT

public:
    explicit SearchMap(QWidget* parent = nullptr);

    void setContent(const SearchMapContent& content);
    [[nodiscard]] const SearchMapContent& content() const { return m_content; }
    /// The point that Enter takes; −1: none.
    [[nodiscard]] int chosen() const { return m_chosen; }

    [[nodiscard]] QPointF pixelOf(Vec2 point) const;
    /// What the hover card says of a point.
    [[nodiscard]] QString textAt(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

signals:
    void pointPicked(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] int pointAt(QPointF pixel) const;
    /// The nearest point in the direction of a key; the best one if none is chosen yet.
    [[nodiscard]] int neighbour(QPointF direction) const;
    void paintAxes(QPainter& painter, const QRectF& rect) const;
    void paintPoint(QPainter& painter, int index, double low, double high) const;
    void paintScale(QPainter& painter, const QRectF& rect, double low, double high) const;
    /// What is coloured of a trial.
    [[nodiscard]] double measured(const Trial& trial) const;
    void showCard(int index);

    SearchMapContent m_content;
    int m_chosen = -1;
    HoverCard* m_card;
};

} // namespace ad::ui
