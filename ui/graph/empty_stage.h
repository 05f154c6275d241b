// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the stage while there is no graph: what to do, and an example.
#pragma once

#include <QWidget>

namespace ad::ui {

class EmptyStage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyStage(QWidget* parent = nullptr);

signals:
    void exampleRequested();
};

} // namespace ad::ui
