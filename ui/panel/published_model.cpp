// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/published_model.h"

#include "core/base/text.h"
#include "core/scenario/scalar_view.h"
#include "core/trace/step_names.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ad::ui {
namespace {

constexpr int kFewestDigits = 4;
constexpr int kMostARow = 4; // numbers of an array

QString nameIn(const StepNames& names, const Derivation& derivation, const PublishedCheck& check)
{
    const std::string& asPublished = derivation.scenario->published[static_cast<std::size_t>(check.entry)].node;
    const std::string plain = check.node == kNoNode ? displayName(asPublished) : names.plain(check.node);
    if (check.quantity == NodeNumber::Value || check.node == kNoNode)
        return QString::fromStdString(plain);
    const bool isAdjoint = check.quantity == NodeNumber::Adjoint;
    const QString marked = QString::fromStdString(isAdjoint ? names.barPlain(check.node) : names.dotPlain(check.node));
    if (!marked.contains(' '))
        return marked;
    // No bar or dot fits on a long name, and a column has no room for "the adjoint of".
    return isAdjoint ? QStringLiteral("∂/∂") + QString::fromStdString(plain) : QStringLiteral("d ") + QString::fromStdString(plain);
}

/// Sources speak of vectors where the stage may show their elements.
std::shared_ptr<const Trace> traceOfNodes(const Derivation& derivation)
{
    return derivation.scalars ? derivation.scalars->whole : derivation.trace;
}

} // namespace

void PublishedModel::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    beginResetModel();
    m_derivation = std::move(derivation);
    m_checks.clear();
    m_names.clear();
    m_rows.clear();
    m_trace = nullptr;
    if (m_derivation && !m_derivation->scenario->published.empty())
        m_trace = traceOfNodes(*m_derivation);
    if (m_trace) {
        m_checks = checkPublished(m_derivation->scenario->published, m_trace->graph(), *m_trace);
        const StepNames names(*m_trace);
        for (std::size_t i = 0; i < m_checks.size(); ++i) {
            m_names.push_back(nameIn(names, *m_derivation, m_checks[i]));
            m_rows.push_back({.check = i});
            if (const QString sentence = sentenceOf(m_checks[i]); !sentence.isEmpty())
                m_rows.push_back({.check = i, .isSentence = true, .sentence = sentence});
        }
    }
    endResetModel();
}

void PublishedModel::showFrame(const Frame& frame)
{
    m_position = frame.position;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const PublishedCheck& PublishedModel::checkAt(int row) const
{
    return m_checks[m_rows[static_cast<std::size_t>(row)].check];
}

int PublishedModel::rowOf(NodeId node) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return m_checks[r.check].node == node; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

QString PublishedModel::sentenceOf(const PublishedCheck& check) const
{
    const Published& entry = m_derivation->scenario->published[static_cast<std::size_t>(check.entry)];
    if (check.verdict == PublishedVerdict::Erratum)
        return QString::fromStdString(entry.erratum);
    if (check.verdict == PublishedVerdict::Differs)
        return m_trace->right ? tr("Ours is wrong on purpose: a pitfall is switched on.") : tr("The program gives another number.");
    if (check.verdict != PublishedVerdict::Missing)
        return {};
    if (check.node == kNoNode)
        return tr("The program has no node of this name.");
    if (!check.ours)
        return check.quantity == NodeNumber::Adjoint ? tr("No adjoint is computed for this node.")
                                                     : tr("The direction of this tangent is not one of the program's inputs.");
    return tr("Ours has another shape.");
}

bool PublishedModel::isReached(const PublishedCheck& check) const
{
    return check.node == kNoNode || !isPlayed() || m_position >= knownAfter(*m_trace, check.node, check.quantity);
}

int PublishedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PublishedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PublishedModel::text(const Row& row, int column) const
{
    if (row.isSentence)
        return column == Name ? row.sentence : QString();
    const PublishedCheck& check = m_checks[row.check];
    if (column == Name)
        return m_names[row.check];
    if (column == Printed)
        return QString::fromStdString(check.printed).replace(QLatin1Char('-'), QChar(0x2212));
    if (!isReached(check))
        return QStringLiteral("·");
    if (column == Ours)
        return check.ours ? QString::fromStdString(shortText(*check.ours, std::max(kFewestDigits, check.digits + 1), kMostARow))
                          : QStringLiteral("·");
    switch (check.verdict) {
    case PublishedVerdict::Given:
        return {};
    case PublishedVerdict::Agrees:
        return QStringLiteral("✓");
    case PublishedVerdict::Erratum:
    case PublishedVerdict::Differs:
        return QStringLiteral("✗");
    case PublishedVerdict::Elsewhere:
        return QStringLiteral("–");
    case PublishedVerdict::Missing:
        break;
    }
    return QStringLiteral("?");
}

QString PublishedModel::tip(const Row& row, int column) const
{
    const PublishedCheck& check = m_checks[row.check];
    if (column == Ours && check.ours && isReached(check))
        return QString::fromStdString(exactText(*check.ours));
    if (column != Mark)
        return text(row, column);
    switch (check.verdict) {
    case PublishedVerdict::Given:
        return tr("an input, as in the source");
    case PublishedVerdict::Agrees:
        return tr("ours, rounded to as many digits, is what was printed");
    case PublishedVerdict::Erratum:
        return tr("what was printed is wrong");
    case PublishedVerdict::Differs:
        return tr("ours differs");
    case PublishedVerdict::Elsewhere:
        return tr("the inputs have other values than in the source");
    case PublishedVerdict::Missing:
        break;
    }
    return tr("there is nothing to compare with");
}

QColor PublishedModel::color(const Row& row, int column) const
{
    const Theme& theme = currentTheme();
    const PublishedCheck& check = m_checks[row.check];
    if (row.isSentence || (column == Mark && !isReached(check)))
        return theme.mutedText;
    if (column == Mark)
        return check.verdict == PublishedVerdict::Differs || check.verdict == PublishedVerdict::Missing ? theme.error
               : check.verdict == PublishedVerdict::Erratum                                             ? theme.warning
               : check.verdict == PublishedVerdict::Agrees                                              ? theme.text
                                                                                                        : theme.mutedText;
    if (column == Printed)
        return theme.text;
    return check.quantity == NodeNumber::Value     ? theme.value.text
           : check.quantity == NodeNumber::Adjoint ? theme.adjoint.text
                                                   : theme.tangent.text;
}

QVariant PublishedModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool isNumber = !row.isSentence && (column == Printed || column == Ours);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return row.isSentence ? QVariant() : QVariant(tip(row, column));
    case Qt::TextAlignmentRole:
        if (row.isSentence)
            return int(Qt::AlignLeft | Qt::AlignTop);
        return int((isNumber ? Qt::AlignRight : column == Mark ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return color(row, column);
    default:
        return {};
    }
}

QVariant PublishedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Printed || section == Ours ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString titles[] = {tr("of"), tr("printed"), tr("ours"), QString()};
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

} // namespace ad::ui
