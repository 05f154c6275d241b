// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/inputs_panel.h"

#include "ui/panel/matrix_field.h"
#include "ui/theme/appearance.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace ad::ui {
namespace {

bool fitsInto(const InputItem& a, const InputItem& b)
{
    return a.name == b.name && a.displayName == b.displayName && a.value.shape() == b.value.shape() && a.isData == b.isData &&
           a.isUnbound == b.isUnbound;
}

} // namespace

InputsPanel::InputsPanel(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    rebuild();
}

void InputsPanel::setInputs(const std::vector<InputItem>& inputs)
{
    const bool isSame = !inputs.empty() && std::equal(inputs.begin(), inputs.end(), m_inputs.begin(), m_inputs.end(), fitsInto);
    m_inputs = inputs;
    if (!isSame) {
        rebuild();
        return;
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setValue(m_inputs[i].value);
}

void InputsPanel::rebuild()
{
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    content->setProperty("look", "content");
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 0, 8, 8);
    layout->setSpacing(4);
    m_fields.clear();
    if (m_inputs.empty()) {
        auto* label = new QLabel(tr("No inputs yet. Write “x = 2” in the program: x becomes a number that you can drag here."), content);
        label->setProperty("look", "muted");
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    for (const InputItem& item : m_inputs)
        layout->addWidget(makeRow(item));
    layout->addStretch();
    setWidget(content); // deletes the old one
}

QWidget* InputsPanel::makeRow(const InputItem& item)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* label = new QLabel(item.displayName, row);
    QFont italic = label->font();
    italic.setItalic(true);
    label->setFont(italic);
    label->setMinimumWidth(currentTheme().px(32));
    label->setToolTip(item.isData ? tr("%1: data, nothing is derived by it").arg(item.displayName) : item.displayName);
    layout->addWidget(label, 0, Qt::AlignTop);
    if (item.isData || item.isUnbound) {
        auto* tag = new QLabel(item.isData ? tr("data") : tr("no value yet"), row);
        tag->setProperty("look", "small");
        tag->setMinimumHeight(currentTheme().px(30));
        layout->addWidget(tag, 0, Qt::AlignTop);
    }
    auto* field = new MatrixField(item.displayName, row);
    field->setValue(item.value);
    label->setMinimumHeight(currentTheme().px(30));
    layout->addWidget(field, 1);
    m_fields.push_back(field);
    const QString name = item.name;
    connect(field, &MatrixField::valueEdited, this,
            [this, name](const Tensor& value, int gesture) { emit inputEdited(name, value, gesture); });
    connect(field, &MatrixField::editFinished, this, [this, name] { emit editFinished(name); });
    return row;
}

} // namespace ad::ui
