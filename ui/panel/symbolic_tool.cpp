// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/symbolic_tool.h"

#include "core/base/text.h"
#include "core/trace/forward_graph.h"
#include "ui/math/formula_label.h"
#include "ui/panel/background_job.h"
#include "ui/panel/node_chooser.h"
#include "ui/plot/series_plot.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr std::size_t kMostLines = 40; // that are typeset; the copy has all
constexpr double kMostTypeset = 120;   // operations of a formula in one piece; a longer one is a wall of symbols
constexpr int kSmall = 60;             // nodes of a graph that takes less than about 8 ms

QString count(double number)
{
    if (std::isinf(number))
        return QObject::tr("more than 10³⁰⁸");
    return QString::fromStdString(number < 1e6 ? exactText(number) : shortText(number, 3));
}

} // namespace

SymbolicTool::SymbolicTool(QWidget* parent)
    : ToolPage(parent)
    , m_job(new BackgroundJob(this))
    , m_of(new NodeChooser(this))
    , m_withRespectTo(new NodeChooser(this))
    , m_shared(new QCheckBox(tr("Shared subexpressions"), this))
    , m_size(nullptr)
    , m_lineBox(new QWidget(this))
    , m_copy(new QPushButton(tr("Copy as LaTeX"), this))
    , m_swell(new SeriesPlot(this))
{
    choices()->addWidget(new QLabel(tr("∂"), this));
    choices()->addWidget(m_of, 1);
    choices()->addWidget(new QLabel(tr("/ ∂"), this));
    choices()->addWidget(m_withRespectTo, 1);
    m_of->setAccessibleName(tr("Derivative of"));
    m_of->setToolTip(tr("The node that is differentiated"));
    m_withRespectTo->setAccessibleName(tr("with respect to"));
    m_withRespectTo->setToolTip(tr("The input that is differentiated by"));
    m_shared->setChecked(true);
    m_shared->setToolTip(tr("On: what is used more than once is written once and gets a name. Off: everything is written out."));
    content()->addWidget(m_shared);
    m_size = addText();
    content()->addWidget(m_lineBox);
    auto* box = new QVBoxLayout(m_lineBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    m_rest = addText(QStringLiteral("muted"));
    content()->addWidget(m_copy, 0, Qt::AlignLeft);
    m_swellTitle = addText(QStringLiteral("heading"));
    content()->addWidget(m_swell);
    content()->addStretch(1);
    m_swell->setAccessibleName(tr("Expression swell"));
    connect(m_of, &NodeChooser::nodeChosen, this, &SymbolicTool::compute);
    connect(m_withRespectTo, &NodeChooser::nodeChosen, this, &SymbolicTool::compute);
    connect(m_shared, &QCheckBox::toggled, this, &SymbolicTool::showResult);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(lines().join(QStringLiteral(" \\\\\n"))); });
    connect(m_swell, &SeriesPlot::indexPicked, this, [this](int index) {
        m_swell->setCursor(index);
        if (m_result && index < static_cast<int>(m_result->swell.size()))
            emit nodePicked(m_result->swell[static_cast<std::size_t>(index)].node);
    });
    showEmpty(tr("Type a program to see its derivative as an expression."));
}

QString SymbolicTool::about() const
{
    return tr("Symbolic differentiation: the derivative as an expression, and how large it gets");
}

void SymbolicTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_trace = correctTrace(derivation.get());
    if (!m_trace) {
        m_job->cancel();
        m_result.reset();
        showEmpty(tr("Type a program to see its derivative as an expression."));
        return;
    }
    const Graph& graph = m_trace->graph();
    m_of->setNodes(*m_trace, [&](NodeId id) { return !isLeaf(*graph.node(id).op); });
    m_withRespectTo->setNodes(*m_trace, [&](NodeId id) { return isInput(graph.node(id)); });
    chooseDefaults();
    compute();
}

void SymbolicTool::setSelectedNode(NodeId node)
{
    if (!m_trace || node == kNoNode)
        return;
    const NodeId of = m_of->node();
    const NodeId by = m_withRespectTo->node();
    m_of->setNode(node);
    m_withRespectTo->setNode(node);
    if (of != m_of->node() || by != m_withRespectTo->node())
        compute();
}

void SymbolicTool::chooseDefaults()
{
    if (m_of->node() == kNoNode)
        m_of->setNode(m_trace->backward.output);
    for (const NodeId input : m_trace->graph().inputs())
        if (m_withRespectTo->node() == kNoNode && m_trace->graph().node(input).role == LeafRole::Parameter)
            m_withRespectTo->setNode(input);
    if (m_withRespectTo->node() == kNoNode && m_withRespectTo->count() > 0)
        m_withRespectTo->setCurrentIndex(0);
}

