// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/granularity_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace ad::ui {

GranularitySwitch::GranularitySwitch(QWidget* parent)
    : QWidget(parent)
    , m_vector(new QToolButton(this))
    , m_scalar(new QToolButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* choice = new QButtonGroup(this);
    for (QToolButton* button : {m_vector, m_scalar}) {
        button->setCheckable(true);
        button->setProperty("look", QStringLiteral("segment"));
        choice->addButton(button);
        layout->addWidget(button);
    }
    m_vector->setText(tr("Vector"));
    m_scalar->setText(tr("Scalar"));
    m_vector->setChecked(true);
    m_vector->setObjectName("vectorView");
    m_scalar->setObjectName("scalarView");
    connect(choice, &QButtonGroup::buttonClicked, this, [this] { emit scalarPicked(isScalar()); });
    setObstacle({});
}

void GranularitySwitch::setScalar(bool isScalar)
{
    (isScalar ? m_scalar : m_vector)->setChecked(true);
}

bool GranularitySwitch::isScalar() const
{
    return m_scalar->isChecked();
}

void GranularitySwitch::setObstacle(const QString& reason)
{
    m_scalar->setEnabled(reason.isEmpty() || isScalar());
    m_vector->setEnabled(reason.isEmpty() || isScalar());
    m_vector->setToolTip(reason.isEmpty() ? tr("Every vector and matrix is one node") : reason);
    m_scalar->setToolTip(reason.isEmpty() ? tr("Every number of a vector or matrix is a node of its own: the results are the same")
                                          : reason);
}

} // namespace ad::ui
