// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/view_options.h"

#include "ui/panel/setting_field.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QSignalBlocker>

namespace ad::ui {
namespace {

constexpr double kMostTrail = 1'000'000;
constexpr double kMostSwarm = 10'000; // as in a file

Parameter upTo(Parameter parameter, double most)
{
    parameter.most = most;
    return parameter;
}

} // namespace

ViewOptions::ViewOptions(QWidget* parent)
    : QToolButton(parent)
    , m_popup(new QFrame(this, Qt::Popup))
    , m_equalAxes(new QCheckBox(tr("equal axes"), m_popup))
    , m_trail(new SettingField(upTo(whole("trail", 0, 0, "steps of its way behind each racer; 0: all"), kMostTrail),
                               SettingField::Empty::Refused, m_popup))
    , m_count(new SettingField(upTo(whole("swarm", 0, 0, "starting points of each racer, spread over the map; 0: none"), kMostSwarm),
                               SettingField::Empty::Refused, m_popup))
    , m_seed(new SettingField(whole("seed", 0, 0, "another seed, other starting points"), SettingField::Empty::Refused, m_popup))
{
    setText(tr("View"));
    setIcon(ad::ui::icon("eye"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setToolTip(tr("Equal axes, length of the trails, and many starting points at once"));
    m_popup->setProperty("look", "card");
    m_equalAxes->setToolTip(tr("A unit is as long on both axes, so that circles are circles"));
    auto* form = new QFormLayout(m_popup);
    form->setContentsMargins(16, 12, 16, 12);
    form->setVerticalSpacing(8);
    form->addRow(m_equalAxes);
    form->addRow(tr("Trail"), m_trail);
    form->addRow(tr("Swarm"), m_count);
    form->addRow(tr("Seed"), m_seed);
    for (SettingField* field : {m_trail, m_count, m_seed})
        field->setFixedWidth(currentTheme().px(88));
    connect(this, &QToolButton::clicked, this, &ViewOptions::open);
    connect(m_equalAxes, &QCheckBox::toggled, this, &ViewOptions::equalAxesToggled);
    connect(m_trail, &SettingField::valueEdited, this,
            [this](std::optional<double> value, bool isFinal) { emit trailEdited(static_cast<int>(*value), isFinal); });
    connect(m_count, &SettingField::valueEdited, this, [this](std::optional<double> value, bool isFinal) {
        emit swarmEdited({static_cast<int>(*value), m_swarm.seed}, isFinal);
    });
    connect(m_seed, &SettingField::valueEdited, this, [this](std::optional<double> value, bool isFinal) {
        emit swarmEdited({m_swarm.count, static_cast<std::uint64_t>(*value)}, isFinal);
    });
}

void ViewOptions::open()
{
    m_popup->adjustSize();
    m_popup->move(mapToGlobal(QPoint(0, height() + 4)));
    m_popup->show();
    m_equalAxes->setFocus(Qt::PopupFocusReason);
}

void ViewOptions::setMap(const MapChoice& map)
{
    const QSignalBlocker blocker(m_equalAxes);
    m_equalAxes->setChecked(map.hasEqualAxes);
    m_trail->setValue(map.trail);
}

void ViewOptions::setSwarm(const SwarmChoice& swarm)
{
    m_swarm = swarm;
    m_count->setValue(swarm.count);
    m_seed->setValue(static_cast<double>(swarm.seed));
}

} // namespace ad::ui
