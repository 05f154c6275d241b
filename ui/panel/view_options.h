// SPDX-License-Identifier: GPL-3.0-or-later
// What of a race is drawn, behind a button: equal axes, length of the trails, a swarm of starting points.
#pragma once

#include "core/scenario/landscape_choice.h"

#include <QToolButton>

class QCheckBox;
class QFrame;

namespace ad::ui {

class SettingField;

class ViewOptions : public QToolButton
{
    Q_OBJECT

public:
    explicit ViewOptions(QWidget* parent = nullptr);

    /// Emit nothing.
    void setMap(const MapChoice& map);
    void setSwarm(const SwarmChoice& swarm);

signals:
    void equalAxesToggled(bool isOn);
    /// While a number is dragged `isFinal` is false.
    void trailEdited(int steps, bool isFinal);
    void swarmEdited(const ad::SwarmChoice& swarm, bool isFinal);

private:
    void open();

    QFrame* m_popup;
    QCheckBox* m_equalAxes;
    SettingField* m_trail;
    SettingField* m_count;
    SettingField* m_seed;
    SwarmChoice m_swarm;
};

} // namespace ad::ui
