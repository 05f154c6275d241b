// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/empty_stage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ad::ui {

EmptyStage::EmptyStage(QWidget* parent)
    : QWidget(parent)
{
    auto* text = new QLabel(tr("Write a formula in the program, and its computation graph appears here."), this);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto* button = new QPushButton(tr("Open example"), this);
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(text);
    column->addSpacing(16);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(button, &QPushButton::clicked, this, &EmptyStage::exampleRequested);
}

} // namespace ad::ui