void SymbolicTool::compute()
{
    const NodeId of = m_of->node();
    const NodeId by = m_withRespectTo->node();
    if (!m_trace || of == kNoNode || by == kNoNode) {
        m_job->cancel();
        showEmpty(tr("There is nothing to differentiate: the program needs an input and an operation, such as x = 2; y = x^2."));
        return;
    }
    m_job->start(
        [this, of, by, trace = m_trace](const BackgroundJob::Progress&) -> std::function<void()> {
            const Graph graph = forwardGraph(*trace);
            auto made = std::make_shared<const Result>(Result{symbolicDerivative(graph, of, by), expressionSwell(graph, of, by), of, by});
            return [this, made] {
                m_result = made;
                showResult();
            };
        },
        m_trace->forwardSize < kSmall);
    if (m_job->isBusy() && !m_result)
        showEmpty(tr("Computing …"));
}

QStringList SymbolicTool::lines() const
{
    if (!m_result)
        return {};
    const SymbolicDerivative& derivative = m_result->derivative;
    QStringList result;
    if (!m_shared->isChecked())
        return {QString::fromStdString(derivative.lines.back().name + " = " + derivative.writtenOut)};
    for (const SymbolicLine& line : derivative.lines)
        result << QString::fromStdString(line.name + " = " + line.formula);
    return result;
}

void SymbolicTool::showResult()
{
    if (!m_result)
        return;
    showContent();
    m_size->setText(sizeText());
    showLines();
    showSwell();
}

QString SymbolicTool::sizeText() const
{
    const ExpressionSize& size = m_result->derivative.size;
    if (size.writtenOut == 0)
        return tr("No operation at all.");
    if (size.writtenOut == 1)
        return tr("One operation.");
    if (size.shared == size.writtenOut)
        return tr("%1 operations; nothing is used twice.").arg(count(size.shared));
    return tr("%1 operations with shared subexpressions, %2 written out: %3 times as many.")
        .arg(count(size.shared), count(size.writtenOut), QString::fromStdString(shortText(size.writtenOut / size.shared, 3)));
}

void SymbolicTool::showLines()
{
    const bool isTooLong = !m_shared->isChecked() && m_result->derivative.size.writtenOut > kMostTypeset;
    const QStringList all = isTooLong ? QStringList() : lines();
    const auto shown = std::min(static_cast<std::size_t>(all.size()), kMostLines);
    while (m_lines.size() < shown) {
        m_lines.push_back(makeFormula());
        m_lineBox->layout()->addWidget(m_lines.back());
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        // The last lines matter most: the derivative is among them.
        if (i < shown)
            m_lines[i]->setTex(all[all.size() - static_cast<qsizetype>(shown) + static_cast<qsizetype>(i)]);
        m_lines[i]->setVisible(i < shown);
    }
    const qsizetype left = all.size() - static_cast<qsizetype>(shown);
    m_rest->setVisible(isTooLong || left > 0);
    m_rest->setText(isTooLong
                        ? tr("Written out it would be a wall of %1 operations. Copy it to see its beginning, or share subexpressions.")
                              .arg(count(m_result->derivative.size.writtenOut))
                        : tr("%1 lines before these are left out here, not in the copy.").arg(left));
}

void SymbolicTool::showSwell()
{
    const bool hasCurve = m_result->swell.size() > 1;
    m_swellTitle->setVisible(hasCurve);
    m_swell->setVisible(hasCurve);
    if (!hasCurve)
        return;
    m_swellTitle->setText(tr("Expression swell: the size of the derivative of each node on the way"));
    Series written{tr("written out"), 1, {}};
    Series shared{tr("shared"), 0, {}};
    Series function{tr("the node itself"), 2, {}};
    double largest = 1;
    for (std::size_t i = 0; i < m_result->swell.size(); ++i) {
        const SwellPoint& point = m_result->swell[i];
        const auto x = static_cast<double>(i + 1);
        written.points.emplace_back(x, point.derivative.writtenOut);
        shared.points.emplace_back(x, point.derivative.shared);
        function.points.emplace_back(x, point.function.writtenOut);
        largest = std::max(largest, point.derivative.writtenOut);
    }
    m_swell->setSeries({written, shared, function}, {tr("node on the way"), TickStyle::Linear},
                       {tr("operations"), largest > 200 ? TickStyle::Logarithmic : TickStyle::Linear});
}

} // namespace ad::ui
