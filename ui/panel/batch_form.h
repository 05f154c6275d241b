// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the data a step sees: all rows, a mini-batch or one row, in which order, and for how many epochs.
#pragma once

#include "core/scenario/batch_order.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QFormLayout;
class QLabel;
class QToolButton;

namespace ad::ui {

class SettingField;

class BatchForm : public QWidget
{
    Q_OBJECT

public:
    explicit BatchForm(QWidget* parent = nullptr);

    /// Emits nothing. @param rows  of the data, at least 1. @param steps  of the race.
    void setBatch(const BatchChoice& batch, int rows, int steps);
    void setShowsBatch(bool showsBatch);

signals:
    /// Edits with the same key are one step to undo.
    void batchEdited(const ad::BatchChoice& batch, const QString& mergeKey);
    void stepsEdited(int steps);
    void showsBatchToggled(bool showsBatch);

private:
    enum Amount { All, Some, One };

    [[nodiscard]] QWidget* makeAmounts();
    void makeFields();
    void showSentence();
    void pick(Amount amount);

    BatchChoice m_batch;
    int m_rows = 1;
    int m_steps = 0;
    std::array<QToolButton*, 3> m_amounts = {};
    QFormLayout* m_form;
    SettingField* m_size;
    SettingField* m_epochs;
    SettingField* m_seed;
    QCheckBox* m_shuffled;
    QCheckBox* m_dropsLast;
    QCheckBox* m_showsBatch;
    QLabel* m_sentence;
};

} // namespace ad::ui
