// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/race_setup.h"

#include "core/base/text.h"
#include "ui/panel/setting_field.h"
#include "ui/panel/view_options.h"
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

Parameter seedParameter()
{
    return whole("seed", 0, 0, "another seed, other random directions");
}

} // namespace

RaceSetup::RaceSetup(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox(this))
    , m_seed(new SettingField(seedParameter(), SettingField::Empty::Refused, this))
    , m_seedRow(new QWidget(this))
    , m_axesRow(new QWidget(this))
    , m_axes{new QComboBox(this), new QComboBox(this)}
    , m_view(new ViewOptions(this))
    , m_linear(new QToolButton(this))
    , m_logarithmic(new QToolButton(this))
    , m_steps(new SettingField(stepsParameter(), SettingField::Empty::Refused, this))
    , m_stops(new QCheckBox(tr("stop when converged"), this))
{
    QFormLayout* form = m_form;
    form->setContentsMargins(16, 4, 16, 4);
    form->setVerticalSpacing(6);
    form->setHorizontalSpacing(12);
    makePlane();
    auto* axes = new QHBoxLayout(m_axesRow);
    axes->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < 2; ++i) {
        axes->addWidget(m_axes[static_cast<std::size_t>(i)], 1);
        m_axes[static_cast<std::size_t>(i)]->setAccessibleName(i == 0 ? tr("Horizontal axis") : tr("Vertical axis"));
        m_axes[static_cast<std::size_t>(i)]->setToolTip(i == 0 ? tr("The input along the horizontal axis")
                                                               : tr("The input along the vertical axis"));
        connect(m_axes[static_cast<std::size_t>(i)], &QComboBox::activated, this, [this, i] { pickAxis(i); });
    }
    form->addRow(tr("Axes"), m_axesRow);
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
    scale->addWidget(m_view);
    form->addRow(tr("Colours"), scale);
    auto* race = new QHBoxLayout;
    m_steps->setFixedWidth(currentTheme().px(88));
    race->addWidget(m_steps);
    race->addStretch(1);
    form->addRow(tr("Steps"), race);
    form->addRow(QString(), m_stops);
    for (int row = 0; row < form->rowCount(); ++row)
        if (const QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole))
            label->widget()->setMinimumHeight(m_steps->sizeHint().height());
    showPlane();
    connect(m_steps, &SettingField::valueEdited, this,
            [this](std::optional<double> value, bool isFinal) { emit stepsEdited(static_cast<int>(*value), isFinal); });
    connect(m_stops, &QCheckBox::toggled, this, &RaceSetup::stopsToggled);
}

void RaceSetup::makePlane()
{
    m_kind->addItem(tr("Two inputs"), static_cast<int>(PlaneKind::Inputs));
    m_kind->addItem(tr("Random directions"), static_cast<int>(PlaneKind::Random));
    m_kind->addItem(tr("Principal components"), static_cast<int>(PlaneKind::Principal));
    m_kind->setObjectName("plane");
    m_kind->setAccessibleName(tr("Plane of the map"));
    m_kind->setToolTip(tr("The race runs in all free inputs. The map shows a plane of them: two inputs, two random directions, or the "
                          "directions in which the racers moved most."));
    m_kind->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_seed->setAccessibleName(tr("Seed of the random directions"));
    m_form->addRow(tr("Map"), m_kind);
    m_seed->setFixedWidth(currentTheme().px(88));
    auto* row = new QHBoxLayout(m_seedRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_seed);
    row->addStretch(1);
    m_form->addRow(tr("Seed"), m_seedRow);
    connect(m_kind, &QComboBox::activated, this, [this] {
        PlaneChoice plane = m_plane;
        plane.kind = static_cast<PlaneKind>(m_kind->currentData().toInt());
        emit planePicked(plane);
    });
    connect(m_seed, &SettingField::valueEdited, this, [this](std::optional<double> value) {
        PlaneChoice plane = m_plane;
        plane.seed = static_cast<std::uint64_t>(*value);
        emit planePicked(plane);
    });
}

void RaceSetup::setPlane(const PlaneChoice& plane, bool isOffered)
{
    m_plane = plane;
    m_isPlaneOffered = isOffered;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(plane.kind)));
    m_seed->setValue(static_cast<double>(plane.seed));
    showPlane();
}

void RaceSetup::showPlane()
{
    const auto setRowShown = [this](QWidget* row, bool isShown) {
        row->setVisible(isShown);
        m_form->labelForField(row)->setVisible(isShown);
    };
    setRowShown(m_kind, m_isPlaneOffered);
    setRowShown(m_seedRow, m_isPlaneOffered && m_plane.kind == PlaneKind::Random);
    setRowShown(m_axesRow, !m_isPlaneOffered || m_plane.kind == PlaneKind::Inputs);
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
