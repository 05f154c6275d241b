// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/check_model.h"

#include "core/base/text.h"
#include "core/graph/element_name.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr std::ptrdiff_t kMostNeighbours = 12; // of the changed element, on each side: more have no room

QString number(double value, int digits = 4)
{
    return QString::fromStdString(shortText(value, digits));
}

} // namespace

void CheckModel::setCheck(std::shared_ptr<const Trace> trace, std::shared_ptr<const GradientCheck> check)
{
    beginResetModel();
    m_trace = std::move(trace);
    m_check = std::move(check);
    m_names = m_trace ? displayNames(m_trace->graph()) : std::vector<std::string>{};
    endResetModel();
}

void CheckModel::setDifference(Scheme scheme, int step)
{
    m_scheme = scheme;
    m_step = step;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const Difference& CheckModel::difference(int row) const
{
    const auto step = static_cast<std::size_t>(m_step);
    return m_scheme == Scheme::ForwardDifference ? element(row).forward[step] : element(row).central[step];
}

QString CheckModel::nameOf(int row) const
{
    const ElementCheck& check = element(row);
    return QString::fromStdString(
        elementName(displayName(m_names[static_cast<std::size_t>(check.input)]), m_trace->graph().node(check.input).shape, check.element));
}

int CheckModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_check ? 0 : static_cast<int>(m_check->elements.size());
}

int CheckModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CheckModel::text(int row, int column) const
{
    const ElementCheck& check = element(row);
    switch (column) {
    case Moved:
        return tr("%1 + h").arg(nameOf(row));
    case Right:
        return number(difference(row).right, std::min(16, m_step + 5)); // so that the change is seen
    case Quotient:
        return number(difference(row).value, 5);
    case Analytic:
        return number(check.analytic, 5);
    case RelativeError:
        return number(difference(row).error, 2);
    default:
        return isPassed(check.verdict) ? QStringLiteral("✓") : QStringLiteral("✗");
    }
}

QString CheckModel::toolTip(int row, int column) const
{
    const ElementCheck& check = element(row);
    const auto exact = [](double value) { return QString::fromStdString(exactText(value)); };
    switch (column) {
    case Moved:
        return QStringLiteral("%1 = %2").arg(nameOf(row), exact(check.x));
    case Right:
        return exact(difference(row).right);
    case Quotient:
        return exact(difference(row).value);
    case Analytic:
        return exact(check.analytic);
    case RelativeError:
        return tr("|rule − difference| / max(|rule|, |difference|) = %1").arg(exact(difference(row).error));
    default:
        return check.verdict == Verdict::Pass ? tr("passes: relative error at most 10⁻⁶ at the best h of central differences")
                                              : QString::fromStdString(reasonOf(check));
    }
}

// The changed element and its neighbours; "…" stands for what is further away.
QStringList CheckModel::elements(int row) const
{
    const ElementCheck& check = element(row);
    const Tensor& value = m_trace->valueOf(check.input);
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, check.element - kMostNeighbours);
    const std::ptrdiff_t last = std::min(value.size() - 1, check.element + kMostNeighbours);
    QStringList result;
    for (std::ptrdiff_t i = first; i <= last; ++i)
        result << number(value[i], 3);
    return result;
}

QVariant CheckModel::data(const QModelIndex& index, int role) const
{
    const int row = index.row();
    const int column = index.column();
    const bool passes = isPassed(element(row).verdict);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == Passes ? (passes ? tr("passes") : tr("fails")) : text(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Moved ? Qt::AlignLeft : column == Passes ? Qt::AlignHCenter : Qt::AlignRight));
    case Qt::ForegroundRole:
        if (column == Analytic)
            return currentTheme().adjoint.text;
        return column == Passes && !passes ? QVariant(currentTheme().error) : QVariant();
    case ElementsRole:
        return elements(row);
    case ChangedRole:
        return int(std::min(element(row).element, kMostNeighbours));
    case NameRole:
        return nameOf(row);
    default:
        return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Moved:
        return isTip ? tr("One element of one input is moved by h") : tr("moved by h");
    case Right:
        return isTip ? tr("The output there, or the sum of its elements weighted by the external gradient") : tr("f(x + h)");
    case Quotient:
        return isTip ? tr("The difference quotient") : tr("quotient");
    case Analytic:
        return isTip ? tr("What the backward pass says") : tr("rule");
    case RelativeError:
        return isTip ? tr("Relative to the larger of both") : tr("error");
    default:
        return isTip ? tr("Pass or fail at the best h of central differences") : QString();
    }
}

} // namespace ad::ui
