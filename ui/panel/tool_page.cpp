// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tool_page.h"

#include "ui/math/formula_label.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/step_math.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kFormulaPixels = 17;

} // namespace

ToolPage::ToolPage(QWidget* parent)
    : Tool(parent)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(QStringLiteral("info"), QString(), QString(), this))
    , m_choices(new QHBoxLayout)
    , m_content(new QVBoxLayout)
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_choices->setContentsMargins(16, 4, 16, 0);
    m_choices->setSpacing(8);
    column->addLayout(m_choices);
    auto* scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget(scroll);
    inside->setProperty("look", QStringLiteral("content"));
    inside->setLayout(m_content);
    m_content->setContentsMargins(16, 4, 16, 12);
    m_content->setSpacing(8);
    scroll->setWidget(inside);
    column->addWidget(scroll, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
}

std::shared_ptr<const Trace> ToolPage::correctTrace(const Derivation* derivation)
{
    if (derivation == nullptr || !derivation->trace)
        return nullptr;
    return derivation->trace->right ? derivation->trace->right : derivation->trace;
}

void ToolPage::showContent()
{
    m_sentence.clear();
    m_stack->setCurrentIndex(1);
}

void ToolPage::showEmpty(const QString& sentence)
{
    m_sentence = sentence;
    m_empty->setSentence(sentence);
    m_stack->setCurrentIndex(0);
}

QLabel* ToolPage::addText(const QString& look)
{
    auto* label = new QLabel(this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!look.isEmpty())
        label->setProperty("look", look);
    m_content->addWidget(label);
    return label;
}

FormulaLabel* ToolPage::makeFormula()
{
    auto* formula = new FormulaLabel(this);
    formula->setMathStyle(stepMathStyle(kFormulaPixels));
    m_content->addWidget(formula);
    m_formulas.push_back(formula);
    return formula;
}

void ToolPage::changeEvent(QEvent* event)
{
    Tool::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (FormulaLabel* formula : m_formulas)
            formula->setMathStyle(stepMathStyle(kFormulaPixels));
}

} // namespace ad::ui
