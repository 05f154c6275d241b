// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the race in one line under the standings; what has no room is in the tooltip.
#pragma once

#include <QWidget>

namespace ad::ui {

class RulesLine : public QWidget
{
    Q_OBJECT

public:
    explicit RulesLine(QWidget* parent = nullptr);

    void setRules(const QString& rules);
    [[nodiscard]] const QString& rules() const { return m_rules; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_rules;
};

} // namespace ad::ui
