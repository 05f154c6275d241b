// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/racer_inspector.h"

#include "core/base/text.h"
#include "ui/math/formula_label.h"
#include "ui/panel/racer_swatch.h"
#include "ui/panel/step_math.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString italic(const QString& name)
{
    return QStringLiteral("<i>%1</i>").arg(name.toHtmlEscaped());
}

} // namespace

RacerInspector::RacerInspector(QWidget* parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_hint(new QLabel(tr("Select a racer in the list or in the table to see its numbers."), m_content))
    , m_name(new QLabel(m_content))
    , m_numbers(new QFormLayout)
    , m_look(new QPushButton(tr("Look inside"), m_content))
    , m_branch(new QPushButton(tr("Branch here"), m_content))
    , m_formula(new FormulaLabel(m_content))
    , m_summary(new QLabel(m_content))
    , m_source(new QLabel(m_content))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    m_content->setProperty("look", "content");
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(12);
    m_numbers->setHorizontalSpacing(16);
    m_numbers->setVerticalSpacing(6);
    m_name->setProperty("look", "title");
    m_hint->setProperty("look", "muted");
    m_source->setProperty("look", "small");
    for (QLabel* label : {m_hint, m_name, m_summary, m_source})
        label->setWordWrap(true);
    m_look->setIcon(icon("look-inside"));
    m_look->setToolTip(tr("Open the graph of the program at this point"));
    connect(m_look, &QPushButton::clicked, this, &RacerInspector::lookInsideClicked);
    layout->addWidget(m_hint);
    layout->addWidget(m_name);
    layout->addLayout(m_numbers);
    m_branch->setObjectName("branch");
    m_branch->setToolTip(tr("From this step on the racer's settings can be changed; its old self stays as a ghost (Ctrl+B)"));
    connect(m_branch, &QPushButton::clicked, this, &RacerInspector::branchClicked);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_look);
    buttons->addWidget(m_branch);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_formula);
    layout->addWidget(m_summary);
    layout->addWidget(m_source);
    layout->addStretch(1);
    setWidget(m_content);
    m_content->setAutoFillBackground(false);
    styleFormula();
    clear();
}

void RacerInspector::styleFormula()
{
    MathStyle style;
    style.pixelSize = currentTheme().px(17);
    style.mode = MathMode::Display;
    m_formula->setMathStyle(style);
}

void RacerInspector::clear()
{
    m_hint->setVisible(true);
    while (m_numbers->rowCount() > 0)
        m_numbers->removeRow(0);
    m_rows.clear();
    m_optimizer = nullptr;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_name, m_look, m_branch, m_formula, m_summary, m_source})
        widget->hide();
}

void RacerInspector::setRow(const QString& label, const QString& value, const QString& tip)
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), label);
    QLabel* field = nullptr;
    if (found == m_rows.end()) {
        auto* name = new QLabel(label, m_content);
        name->setProperty("look", "muted");
        field = new QLabel(m_content);
        field->setTextInteractionFlags(Qt::TextSelectableByMouse);
        field->setWordWrap(true);
        m_numbers->addRow(name, field);
        m_rows.push_back(label);
    } else {
        const int row = static_cast<int>(found - m_rows.begin());
        field = static_cast<QLabel*>(m_numbers->itemAt(row, QFormLayout::FieldRole)->widget());
    }
    if (field->text() != value)
        field->setText(value);
    field->setToolTip(tip);
}

QString RacerInspector::valueOf(const QString& name) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), name);
    if (found == m_rows.end())
        return {};
    return static_cast<QLabel*>(m_numbers->itemAt(static_cast<int>(found - m_rows.begin()), QFormLayout::FieldRole)->widget())->text();
}

void RacerInspector::showOptimizer(const Optimizer& optimizer, const QString& formula)
{
    m_formula->setTex(stackedTex(formula));
    if (m_optimizer == &optimizer)
        return;
    m_optimizer = &optimizer;
    m_summary->setText(toText(optimizer.summary));
    m_source->setText(toText(optimizer.source));
}

void RacerInspector::show(const RacerMoment& moment)
{
    const auto number = [](double value) { return std::isnan(value) ? QStringLiteral("·") : QString::fromStdString(shortText(value)); };
    const auto exact = [](double value) { return QString::fromStdString(exactText(value)); };
    const auto rows = 5 + 2 * moment.axisNames.size();
    if (m_rows.size() != rows && !m_rows.empty())
        clear();
    m_hint->hide();
    m_name->setText(moment.name);
    setRow(tr("step"), QString::number(moment.step));
    setRow(tr("status"), moment.status);
    for (std::size_t i = 0; i < moment.axisNames.size(); ++i)
        setRow(italic(moment.axisNames[i]), number(moment.position[i]), exact(moment.position[i]));
    setRow(tr("loss"), number(moment.loss), exact(moment.loss));
    for (std::size_t i = 0; i < moment.axisNames.size(); ++i)
        setRow(QStringLiteral("∂<i>f</i>/∂%1").arg(italic(moment.axisNames[i])), number(moment.gradient[i]), exact(moment.gradient[i]));
    setRow(tr("‖∇f‖"), number(moment.gradientNorm), exact(moment.gradientNorm));
    setRow(tr("learning rate"), number(moment.learningRate), exact(moment.learningRate));
    if (moment.optimizer != nullptr)
        showOptimizer(*moment.optimizer, moment.formula);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_name, m_look, m_branch, m_formula, m_summary, m_source})
        widget->setVisible(true);
}

void RacerInspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_formula != nullptr)
        styleFormula();
}

} // namespace ad::ui
