// SPDX-License-Identifier: GPL-3.0-or-later
// A list of nodes to choose one from.
#pragma once

#include "core/trace/trace.h"

#include <QComboBox>

#include <functional>

namespace ad::ui {

class NodeChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit NodeChooser(QWidget* parent = nullptr);

    /// The nodes of the forward graph that `isWanted`, by their display names. What was chosen stays if its name is still there. Emits
    /// nothing.
    void setNodes(const Trace& trace, const std::function<bool(NodeId)>& isWanted);
    /// Does nothing if the node isn't in the list. Emits nothing.
    void setNode(NodeId node);
    /// kNoNode if nothing is chosen.
    [[nodiscard]] NodeId node() const;

signals:
    /// By the user.
    void nodeChosen(NodeId node);
};

} // namespace ad::ui
