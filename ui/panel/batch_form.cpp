// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/batch_form.h"

#include "core/base/text.h"
#include "ui/panel/setting_field.h"
#include "ui/theme/appearance.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kMostRows = 10'000'000;
constexpr double kMostSeed = 9e15; // whole numbers that a double holds
constexpr double kMostSteps = 1'000'000;
constexpr int kUsualSize = 8;

Parameter wholeUpTo(const char* name, double standard, double least, double most, const char* meaning)
{
    Parameter parameter = whole(name, standard, least, meaning);
    parameter.most = most;
    return parameter;
}

Parameter epochsParameter()
{
    Parameter parameter = notNegative("epochs", 10, "how often a racer sees every row; sets the number of steps");
    parameter.most = kMostSteps;
    return parameter;
}

} // namespace

BatchForm::BatchForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
    , m_size(new SettingField(wholeUpTo("rows", kUsualSize, 1, kMostRows, "how many rows a step sees"), SettingField::Empty::Refused, this))
    , m_epochs(new SettingField(epochsParameter(), SettingField::Empty::Refused, this))
    , m_seed(new SettingField(wholeUpTo("seed", 0, 0, kMostSeed, "of the order of the rows; all racers have the same"),
                              SettingField::Empty::Refused, this))
    , m_shuffled(new QCheckBox(tr("shuffle each epoch"), this))
    , m_dropsLast(new QCheckBox(tr("leave out a smaller last batch"), this))
    , m_showsBatch(new QCheckBox(tr("map of the batch of the step"), this))
    , m_sentence(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(makeAmounts());
    row->addStretch(1);
    column->addLayout(row);
    makeFields();
    column->addLayout(m_form);
    for (QCheckBox* box : {m_shuffled, m_dropsLast, m_showsBatch})
        column->addWidget(box);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    m_showsBatch->setToolTip(tr("The landscape that the step goes down: it changes from step to step"));
    m_shuffled->setToolTip(tr("The rows come in a new order in each epoch"));
    m_dropsLast->setToolTip(tr("If the rows can't be parted evenly, those that are left over wait for another epoch"));
    connect(m_shuffled, &QCheckBox::clicked, this, [this](bool isOn) {
        m_batch.isShuffled = isOn;
        emit batchEdited(m_batch, {});
    });
    connect(m_dropsLast, &QCheckBox::clicked, this, [this](bool isOn) {
        m_batch.dropsLast = isOn;
        emit batchEdited(m_batch, {});
    });
    connect(m_showsBatch, &QCheckBox::clicked, this, &BatchForm::showsBatchToggled);
}

QWidget* BatchForm::makeAmounts()
{
    auto* segmented = new QFrame(this);
    segmented->setObjectName("segmented");
    auto* buttons = new QHBoxLayout(segmented);
    buttons->setContentsMargins(1, 1, 1, 1);
    buttons->setSpacing(0);
    auto* group = new QButtonGroup(this);
    const std::array<QString, 3> names = {tr("All rows"), tr("Mini-batch"), tr("One row")};
    for (int i = 0; i < 3; ++i) {
        auto* button = new QToolButton(segmented);
        button->setText(names[static_cast<std::size_t>(i)]);
        button->setCheckable(true);
        group->addButton(button);
        buttons->addWidget(button);
        m_amounts[static_cast<std::size_t>(i)] = button;
        connect(button, &QToolButton::clicked, this, [this, i] { pick(static_cast<Amount>(i)); });
    }
    return segmented;
}

void BatchForm::makeFields()
{
    m_form->setVerticalSpacing(6);
    m_form->setHorizontalSpacing(12);
    const auto add = [this](const QString& name, SettingField* field) {
        field->setFixedWidth(currentTheme().px(88));
        m_form->addRow(name, field);
        m_form->labelForField(field)->setMinimumHeight(field->sizeHint().height());
    };
    add(tr("Rows"), m_size);
    add(tr("Seed"), m_seed);
    add(tr("Epochs"), m_epochs);
    connect(m_size, &SettingField::valueEdited, this, [this](std::optional<double> value, bool) {
        m_batch.size = static_cast<int>(*value);
        emit batchEdited(m_batch, QStringLiteral("batch size"));
    });
    connect(m_seed, &SettingField::valueEdited, this, [this](std::optional<double> value, bool) {
        m_batch.seed = static_cast<std::uint64_t>(*value);
        emit batchEdited(m_batch, QStringLiteral("batch seed"));
    });
    connect(m_epochs, &SettingField::valueEdited, this, [this](std::optional<double> value, bool) {
        const double steps = std::round(*value * BatchOrder(m_batch, m_rows).batchesPerEpoch());
        emit stepsEdited(static_cast<int>(std::clamp(steps, 1.0, kMostSteps)));
    });
}

void BatchForm::setBatch(const BatchChoice& batch, int rows, int steps)
{
    m_batch = batch;
    m_rows = std::max(1, rows);
    m_steps = steps;
    const BatchOrder order(batch, m_rows);
    const Amount amount = order.isWhole() ? All : order.size() == 1 ? One : Some;
    m_amounts[amount]->setChecked(true);
    for (QWidget* widget : {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_seed)}) {
        const bool isSeen = widget == m_size ? amount == Some : amount != All;
        widget->setVisible(isSeen);
        m_form->labelForField(widget)->setVisible(isSeen);
    }
    m_shuffled->setVisible(amount != All);
    m_dropsLast->setVisible(amount == Some && m_rows % order.size() != 0);
    m_size->setValue(order.size());
    m_seed->setValue(static_cast<double>(batch.seed));
    m_epochs->setValue(std::round(order.epochsIn(steps) * 100) / 100);
    m_shuffled->setChecked(batch.isShuffled);
    m_dropsLast->setChecked(batch.dropsLast);
    showSentence();
}

void BatchForm::setShowsBatch(bool showsBatch)
{
    m_showsBatch->setChecked(showsBatch);
}

void BatchForm::showSentence()
{
    const BatchOrder order(m_batch, m_rows);
    const QString epochs = QString::fromStdString(shortText(order.epochsIn(m_steps), 3));
    const int left = m_rows % order.size();
    QString text;
    if (order.isWhole())
        text = tr("Every step sees all %1 rows, so each is an epoch.").arg(m_rows);
    else if (order.size() == 1)
        text = tr("A step sees 1 of %1 rows; an epoch is %1 steps, and the race %2 epochs.").arg(QString::number(m_rows), epochs);
    else
        text = tr("A step sees %1 of %2 rows; an epoch is %3 steps, and the race %4 epochs.")
                   .arg(QString::number(order.size()), QString::number(m_rows), QString::number(order.batchesPerEpoch()), epochs);
    if (!order.isWhole() && left != 0)
        text += ' ' + (m_batch.dropsLast ? tr("%1 rows of each epoch are left out.").arg(left)
                                         : tr("The last step of an epoch sees %1.").arg(left));
    if (!order.isWhole())
        text += ' ' + tr("All racers see the same batches; losses are those of all rows.");
    m_sentence->setText(text);
}

void BatchForm::pick(Amount amount)
{
    const int usual = std::clamp(kUsualSize, 1, std::max(1, m_rows / 2));
    m_batch.size = amount == All ? 0 : amount == One ? 1 : m_batch.size > 1 && m_batch.size < m_rows ? m_batch.size : std::max(2, usual);
    emit batchEdited(m_batch, {});
}

} // namespace ad::ui
