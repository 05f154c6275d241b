// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/check_tool.h"

#include "core/base/text.h"
#include "core/trace/forward_graph.h"
#include "ui/math/formula_label.h"
#include "ui/panel/background_job.h"
#include "ui/panel/check_model.h"
#include "ui/panel/moved_delegate.h"
#include "ui/plot/series_plot.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

// What it says stands in check_tool_words.cpp.

namespace ad::ui {
namespace {

constexpr std::ptrdiff_t kMostElements = 64; // of one input: more rows than anybody reads
constexpr std::ptrdiff_t kSmall = 3000;      // elements moved × numbers computed that take less than about 8 ms
constexpr int kFirstStep = 3;                // h = 1e-4, as on the slides that everybody has seen
constexpr int kMostRows = 8;                 // that are seen without scrolling

QString power(int step)
{
    return QString::fromStdString(shortText(checkStep(step))).remove(QStringLiteral("1·"));
}

} // namespace

CheckTool::CheckTool(QWidget* parent)
    : ToolPage(parent)
    , m_job(new BackgroundJob(this))
    , m_scheme(new QComboBox(this))
    , m_step(new QComboBox(this))
    , m_verdict(addText())
    , m_progressRow(new QWidget(this))
    , m_progress(new QProgressBar(m_progressRow))
    , m_stop(new QPushButton(m_progressRow))
    , m_model(new CheckModel(this))
    , m_table(new QTableView(this))
{
    makeChoices();
    makeProgress();
    makeTable();
    m_quotient = makeFormula();
    m_plot = new SeriesPlot(this);
    m_plot->setAccessibleName(tr("Error against h"));
    content()->addWidget(m_plot);
    m_evaluations = addText(QStringLiteral("small"));
    content()->addStretch(1);
    connect(m_plot, &SeriesPlot::indexPicked, this, [this](int index) {
        m_step->setCurrentIndex(index);
        showDifference();
    });
    applyMeasures();
    showEmpty(tr("Type a program to check its derivatives with numeric differences."));
}

QString CheckTool::about() const
{
    return tr("Numeric differentiation: every input moved by h, and whether the derivatives agree");
}

void CheckTool::makeChoices()
{
    m_scheme->addItem(tr("forward"), int(Scheme::ForwardDifference));
    m_scheme->addItem(tr("central"), int(Scheme::CentralDifference));
    m_scheme->setToolTip(tr("Forward: (f(x + h) − f(x))/h. Central: (f(x + h) − f(x − h))/2h."));
    m_scheme->setAccessibleName(tr("Difference"));
    for (int step = 0; step < kCheckSteps; ++step)
        m_step->addItem(power(step));
    m_step->setCurrentIndex(kFirstStep);
    m_step->setMaxVisibleItems(kCheckSteps);
    m_step->setToolTip(tr("How far each input is moved"));
    m_step->setAccessibleName(tr("Step h"));
    choices()->addWidget(m_scheme, 1);
    choices()->addWidget(new QLabel(tr("h ="), this));
    choices()->addWidget(m_step, 1);
    connect(m_scheme, &QComboBox::activated, this, &CheckTool::showDifference);
    connect(m_step, &QComboBox::activated, this, &CheckTool::showDifference);
}

void CheckTool::makeProgress()
{
    auto* row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    content()->addWidget(m_progressRow);
    m_progressRow->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job->isBusy())
            m_job->cancel();
        else
            compute();
    });
    connect(m_job, &BackgroundJob::progressed, this, [this](double done) {
        m_progress->setValue(int(100 * done));
        m_progress->show();
        m_stop->setText(tr("Cancel"));
        m_progressRow->show();
    });
    connect(m_job, &BackgroundJob::finished, this, [this] {
        const bool isMade = m_checked == m_trace;
        m_progress->hide();
        m_stop->setText(tr("Check again"));
        m_progressRow->setVisible(!isMade && m_trace != nullptr);
        if (!isMade)
            m_verdict->setText(tr("Not checked yet."));
    });
}

void CheckTool::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CheckModel::Moved, new MovedDelegate(m_table));
    m_table->setAccessibleName(tr("Differences"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(CheckModel::Moved, QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);
    content()->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { showRow(index.row()); });
    const auto pick = [this](const QModelIndex& index) { emit nodePicked(m_model->element(index.row()).input); };
    connect(m_table, &QTableView::clicked, this, pick);
    connect(m_table, &QTableView::activated, this, pick);
}

void CheckTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    const std::shared_ptr<const Trace> trace = correctTrace(derivation.get());
    if (trace && trace == m_trace && (m_checked == m_trace || m_job->isBusy()))
        return; // only shown again
    m_trace = trace;
    const bool hasInput = m_trace && std::any_of(m_trace->graph().inputs().begin(), m_trace->graph().inputs().end(),
                                                 [this](NodeId id) { return id < m_trace->forwardSize; });
    if (hasInput) {
        compute();
        return;
    }
    m_trace.reset();
    m_checked.reset();
    m_check.reset();
    m_job->cancel();
    m_model->setCheck(nullptr, nullptr);
    showEmpty(derivation ? tr("The program has no input that could be moved: write x = 2 in a line of its own.")
                         : tr("Type a program to check its derivatives with numeric differences."));
}

void CheckTool::setSelectedNode(NodeId node)
{
    if (currentRow() >= 0 && m_model->element(currentRow()).input == node)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->element(row).input == node) {
            m_table->setCurrentIndex(m_model->index(row, 0));
            return;
        }
}

void CheckTool::compute()
{
    std::ptrdiff_t elements = 0;
    for (const NodeId input : m_trace->graph().inputs())
        elements += std::min(kMostElements, m_trace->graph().node(input).shape.size());
    std::ptrdiff_t size = 0;
    for (NodeId id = 0; id < m_trace->forwardSize; ++id)
        size += m_trace->graph().node(id).shape.size();
    showContent();
    m_job->start(
        [this, trace = m_trace](const BackgroundJob::Progress& progress) -> std::function<void()> {
            const Tensor& seed = trace->valueOf(trace->backward.seed);
            std::optional<GradientCheck> made = checkGradient(forwardGraph(*trace), trace->backward.output, seed, {},
                                                              {.mostElements = kMostElements, .onProgress = progress});
            if (!made)
                return {};
            return [this, made = std::make_shared<const GradientCheck>(*std::move(made))] { showCheck(made); };
        },
        elements* size < kSmall);
}

void CheckTool::showCheck(std::shared_ptr<const GradientCheck> check)
{
    const int row = std::max(0, currentRow());
    m_check = std::move(check);
    m_checked = m_trace;
    m_model->setCheck(m_checked, m_check);
    m_verdict->setText(verdictText());
    m_evaluations->setText(evaluationsText());
    applyMeasures();
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    showRow(currentRow());
}

Scheme CheckTool::scheme() const
{
    return static_cast<Scheme>(m_scheme->currentData().toInt());
}

int CheckTool::currentRow() const
{
    return m_check ? m_table->currentIndex().row() : -1;
}

void CheckTool::showDifference()
{
    m_model->setDifference(scheme(), m_step->currentIndex());
    m_evaluations->setText(evaluationsText());
    showRow(currentRow());
}

void CheckTool::showRow(int row)
{
    if (!m_check || row < 0 || row >= m_model->rowCount())
        return;
    const ElementCheck& check = m_model->element(row);
    m_quotient->setTex(quotientTex(row));
    const auto series = [&](const QString& name, int look, const auto& differences, int best) {
        Series result{tr("%1, best h = %2").arg(name, power(best)), look, {}, best};
        for (const Difference& difference : differences)
            result.points.emplace_back(difference.h, difference.error);
        return result;
    };
    m_plot->setSeries(
        {series(tr("forward"), 1, check.forward, check.bestForward), series(tr("central"), 0, check.central, check.bestCentral)},
        {tr("h"), TickStyle::Logarithmic}, {tr("relative error"), TickStyle::Logarithmic});
    m_plot->setCursor(m_step->currentIndex());
}

void CheckTool::applyMeasures()
{
    const Theme& theme = currentTheme();
    const int rowHeight = theme.px(28);
    m_table->setFont(interfaceFont(theme.smallText()));
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    for (const auto& [column, width] : {std::pair{CheckModel::Right, 120},
                                        {CheckModel::Quotient, 106},
                                        {CheckModel::Analytic, 106},
                                        {CheckModel::RelativeError, 72},
                                        {CheckModel::Passes, 28}})
        m_table->setColumnWidth(column, theme.px(width));
    m_table->setColumnHidden(CheckModel::Right, width() < theme.px(520)); // the formula below shows it too
    m_table->setColumnHidden(CheckModel::RelativeError, width() < theme.px(460));
    m_table->setColumnHidden(CheckModel::Analytic, width() < theme.px(340));
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * rowHeight + 2);
}

void CheckTool::resizeEvent(QResizeEvent* event)
{
    ToolPage::resizeEvent(event);
    applyMeasures();
}

void CheckTool::changeEvent(QEvent* event)
{
    ToolPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_evaluations != nullptr)
        applyMeasures();
}

} // namespace ad::ui
