// SPDX-License-Identifier: GPL-3.0-or-later
// How the landscape is looked at and raced on: axes, colour scale, number of steps, stopping.
#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

#include <array>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QToolButton;

namespace ad::ui {

class SettingField;
class ViewOptions;

class RaceSetup : public QWidget
{
    Q_OBJECT

public:
    explicit RaceSetup(QWidget* parent = nullptr);

    /// Emits nothing. @param candidates  what can be an axis; @param axes  one or two of them.
    void setAxes(const std::vector<std::string>& candidates, const std::vector<std::string>& axes);
    /// @param isOffered  there are more free inputs than a map has axes.
    void setPlane(const PlaneChoice& plane, bool isOffered);
    void setScale(ColorScale scale);
    void setSteps(int steps);
    void setStops(bool stops);

    [[nodiscard]] ViewOptions* viewOptions() const { return m_view; }

signals:
    /// Two different names, or one for a curve.
    void axesPicked(const std::vector<std::string>& axes);
    void planePicked(const ad::PlaneChoice& plane);
    void scalePicked(ad::ColorScale scale);
    void stepsEdited(int steps, bool isFinal);
    void stopsToggled(bool stops);

private:
    void pickAxis(int which);
    void makePlane();
    void showPlane();

    QFormLayout* m_form;
    QComboBox* m_kind;
    SettingField* m_seed;
    QWidget* m_seedRow;
    QWidget* m_axesRow;
    bool m_isPlaneOffered = false;
    PlaneChoice m_plane;
    std::array<QComboBox*, 2> m_axes;
    std::vector<std::string> m_current;
    ViewOptions* m_view;
    QToolButton* m_linear;
    QToolButton* m_logarithmic;
    SettingField* m_steps;
    QCheckBox* m_stops;
};

} // namespace ad::ui
