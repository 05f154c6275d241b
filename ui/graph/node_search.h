// SPDX-License-Identifier: GPL-3.0-or-later
// A small field over the stage that finds nodes by their name, operation or line.
#pragma once

#include "ui/graph/item_set.h"

#include <QFrame>

#include <memory>

class QLabel;
class QLineEdit;

namespace ad::ui {

/// Return goes to the next match, Shift+Return to the one before, Escape closes.
class NodeSearch : public QFrame
{
    Q_OBJECT

public:
    explicit NodeSearch(QWidget* parent = nullptr);

    /// Shows itself, and takes the keys.
    void open();
    /// Looks in another scene; null: in none.
    void setScene(std::shared_ptr<const GraphScene> scene);
    /// Null while there is no match.
    [[nodiscard]] std::shared_ptr<const ItemSet> matched() const { return m_matched; }

signals:
    /// The matches are other ones.
    void matchedChanged();
    void itemPicked(int item);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search();
    void goBy(int steps);
    void close();

    QLineEdit* m_field;
    QLabel* m_count;
    std::shared_ptr<const GraphScene> m_scene;
    std::vector<int> m_found;
    std::shared_ptr<const ItemSet> m_matched;
    int m_current = -1; // of m_found
};

} // namespace ad::ui
