// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/jacobian_tool.h"

#include "core/base/text.h"
#include "core/trace/step_names.h"
#include "ui/math/formula_label.h"
#include "ui/panel/background_job.h"
#include "ui/panel/jacobian_view.h"
#include "ui/panel/node_chooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>

namespace ad::ui {
namespace {

constexpr std::ptrdiff_t kSmall = 100'000; // entries × nodes that take less than about 8 ms

QString count(std::ptrdiff_t number)
{
    return QLocale(QLocale::English).toString(static_cast<qlonglong>(number)).replace(',', QChar(0x202F)); // thin spaces
}

bool isProductSeen(const JacobianStudy& study)
{
    return study.product && study.message && relativeDifference(*study.product, *study.message) < 1e-9; // sums in another order
}

} // namespace

JacobianTool::JacobianTool(QWidget* parent)
    : ToolPage(parent)
    , m_job(new BackgroundJob(this))
    , m_of(new NodeChooser(this))
    , m_withRespectTo(new NodeChooser(this))
    , m_pattern(addText())
    , m_viewScroll(new QScrollArea(this))
    , m_view(new JacobianView(this))
{
    m_viewScroll->setWidget(m_view);
    m_viewScroll->setWidgetResizable(true);
    m_viewScroll->setFrameShape(QFrame::NoFrame);
    m_viewScroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_viewScroll->viewport()->setAutoFillBackground(false);
    m_viewScroll->setFocusPolicy(Qt::NoFocus);
    m_viewScroll->installEventFilter(this);
    content()->addWidget(m_viewScroll);
    m_rule = makeFormula();
    m_note = addText();
    content()->addStretch(1);
    auto* of = new QLabel(tr("∂"), this);
    auto* by = new QLabel(tr("/ ∂"), this);
    choices()->addWidget(of);
    choices()->addWidget(m_of, 1);
    choices()->addWidget(by);
    choices()->addWidget(m_withRespectTo, 1);
    m_of->setAccessibleName(tr("Jacobian of"));
    m_of->setToolTip(tr("The node whose elements are the rows"));
    m_withRespectTo->setAccessibleName(tr("with respect to"));
    m_withRespectTo->setToolTip(tr("The node whose elements are the columns; the graph is cut there"));
    connect(m_of, &NodeChooser::nodeChosen, this, &JacobianTool::compute);
    connect(m_withRespectTo, &NodeChooser::nodeChosen, this, &JacobianTool::compute);
    showEmpty(tr("Type a program to see the Jacobian of any of its nodes."));
}

QString JacobianTool::about() const
{
    return tr("The matrix of all partial derivatives, which the backward pass never forms");
}

void JacobianTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_trace = correctTrace(derivation.get());
    if (!m_trace) {
        m_job->cancel();
        m_study.reset();
        showEmpty(tr("Type a program to see the Jacobian of any of its nodes."));
        return;
    }
    const auto isWanted = [this](NodeId id) { return !isConstant(m_trace->graph().node(id)); };
    m_of->setNodes(*m_trace, isWanted);
    m_withRespectTo->setNodes(*m_trace, isWanted);
    chooseDefaults();
    compute();
}

void JacobianTool::setSelectedNode(NodeId node)
{
    m_selected = node;
    if (!m_trace || node == kNoNode || node >= m_trace->forwardSize || isConstant(m_trace->graph().node(node)))
        return;
    m_of->setCurrentIndex(-1);
    m_withRespectTo->setCurrentIndex(-1);
    m_of->setNode(isInput(m_trace->graph().node(node)) ? m_trace->backward.output : node);
    if (isInput(m_trace->graph().node(node)))
        m_withRespectTo->setNode(node);
    chooseDefaults();
    compute();
}

void JacobianTool::chooseDefaults()
{
    const Graph& graph = m_trace->graph();
    if (m_of->node() == kNoNode)
        m_of->setNode(m_trace->backward.output);
    if (m_withRespectTo->node() != kNoNode)
        return;
    if (m_of->node() == m_trace->backward.output && m_selected != m_of->node())
        for (const NodeId input : graph.inputs())
            if (input < m_trace->forwardSize && graph.node(input).role == LeafRole::Parameter && m_withRespectTo->node() == kNoNode)
                m_withRespectTo->setNode(input);
    if (m_of->node() != kNoNode)
        for (const NodeId operand : graph.node(m_of->node()).inputs)
            if (m_withRespectTo->node() == kNoNode)
                m_withRespectTo->setNode(operand);
    if (m_withRespectTo->node() == kNoNode)
        m_withRespectTo->setCurrentIndex(0);
}

void JacobianTool::compute()
{
    const NodeId of = m_of->node();
    const NodeId by = m_withRespectTo->node();
    if (!m_trace || of == kNoNode || by == kNoNode) {
        showEmpty(tr("The program has no node to differentiate by: write x = 2 in a line of its own."));
        return;
    }
    const Graph& graph = m_trace->graph();
    const std::ptrdiff_t cost = graph.node(of).shape.size() * graph.node(by).shape.size() * graph.size();
    m_job->start(
        [this, of, by, trace = m_trace](const BackgroundJob::Progress&) -> std::function<void()> {
            auto made = std::make_shared<const JacobianStudy>(studyJacobian(*trace, of, by));
            return [this, made] { showStudy(made); };
        },
        cost < kSmall);
    if (m_job->isBusy() && !m_study)
        showEmpty(tr("Computing …"));
}

