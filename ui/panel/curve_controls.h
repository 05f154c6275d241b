// SPDX-License-Identifier: GPL-3.0-or-later
// What the curves show: quantity, what it is drawn against, and the scale.
#pragma once

#include "core/scenario/landscape_choice.h"

#include <QWidget>

class QAction;
class QComboBox;
class QToolButton;

namespace ad::ui {

class CurveControls : public QWidget
{
    Q_OBJECT

public:
    explicit CurveControls(QWidget* parent = nullptr);

    /// Emits nothing.
    void setChoice(const CurveChoice& choice);
    /// What the chosen quantity is now, such as what a gap is counted from: for the tooltip.
    void setMeaning(const QString& meaning);
    /// The actions of the button at the right; without any it is hidden.
    void setExports(const QList<QAction*>& actions);

signals:
    void choicePicked(const ad::CurveChoice& choice);

private:
    void add(QComboBox* box, const QString& name, const QString& tip);

    QComboBox* m_quantity;
    QComboBox* m_against;
    QComboBox* m_scale;
    QToolButton* m_export;
};

} // namespace ad::ui
