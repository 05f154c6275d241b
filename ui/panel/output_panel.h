// SPDX-License-Identifier: GPL-3.0-or-later
// Where the backward pass starts, with which gradient, and how far it goes.
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace ad::ui {

struct OutputChoice
{
    QStringList names;        ///< that can be the output, in the order of the program
    QString chosen;           ///< empty: the program's own
    QString own;              ///< the name of the program's own output, or empty
    QString shape;            ///< of the output, "(2, 3)"; empty for a scalar, which needs no gradient
    QString externalGradient; ///< as a literal of the language; empty: ones
    QString gradientError = {};
    bool differentiatesData = false;
    bool hasData = false;
};

class OutputPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutputPanel(QWidget* parent = nullptr);

    /// Emits nothing.
    void setChoice(const OutputChoice& choice);

signals:
    /// Empty: the program's own.
    void outputPicked(const QString& name);
    void externalGradientEdited(const QString& literal);
    void dataAdjointsToggled(bool isOn);

private:
    QFormLayout* m_form;
    QComboBox* m_output;
    QLineEdit* m_gradient;
    QCheckBox* m_data;
};

} // namespace ad::ui
