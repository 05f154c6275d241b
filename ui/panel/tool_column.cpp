// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/tool_column.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ad::ui {

QVBoxLayout* makeToolColumn(QWidget* tool)
{
    auto* area = new QScrollArea(tool);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    content->setProperty("look", QStringLiteral("content"));
    content->setAutoFillBackground(false);
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // as wide as the panel, however narrow
    area->setWidget(content);
    auto* outer = new QVBoxLayout(tool);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 4, 16, 16);
    column->setSpacing(8);
    column->setAlignment(Qt::AlignTop);
    return column;
}

QLabel* addSentence(QVBoxLayout* column, const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
    return label;
}

QLabel* addHeading(QVBoxLayout* column, const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("look", QStringLiteral("heading"));
    column->addWidget(label);
    return label;
}

} // namespace ad::ui
