// SPDX-License-Identifier: GPL-3.0-or-later
// The Jacobian of any node with respect to any other, and the product that the backward pass computes without it.
#pragma once

#include "core/trace/jacobian_study.h"
#include "ui/panel/tool_page.h"

class QScrollArea;

namespace ad::ui {

class BackgroundJob;
class JacobianView;
class NodeChooser;

class JacobianTool : public ToolPage
{
    Q_OBJECT

public:
    explicit JacobianTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Jacobian"); }
    [[nodiscard]] QString about() const override;
    void setDerivation(std::shared_ptr<const Derivation> derivation) override;
    /// Chooses the node and its first operand, or for an input the output and that input.
    void setSelectedNode(NodeId node) override;

    /// Of the nodes that are chosen; null while it is computed.
    [[nodiscard]] std::shared_ptr<const JacobianStudy> study() const { return m_study; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void chooseDefaults();
    void compute();
    void fitView();
    void showStudy(std::shared_ptr<const JacobianStudy> study);
    [[nodiscard]] QString patternText(const JacobianStudy& study) const;
    [[nodiscard]] QString productText(const JacobianStudy& study) const;
    [[nodiscard]] QString ruleTex(const JacobianStudy& study) const;

    BackgroundJob* m_job;
    NodeChooser* m_of;
    NodeChooser* m_withRespectTo;
    QLabel* m_pattern;
    QScrollArea* m_viewScroll; // sideways, so that the texts stay in sight
    JacobianView* m_view;
    FormulaLabel* m_rule;
    QLabel* m_note;
    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const JacobianStudy> m_study;
    NodeId m_selected = kNoNode;
};

} // namespace ad::ui
