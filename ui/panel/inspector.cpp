// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/inspector.h"

#include "ui/math/formula_label.h"
#include "ui/panel/step_math.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ad::ui {

namespace {

constexpr int kSentencePixels = 15; // read from the second row without leaning forward
constexpr int kFormulaPixels = 19;

QString asLinks(const std::vector<NodeLink>& links)
{
    QStringList result;
    for (const NodeLink& link : links)
        result << QStringLiteral("<a href=\"%1\" style=\"color:%3; text-decoration:none\">%2</a>")
                      .arg(link.id, link.text.toHtmlEscaped(), currentTheme().accent.name());
    return result.isEmpty() ? QStringLiteral("–") : result.join(QStringLiteral(", "));
}

QLabel* textLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

} // namespace

Inspector::Inspector(QWidget* parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_notice(new QLabel(m_content))
    , m_title(new QLabel(m_content))
    , m_sentence(textLabel(m_content))
    , m_stepFormulas(new QVBoxLayout)
    , m_remark(textLabel(m_content))
    , m_node(new QWidget(m_content))
    , m_nodeName(new QLabel(m_node))
    , m_nodeFormulas(new QVBoxLayout)
{
    m_title->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_content);
    m_content->setProperty("look", QStringLiteral("content")); // the panel's own background
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Inspector"));
    auto* column = new QVBoxLayout(m_content);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setProperty("look", QStringLiteral("error"));
    m_notice->hide();
    column->addWidget(m_notice);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(m_stepFormulas);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remark->setObjectName("remark");
    m_remark->hide();
    column->addWidget(m_remark);
    column->addWidget(m_node);
    column->addStretch(1);
    auto* details = new QVBoxLayout(m_node);
    details->setContentsMargins(0, 0, 0, 0);
    details->addWidget(m_nodeName);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < 9; ++row) {
        m_names.push_back(new QLabel(m_node));
        m_texts.push_back(textLabel(m_node));
        m_texts.back()->setTextFormat(Qt::RichText);
        grid->addWidget(m_names.back(), row, 0, Qt::AlignTop);
        grid->addWidget(m_texts.back(), row, 1);
        connect(m_texts.back(), &QLabel::linkActivated, this, &Inspector::linkActivated);
    }
    details->addLayout(grid);
    details->addLayout(m_nodeFormulas);
    applyMeasures();
    clear();
}

void Inspector::showExplanation(const Explanation& explanation)
{
    m_title->setText(QString::fromStdString(explanation.title));
    m_title->setVisible(!explanation.title.empty());
    m_sentence->setText(QString::fromStdString(explanation.sentence));
    std::vector<QString> lines;
    for (const std::string& tex : explanation.formulas)
        lines.push_back(QString::fromStdString(tex));
    setFormulas(m_step, m_stepFormulas, lines);
}

void Inspector::setNotice(const QString& notice)
{
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

void Inspector::setRemark(const QString& remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void Inspector::clear()
{
    showExplanation({.title = {},
                     .sentence = tr("Type a program on the left, or choose an example. Each step is explained here.").toStdString(),
                     .formulas = {}});
    showNode({});
    setRemark({});
}

void Inspector::showNode(const std::optional<NodeDetails>& details)
{
    m_node->setVisible(details.has_value());
    if (!details)
        return;
    m_nodeName->setText(details->name);
    setDetail(0, tr("operation"), details->operation.toHtmlEscaped());
    setDetail(1, tr("shape"), details->shape);
    setDetail(2, tr("value"), details->value);
    setDetail(3, details->adjointName.contains(QLatin1Char(' ')) ? tr("adjoint") : details->adjointName, details->adjoint.toHtmlEscaped());
    setDetail(4, tr("why 0"), details->zeroReason.toHtmlEscaped());
    setDetail(5, tr("gate"), details->gate.toHtmlEscaped());
    setDetail(6, tr("inputs"), asLinks(details->inputs));
    setDetail(7, tr("used by"), asLinks(details->users));
    setDetail(8, tr("line"), details->line > 0 ? QString::number(details->line) : QString());
    setFormulas(m_sum, m_nodeFormulas, details->adjointTex);
}

void Inspector::setDetail(int row, const QString& name, const QString& text)
{
    const auto at = static_cast<std::size_t>(row);
    m_names[at]->setText(name);
    m_texts[at]->setText(text);
    m_names[at]->setVisible(!text.isEmpty());
    m_texts[at]->setVisible(!text.isEmpty());
}

void Inspector::setHighlightedLink(const QString& id)
{
    for (FormulaLabel* label : m_step)
        label->setHighlightedLink(id);
    for (FormulaLabel* label : m_sum)
        label->setHighlightedLink(id);
}

QString Inspector::sentence() const
{
    return m_sentence->text();
}

std::vector<FormulaLabel*> Inspector::formulas() const
{
    std::vector<FormulaLabel*> result;
    for (FormulaLabel* label : m_step)
        if (!label->isHidden())
            result.push_back(label);
    return result;
}

void Inspector::setFormulas(std::vector<FormulaLabel*>& labels, QVBoxLayout* layout, const std::vector<QString>& lines)
{
    while (labels.size() < lines.size())
        labels.push_back(makeFormula(layout));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i]->setVisible(i < lines.size());
        if (i < lines.size() && labels[i]->tex() != lines[i])
            labels[i]->setTex(lines[i]);
    }
}

FormulaLabel* Inspector::makeFormula(QVBoxLayout* layout)
{
    auto* label = new FormulaLabel(m_content);
    label->setMathStyle(stepMathStyle(kFormulaPixels));
    layout->addWidget(label);
    connect(label, &FormulaLabel::linkActivated, this, &Inspector::linkActivated);
    connect(label, &FormulaLabel::linkHovered, this, &Inspector::linkHovered);
    return label;
}

void Inspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyMeasures();
}

void Inspector::applyMeasures()
{
    if (m_content == nullptr || m_content->layout() == nullptr)
        return;
    const Theme& theme = currentTheme();
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    column->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16));
    column->setSpacing(theme.px(12));
    m_stepFormulas->setSpacing(theme.px(10));
    m_nodeFormulas->setSpacing(theme.px(8));
    const auto look = [](QLabel* label, int pixels, const QColor& color, int weight) {
        // The padding is for the bar of f̄, which stands above the line.
        label->setStyleSheet(
            QStringLiteral("font-size: %1px; color: %2; font-weight: %3; padding-top: 3px;").arg(pixels).arg(color.name()).arg(weight));
    };
    look(m_title, theme.smallText(), theme.mutedText, 400);
    look(m_sentence, theme.px(kSentencePixels), theme.text, 400);
    look(m_remark, theme.px(13), theme.mutedText, 400);
    look(m_nodeName, theme.px(kSentencePixels), theme.text, 600);
    for (QLabel* name : m_names)
        look(name, theme.smallText(), theme.mutedText, 400);
    for (QLabel* text : m_texts)
        look(text, theme.px(13), theme.text, 400);
    for (FormulaLabel* label : m_step)
        label->setMathStyle(stepMathStyle(kFormulaPixels));
    for (FormulaLabel* label : m_sum)
        label->setMathStyle(stepMathStyle(kFormulaPixels));
}

} // namespace ad::ui
