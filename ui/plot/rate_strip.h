// SPDX-License-Identifier: GPL-3.0-or-later
// The final loss of a racer against its learning rate, with what works and the racer's own rate as a handle.
#pragma once

#include "core/scenario/sweep.h"
#include "ui/theme/racer_look.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace ad::ui {

class HoverCard;

/// What is known of one racer's rates. Losses are drawn as their gap to the minimum, if there is one.
struct RateStripContent
{
    QString name = {};
    RacerLook look = {};
    std::vector<double> rates = {}; ///< rising
    std::vector<Trial> trials = {}; ///< one a rate
    std::optional<RateSpan> works = {};
    RateLimit limit = {};
    Goal goal = {};
    double startLoss = 0;
    double current = 0;   ///< the racer's rate
    QString message = {}; ///< stands there instead, if not empty
};

/// The racer's rate is a handle: dragged, set by a click, moved by ← and → (Shift: ten times as far), or by Home to the best rate.
/// The small one is only a line of colours; a click, Enter or Space says that it was picked.
class RateStrip : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Large,
        Small,
    };

    explicit RateStrip(Kind kind, QWidget* parent = nullptr);

    void setContent(const RateStripContent& content);
    [[nodiscard]] const RateStripContent& content() const { return m_content; }
    /// Of the axis; logarithmic.
    void setRange(double from, double to);

    [[nodiscard]] double pixelOf(double rate) const;
    /// With three digits.
    [[nodiscard]] double rateAt(double pixel) const;
    /// What the hover card says about the rate that was tried nearest to a pixel; empty without any.
    [[nodiscard]] QString textAt(double pixel) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Rates with the same gesture belong to one drag or one run of keys.
    void ratePicked(double rate, int gesture);
    void picked();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF plotRect() const;
    void pick(double rate);

    Kind m_kind;
    RateStripContent m_content;
    double m_from = 1e-5;
    double m_to = 10;
    bool m_isDragging = false;
    bool m_isKeyRun = false;
    int m_gesture = 0;
    HoverCard* m_card = nullptr;
};

} // namespace ad::ui
