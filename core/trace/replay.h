// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be seen at a position of a trace.
#pragma once

#include "core/trace/script.h"
#include "core/trace/trace.h"

namespace ad {

enum class Phase {
    Forward,
    Backward,
    Update,
};

/// How much a node or an edge has to do with the step that is shown.
enum class Emphasis {
    None,
    Source, // an operand of the step
    Active, // where the step happens
};

struct NodeFrame
{
    const Tensor* value = nullptr;   // null: not computed yet, or forgotten
    const Tensor* tangent = nullptr; // the sum of the messages so far; null: none has arrived
    const Tensor* adjoint = nullptr; // the sum of the messages so far; null: none has arrived
    bool isTangentComplete = false;  // no further message is to come to this tangent
    bool isComplete = false;         // no further message is to come to this adjoint
    bool isForgotten = false;        // the value was there, and is computed again when it is needed
    bool isLeftOver = false;         // the adjoint is from before this trace
    bool isWrong = false;            // the adjoint is not what it should be at this step
    bool isUpdated = false;          // the value is that after the update
    Emphasis emphasis = Emphasis::None;
};

struct EdgeFrame
{
    const Tensor* value = nullptr;   // what has travelled forward along it; null: not yet
    const Tensor* tangent = nullptr; // what has travelled forward with it; null: not yet, or nothing does
    const Tensor* message = nullptr; // what has travelled back; null: not yet, or nothing does
    double travel = 1.0;             // 0…1 while the step is on its way along this edge, else 1
    Emphasis emphasis = Emphasis::None;
};

/// A number that is to be predicted, in the place of which a question mark stands.
struct Asked
{
    enum class Row { None, Value, Tangent, Adjoint };

    NodeId node = kNoNode;
    Row row = Row::None; // of the node's card

    friend bool operator==(const Asked&, const Asked&) = default;
};

/// Pointers are into the trace and its script, and valid as long as they are.
struct Frame
{
    double position = 0.0;
    int step = -1;                     // the step that is shown: under way, or else the last one that was made; -1 before the first
    int firstStep = -1;                // step, or where a group that is played as one step begins, of which `step` is the last one
    double progress = 1.0;             // 0…1 of that step
    const ScriptStep* group = nullptr; // a group that is passed as a whole; null: an ordinary step
    Phase phase = Phase::Forward;
    std::vector<NodeFrame> nodes; // of the forward graph
    std::vector<EdgeFrame> edges;
    Asked asked = {}; // set by who asks
};

/// The frame at `position`, 0 ≤ position ≤ trace.size(): k means that k steps are made, 3.25 a quarter through step 3.
/// A pure function: how the player came there does not matter. Positions outside are clamped. Cost: O(nodes + edges + steps).
[[nodiscard]] Frame frameAt(const Trace& trace, double position);

/// The same for a position in a script; Frame::position is the one in the trace. While a group is under way nothing inside of it has
/// happened yet. Messages out of groups point into the script.
[[nodiscard]] Frame frameAt(const Trace& trace, const Script& script, double position);

} // namespace ad
