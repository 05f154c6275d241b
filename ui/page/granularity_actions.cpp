// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/granularity_actions.h"

#include "core/base/text.h"
#include "core/graph/expand.h"
#include "core/scenario/scalar_view.h"

#include <QAction>

#include <algorithm>

namespace ad::ui {

GranularityActions::GranularityActions(QObject* parent)
    : QObject(parent)
    , m_toggle(new QAction(this))
    , m_collapseAll(new QAction(tr("Collapse all groups"), this))
    , m_expandAll(new QAction(tr("Expand all groups"), this))
    , m_scalar(new QAction(tr("Scalar view"), this))
{
    m_scalar->setCheckable(true);
    m_collapseAll->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_Minus);
    m_expandAll->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_Plus);
    m_scalar->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_S);
    connect(m_toggle, &QAction::triggered, this, [this] { toggle(m_group); });
    connect(m_collapseAll, &QAction::triggered, this, [this] { setAll(true); });
    connect(m_expandAll, &QAction::triggered, this, [this] { setAll(false); });
    connect(m_scalar, &QAction::triggered, this, &GranularityActions::setScalar);
    refresh();
}

QList<QAction*> GranularityActions::actions() const
{
    return {m_toggle, m_collapseAll, m_expandAll, m_scalar};
}

void GranularityActions::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    m_group = kNoGroup;
    refresh();
}

void GranularityActions::setGroup(int group)
{
    m_group = group;
    refresh();
}

bool GranularityActions::isCollapsed(int group) const
{
    const std::vector<int> collapsed = collapsedGroups(*m_derivation);
    return std::find(collapsed.begin(), collapsed.end(), group) != collapsed.end();
}

QString GranularityActions::nameOf(int group) const
{
    return QString::fromStdString(displayName(m_derivation->trace->graph().groups()[static_cast<std::size_t>(group)].name));
}

void GranularityActions::toggle(int group)
{
    if (!m_derivation || group == kNoGroup)
        return;
    const bool isOpening = isCollapsed(group);
    // Keys that fit nothing any more go, and "all" becomes the list that it stands for.
    std::vector<std::string> keys;
    for (const int other : collapsedGroups(*m_derivation))
        if (other != group)
            keys.push_back(keyOfGroup(*m_derivation, other));
    if (!isOpening)
        keys.push_back(keyOfGroup(*m_derivation, group));
    emit edited((isOpening ? tr("Expand %1") : tr("Collapse %1")).arg(nameOf(group)), [keys](Scenario& s) { s.graph.collapsed = keys; });
}

void GranularityActions::setAll(bool areCollapsed)
{
    if (!m_derivation)
        return;
    std::vector<std::string> keys;
    const int count = static_cast<int>(m_derivation->trace->graph().groups().size());
    for (int group = 0; areCollapsed && group < count; ++group)
        keys.push_back(keyOfGroup(*m_derivation, group));
    emit edited(areCollapsed ? tr("Collapse all groups") : tr("Expand all groups"), [keys](Scenario& s) { s.graph.collapsed = keys; });
}

void GranularityActions::setScalar(bool isScalar)
{
    emit edited(isScalar ? tr("Show scalars") : tr("Show vectors"), [isScalar](Scenario& s) { s.graph.isScalar = isScalar; });
}

QString GranularityActions::obstacle() const
{
    if (!m_derivation)
        return tr("There is no graph yet.");
    const Graph& graph = m_derivation->program->graph;
    if (!hasArrays(graph))
        return tr("All nodes of this program are scalars: both views are the same.");
    if (const std::ptrdiff_t count = elementCount(graph); count > kMostScalarNodes)
        return tr("As scalars this program has %L1 nodes, more than %L2 can be shown.").arg(count).arg(kMostScalarNodes);
    return {};
}

void GranularityActions::refresh()
{
    const int groups = m_derivation ? static_cast<int>(m_derivation->trace->graph().groups().size()) : 0;
    const int collapsed = m_derivation ? static_cast<int>(collapsedGroups(*m_derivation).size()) : 0;
    m_toggle->setEnabled(m_group != kNoGroup);
    m_toggle->setText(m_group == kNoGroup    ? tr("Collapse the group of the selected node")
                      : isCollapsed(m_group) ? tr("Expand %1").arg(nameOf(m_group))
                                             : tr("Collapse %1").arg(nameOf(m_group)));
    m_collapseAll->setEnabled(collapsed < groups);
    m_expandAll->setEnabled(collapsed > 0);
    const bool isScalar = m_derivation && m_derivation->scenario->graph.isScalar;
    m_scalar->setChecked(isScalar);
    m_scalar->setEnabled(isScalar || obstacle().isEmpty());
}

} // namespace ad::ui
