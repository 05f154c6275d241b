// SPDX-License-Identifier: GPL-3.0-or-later
// The program and its derivatives as code beside the graph.
#pragma once

#include "core/trace/code.h"
#include "ui/panel/tool.h"

class QButtonGroup;
class QPushButton;

namespace ad::ui {

class CodeView;

class CodeTool : public Tool
{
    Q_OBJECT

public:
    explicit CodeTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Code"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    void showFrame(const Frame& frame) override;

    [[nodiscard]] CodeLanguage language() const;
    void setLanguage(CodeLanguage language);

private:
    void rebuild();
    void markStep();
    void pickLine(int line);
    void copyScript();

    std::shared_ptr<const Derivation> m_derivation;
    QButtonGroup* m_languages;
    QPushButton* m_copy;
    CodeView* m_view;
    Code m_code;
    std::vector<int> m_lines; // of the steps
    int m_step = -1;
};

} // namespace ad::ui
