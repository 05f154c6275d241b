// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/pitfalls_tool.h"

#include "core/base/text.h"
#include "core/scenario/library.h"
#include "core/trace/mistakes.h"
#include "core/trace/step_names.h"
#include "ui/panel/tool_column.h"
#include "ui/theme/appearance.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {

namespace {

struct PitfallExample
{
    const char* preset;
    const char* text;
};

// Mistakes that are in a program and need no switch.
constexpr PitfallExample kExamples[] = {
    {"dead_rectifier", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "A dead relu passes nothing back")},
    {"saturation", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "A saturated sigmoid passes almost nothing back")},
    {"naive_softmax", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "A naive softmax overflows")},
    {"stable_softmax", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "A stable softmax doesn't")},
    {"log_of_zero", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "The logarithm of 0")},
    {"hidden_branch", QT_TRANSLATE_NOOP("ad::ui::PitfallsTool", "A NaN from a branch that is not taken")},
};

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

PitfallsTool::PitfallsTool(QWidget* parent)
    : Tool(parent)
    , m_overwrites(new QCheckBox(tr("= instead of += where adjoints meet")))
    , m_kept(new QButtonGroup(this))
    , m_detach(new QPushButton)
    , m_detached(new QLabel)
    , m_verdict(nullptr)
    , m_table(new QTableWidget(0, 3))
{
    makeSwitches();
}

void PitfallsTool::makeSwitches()
{
    QVBoxLayout* column = makeToolColumn(this);
    addHeading(column, tr("Make a mistake"));
    m_overwrites->setToolTip(tr("A node with several users keeps the last message only"));
    column->addWidget(m_overwrites);
    const auto addKept = [&](KeptGradients kept, const QString& text, const QString& tip) {
        auto* button = new QRadioButton(text);
        button->setToolTip(tip);
        m_kept->addButton(button, static_cast<int>(kept));
        column->addWidget(button);
    };
    addKept(KeptGradients::None, tr("Gradients are set to zero first"), tr("As it should be before each backward pass"));
    addKept(KeptGradients::Inputs, tr("No zero_grad, in the inputs"),
            tr("A second backward pass adds to the gradients of the first, as in PyTorch"));
    addKept(KeptGradients::All, tr("No zero_grad, in all nodes"), tr("As in a small engine whose nodes have their gradient in a field"));
    column->addWidget(m_detach, 0, Qt::AlignLeft);
    m_detached->setWordWrap(true);
    m_detached->setProperty("look", QStringLiteral("muted"));
    column->addWidget(m_detached);
    m_verdict = addSentence(column);
    m_table->setHorizontalHeaderLabels({tr("node"), tr("wrong"), tr("right")});
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Wrong numbers"));
    column->addWidget(m_table);
    addHeading(column, tr("Mistakes in a program"));
    for (const PitfallExample& example : kExamples) {
        if (!loadPreset(example.preset))
            continue;
        auto* button = new QPushButton(tr(example.text));
        button->setToolTip(tr("Shows an example in place of this program; undo brings it back"));
        column->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, id = example.preset] {
            if (const Result<Scenario> scenario = loadPreset(id))
                emit edited(tr("Show an example"), [chosen = *scenario](Scenario& s) { s = chosen; });
        });
    }
    connect(m_overwrites, &QCheckBox::clicked, this, [this](bool isOn) {
        emit edited(isOn ? tr("Overwrite adjoints") : tr("Add up adjoints"), [isOn](Scenario& s) { s.graph.pitfalls.overwrites = isOn; });
    });
    connect(m_kept, &QButtonGroup::idClicked, this, [this](int kept) {
        emit edited(tr("Keep gradients"), [kept](Scenario& s) { s.graph.pitfalls.kept = static_cast<KeptGradients>(kept); });
    });
    connect(m_detach, &QPushButton::clicked, this, &PitfallsTool::toggleDetach);
    connect(m_table, &QTableWidget::cellActivated, this,
            [this](int row) { emit nodePicked(m_table->item(row, 0)->data(Qt::UserRole).toInt()); });
    connect(m_table, &QTableWidget::cellClicked, this,
            [this](int row) { emit nodePicked(m_table->item(row, 0)->data(Qt::UserRole).toInt()); });
}

