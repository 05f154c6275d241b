// SPDX-License-Identifier: GPL-3.0-or-later
// How a computation graph is looked at and played: the part of the document that the graph page edits besides the program.
#pragma once

#include "core/graph/graph.h"

#include <optional>
#include <string>
#include <vector>

namespace ad {

/// More updates than this are not played; the landscape page races for thousands of steps.
inline constexpr int kMostUpdates = 100;

/// Which derivatives are played.
enum class SweepMode {
    Reverse, // values, then adjoints
    Forward, // values and tangents together
    Both,    // values and tangents, then adjoints
};

/// Gradients that are not set to zero before the next backward pass.
enum class KeptGradients {
    None,
    Inputs, // those of leaves, as PyTorch keeps them
    All,    // those of all nodes, as in an engine whose nodes have their gradient in a field
};

/// Mistakes that can be made on purpose.
struct PitfallChoice
{
    bool overwrites = false;                  // = instead of +=: a node with several users keeps the last message only
    KeptGradients kept = KeptGradients::None; // no zero_grad: a second backward adds to the gradients of the first
    std::vector<std::string> detached = {};   // names of nodes through which nothing is passed back

    [[nodiscard]] bool isAny() const { return overwrites || kept != KeptGradients::None || !detached.empty(); }
    friend bool operator==(const PitfallChoice&, const PitfallChoice&) = default;
};

/// Gradient descent after the backward pass: x ← x − η x̄ for every parameter, and again.
struct LoopChoice
{
    double learningRate = 0.1;
    int updates = 0;                  // none: no update is played
    std::vector<Point> examples = {}; // values of data inputs; the gradients of all of them are added up before each update

    friend bool operator==(const LoopChoice&, const LoopChoice&) = default;
};

struct GraphChoice
{
    SweepMode mode = SweepMode::Reverse;
    Point direction = {};                    // tangents of inputs; empty: the first parameter's is 1
    std::vector<std::string> collapsed = {}; // groups that are shown as one node
    bool isScalar = false;                   // every element of every array is a node
    bool showsAdjointNodes = false;          // the backward pass as further nodes of the graph
    int segments = 0;                        // of gradient checkpointing; 0: every value is stored
    PitfallChoice pitfalls = {};
    LoopChoice loop = {};

    friend bool operator==(const GraphChoice&, const GraphChoice&) = default;
};

} // namespace ad
