// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/search_axis_fields.h"

#include "ui/panel/setting_field.h"
#include "ui/panel/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ad::ui {

SearchAxisFields::SearchAxisFields(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_parameter(new QComboBox(this))
    , m_low(new SettingField(real("from", 0, "the least value that is tried"), SettingField::Empty::Refused, this))
    , m_high(new SettingField(real("to", 1, "the largest value that is tried"), SettingField::Empty::Refused, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_parameter, 5);
    row->addWidget(m_low, 2);
    row->addWidget(new QLabel(tr("–"), this));
    row->addWidget(m_high, 2);
    m_parameter->setAccessibleName(name);
    m_parameter->setMinimumContentsLength(8);
    m_parameter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    guardFromWheel({m_parameter});
    for (SettingField* field : {m_low, m_high})
        field->setMinimumWidth(48);
    connect(m_parameter, &QComboBox::activated, this, [this] {
        setParameter(m_parameter->currentText().toStdString());
        emit changed();
    });
    const auto take = [this](double SearchAxis::*end) {
        return [this, end](std::optional<double> value) {
            SearchAxis axis = m_axis;
            axis.*end = *value;
            const bool isFine = axis.low < axis.high && (axis.scale != SearchScale::Logarithmic || axis.low > 0) &&
                                (axis.scale != SearchScale::NearOne || axis.high < 1);
            if (isFine)
                m_axis = axis;
            else
                showRange();
            emit changed();
        };
    };
    connect(m_low, &SettingField::valueEdited, this, take(&SearchAxis::low));
    connect(m_high, &SettingField::valueEdited, this, take(&SearchAxis::high));
}

void SearchAxisFields::setOptimizer(const Optimizer& optimizer, int index)
{
    m_optimizer = &optimizer;
    const QSignalBlocker blocker(m_parameter);
    m_parameter->clear();
    for (const std::string& name : searchable(optimizer))
        m_parameter->addItem(QString::fromStdString(name));
    setParameter(searchable(optimizer)[static_cast<std::size_t>(index)]);
}

void SearchAxisFields::setParameter(const std::string& parameter)
{
    m_axis = searchAxis(*m_optimizer, parameter);
    m_parameter->setCurrentText(QString::fromStdString(parameter));
    showRange();
}

SearchAxis SearchAxisFields::axis() const
{
    return m_axis;
}

void SearchAxisFields::showRange()
{
    m_low->setValue(m_axis.low);
    m_high->setValue(m_axis.high);
}

} // namespace ad::ui