QString PitfallsTool::about() const
{
    return tr("Common mistakes to switch on: what becomes wrong is marked, and explained");
}

void PitfallsTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    setEnabled(m_derivation != nullptr);
    if (!m_derivation)
        return;
    const PitfallChoice& pitfalls = m_derivation->scenario->graph.pitfalls;
    m_overwrites->setChecked(pitfalls.overwrites);
    m_kept->button(static_cast<int>(pitfalls.kept))->setChecked(true);
    showDetach();
    fillTable();
}

void PitfallsTool::setSelectedNode(NodeId node)
{
    m_selected = node;
    showDetach();
}

std::string PitfallsTool::selectedName() const
{
    if (!m_derivation || m_selected < 0 || m_selected >= m_derivation->program->graph.size())
        return {};
    const Node& node = m_derivation->program->graph.node(m_selected);
    return isLeaf(*node.op) ? std::string() : node.name;
}

void PitfallsTool::showDetach()
{
    if (!m_derivation)
        return;
    const std::vector<std::string>& detached = m_derivation->scenario->graph.pitfalls.detached;
    const std::string name = selectedName();
    const bool isDetached = std::find(detached.begin(), detached.end(), name) != detached.end();
    m_detach->setEnabled(!name.empty());
    m_detach->setText(name.empty() ? tr("Detach the selected node")
                      : isDetached ? tr("Attach %1 again").arg(shown(displayName(name)))
                                   : tr("Detach %1").arg(shown(displayName(name))));
    m_detach->setToolTip(name.empty() ? tr("Select an operation that has a name in the program, such as “z = w*x”")
                                      : tr("Nothing is passed back through a detached node"));
    QStringList names;
    for (const std::string& one : detached)
        names << shown(displayName(one));
    m_detached->setVisible(!names.isEmpty());
    m_detached->setText(tr("Detached: %1").arg(names.join(QStringLiteral(", "))));
}

void PitfallsTool::toggleDetach()
{
    const std::string name = selectedName();
    emit edited(tr("Detach %1").arg(shown(displayName(name))), [name](Scenario& s) {
        std::vector<std::string>& detached = s.graph.pitfalls.detached;
        const auto found = std::find(detached.begin(), detached.end(), name);
        if (found == detached.end())
            detached.push_back(name);
        else
            detached.erase(found);
    });
}

void PitfallsTool::fillTable()
{
    // Of a second backward pass the last trace has the wrong numbers.
    const std::shared_ptr<const Trace>& trace = m_derivation->trace->right ? m_derivation->trace : m_derivation->episodes.back();
    m_table->setRowCount(0);
    if (!m_derivation->scenario->graph.pitfalls.isAny()) {
        m_verdict->setText(tr("No mistake is switched on: every adjoint is right."));
        m_table->hide();
        return;
    }
    const StepNames names(*trace);
    for (NodeId id = 0; trace->right && id < trace->forwardSize; ++id) {
        const Tensor* right = trace->right->adjointOf(id);
        const Tensor* wrong = trace->adjointOf(id);
        if (right == nullptr || (wrong != nullptr && !differ(*wrong, *right)))
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        auto* name = new QTableWidgetItem(shown(names.barPlain(id)));
        name->setData(Qt::UserRole, id);
        auto* number = new QTableWidgetItem(wrong == nullptr ? tr("none") : shown(shortText(*wrong)));
        number->setForeground(currentTheme().wrong.text);
        m_table->setItem(row, 0, name);
        m_table->setItem(row, 1, number);
        m_table->setItem(row, 2, new QTableWidgetItem(shown(shortText(*right))));
    }
    const int count = m_table->rowCount();
    m_verdict->setText(count == 0
                           ? tr("Here the mistake changes no adjoint. It does in a graph where it matters, such as one with a fan-out.")
                           : tr("Wrong adjoints: %1").arg(count));
    m_table->setVisible(count > 0);
    const int rowHeight = currentTheme().px(28);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setFixedHeight(rowHeight * (std::min(count, 8) + 1) + 8);
}

} // namespace ad::ui
