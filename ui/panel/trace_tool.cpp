// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/trace_tool.h"

#include "ui/panel/trace_table.h"

#include <QVBoxLayout>

namespace ad::ui {

TraceTool::TraceTool(QWidget* parent)
    : Tool(parent)
    , m_table(new TraceTable(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &TraceTable::nodePicked, this, &Tool::nodePicked);
}

QString TraceTool::about() const
{
    return tr("The evaluation trace: one row a node, with its value and its derivatives");
}

void TraceTool::setDerivation(std::shared_ptr<const Derivation> derivation)
{
    m_table->setTrace(derivation ? derivation->trace : nullptr);
}

void TraceTool::showFrame(const Frame& frame)
{
    m_table->showFrame(frame);
}

} // namespace ad::ui
