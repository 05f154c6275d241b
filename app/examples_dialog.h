// SPDX-License-Identifier: GPL-3.0-or-later
// All examples in one list, by topic: type to search, arrows to choose, Enter to open.
#pragma once

#include "app/examples.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedLayout;

namespace ad::ui {
class EmptyState;
}

namespace ad::app {

class ExamplesDialog : public QDialog
{
    Q_OBJECT

public:
    /// Cost: one derivation for each example with published digits.
    explicit ExamplesDialog(std::vector<Example> examples, QWidget* parent = nullptr);

signals:
    /// Emitted after the dialog has closed.
    void picked(const ad::app::Example& example);

protected:
    /// The field has the focus all the time; the keys that move in a list go to the list.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeResults();
    void fill();
    void addHeading(const QString& topic);
    void addExample(int index);
    void search(const QString& words);
    /// Writes how many of its examples are found.
    void countTopic(QListWidgetItem* topic);
    void showTopic(int row);
    void showTopicOf(int row);
    void move(int step);
    void pick();

    std::vector<Example> m_examples;
    QLineEdit* m_field;
    QListWidget* m_topics;
    QListWidget* m_list;
    ui::EmptyState* m_nothing;
    QStackedLayout* m_results = nullptr;
};

} // namespace ad::app
