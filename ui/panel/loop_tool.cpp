// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/loop_tool.h"

#include "core/base/text.h"
#include "ui/panel/loss_curve.h"
#include "ui/panel/number_field.h"
#include "ui/panel/tool_column.h"
#include "ui/theme/appearance.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ad::ui {

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

LoopTool::LoopTool(QWidget* parent)
    : Tool(parent)
    , m_updates(new QSpinBox)
    , m_rate(new NumberField(tr("η")))
    , m_curve(new LossCurve)
    , m_examples(new QTableWidget)
    , m_add(new QPushButton(tr("Add example")))
    , m_remove(new QPushButton(tr("Remove example")))
{
    makeControls();
}

void LoopTool::makeControls()
{
    QVBoxLayout* column = makeToolColumn(this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_updates->setRange(0, kMostUpdates);
    m_updates->setSpecialValueText(tr("none"));
    m_updates->setKeyboardTracking(false);
    m_updates->setToolTip(tr("How often every parameter takes a step against its gradient"));
    m_rate->setToolTip(tr("The learning rate: x ← x − η·x̄. Drag it to see at once what it does."));
    form->addRow(tr("Updates"), m_updates);
    form->addRow(tr("Learning rate"), m_rate);
    column->addLayout(form);
    m_verdict = addSentence(column);
    column->addWidget(m_curve);
    makeExamples();
    addHeading(column, tr("Examples"));
    m_examplesHint = addSentence(column);
    m_examplesHint->setProperty("look", QStringLiteral("muted"));
    column->addWidget(m_examples);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_updates, &QSpinBox::valueChanged, this, [this](int updates) {
        emit edited(
            tr("Change number of updates"), [updates](Scenario& s) { s.graph.loop.updates = updates; }, QStringLiteral("loop:updates"));
    });
    connect(m_rate, &NumberField::valueEdited, this, [this](double rate, int gesture) {
        emit edited(
            tr("Change learning rate"), [rate](Scenario& s) { s.graph.loop.learningRate = rate; },
            QStringLiteral("loop:rate:%1").arg(gesture));
    });
    connect(m_curve, &LossCurve::updatePicked, this,
            [this](int update) { emit episodePicked(m_losses.episodes[static_cast<std::size_t>(update)]); });
}

void LoopTool::makeExamples()
{
    m_examples->verticalHeader()->hide();
    m_examples->setAccessibleName(tr("Examples"));
    m_examples->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_examples->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    connect(m_examples, &QTableWidget::cellChanged, this, &LoopTool::changeExample);
    connect(m_add, &QPushButton::clicked, this, &LoopTool::addExample);
    connect(m_remove, &QPushButton::clicked, this, &LoopTool::removeExample);
}

QString LoopTool::about() const
{
    return tr("Update the parameters after the backward pass, and watch the loss");
}

void LoopTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    setEnabled(m_derivation != nullptr);
    m_curve->setVisible(m_derivation != nullptr);
    if (!m_derivation)
        return;
    const LoopChoice& loop = m_derivation->scenario->graph.loop;
    const QSignalBlocker blocker(m_updates);
    m_updates->setValue(loop.updates);
    m_rate->setValue(loop.learningRate);
    m_losses = loopLosses(*m_derivation);
    m_curve->setLosses(m_losses.losses);
    m_curve->setVisible(!m_losses.losses.empty());
    m_verdict->setText(verdict(m_losses));
    showExamples();
}

void LoopTool::showFrame(const Frame&)
{
    const auto& episodes = m_derivation->episodes;
    const auto found = std::find(episodes.begin(), episodes.end(), m_derivation->trace);
    m_curve->setCurrent(static_cast<int>(found - episodes.begin()) / std::max(1, m_losses.examples));
}

