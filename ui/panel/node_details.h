// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector tells about a node that is selected, as texts.
#pragma once

#include "core/trace/replay.h"

#include <QString>

#include <vector>

namespace ad::ui {

struct NodeLink
{
    QString id;   ///< "node:5"
    QString text; ///< "v₁"
};

struct NodeDetails
{
    QString name;
    QString operation; ///< "× — a·b, elementwise", or what the leaf is for
    QString shape;
    QString value;       ///< with full precision; "·" while it isn't computed
    QString adjoint;     ///< likewise; for a node that gets none, the reason
    QString zeroReason;  ///< why the complete adjoint is 0; empty if it isn't
    QString gate;        ///< "mul gate: swaps the factors"; empty for none
    QString adjointName; ///< "v̄₁"
    std::vector<NodeLink> inputs;
    std::vector<NodeLink> users;
    int line = 0;                    ///< of the program, from 1; 0: none
    std::vector<QString> adjointTex; ///< the complete sum over the users, once it is known
};

/// The details of a node of the forward graph at a frame of `trace`. Cost: O(nodes + messages).
[[nodiscard]] NodeDetails nodeDetails(const Trace& trace, const Frame& frame, NodeId node);

} // namespace ad::ui
