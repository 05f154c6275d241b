// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/racer_form.h"

#include "core/optim/ledger.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "ui/math/formula_label.h"
#include "ui/panel/setting_field.h"
#include "ui/panel/step_math.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace ad::ui {
namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const ScheduleRow& scheduleOf(const RacerChoice& racer)
{
    const auto row = std::find_if(schedules().begin(), schedules().end(), [&](const ScheduleRow& r) { return r.name == racer.schedule; });
    return row == schedules().end() ? schedules().front() : *row;
}

Parameter batchParameter()
{
    Parameter parameter = whole("batch", 0, 0, "rows of the data that a step sees, 0: all; empty: as many as the other racers");
    parameter.most = 10'000'000;
    return parameter;
}

/// Settings of another optimizer that this one has too, such as "lr" and "eps", are worth keeping; the others would be errors.
Settings common(const Settings& settings, const std::vector<Parameter>& parameters)
{
    Settings kept;
    for (const Parameter& parameter : parameters) {
        const auto found = settings.find(parameter.name);
        if (found != settings.end() && checkedValues({parameter}, {*found}, ""))
            kept.insert(*found);
    }
    return kept;
}

} // namespace

double numberOf(const Settings& settings, const Parameter& parameter)
{
    const auto found = settings.find(parameter.name);
    if (found == settings.end())
        return parameter.standard;
    if (const auto* number = std::get_if<double>(&found->second))
        return *number;
    if (const auto* isOn = std::get_if<bool>(&found->second))
        return *isOn ? 1 : 0;
    const auto word = std::find(parameter.choices.begin(), parameter.choices.end(), std::get<std::string>(found->second));
    return word == parameter.choices.end() ? parameter.standard : static_cast<double>(word - parameter.choices.begin());
}

RacerForm::RacerForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(8, 4, 8, 12);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(4);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void RacerForm::setRacer(const RacerChoice& racer)
{
    const bool isSameForm = m_isBuilt && racer.optimizer == m_racer.optimizer && racer.schedule == m_racer.schedule;
    m_racer = racer;
    if (!isSameForm)
        rebuild();
    for (const auto& show : m_show)
        show();
}

