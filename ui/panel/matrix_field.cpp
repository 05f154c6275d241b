// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/matrix_field.h"

#include "core/base/text.h"
#include "ui/panel/number_field.h"
#include "ui/panel/number_text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace ad::ui {

MatrixField::MatrixField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    rebuild();
}

void MatrixField::setValue(const Tensor& value)
{
    const bool isSameShape = value.shape() == m_value.shape();
    m_value = value;
    if (!isSameShape || m_fields.empty()) {
        rebuild();
        return;
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setValue(m_value[static_cast<std::ptrdiff_t>(i)]);
}

void MatrixField::rebuild()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_fields.clear();
    const Shape& shape = m_value.shape();
    const bool isSmall = shape.rank() == 2 ? shape.rows() <= kMost && shape.columns() <= kMost : m_value.size() <= 2 * kMost;
    if (isSmall)
        buildGrid();
    else
        buildSummary();
}

void MatrixField::buildGrid()
{
    const int columns = m_value.shape().rank() == 2 ? m_value.shape().columns() : kMost / 2;
    for (int i = 0; i < m_value.size(); ++i) {
        auto* field = new NumberField({}, this);
        field->setAccessibleName(m_value.isScalar() ? m_name : tr("%1, element %2").arg(m_name).arg(i + 1));
        field->setValue(m_value[i]);
        connect(field, &NumberField::valueEdited, this, [this, i](double value, int gesture) {
            m_value[i] = value;
            // Numbers of different elements must not look like one gesture.
            emit valueEdited(m_value, gesture * static_cast<int>(m_value.size()) + i);
        });
        connect(field, &NumberField::editFinished, this, &MatrixField::editFinished);
        m_layout->addWidget(field, i / columns, i % columns);
        m_fields.push_back(field);
    }
}

void MatrixField::buildSummary()
{
    auto* summary = new QLabel(tr("%1 numbers %2").arg(m_value.size()).arg(QString::fromStdString(toText(m_value.shape()))), this);
    summary->setToolTip(QString::fromStdString(shortText(m_value)));
    auto* button = new QPushButton(tr("Edit…"), this);
    button->setToolTip(tr("Edit all numbers as text"));
    connect(button, &QPushButton::clicked, this, &MatrixField::editAsText);
    m_layout->addWidget(summary, 0, 0);
    m_layout->addWidget(button, 0, 1);
}

void MatrixField::editAsText()
{
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Numbers of %1").arg(m_name));
    auto* text = new QPlainTextEdit(QString::fromStdString(exactText(m_value)).replace("], [", "],\n ["), &dialog);
    text->setFont(monospaceFont(currentTheme().bodyText()));
    auto* complaint = new QLabel(&dialog);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    connect(text, &QPlainTextEdit::textChanged, &dialog, [=, shape = m_value.shape()] {
        const bool isGood = tensorFromText(text->toPlainText(), shape).has_value();
        buttons->button(QDialogButtonBox::Ok)->setEnabled(isGood);
        complaint->setText(isGood ? QString() : tr("%1 numbers expected").arg(shape.size()));
    });
    auto* layout = new QVBoxLayout(&dialog);
    layout->addWidget(text);
    layout->addWidget(complaint);
    layout->addWidget(buttons);
    dialog.resize(560, 400);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const std::optional<Tensor> typed = tensorFromText(text->toPlainText(), m_value.shape())) {
        m_value = *typed;
        emit valueEdited(m_value, ++m_gesture);
        emit editFinished();
    }
}

std::optional<Tensor> tensorFromText(const QString& text, const Shape& like)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;\\[\\]]+"));
    std::vector<double> values;
    for (const QString& word : text.split(separators, Qt::SkipEmptyParts)) {
        const std::optional<double> value = numberFromText(word);
        if (!value)
            return std::nullopt;
        values.push_back(*value);
    }
    if (static_cast<std::ptrdiff_t>(values.size()) != like.size())
        return std::nullopt;
    return Tensor(like, std::move(values));
}

} // namespace ad::ui
