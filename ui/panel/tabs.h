// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets as tabs, of which one is seen.
#pragma once

#include <QWidget>

#include <vector>

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QStackedLayout;

namespace ad::ui {

/// Where the tabs would take more than two rows they become a list.
class Tabs : public QWidget
{
    Q_OBJECT

public:
    explicit Tabs(QWidget* parent = nullptr);

    /// Takes ownership. @param about  a sentence about what is to be seen there, for the tooltip.
    void addTab(QWidget* widget, const QString& title, const QString& about);
    /// What leads to a tab, for its tooltip: "Alt+1".
    void setShortcutText(int index, const QString& shortcut);
    /// Whether a tab says that there is something special.
    void setMarked(int index, bool isMarked);
    [[nodiscard]] const QString& title(int index) const { return m_entries[static_cast<std::size_t>(index)].title; }
    [[nodiscard]] const QString& about(int index) const { return m_entries[static_cast<std::size_t>(index)].about; }
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] int currentIndex() const;
    /// Also the way to a tab for menus and keys. Does nothing for an index that doesn't exist.
    void setCurrentIndex(int index);

signals:
    void currentChanged(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    /// Another tab, or any tab at all, has come to sight.
    virtual void refresh() {}
    void showEvent(QShowEvent* event) override;

private:
    struct Entry
    {
        QString title;
        QString about;
    };

    [[nodiscard]] int widthOf(int tabsInRow) const;
    void arrange();

    QButtonGroup* m_buttons;
    QGridLayout* m_bar;
    QComboBox* m_list; // instead of the tabs where they would take more than two rows
    QStackedLayout* m_stack;
    std::vector<Entry> m_entries;
    int m_tabsInRow = 0;
};

} // namespace ad::ui
