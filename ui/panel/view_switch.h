// SPDX-License-Identifier: GPL-3.0-or-later
// Map or surface, for the corner of the stage.
#pragma once

#include "core/scenario/landscape_choice.h"

#include <QFrame>

class QToolButton;

namespace ad::ui {

class ViewSwitch : public QFrame
{
    Q_OBJECT

public:
    explicit ViewSwitch(QWidget* parent = nullptr);

    /// Emits nothing.
    void setView(LandscapeView view);
    /// A curve has no surface; the switch says so.
    void setHasSurface(bool hasSurface);

signals:
    void viewPicked(ad::LandscapeView view);

private:
    QToolButton* m_map;
    QToolButton* m_surface;
};

} // namespace ad::ui
