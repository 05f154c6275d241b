// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the stage while there is no graph: what to do, and an example, or what is wrong with the program.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ad::ui {

class EmptyStage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyStage(QWidget* parent = nullptr);

    void showInvitation();
    /// `problems` is plain text, one sentence or two each; the first is the most important one.
    void showProblems(const QString& heading, const QStringList& problems);

signals:
    void exampleRequested();

private:
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace ad::ui
