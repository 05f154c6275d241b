// SPDX-License-Identifier: GPL-3.0-or-later
// A racer in a list of rates: its look, its name, and a small strip with the width of what works; or its rate instead of these.
#pragma once

#include "ui/plot/rate_strip.h"

class QLabel;

namespace ad::ui {

class RateRow : public QWidget
{
    Q_OBJECT

public:
    enum class Strip {
        With,
        Without,
    };
    explicit RateRow(Strip strip, QWidget* parent = nullptr);

    void setContent(const RateStripContent& content, double from, double to);

signals:
    void picked();

private:
    QLabel* m_look;
    QLabel* m_name;
    QLabel* m_note;
    RateStrip* m_strip = nullptr;
};

} // namespace ad::ui