void RacerForm::rebuild()
{
    m_show.clear();
    while (m_form->rowCount() > 0) {
        // The field whose signal brought us here is still on the stack: it may only be deleted later.
        const QFormLayout::TakeRowResult row = m_form->takeRow(0);
        for (QLayoutItem* item : {row.labelItem, row.fieldItem}) {
            if (item != nullptr && item->widget() != nullptr) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
    }
    m_isBuilt = true;
    addName();
    addOptimizer();
    addFormula();
    if (const Optimizer* optimizer = findOptimizer(m_racer.optimizer))
        addTable(optimizer->parameters, &RacerChoice::parameters);
    addLine();
    addSchedule();
    addTable(scheduleOf(m_racer).parameters, &RacerChoice::scheduleParameters);
    addLine();
    addOptional(positive("clip_norm", 0, "the longest gradient that is let through; a longer one is shortened to it"),
                &RacerChoice::clipNorm);
    addOptional(positive("clip_value", 0, "the largest component of the gradient that is let through"), &RacerChoice::clipValue);
    addOptional(notNegative("noise", 0, "standard deviation of what is added to each component of the gradient"), &RacerChoice::noise);
    addOptional(batchParameter(), &RacerChoice::batch);
}

void RacerForm::change(const std::function<void(RacerChoice&)>& edit, const QString& key, bool isFinal)
{
    RacerChoice racer = m_racer;
    edit(racer);
    setRacer(racer);
    emit racerEdited(racer, key, isFinal);
}

void RacerForm::addRow(const QString& label, QWidget* field)
{
    auto* name = new QLabel(label, this);
    name->setProperty("look", "small");
    name->setToolTip(field->toolTip());
    name->setBuddy(field);
    name->setMinimumHeight(field->sizeHint().height());
    m_form->addRow(name, field);
}

void RacerForm::addLine()
{
    auto* line = new QFrame(this);
    line->setProperty("look", "line");
    m_form->addRow(line);
}

void RacerForm::addName()
{
    auto* field = new QLineEdit(this);
    field->setObjectName("name");
    field->setAccessibleName(tr("Name"));
    field->setMaxLength(60);
    connect(field, &QLineEdit::textEdited, this,
            [this](const QString& text) { change([&](RacerChoice& racer) { racer.name = text.toStdString(); }, "name", false); });
    addRow(tr("name"), field);
    m_show.push_back([this, field] {
        const Optimizer* optimizer = findOptimizer(m_racer.optimizer);
        field->setPlaceholderText(optimizer != nullptr ? toText(optimizer->displayName) : QString());
        if (field->text() != QString::fromStdString(m_racer.name))
            field->setText(QString::fromStdString(m_racer.name));
    });
}

void RacerForm::addOptimizer()
{
    auto* box = new QComboBox(this);
    box->setObjectName("optimizer");
    box->setAccessibleName(tr("Optimizer"));
    for (const Optimizer& optimizer : optimizers()) {
        box->addItem(toText(optimizer.displayName));
        box->setItemData(box->count() - 1, toText(optimizer.summary), Qt::ToolTipRole);
    }
    connect(box, &QComboBox::activated, this, [this](int index) {
        const Optimizer& chosen = optimizers()[static_cast<std::size_t>(index)];
        change(
            [&](RacerChoice& racer) {
                racer.optimizer = chosen.name;
                racer.parameters = common(racer.parameters, chosen.parameters);
            },
            "optimizer");
    });
    addRow(tr("optimizer"), box);
    m_show.push_back([this, box] {
        const Optimizer* optimizer = findOptimizer(m_racer.optimizer);
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(optimizer != nullptr ? static_cast<int>(optimizer - optimizers().data()) : -1);
        box->setToolTip(optimizer != nullptr ? toText(optimizer->summary) : QString());
    });
}

/// The update as it is with these settings; wrong settings keep the last one.
void RacerForm::addFormula()
{
    auto* formula = new FormulaLabel(this);
    formula->setMathStyle(stepMathStyle(14));
    m_form->addRow(formula);
    m_show.push_back([this, formula] {
        if (const auto recipe = makeRecipe(settingsOf(Scenario{}, m_racer)))
            formula->setTex(stackedTex(QString::fromStdString(formulaOf(**recipe))));
    });
}

void RacerForm::addSchedule()
{
    auto* box = new QComboBox(this);
    box->setObjectName("schedule");
    box->setAccessibleName(tr("Schedule of the learning rate"));
    for (const ScheduleRow& row : schedules()) {
        box->addItem(toText(row.displayName));
        box->setItemData(box->count() - 1, toText(row.summary), Qt::ToolTipRole);
    }
    connect(box, &QComboBox::activated, this, [this](int index) {
        change(
            [&](RacerChoice& racer) {
                racer.schedule = schedules()[static_cast<std::size_t>(index)].name;
                racer.scheduleParameters.clear();
            },
            "schedule");
    });
    addRow(tr("schedule"), box);
    m_show.push_back([this, box] {
        const ScheduleRow& row = scheduleOf(m_racer);
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(static_cast<int>(&row - schedules().data()));
        box->setToolTip(toText(row.summary));
    });
}

void RacerForm::addTable(const std::vector<Parameter>& parameters, Values values)
{
    for (const Parameter& parameter : parameters) {
        if (values == &RacerChoice::parameters && parameter.name == "lr")
            continue;
        addParameter(parameter, values);
    }
}

void RacerForm::addParameter(const Parameter& parameter, Values values)
{
    const QString name = toText(parameter.name);
    if (parameter.kind == Parameter::Kind::Bool) {
        auto* box = new QCheckBox(this);
        box->setObjectName(name);
        box->setAccessibleName(name);
        box->setToolTip(toText(parameter.meaning));
        connect(box, &QCheckBox::toggled, this, [this, key = std::string(parameter.name), values](bool isOn) {
            change([&](RacerChoice& racer) { (racer.*values)[key] = isOn; }, QString::fromStdString(key));
        });
        addRow(name, box);
        m_show.push_back([this, box, parameter, values] {
            const QSignalBlocker blocker(box);
            box->setChecked(numberOf(m_racer.*values, parameter) != 0);
        });
    } else if (parameter.kind == Parameter::Kind::Choice) {
        auto* box = new QComboBox(this);
        box->setObjectName(name);
        box->setAccessibleName(name);
        box->setToolTip(toText(parameter.meaning));
        for (const std::string_view word : parameter.choices)
            box->addItem(toText(word));
        connect(box, &QComboBox::textActivated, this, [this, key = std::string(parameter.name), values](const QString& word) {
            change([&](RacerChoice& racer) { (racer.*values)[key] = word.toStdString(); }, QString::fromStdString(key));
        });
        addRow(name, box);
        m_show.push_back([this, box, parameter, values] {
            const QSignalBlocker blocker(box);
            box->setCurrentIndex(static_cast<int>(numberOf(m_racer.*values, parameter)));
        });
    } else {
        addNumber(parameter, values);
    }
}

void RacerForm::addNumber(const Parameter& parameter, Values values)
{
    const QString name = toText(parameter.name);
    auto* field = new SettingField(parameter, SettingField::Empty::Refused, this);
    field->setObjectName(name);
    connect(field, &SettingField::valueEdited, this,
            [this, key = std::string(parameter.name), values](std::optional<double> value, bool isFinal) {
                change([&](RacerChoice& racer) { (racer.*values)[key] = *value; }, QString::fromStdString(key), isFinal);
            });
    addRow(name, field);
    m_show.push_back([this, field, parameter, values] { field->setValue(numberOf(m_racer.*values, parameter)); });
}

template<typename T>
void RacerForm::addOptional(const Parameter& parameter, std::optional<T> RacerChoice::*value)
{
    auto* field = new SettingField(parameter, SettingField::Empty::Allowed, this);
    field->setObjectName(toText(parameter.name));
    connect(field, &SettingField::valueEdited, this, [this, field, value](std::optional<double> number, bool isFinal) {
        const std::optional<T> typed = number ? std::optional<T>(static_cast<T>(*number)) : std::nullopt;
        change([&](RacerChoice& racer) { racer.*value = typed; }, field->objectName(), isFinal);
    });
    addRow(toText(parameter.name), field);
    m_show.push_back([this, field, value] {
        const std::optional<T>& own = m_racer.*value;
        field->setValue(own ? std::optional<double>(static_cast<double>(*own)) : std::nullopt);
    });
}

} // namespace ad::ui
