// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/cost_tool.h"

#include "core/base/text.h"
#include "core/trace/checkpoints.h"
#include "ui/panel/memory_strip.h"
#include "ui/panel/tool_column.h"
#include "ui/theme/appearance.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace ad::ui {

namespace {

QString number(double value)
{
    return QString::fromStdString(shortText(value, 6));
}

} // namespace

CostTool::CostTool(QWidget* parent)
    : Tool(parent)
    , m_table(new QTableWidget(3, 4))
    , m_strip(new MemoryStrip)
    , m_segments(new QSpinBox)
{
    QVBoxLayout* column = makeToolColumn(this);
    addHeading(column, tr("All derivatives of the output"));
    makeTable();
    column->addWidget(m_table);
    m_verdict = addSentence(column);
    addHeading(column, tr("Values in memory"));
    column->addWidget(m_strip);
    m_stored = addSentence(column);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Checkpointing: segments"), m_segments);
    column->addLayout(form);
    m_recomputed = addSentence(column);
    m_segments->setRange(0, 50);
    m_segments->setSpecialValueText(tr("off"));
    m_segments->setKeyboardTracking(false);
    m_segments->setToolTip(tr("Values inside of a segment are dropped on the way forward, and computed again on the way back"));
    connect(m_segments, &QSpinBox::valueChanged, this, [this](int segments) {
        emit edited(
            tr("Change checkpointing"), [segments](Scenario& s) { s.graph.segments = segments; }, QStringLiteral("segments"));
    });
    connect(m_strip, &MemoryStrip::nodePicked, this, &Tool::nodePicked);
}

void CostTool::makeTable()
{
    m_table->setHorizontalHeaderLabels({QString(), tr("sweeps"), tr("mult."), tr("stored")});
    m_table->horizontalHeaderItem(2)->setToolTip(tr("Multiplications and divisions of all sweeps"));
    m_table->horizontalHeaderItem(3)->setToolTip(tr("The most intermediate numbers that a sweep has to keep at once"));
    m_table->setAccessibleName(tr("Cost of forward and reverse mode"));
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

QString CostTool::about() const
{
    return tr("Sweeps, multiplications and memory of forward and reverse mode, counted on this graph");
}

void CostTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    setEnabled(m_derivation != nullptr);
    if (!m_derivation) {
        m_strip->setTrace(nullptr);
        m_counted.reset();
        return;
    }
    if (m_counted != m_derivation->program)
        showCost();
    showMemory();
}

void CostTool::showCost()
{
    m_counted = m_derivation->program;
    const Cost cost = costOf(m_counted->graph, m_counted->output);
    const auto fill = [&](int row, const QString& name, const ModeCost& mode) {
        const QString cells[] = {name, number(mode.sweeps), number(mode.multiplications), number(mode.stored)};
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
            m_table->setItem(row, column, item);
        }
    };
    fill(0, tr("value"), cost.value);
    fill(1, tr("forward"), cost.forward);
    fill(2, tr("reverse"), cost.reverse);
    const int rowHeight = currentTheme().px(28);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setFixedHeight(4 * rowHeight + 8);
    const QString shape = tr("f: ℝⁿ → ℝᵐ with n = %1 and m = %2.").arg(number(cost.inputs), number(cost.outputs));
    const bool isReverse = cost.reverse.multiplications <= cost.forward.multiplications;
    QString verdict = isReverse ? tr("Reverse mode takes fewer multiplications.") : tr("Forward mode takes fewer multiplications.");
    if (cost.forward.multiplications == cost.reverse.multiplications)
        verdict = tr("Both take as many multiplications.");
    else if (cost.crossing > 0.0 && std::isfinite(cost.crossing))
        verdict += QLatin1Char(' ') + tr("With m = %1, one overtakes the other at about n = %2.")
                                          .arg(number(cost.outputs), QString::fromStdString(shortText(cost.crossing, 3)));
    m_verdict->setText(shape + QLatin1Char(' ') + verdict);
}

void CostTool::showMemory()
{
    const std::shared_ptr<const Trace>& trace = m_derivation->trace;
    m_strip->setTrace(trace);
    const QSignalBlocker blocker(m_segments);
    m_segments->setValue(m_derivation->scenario->graph.segments);
    m_segments->setEnabled(trace->backwardSteps > 0);
    const MemoryPlan& plan = *m_strip->plan();
    if (trace->backwardSteps == 0)
        m_recomputed->setText(tr("Without a backward pass nothing has to be kept."));
    else if (m_derivation->scenario->graph.segments == 0)
        m_recomputed->setText(tr("At most %1 numbers are stored at once. About √n = %2 segments need the least memory.")
                                  .arg(number(plan.peak()))
                                  .arg(usualSegments(*trace)));
    else
        m_recomputed->setText(tr("At most %1 numbers are stored at once. Operations computed a second time: %2.")
                                  .arg(number(plan.peak()))
                                  .arg(plan.recomputed()));
}

void CostTool::showFrame(const Frame& frame)
{
    m_strip->showFrame(frame);
    m_stored->setText(tr("Now stored for the backward pass: %1 numbers.").arg(number(m_strip->plan()->stored(frame))));
}

} // namespace ad::ui
