// SPDX-License-Identifier: GPL-3.0-or-later
// A compiled program: the values of chosen nodes at many points, as fast as the machine allows.
#pragma once

#include "core/graph/graph.h"
#include "core/run/simd.h"

#include <memory>
#include <span>
#include <vector>

namespace ad {

struct KernelPlan;
struct KernelMemory;

/// The memory in which kernels compute. One a thread; it adapts to the kernel that uses it, and allocates only when that changes.
class Workspace
{
public:
    Workspace();
    ~Workspace(); // here and not in every user, who doesn't know what is inside
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;

private:
    friend class Kernel;
    std::unique_ptr<KernelMemory> m_memory;
};

/// Values, gradients or whatever nodes were asked for, as functions of the inputs. Immutable and cheap to copy; any number of threads may
/// use one kernel, each with its own workspace.
///
/// If every node is a scalar, blocks of points go through each operation together (structure of arrays, SIMD); otherwise points are
/// computed one by one with whole vectors and matrices. Values are those of `evaluate`, special values included: to the last bit
/// for + − × ÷ √ and comparisons, within a few units in the last place for each other function and each power. The same point gives the
/// same value wherever it stands among others; evaluateOne rounds functions its own way.
class Kernel
{
public:
    /// Without inputs and outputs; to be assigned to.
    Kernel();

    [[nodiscard]] int inputCount() const;
    [[nodiscard]] int outputCount() const;
    [[nodiscard]] const Shape& inputShape(int input) const;
    [[nodiscard]] const Shape& outputShape(int output) const;
    /// True if many points are computed together.
    [[nodiscard]] bool isScalar() const;

    /// Computes `count` points. inputs[i] holds them one after the other, each row by row: count × size of input i numbers; outputs
    /// likewise. Outputs overlap neither inputs nor each other. Allocates nothing after the first call with the same workspace.
    void evaluate(std::span<const double* const> inputs, std::span<double* const> outputs, std::ptrdiff_t count,
                  Workspace& workspace) const;

    /// Computes one point: the inputs' values one after the other, and so the outputs'. The quickest way for a single point.
    void evaluateOne(std::span<const double> inputs, std::span<double> outputs, Workspace& workspace) const;

    /// Computes the grid x × y of a kernel of two scalar inputs (asserted): outputs[j][r·x.size() + c] at (x[c], y[r]).
    /// What depends on x alone is computed once a column, what depends on y alone once a row.
    /// Allocates nothing after the first call with the same workspace and no more rows or columns.
    void evaluateGrid(std::span<const double> x, std::span<const double> y, std::span<double* const> outputs, Workspace& workspace) const;

private:
    friend Kernel compile(const Graph&, std::span<const NodeId>, std::span<const NodeId>, const Point&, Simd);

    explicit Kernel(std::shared_ptr<const KernelPlan> plan)
        : m_plan(std::move(plan))
    {
    }
    [[nodiscard]] KernelMemory& memoryIn(Workspace& workspace) const;
    void evaluateTensors(std::span<const double> inputs, std::span<double> outputs, KernelMemory& memory) const;

    std::shared_ptr<const KernelPlan> m_plan;
};

/// A kernel from `inputs` to `outputs`, both in that order.
///
/// @param inputs   input leaves of the graph, each once; of any shape.
/// @param outputs  nodes of any shape; repeated if need be.
/// @param fixed    values of other inputs by name, of their shapes (asserted); those that are not named keep the value in the graph.
/// @param simd     one of availableSimd().
/// Cost: some microseconds for a line of program; O(nodes + edges), and the operations on what is constant.
[[nodiscard]] Kernel compile(const Graph& graph, std::span<const NodeId> outputs, std::span<const NodeId> inputs, const Point& fixed = {},
                             Simd simd = bestSimd());

} // namespace ad
