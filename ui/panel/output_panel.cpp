// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/output_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace ad::ui {

OutputPanel::OutputPanel(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_output(new QComboBox(this))
    , m_gradient(new QLineEdit(this))
    , m_data(new QCheckBox(tr("Differentiate data too"), this))
{
    m_form->setContentsMargins(16, 4, 16, 12);
    m_form->addRow(tr("Backward from"), m_output);
    m_form->addRow(tr("External gradient"), m_gradient);
    m_form->addRow(m_data);
    m_output->setToolTip(tr("The node that is differentiated"));
    m_data->setToolTip(tr("Also shows the adjoints of inputs that are marked as data"));
    connect(m_output, &QComboBox::activated, this, [this](int index) { emit outputPicked(m_output->itemData(index).toString()); });
    connect(m_gradient, &QLineEdit::editingFinished, this, [this] {
        if (m_gradient->isModified())
            emit externalGradientEdited(m_gradient->text().trimmed());
        m_gradient->setModified(false);
    });
    connect(m_data, &QCheckBox::toggled, this, &OutputPanel::dataAdjointsToggled);
}

void OutputPanel::setChoice(const OutputChoice& choice)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_output), QSignalBlocker(m_gradient), QSignalBlocker(m_data)};
    m_output->clear();
    m_output->addItem(choice.own.isEmpty() ? tr("the last line") : tr("%1 (last line)").arg(choice.own), QString());
    for (const QString& name : choice.names)
        m_output->addItem(name, name);
    m_output->setCurrentIndex(std::max(0, m_output->findData(choice.chosen)));
    m_form->setRowVisible(m_gradient, !choice.shape.isEmpty());
    m_gradient->setPlaceholderText(tr("ones of shape %1").arg(choice.shape));
    if (m_gradient->text() != choice.externalGradient && !m_gradient->isModified())
        m_gradient->setText(choice.externalGradient);
    m_gradient->setToolTip(choice.gradientError.isEmpty() ? tr("The adjoint that the output starts with, such as [1, 0]")
                                                          : choice.gradientError);
    m_form->setRowVisible(m_data, choice.hasData);
    m_data->setChecked(choice.differentiatesData);
}

} // namespace ad::ui