// As high as the grid needs, and the bar below it if it is too wide.
void JacobianTool::fitView()
{
    const int width = m_viewScroll->viewport()->width();
    const int least = m_view->minimumSizeHint().width();
    const int bar = least > width ? m_viewScroll->horizontalScrollBar()->sizeHint().height() : 0;
    m_viewScroll->setFixedHeight(m_view->heightForWidth(std::max(width, least)) + bar);
}

bool JacobianTool::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_viewScroll && event->type() == QEvent::Resize)
        fitView();
    return ToolPage::eventFilter(object, event);
}

QString JacobianTool::patternText(const JacobianStudy& study) const
{
    if (study.entries() == 1 && study.matrix)
        return tr("A single number: %1.").arg(QString::fromStdString(shortText((*study.matrix)[0])));
    QString text = tr("%1 × %2 = %3 entries").arg(count(study.rows), count(study.columns), count(study.entries()));
    if (!study.pattern)
        return text + tr(", too many to be looked at one by one.");
    text += QStringLiteral(": ") + (study.isIdentity ? tr("the identity") : QString::fromStdString(toText(study.shape))) + QChar('.');
    if (study.nonzeros < study.entries() && study.nonzeros > 0)
        text += tr(" Only %1 can be other than 0 (·: never).").arg(count(study.nonzeros));
    if (study.zerosInside > 0)
        text += tr(" %1 of them happen to be 0 here.").arg(count(study.zerosInside));
    if (!study.matrix)
        text += tr(" Too many to compute; this is where they stand.");
    return text;
}

QString JacobianTool::productText(const JacobianStudy& study) const
{
    const StepNames names(*m_trace);
    const QString of = QString::fromStdString(names.plain(study.of));
    const QString bar = QString::fromStdString(names.barPlain(study.withRespectTo));
    if (!study.adjoint)
        return tr("No adjoint arrives at %1, so there is nothing to multiply with.").arg(of);
    if (study.message && study.entries() == 1)
        return tr("Jᵀȳ is upstream × local derivative here, what the backward pass sends: %1.")
            .arg(QString::fromStdString(shortText(*study.message)));
    if (study.message && study.rows == 1)
        return tr("%1 Its only row is the gradient, which one backward pass computes: times ȳ it is %2.")
            .arg(isProductSeen(study) ? QStringLiteral("✓") : QString(), bar)
            .trimmed();
    if (study.message && study.numbersMade >= study.entries())
        return tr("%1 Jᵀȳ is what the backward pass has, node by node, without this matrix.")
            .arg(isProductSeen(study) ? QStringLiteral("✓") : QString())
            .trimmed();
    if (study.message)
        return (isProductSeen(study) ? tr("✓ Jᵀȳ is what the backward pass has. ") : QString()) +
               tr("It never formed these %1 numbers: it made %2 in their place.").arg(count(study.entries()), count(study.numbersMade));
    if (study.product)
        return tr("Jᵀȳ is the part of %1 that comes through %2. The backward pass gets there node by node, without this matrix.")
            .arg(bar, of);
    return tr("The backward pass never forms this matrix.");
}

// x̄ += Wᵀ ȳ: the rule that stands in the place of the matrix.
QString JacobianTool::ruleTex(const JacobianStudy& study) const
{
    const StepNames names(*m_trace);
    QString tex;
    for (const Message& message : m_trace->backward.messages)
        if (message.from == study.of && message.to == study.withRespectTo)
            tex += (tex.isEmpty() ? QString() : QStringLiteral(" + ")) + QString::fromStdString(names.texRule(message.value, message.from));
    if (tex.isEmpty())
        return {};
    return QStringLiteral("J^{\\top}\\,") + QString::fromStdString(colored("adjoint", names.barTex(study.of))) + QStringLiteral(" = ") +
           tex;
}

void JacobianTool::showStudy(std::shared_ptr<const JacobianStudy> study)
{
    m_study = std::move(study);
    const Graph& graph = m_trace->graph();
    const StepNames names(*m_trace);
    showContent();
    m_pattern->setText(patternText(*m_study));
    m_view->setStudy(m_study,
                     {QString::fromStdString(names.plain(m_study->of)), QString::fromStdString(names.plain(m_study->withRespectTo)),
                      graph.node(m_study->of).shape, graph.node(m_study->withRespectTo).shape});
    m_viewScroll->setVisible(m_study->entries() > 0 && (m_study->matrix || m_study->pattern));
    fitView();
    const QString rule = m_study->adjoint ? ruleTex(*m_study) : QString();
    m_rule->setVisible(!rule.isEmpty());
    if (!rule.isEmpty())
        m_rule->setTex(rule);
    m_note->setText(productText(*m_study));
}

} // namespace ad::ui
