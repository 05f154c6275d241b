// SPDX-License-Identifier: GPL-3.0-or-later
// One racer in the list: look, name, learning rate, a switch, and its form when it is unfolded.
#pragma once

#include "core/scenario/scenario.h"
#include "ui/theme/racer_look.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace ad::ui {

class RacerForm;
class SettingField;

class RacerRow : public QFrame
{
    Q_OBJECT

public:
    enum class Wish { Duplicate, Branch, Remove, MoveUp, MoveDown };

    explicit RacerRow(QWidget* parent = nullptr);

    /// Emits nothing. @param error  what is wrong with the settings, or empty.
    void setRacer(const RacerChoice& racer, const RacerLook& look, const QString& error);
    void setSelected(bool isSelected);
    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool isUnfolded);
    /// Puts the keyboard focus on its name.
    void focusName();

signals:
    void racerEdited(const ad::RacerChoice& racer, const QString& key, bool isFinal);
    void wished(ad::ui::RacerRow::Wish wish);
    void selected();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeHead();
    void makeMenu();
    void showLook();
    void remakeRate();

    RacerChoice m_racer;
    RacerLook m_look;
    QString m_rateOf; // the optimizer whose "lr" the field is for
    QWidget* m_head;
    QToolButton* m_name;
    SettingField* m_rate = nullptr;
    QToolButton* m_eye;
    QToolButton* m_more;
    QLabel* m_error;
    RacerForm* m_form;
};

} // namespace ad::ui
