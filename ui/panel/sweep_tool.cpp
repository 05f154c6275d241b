// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/sweep_tool.h"

#include "core/base/text.h"
#include "ui/panel/matrix_field.h"
#include "ui/panel/tool_column.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace ad::ui {

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

SweepTool::SweepTool(QWidget* parent)
    : Tool(parent)
    , m_modes(new QButtonGroup(this))
    , m_rows(new QGridLayout)
{
    QVBoxLayout* column = makeToolColumn(this);
    const auto addMode = [&](SweepMode mode, const QString& text, const QString& tip) {
        auto* button = new QRadioButton(text);
        button->setToolTip(tip);
        m_modes->addButton(button, static_cast<int>(mode));
        column->addWidget(button);
    };
    addMode(SweepMode::Reverse, tr("Reverse: values, then adjoints"),
            tr("One sweep back gives the derivative of the output by every input"));
    addMode(SweepMode::Forward, tr("Forward: tangents travel with the values"),
            tr("One sweep gives the derivative of every node in one direction"));
    addMode(SweepMode::Both, tr("Both, one after the other"), tr("Tangents on the way forward, adjoints on the way back"));
    m_heading = addHeading(column, tr("Direction"));
    m_hint = addSentence(column, tr("The tangents that the inputs start with. Click a name for that input alone."));
    m_hint->setProperty("look", QStringLiteral("muted"));
    column->addLayout(m_rows);
    m_rows->setColumnStretch(1, 1);
    m_result = addSentence(column);
    m_adjointNodes = new QCheckBox(tr("Draw the backward pass as nodes"));
    m_adjointNodes->setToolTip(tr("Symbol to symbol: each adjoint is a node of the graph, which could be differentiated again"));
    column->addSpacing(8);
    column->addWidget(m_adjointNodes);
    connect(m_adjointNodes, &QCheckBox::clicked, this, [this](bool isOn) {
        emit edited(isOn ? tr("Draw adjoint nodes") : tr("Hide adjoint nodes"), [isOn](Scenario& s) { s.graph.showsAdjointNodes = isOn; });
    });
    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int mode) { emit edited(tr("Choose mode"), [mode](Scenario& s) { s.graph.mode = static_cast<SweepMode>(mode); }); });
}

QString SweepTool::about() const
{
    return tr("Reverse or forward mode, and the direction in which forward mode differentiates");
}

void SweepTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    setEnabled(m_derivation != nullptr);
    if (!m_derivation)
        return;
    const SweepMode mode = m_derivation->scenario->graph.mode;
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    m_adjointNodes->setChecked(m_derivation->scenario->graph.showsAdjointNodes);
    const bool isForward = mode != SweepMode::Reverse;
    m_heading->setVisible(isForward);
    m_hint->setVisible(isForward);
    showDirection();
    m_result->setText(resultText());
}

void SweepTool::showDirection()
{
    const Graph& graph = m_derivation->program->graph;
    const bool isForward = m_derivation->scenario->graph.mode != SweepMode::Reverse;
    bool isSame = isForward == !m_fields.empty() && (!isForward || m_fields.size() == graph.inputs().size());
    for (const NodeId input : graph.inputs()) {
        const auto found = m_fields.find(graph.node(input).name);
        isSame = isSame && (!isForward || (found != m_fields.end() && found->second->value().shape() == graph.node(input).shape));
    }
    if (!isSame)
        rebuildDirection();
    const Point direction = directionOf(m_derivation->scenario->graph, graph);
    for (const auto& [name, field] : m_fields) {
        const auto chosen = direction.find(name);
        field->setValue(chosen == direction.end() ? Tensor(field->value().shape(), 0.0) : chosen->second);
    }
}

void SweepTool::rebuildDirection()
{
    m_fields.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_derivation->scenario->graph.mode == SweepMode::Reverse)
        return;
    const Graph& graph = m_derivation->program->graph;
    for (const NodeId input : graph.inputs()) {
        const std::string name = graph.node(input).name;
        const int row = m_rows->rowCount();
        auto* only = new QToolButton;
        only->setText(shown(displayName(name)));
        only->setToolTip(tr("Only %1 gets a tangent: ones").arg(shown(displayName(name))));
        connect(only, &QToolButton::clicked, this, [this, name, shape = graph.node(input).shape] {
            emit edited(tr("Choose direction"), [=](Scenario& s) { s.graph.direction = {{name, Tensor(shape, 1.0)}}; });
        });
        auto* field = new MatrixField(tr("tangent of %1").arg(shown(displayName(name))));
        field->setValue(Tensor(graph.node(input).shape, 0.0));
        connect(field, &MatrixField::valueEdited, this,
                [this, name](const Tensor& tangent, int gesture) { changeDirection(name, tangent, gesture); });
        m_rows->addWidget(only, row, 0, Qt::AlignTop);
        m_rows->addWidget(field, row, 1);
        m_fields[name] = field;
    }
}

void SweepTool::changeDirection(const std::string& name, const Tensor& tangent, int gesture)
{
    Point direction = directionOf(m_derivation->scenario->graph, m_derivation->program->graph);
    direction.insert_or_assign(name, tangent);
    emit edited(
        tr("Change direction"), [=](Scenario& s) { s.graph.direction = direction; },
        QStringLiteral("direction:%1:%2").arg(shown(name)).arg(gesture));
}

QString SweepTool::resultText() const
{
    const Trace& trace = *m_derivation->trace;
    const Graph& graph = m_derivation->program->graph;
    if (trace.firstDerivative != kNoNode)
        return tr("Here the backward pass is a part of the graph, and is evaluated like the program. Nodes that it adds: %1.")
            .arg(trace.forwardSize - trace.firstDerivative);
    const std::size_t inputs = graph.inputs().size();
    const QString name = shown(displayName(displayNames(graph)[static_cast<std::size_t>(m_derivation->program->output)]));
    if (m_derivation->scenario->graph.mode == SweepMode::Reverse)
        return tr("One forward sweep for the values and one backward sweep give the derivatives of %1 by all its inputs, n = %2.")
            .arg(name)
            .arg(inputs);
    const Tensor* tangent = trace.tangentOf(trace.backward.output);
    const QString value = tangent == nullptr ? QStringLiteral("0") : shown(shortText(*tangent, 6));
    return tr("In this direction the derivative of %1 is %2. Each further direction takes another forward sweep.").arg(name, value);
}

} // namespace ad::ui
