// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/trace_table.h"

#include "ui/panel/trace_model.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace ad::ui {

TraceTable::TraceTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new TraceModel(this))
{
    setModel(m_model);
    setAccessibleName(tr("Trace"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(TraceModel::Expression, QHeaderView::Stretch);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) { emit nodePicked(m_model->nodeAt(index.row())); });
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) { emit nodePicked(m_model->nodeAt(index.row())); });
    applyMeasures();
}

void TraceTable::setTrace(std::shared_ptr<const Trace> trace)
{
    const int offset = verticalScrollBar()->value();
    setColumnHidden(TraceModel::TangentValue, !trace || trace->tangents.empty());
    m_model->setTrace(std::move(trace));
    // Names of elements, "W[0, 1]", are longer than most.
    const Theme& theme = currentTheme();
    setColumnWidth(TraceModel::Name, std::clamp(sizeHintForColumn(TraceModel::Name), theme.px(52), theme.px(84)));
    hideWhatHasNoRoom();
    verticalScrollBar()->setValue(offset);
}

void TraceTable::showFrame(const Frame& frame)
{
    m_model->showFrame(frame);
    const int row = m_model->activeRow();
    // Selected rows are marked by the style sheet; users can't select.
    if (row < 0)
        selectionModel()->clear();
    else
        selectionModel()->select(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (row >= 0 && isVisible())
        scrollTo(m_model->index(row, 0));
}

int TraceTable::rowOf(NodeId node) const
{
    return m_model->rowOf(node);
}

void TraceTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_model != nullptr)
        applyMeasures();
}

void TraceTable::resizeEvent(QResizeEvent* event)
{
    hideWhatHasNoRoom();
    QTableView::resizeEvent(event);
}

void TraceTable::hideWhatHasNoRoom()
{
    // Numbers matter more than expressions, which stand in the program too.
    const int numbers = isColumnHidden(TraceModel::TangentValue) ? 2 : 3;
    const bool hasRoom = width() >= currentTheme().px(52 + numbers * 96 + 80);
    setColumnHidden(TraceModel::Expression, !hasRoom);
    for (const int column : {TraceModel::Value, TraceModel::TangentValue, TraceModel::AdjointValue})
        horizontalHeader()->setSectionResizeMode(column, hasRoom ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (hasRoom)
        for (const int column : {TraceModel::Value, TraceModel::TangentValue, TraceModel::AdjointValue})
            setColumnWidth(column, currentTheme().px(96));
}

void TraceTable::applyMeasures()
{
    const Theme& theme = currentTheme();
    verticalHeader()->setDefaultSectionSize(theme.px(26));
    setColumnWidth(TraceModel::Name, theme.px(52));
    hideWhatHasNoRoom();
}

} // namespace ad::ui
