// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of the program as numbers that can be dragged and typed.
#pragma once

#include "core/base/tensor.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace ad::ui {

class MatrixField;

struct InputItem
{
    QString name;        ///< as in the program
    QString displayName; ///< as people write it: "x₁"
    Tensor value;
    bool isData = false;    ///< not a parameter: nothing is derived by it
    bool isUnbound = false; ///< the program gives it no value yet
};

class InputsPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit InputsPanel(QWidget* parent = nullptr);

    /// Emits nothing. As long as names and shapes stay the same the fields stay too, so that a drag goes on.
    void setInputs(const std::vector<InputItem>& inputs);

signals:
    /// The user changed one. `gesture` is the same during one drag; @see NumberField::valueEdited
    void inputEdited(const QString& name, const ad::Tensor& value, int gesture);
    /// The drag or the typing is over.
    void editFinished(const QString& name);

private:
    void rebuild();
    QWidget* makeRow(const InputItem& item);

    std::vector<InputItem> m_inputs;
    std::vector<MatrixField*> m_fields;
};

} // namespace ad::ui