QString LoopTool::verdict(const LoopLosses& losses) const
{
    const Scenario& scenario = *m_derivation->scenario;
    if (scenario.graph.mode == SweepMode::Forward)
        return tr("An update needs the gradient: choose reverse mode, or both.");
    if (scenario.graph.loop.updates == 0)
        return tr("Choose a number of updates: after the backward pass every input that is not data takes a step x ← x − η·x̄, then forward "
                  "again.");
    if (losses.losses.empty())
        return tr("The output is no scalar, so there is no loss to be drawn; the updates follow the external gradient.");
    const double first = losses.losses.front();
    const double last = losses.losses.back();
    const QString numbers = tr("The loss went from %1 to %2.").arg(shown(shortText(first)), shown(shortText(last)));
    if (!std::isfinite(last))
        return numbers + QLatin1Char(' ') + tr("The updates diverged: η is too large.");
    const bool rises = std::adjacent_find(losses.losses.begin(), losses.losses.end(), std::less<>()) != losses.losses.end();
    if (last > first)
        return numbers + QLatin1Char(' ') + tr("It rose: η is too large, the steps jump over the minimum.");
    return rises ? numbers + QLatin1Char(' ') + tr("It rose on the way: η is large.") : numbers;
}

void LoopTool::showExamples()
{
    const Graph& graph = m_derivation->program->graph;
    m_data.clear();
    for (const NodeId input : graph.inputs())
        if (graph.node(input).role == LeafRole::Data)
            m_data.push_back(graph.node(input).name);
    const std::vector<Point>& examples = m_derivation->scenario->graph.loop.examples;
    m_examplesHint->setText(m_data.empty()     ? tr("Mark an input as data (“data x = 0.5”) to train on several examples of it.")
                            : examples.empty() ? tr("One example: the data in the program. Add more, and their gradients are added up "
                                                    "before each update.")
                                               : tr("The gradients of all examples are added up before each update."));
    const QSignalBlocker blocker(m_examples);
    m_examples->setVisible(!examples.empty() && !m_data.empty());
    m_add->setEnabled(!m_data.empty());
    m_remove->setEnabled(!examples.empty());
    m_examples->setColumnCount(static_cast<int>(m_data.size()));
    m_examples->setRowCount(static_cast<int>(examples.size()));
    for (std::size_t column = 0; column < m_data.size(); ++column) {
        m_examples->setHorizontalHeaderItem(static_cast<int>(column), new QTableWidgetItem(shown(displayName(m_data[column]))));
        for (std::size_t row = 0; row < examples.size(); ++row) {
            const auto value = examples[row].find(m_data[column]);
            const Tensor& given = value == examples[row].end() ? graph.node(graph.find(m_data[column])).value : value->second;
            m_examples->setItem(static_cast<int>(row), static_cast<int>(column), new QTableWidgetItem(shown(exactText(given))));
        }
    }
    const int rowHeight = currentTheme().px(30);
    m_examples->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_examples->setFixedHeight(rowHeight * (std::min(static_cast<int>(examples.size()), 6) + 1) + 8);
}

void LoopTool::addExample()
{
    const Graph& graph = m_derivation->program->graph;
    Point values;
    for (const std::string& name : m_data)
        values.insert_or_assign(name, graph.node(graph.find(name)).value);
    emit edited(tr("Add example"), [values](Scenario& s) {
        if (s.graph.loop.examples.empty())
            s.graph.loop.examples.push_back(values); // what was the only one
        s.graph.loop.examples.push_back(values);
    });
}

void LoopTool::removeExample()
{
    const int selected = m_examples->currentRow();
    emit edited(tr("Remove example"), [selected](Scenario& s) {
        std::vector<Point>& examples = s.graph.loop.examples;
        const auto row = static_cast<std::size_t>(selected);
        if (examples.empty())
            return;
        examples.erase(selected >= 0 && row < examples.size() ? examples.begin() + selected : examples.end() - 1);
        if (examples.size() == 1)
            examples.clear();
    });
}

void LoopTool::changeExample(int row, int column)
{
    const std::string name = m_data[static_cast<std::size_t>(column)];
    const Graph& graph = m_derivation->program->graph;
    const Result<Tensor> value = parseLiteral(m_examples->item(row, column)->text().toStdString());
    if (!value || value->shape() != graph.node(graph.find(name)).shape) {
        const QString expected = shown(toText(graph.node(graph.find(name)).shape));
        m_examplesHint->setText(value ? tr("%1 needs a value of shape %2.").arg(shown(displayName(name)), expected)
                                      : shown(value.error().message + "; " + value.error().hint));
        return;
    }
    emit edited(tr("Change example"), [=, changed = *value](Scenario& s) {
        s.graph.loop.examples[static_cast<std::size_t>(row)].insert_or_assign(name, changed);
    });
}

} // namespace ad::ui
