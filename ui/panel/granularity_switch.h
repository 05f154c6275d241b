// SPDX-License-Identifier: GPL-3.0-or-later
// "Vector | Scalar": whether a node is an array or a number.
#pragma once

#include <QWidget>

class QToolButton;

namespace ad::ui {

class GranularitySwitch : public QWidget
{
    Q_OBJECT

public:
    explicit GranularitySwitch(QWidget* parent = nullptr);

    /// Emits nothing.
    void setScalar(bool isScalar);
    [[nodiscard]] bool isScalar() const;
    /// Why there is no choice, for the tooltip; empty: there is one.
    void setObstacle(const QString& reason);

signals:
    void scalarPicked(bool isScalar);

private:
    QToolButton* m_vector;
    QToolButton* m_scalar;
};

} // namespace ad::ui
