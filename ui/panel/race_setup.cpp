// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/race_setup.h"

#include "core/base/text.h"
#include "ui/panel/setting_field.h"
#include "ui/theme/appearance.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace ad::ui {
namespace {

constexpr double kMostSteps = 1'000'000; // a run keeps every iterate

Parameter stepsParameter()
{
    Parameter parameter = whole("steps", 200, 1, "how many steps every racer makes");
    parameter.most = kMostSteps;
    return parameter;
}

} // namespace

RaceSetup::RaceSetup(QWidget* parent)
    : QWidget(parent)
    , m_axes{new QComboBox(this), new QComboBox(this)}
    , m_linear(new QToolButton(this))
    , m_logarithmic(new QToolButton(this))
    , m_steps(new SettingField(stepsParameter(), SettingField::Empty::Refused, this))
    , m_stops(new QCheckBox(tr("stop when converged"), this))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(16, 4, 16, 4);
    form->setVerticalSpacing(6);
    form->setHorizontalSpacing(12);
    auto* axes = new QHBoxLayout;
    for (int i = 0; i < 2; ++i) {
        axes->addWidget(m_axes[static_cast<std::size_t>(i)], 1);
        m_axes[static_cast<std::size_t>(i)]->setAccessibleName(i == 0 ? tr("Horizontal axis") : tr("Vertical axis"));
        m_axes[static_cast<std::size_t>(i)]->setToolTip(i == 0 ? tr("The input along the horizontal axis")
                                                               : tr("The input along the vertical axis"));
        connect(m_axes[static_cast<std::size_t>(i)], &QComboBox::activated, this, [this, i] { pickAxis(i); });
    }
    form->addRow(tr("Axes"), axes);
    auto* segmented = new QFrame(this);
    segmented->setObjectName("segmented");
    auto* buttons = new QHBoxLayout(segmented);
    buttons->setContentsMargins(1, 1, 1, 1);
    buttons->setSpacing(0);
    auto* group = new QButtonGroup(this);
    m_linear->setText(tr("Linear"));
    m_logarithmic->setText(tr("Log"));
    m_linear->setToolTip(tr("Colours and contour lines in equal steps of the value"));
    m_stops->setToolTip(tr("A racer whose gradient has vanished runs no further"));
    m_logarithmic->setToolTip(tr("Colours and contour lines by powers of ten above the lowest value"));
    for (QToolButton* button : {m_linear, m_logarithmic}) {
        button->setCheckable(true);
        group->addButton(button);
        buttons->addWidget(button);
    }
    connect(m_linear, &QToolButton::clicked, this, [this] { emit scalePicked(ColorScale::Linear); });
    connect(m_logarithmic, &QToolButton::clicked, this, [this] { emit scalePicked(ColorScale::Logarithmic); });
    auto* scale = new QHBoxLayout;
    scale->addWidget(segmented);
    scale->addStretch(1);
    form->addRow(tr("Colours"), scale);
    auto* race = new QHBoxLayout;
    m_steps->setFixedWidth(currentTheme().px(88));
    race->addWidget(m_steps);
    race->addStretch(1);
    form->addRow(tr("Steps"), race);
    form->addRow(QString(), m_stops);
    for (int row = 0; row < 3; ++row)
        form->itemAt(row, QFormLayout::LabelRole)->widget()->setMinimumHeight(m_steps->sizeHint().height());
    connect(m_steps, &SettingField::valueEdited, this,
            [this](std::optional<double> value, bool isFinal) { emit stepsEdited(static_cast<int>(*value), isFinal); });
    connect(m_stops, &QCheckBox::toggled, this, &RaceSetup::stopsToggled);
}

void RaceSetup::setAxes(const std::vector<std::string>& candidates, const std::vector<std::string>& axes)
{
    m_current = axes;
    for (std::size_t i = 0; i < 2; ++i) {
        QComboBox& box = *m_axes[i];
        const QSignalBlocker blocker(&box);
        box.clear();
        for (const std::string& name : candidates)
            box.addItem(QString::fromStdString(displayName(name)), QString::fromStdString(name));
        box.setVisible(i < axes.size() || candidates.size() > 1);
        if (i == 1 && candidates.size() > 1)
            box.addItem(tr("none: a curve"), QString());
        if (i < axes.size()) {
            // Data can be an axis too if a file says so, but is not offered.
            if (box.findData(QString::fromStdString(axes[i])) < 0)
                box.addItem(QString::fromStdString(displayName(axes[i])), QString::fromStdString(axes[i]));
            box.setCurrentIndex(box.findData(QString::fromStdString(axes[i])));
        } else {
            box.setCurrentIndex(i == 1 ? box.findData(QString()) : -1);
        }
    }
}

void RaceSetup::pickAxis(int which)
{
    const auto chosen = [&](int i) { return m_axes[static_cast<std::size_t>(i)]->currentData().toString().toStdString(); };
    std::string first = chosen(0);
    std::string second = m_axes[1]->isVisible() || !m_axes[1]->isHidden() ? chosen(1) : std::string();
    // Who picks what the other axis has swaps the two.
    if (first == second && m_current.size() == 2)
        (which == 0 ? second : first) = which == 0 ? m_current[0] : m_current[1];
    std::vector<std::string> axes{first};
    if (!second.empty() && second != first)
        axes.push_back(second);
    emit axesPicked(axes);
}

void RaceSetup::setScale(ColorScale scale)
{
    m_linear->setChecked(scale == ColorScale::Linear);
    m_logarithmic->setChecked(scale == ColorScale::Logarithmic);
}

void RaceSetup::setSteps(int steps)
{
    m_steps->setValue(steps);
}

void RaceSetup::setStops(bool stops)
{
    const QSignalBlocker blocker(m_stops);
    m_stops->setChecked(stops);
}

} // namespace ad::ui
