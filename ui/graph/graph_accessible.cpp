// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_accessible.h"

#include "ui/graph/graph_view.h"
#include "ui/graph/node_words.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace ad::ui {
namespace {

/// A card. It is valid as long as the view shows that many.
class AccessibleCard : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleCard(GraphView* view, int item)
        : m_view(view)
        , m_item(item)
    {
    }

    bool isValid() const override { return m_view && m_view->scene() && m_item < m_view->scene()->size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Description)
            return m_view->cell().words(*m_view->scene(), m_view->frame(), m_item);
        return kind == QAccessible::Name ? spokenNode(*m_view->scene(), m_view->frame(), m_item) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_view->itemRect(m_item).toAlignedRect();
        return {m_view->mapToGlobal(inView.topLeft()), inView.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid())
            return state;
        state.focusable = true;
        state.selectable = true;
        state.selected = m_view->selectedNode() == m_view->scene()->diagram.items[size_t(m_item)].node;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->rect().intersects(m_view->itemRect(m_item).toAlignedRect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (isValid() && name == pressAction())
            m_view->pickItem(m_item);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<GraphView> m_view;
    int m_item;
};

/// The view, with its cards as children. They are made when they are asked for, and kept.
class AccessibleGraph : public QAccessibleWidget
{
public:
    explicit AccessibleGraph(GraphView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    // Qt keeps the children by id, so that they have to be given back by hand.
    ~AccessibleGraph() override
    {
        for (const auto& [item, id] : m_cards)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return view()->scene() ? view()->scene()->size() : QAccessibleWidget::childCount(); }

    QAccessibleInterface* child(int index) const override
    {
        if (!view()->scene())
            return QAccessibleWidget::child(index);
        if (index < 0 || index >= view()->scene()->size())
            return nullptr;
        const auto found = m_cards.find(index);
        if (found != m_cards.end())
            return QAccessible::accessibleInterface(found->second);
        QAccessibleInterface* card = new AccessibleCard(view(), index);
        m_cards[index] = QAccessible::registerAccessibleInterface(card);
        return card;
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [item, id] : m_cards)
            if (QAccessible::accessibleInterface(id) == child)
                return item;
        return QAccessibleWidget::indexOfChild(child);
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        if (!view()->scene())
            return QAccessibleWidget::childAt(x, y);
        return child(view()->scene()->itemAt(view()->viewport().toScene(view()->mapFromGlobal(QPointF(x, y)))));
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? GraphView::tr("Computation graph") : QAccessibleWidget::text(kind);
    }

private:
    GraphView* view() const { return static_cast<GraphView*>(widget()); }

    mutable std::map<int, QAccessible::Id> m_cards; // made by const functions of Qt's interface
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    auto* view = className == QLatin1String("ad::ui::GraphView") ? qobject_cast<GraphView*>(object) : nullptr;
    return view ? new AccessibleGraph(view) : nullptr;
}

} // namespace

void installGraphAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace ad::ui
