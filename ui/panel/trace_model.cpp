// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/trace_model.h"

#include "core/base/text.h"
#include "core/trace/step_names.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ad::ui {

void TraceModel::setTrace(std::shared_ptr<const Trace> trace)
{
    beginResetModel();
    m_trace = std::move(trace);
    m_rows.clear();
    m_nodes.clear();
    m_active = kNoNode;
    if (m_trace) {
        const StepNames names(*m_trace);
        for (NodeId id = 0; id < m_trace->forwardSize; ++id) {
            const Node& node = m_trace->graph().node(id);
            if (isConstant(node))
                continue;
            const std::string expression = isLeaf(*node.op) ? std::string() : names.plainFormula(id);
            m_rows.push_back({id, QString::fromStdString(names.plain(id)), QString::fromStdString(expression)});
        }
    }
    endResetModel();
}

void TraceModel::showFrame(const Frame& frame)
{
    if (m_rows.empty())
        return;
    m_nodes = frame.nodes;
    m_active = frame.step < 0 ? kNoNode : m_trace->steps[static_cast<std::size_t>(frame.step)].node;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TraceModel::rowOf(NodeId node) const
{
    const auto row = std::lower_bound(m_rows.begin(), m_rows.end(), node, [](const Row& r, NodeId id) { return r.node < id; });
    return row != m_rows.end() && row->node == node ? static_cast<int>(row - m_rows.begin()) : -1;
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TraceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TraceModel::text(const Row& row, int column, int digits) const
{
    if (column == Name)
        return row.name;
    if (column == Expression)
        return row.expression;
    const auto at = static_cast<std::size_t>(row.node);
    if (at >= m_nodes.size())
        return QStringLiteral("·");
    const NodeFrame& node = m_nodes[at];
    const Tensor* value = column == Value ? node.value : column == TangentValue ? node.tangent : node.adjoint;
    // A tangent that no message brings is 0, and known with the value.
    if (column == TangentValue && value == nullptr && node.value != nullptr && m_trace->tangentOf(row.node) == nullptr)
        return QStringLiteral("0");
    return value == nullptr ? QStringLiteral("·") : QString::fromStdString(shortText(*value, digits, 4));
}

QColor TraceModel::inkOf(const Row& row, int column) const
{
    const Theme& theme = currentTheme();
    const auto at = static_cast<std::size_t>(row.node);
    const bool isWrong = at < m_nodes.size() && m_nodes[at].isWrong;
    switch (column) {
    case Value:
        return theme.value.text;
    case TangentValue:
        return theme.tangent.text;
    case AdjointValue:
        return isWrong ? theme.wrong.text : theme.adjoint.text;
    default:
        return theme.text;
    }
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isNumber = index.column() >= Value;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column(), 4);
    case Qt::ToolTipRole:
        return text(row, index.column(), 17);
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return inkOf(row, index.column());
    default:
        return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("node"), tr("expression"), tr("primal"), tr("tangent"), tr("adjoint")};
    return titles[section];
}

} // namespace ad::ui
