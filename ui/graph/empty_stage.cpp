// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/empty_stage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kMostProblems = 8; // the editor lists all of them
constexpr int kWidest = 560;

} // namespace

EmptyStage::EmptyStage(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(tr("Open example"), this))
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(kWidest);
    m_button->setToolTip(tr("Replace the empty program by an example"));
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 100);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addLayout(row);
    column->addSpacing(16);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_button, &QPushButton::clicked, this, &EmptyStage::exampleRequested);
    showInvitation();
}

void EmptyStage::showInvitation()
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setText(tr("Write a formula in the program, and its computation graph appears here."));
    m_button->show();
}

void EmptyStage::showProblems(const QString& heading, const QStringList& problems)
{
    QString html = QStringLiteral("<h3>%1</h3>").arg(heading.toHtmlEscaped());
    for (qsizetype i = 0; i < problems.size() && i < kMostProblems; ++i)
        html += QStringLiteral("<p>%1</p>").arg(problems[i].toHtmlEscaped());
    if (problems.size() > kMostProblems)
        html += QStringLiteral("<p>%1</p>").arg(tr("… and %1 more").arg(problems.size() - kMostProblems));
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(html);
    m_button->hide(); // an example would take the place of a program that only needs a correction
}

} // namespace ad::ui
