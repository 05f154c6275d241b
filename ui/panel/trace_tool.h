// SPDX-License-Identifier: GPL-3.0-or-later
// The trace table as a tool.
#pragma once

#include "ui/panel/tool.h"

namespace ad::ui {

class TraceTable;

class TraceTool : public Tool
{
    Q_OBJECT

public:
    explicit TraceTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Trace"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void showFrame(const Frame& frame) override;

private:
    TraceTable* m_table;
};

} // namespace ad::ui
