// SPDX-License-Identifier: GPL-3.0-or-later
// One axis of a search: a parameter and its range.
#pragma once

#include "core/scenario/search.h"

#include <QWidget>

class QComboBox;

namespace ad::ui {

class SettingField;

class SearchAxisFields : public QWidget
{
    Q_OBJECT

public:
    /// @param name  for people who don't see it.
    explicit SearchAxisFields(const QString& name, QWidget* parent = nullptr);

    /// Offers the parameters of an optimizer, and chooses the one at `index`. Emits nothing.
    void setOptimizer(const Optimizer& optimizer, int index);
    void setParameter(const std::string& parameter);
    [[nodiscard]] SearchAxis axis() const;

signals:
    void changed();

private:
    void showRange();

    QComboBox* m_parameter;
    SettingField* m_low;
    SettingField* m_high;
    const Optimizer* m_optimizer = nullptr;
    SearchAxis m_axis;
};

} // namespace ad::ui
