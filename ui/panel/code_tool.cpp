// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/code_tool.h"

#include "ui/panel/code_view.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ad::ui {

namespace {

constexpr int kMostNumbers = 6; // of a row of an input; the rest is of no use to a reader, but is copied

} // namespace

CodeTool::CodeTool(QWidget* parent)
    : Tool(parent)
    , m_languages(new QButtonGroup(this))
    , m_copy(new QPushButton(tr("Copy")))
    , m_view(new CodeView(this))
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setSpacing(2);
    for (const CodeLanguageRow& row : codeLanguages()) {
        auto* button = new QToolButton;
        button->setText(QString::fromUtf8(row.title));
        button->setToolTip(tr("Show the code in %1").arg(QString::fromUtf8(row.title)));
        button->setCheckable(true);
        button->setProperty("look", QStringLiteral("tab"));
        m_languages->addButton(button, static_cast<int>(row.language));
        bar->addWidget(button);
    }
    m_languages->button(0)->setChecked(true);
    bar->addStretch(1);
    m_copy->setToolTip(tr("Copy the whole script, which runs as it is"));
    bar->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    m_view->setToolTip(tr("Click a line, or press Return in it, to go to its step"));
    connect(m_languages, &QButtonGroup::idClicked, this, &CodeTool::rebuild);
    connect(m_view, &CodeView::linePicked, this, &CodeTool::pickLine);
    connect(m_copy, &QPushButton::clicked, this, &CodeTool::copyScript);
}

QString CodeTool::about() const
{
    return tr("The same computation as code, one line for each step; the line of the current step is marked");
}

CodeLanguage CodeTool::language() const
{
    return static_cast<CodeLanguage>(m_languages->checkedId());
}

void CodeTool::setLanguage(CodeLanguage language)
{
    m_languages->button(static_cast<int>(language))->setChecked(true);
    rebuild();
}

void CodeTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_derivation = std::move(derivation);
    m_copy->setEnabled(m_derivation != nullptr);
    m_step = -1;
    rebuild();
}

void CodeTool::rebuild()
{
    m_code = m_derivation ? codeOf(*m_derivation->trace, language(), {.most = kMostNumbers}) : Code{};
    m_lines = linesOfSteps(m_code);
    m_view->setCode(m_code);
    markStep();
}

void CodeTool::showFrame(const Frame& frame)
{
    m_step = frame.step;
    markStep();
}

void CodeTool::markStep()
{
    const bool isThere = m_step >= 0 && m_step < static_cast<int>(m_lines.size());
    m_view->setActiveLine(isThere ? m_lines[static_cast<std::size_t>(m_step)] : -1);
}

void CodeTool::pickLine(int line)
{
    if (line < 0 || line >= static_cast<int>(m_code.lines.size()))
        return;
    const CodeLine& picked = m_code.lines[static_cast<std::size_t>(line)];
    if (picked.step >= 0)
        emit seekRequested(picked.step + 1);
    else if (picked.node != kNoNode)
        emit nodePicked(picked.node);
}

void CodeTool::copyScript()
{
    const Code whole = codeOf(*m_derivation->trace, language());
    QGuiApplication::clipboard()->setText(QString::fromStdString(toText(whole)));
}

} // namespace ad::ui
