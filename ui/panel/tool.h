// SPDX-License-Identifier: GPL-3.0-or-later
// What a tool beside the stage is: one way to look at the derivation that is shown, in a tab of its own.
#pragma once

#include "core/scenario/derive.h"
#include "core/trace/replay.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace ad::ui {

/// Values go in, what the user wants comes out. A tool that can't be seen is told nothing, and everything when it comes to sight: first
/// the derivation, then the selection, then the frame.
class Tool : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// One word, for the tab.
    [[nodiscard]] virtual QString title() const = 0;
    /// A sentence about what is to be seen here, for the tooltip of the tab.
    [[nodiscard]] virtual QString about() const = 0;

    /// Whether the tab shall say that there is something special in this derivation; asked of tools that can't be seen, too.
    [[nodiscard]] virtual bool isMarked(const Derivation&) const { return false; }

    /// Null: there is nothing to show. With a derivation its program and its trace are there.
    virtual void setDerivation(std::shared_ptr<const Derivation> derivation) = 0;
    /// The node that is selected on the stage, of the trace's forward graph; kNoNode: none.
    virtual void setSelectedNode(NodeId) {}
    /// A frame of the derivation's trace; called when a step begins and when it is made, not between.
    virtual void showFrame(const Frame&) {}

signals:
    void nodePicked(NodeId node);
    /// An index into Trace::edges.
    void edgePicked(int edge);
    /// A position among the steps of the derivation's trace.
    void seekRequested(double position);
    /// An index into Derivation::episodes.
    void episodePicked(int episode);
    /// A change of the document; `text` names it in the Edit menu, edits with the same `mergeKey` are one step to undo.
    void edited(const QString& text, std::function<void(ad::Scenario&)> change, const QString& mergeKey = {});
};

} // namespace ad::ui
