// SPDX-License-Identifier: GPL-3.0-or-later
// All settings of one racer, as a form made from the tables of optimizers and schedules.
#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;

namespace ad::ui {

/// Shows everything but the learning rate, which stands in the racer's row. The form is made anew when optimizer or schedule change,
/// else only its values are.
class RacerForm : public QWidget
{
    Q_OBJECT

public:
    explicit RacerForm(QWidget* parent = nullptr);

    /// Emits nothing.
    void setRacer(const RacerChoice& racer);

signals:
    /// `key` names what was changed, "beta1", so that edits of the same thing can be one step to undo.
    void racerEdited(const ad::RacerChoice& racer, const QString& key, bool isFinal);

private:
    using Values = Settings RacerChoice::*;

    void rebuild();
    void addName();
    void addOptimizer();
    void addFormula();
    void addSchedule();
    void addTable(const std::vector<Parameter>& parameters, Values values);
    void addParameter(const Parameter& parameter, Values values);
    void addNumber(const Parameter& parameter, Values values);
    template<typename T>
    void addOptional(const Parameter& parameter, std::optional<T> RacerChoice::*value);
    void addRow(const QString& label, QWidget* field);
    void addLine();
    void change(const std::function<void(RacerChoice&)>& edit, const QString& key, bool isFinal = true);

    RacerChoice m_racer;
    bool m_isBuilt = false;
    QFormLayout* m_form;
    std::vector<std::function<void()>> m_show; // puts the racer's values into the fields
};

/// The number that `settings` gives a parameter, or its default. Words and bools as their numbers in Parameter::standard.
[[nodiscard]] double numberOf(const Settings& settings, const Parameter& parameter);

} // namespace ad::ui
