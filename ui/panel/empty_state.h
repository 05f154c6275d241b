// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where nothing is yet: an icon, a sentence that says what to do, and a button that does it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ad::ui {

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    /// `button` may be empty; then there is none.
    EmptyState(const QString& iconName, const QString& sentence, const QString& button = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);

signals:
    void buttonClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_sentence;
};

} // namespace ad::ui
