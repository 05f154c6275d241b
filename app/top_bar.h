// SPDX-License-Identifier: GPL-3.0-or-later
// The one slim bar of the window: the switch of the pages, the examples, the title, and a few buttons.
#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace ad::app {

struct Actions;

class TopBar : public QFrame
{
    Q_OBJECT

public:
    /// `examples` is shown by the examples button; not owned.
    TopBar(const Actions& actions, QMenu* examples, QWidget* parent = nullptr);

    /// Adds a button to the switch; `page` is a checkable action of an exclusive group.
    void addPage(QAction* page);
    /// A dot before the title says that there is something to save.
    void setTitle(const QString& title, bool isDirty);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* button(QAction* action);
    void showTitle();
    void applyMeasures();

    QFrame* m_switch;
    QLabel* m_title;
    QString m_titleText;
    bool m_isDirty = false;
};

} // namespace ad::app
