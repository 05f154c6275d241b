// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/published_tool.h"

#include "core/base/text.h"
#include "core/scenario/scalar_view.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/published_model.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr std::size_t kMostMoved = 3; // inputs that are named

QLabel* sentence(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PublishedTool::PublishedTool(QWidget* parent)
    : Tool(parent)
    , m_model(new PublishedModel(this))
    , m_table(new QTableView(this))
    , m_summary(sentence(this))
    , m_source(sentence(this))
    , m_numbers(new QWidget(this))
    , m_stack(new QStackedLayout(this))
{
    m_source->setProperty("look", "small");
    m_summary->setAccessibleName(tr("How the published numbers compare"));
    makeTable();
    auto* layout = new QVBoxLayout(m_numbers);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    for (QLabel* label : {m_summary, m_source})
        label->setContentsMargins(16, 0, 16, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_source);
    m_stack->addWidget(new EmptyState(
        QStringLiteral("flag"), tr("This program states no published numbers. Many of the examples do: open one with Ctrl+E."), {}, this));
    m_stack->addWidget(m_numbers);
    applyMeasures();
}

QString PublishedTool::about() const
{
    return tr("What the source of an example printed, beside our numbers, and why misprints are wrong");
}

void PublishedTool::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Published numbers"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(24);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (const int column : {int(PublishedModel::Name), int(PublishedModel::Mark)})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { pick(index.row()); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { pick(index.row()); });
}

void PublishedTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    m_model->setDerivation(m_derivation);
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->isSentence(row))
            m_table->setSpan(row, 0, 1, PublishedModel::ColumnCount);
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    if (isEmpty)
        return;
    m_summary->setText(summary());
    const QString source = QString::fromStdString(m_derivation->scenario->source);
    m_source->setText(tr("Source: %1.").arg(source));
    m_source->setVisible(!source.isEmpty());
    applyMeasures();
}

void PublishedTool::setSelectedNode(NodeId node)
{
    const int row = node == kNoNode || !m_model->isPlayed() ? -1 : m_model->rowOf(node);
    const int current = m_table->currentIndex().row();
    if (row >= 0 && current >= 0 && current < m_model->rowCount() && m_model->checkAt(current).node == node)
        return; // one of its rows is marked already
    if (row < 0)
        m_table->clearSelection();
    else
        m_table->selectRow(row);
}

void PublishedTool::showFrame(const Frame& frame)
{
    m_model->showFrame(frame);
}

void PublishedTool::pick(int row)
{
    const PublishedCheck& check = m_model->checkAt(row);
    if (check.node == kNoNode || !m_model->isPlayed())
        return;
    emit nodePicked(check.node);
    emit seekRequested(knownAfter(*m_derivation->trace, check.node, check.quantity));
}

QString PublishedTool::movedInputs() const
{
    QStringList moved;
    for (std::size_t i = 0; i < m_model->checks().size(); ++i) {
        const PublishedCheck& check = m_model->checks()[i];
        if (check.verdict == PublishedVerdict::Elsewhere && isInput(typedTrace(*m_derivation).graph().node(check.node)) &&
            check.quantity == NodeNumber::Value && static_cast<std::size_t>(moved.size()) < kMostMoved)
            moved << tr("%1 is %2 there").arg(m_model->nameOf(i), QString::fromStdString(check.printed).replace('-', QChar(0x2212)));
    }
    return moved.join(QStringLiteral(", "));
}

QString PublishedTool::summary() const
{
    if (const QString moved = movedInputs(); !moved.isEmpty())
        return tr("These are the numbers of other inputs: %1.").arg(moved);
    const PublishedCount count = countOf(m_model->checks());
    QStringList parts;
    if (count.agree > 0)
        parts << (count.agree == 1 ? tr("1 printed number agrees with ours") : tr("%1 printed numbers agree with ours").arg(count.agree));
    if (count.errata > 0)
        parts << (count.errata == 1 ? tr("1 is wrong in the source") : tr("%1 are wrong in the source").arg(count.errata));
    if (count.differ > 0)
        parts << (count.differ == 1 ? tr("1 differs") : tr("%1 differ").arg(count.differ));
    if (parts.isEmpty())
        return tr("The source gives the inputs, and no results.");
    return parts.join(QStringLiteral(", ")) + QStringLiteral(".");
}

void PublishedTool::fitRows()
{
    const Theme& theme = currentTheme();
    const QFontMetrics metrics(m_table->font());
    const int width = std::max(80, m_table->viewport()->width() - theme.px(24));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString text = m_model->isSentence(row) ? m_model->index(row, 0).data().toString() : QString();
        const int height = metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, text).height() + theme.px(8);
        m_table->setRowHeight(row, text.isEmpty() ? theme.px(26) : height);
    }
}

void PublishedTool::applyMeasures()
{
    const Theme& theme = currentTheme();
    const QFontMetrics metrics(m_table->font());
    int widest = theme.px(32);
    for (std::size_t i = 0; i < m_model->checks().size(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(m_model->nameOf(i)));
    m_table->setColumnWidth(PublishedModel::Name, std::min(widest + theme.px(20), theme.px(112)));
    m_table->setColumnWidth(PublishedModel::Mark, theme.px(32));
    fitRows();
}

void PublishedTool::changeEvent(QEvent* event)
{
    Tool::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_stack != nullptr)
        applyMeasures();
}

void PublishedTool::resizeEvent(QResizeEvent* event)
{
    Tool::resizeEvent(event);
    fitRows();
}

void PublishedTool::showEvent(QShowEvent* event)
{
    Tool::showEvent(event);
    fitRows();
}

} // namespace ad::ui
