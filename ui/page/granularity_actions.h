// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done about the granularity of the graph: close and open groups, show arrays or their numbers.
#pragma once

#include "core/scenario/derive.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QAction;

namespace ad::ui {

class GranularityActions : public QObject
{
    Q_OBJECT

public:
    explicit GranularityActions(QObject* parent = nullptr);

    /// For the View menu and the menu of the stage.
    [[nodiscard]] QList<QAction*> actions() const;
    /// As typed; null: nothing is shown.
    void setDerivation(std::shared_ptr<const Derivation> derivation);
    /// The group that the selected card is or is in, of the trace; kNoGroup: none.
    void setGroup(int group);
    /// Opens the group if it is closed, and the other way round.
    void toggle(int group);
    void setScalar(bool isScalar);
    /// Why there is no scalar view of the program; empty: there is one.
    [[nodiscard]] QString obstacle() const;

signals:
    void edited(const QString& text, std::function<void(ad::Scenario&)> change);

private:
    [[nodiscard]] bool isCollapsed(int group) const;
    [[nodiscard]] QString nameOf(int group) const;
    void setAll(bool areCollapsed);
    void refresh();

    std::shared_ptr<const Derivation> m_derivation;
    int m_group = kNoGroup;
    QAction* m_toggle;
    QAction* m_collapseAll;
    QAction* m_expandAll;
    QAction* m_scalar;
};

} // namespace ad::ui
