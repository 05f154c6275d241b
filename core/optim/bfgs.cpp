// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/line_search.h"
#include "core/optim/second_order.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ad {

namespace {

using Vector = Eigen::VectorXd;
using VectorView = Eigen::Map<Eigen::VectorXd>;
using MatrixView = Eigen::Map<Eigen::MatrixXd>;

enum class SearchKind { StrongWolfe, Armijo, None };

/// The state of one racer: n×n numbers of the inverse Hessian, the last point and its gradient (n each), and whether there is a last point.
struct Memory
{
    Memory(double* state, int n)
        : inverse(state, n, n)
        , x(state + n * n, n)
        , gradient(x.data() + n, n)
        , age(gradient.data()[n])
    {
    }
    static std::size_t size(int n) { return static_cast<std::size_t>(n) * n + 2 * n + 1; }

    void forget()
    {
        inverse.setIdentity();
        age = 0;
    }

    MatrixView inverse;
    VectorView x, gradient;
    double& age; // updates since H was the identity, plus one if x and gradient are filled
};

/// H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ with ρ = 1/yᵀs, written out so that nothing n×n is multiplied.
void update(MatrixView& inverse, const Vector& s, const Vector& y, bool isFirst)
{
    const double curvature = s.dot(y);
    if (!(curvature > 1e-10 * s.norm() * y.norm()))
        return;
    if (isFirst)
        inverse *= curvature / y.squaredNorm();
    const Vector hy = inverse * y;
    inverse += (1 + y.dot(hy) / curvature) / curvature * (s * s.transpose()) - (hy * s.transpose() + s * hy.transpose()) / curvature;
}

/// φ along a direction: evaluates the objective at one point and keeps the last gradient.
class Line
{
public:
    Line(StepInput& in, int lane, const Vector& x, const Vector& direction)
        : m_in(in)
        , m_lane(lane)
        , m_x(x)
        , m_direction(direction)
        , m_point(x)
        , m_gradient(x.size())
    {
    }

    LinePoint at(double alpha)
    {
        m_point = m_x + alpha * m_direction;
        const std::size_t n = m_point.size();
        double value = 0;
        m_in.objective.evaluate({m_point.data(), n}, 1, m_in.made, {&value, 1}, {m_gradient.data(), n});
        ++m_in.evaluations[m_lane];
        m_alpha = alpha;
        m_value = value;
        return {alpha, value, m_gradient.dot(m_direction)};
    }

    /// Moves the racer to `alpha`, evaluating there unless that was done last.
    void goTo(double alpha)
    {
        if (alpha != m_alpha)
            at(alpha);
        m_in.nextLoss[m_lane] = m_value;
        for (int i = 0; i < m_in.dimension; ++i) {
            m_in.x[i * m_in.lanes + m_lane] = m_point[i];
            m_in.nextGradient[i * m_in.lanes + m_lane] = m_gradient[i];
        }
    }

private:
    StepInput& m_in;
    int m_lane;
    const Vector &m_x, &m_direction;
    Vector m_point, m_gradient;
    double m_alpha = std::nan("");
    double m_value = 0;
};

class Bfgs final : public Method
{
public:
    explicit Bfgs(const ParameterValues& values)
        : m_settings{values["c1"], values["c2"], static_cast<int>(values["max_ls"])}
    {
        const std::string_view word = values.chosen("line_search");
        m_kind = word == "strong_wolfe" ? SearchKind::StrongWolfe : (word == "armijo" ? SearchKind::Armijo : SearchKind::None);
    }

    [[nodiscard]] std::size_t stateSize(int n, int lanes) const override { return Memory::size(n) * lanes; }

    void begin(int n, int lanes, std::span<double> state, Carry&) const override
    {
        for (int lane = 0; lane < lanes; ++lane)
            Memory(state.data() + lane * Memory::size(n), n).forget();
    }

    void step(StepInput& in) const override
    {
        in.isEvaluated = true;
        for (int lane = 0; lane < in.lanes; ++lane)
            if (!in.isStopped[lane])
                stepOf(in, lane);
    }

private:
    void stepOf(StepInput& in, int lane) const
    {
        const int n = in.dimension;
        Memory memory(in.state + lane * Memory::size(n), n);
        Vector x(n), gradient(n);
        for (int i = 0; i < n; ++i) {
            x[i] = in.from[i * in.lanes + lane];
            gradient[i] = in.gradient[i * in.lanes + lane];
        }
        if (memory.age > 0)
            update(memory.inverse, x - memory.x, gradient - memory.gradient, memory.age == 1);
        const bool isFirst = memory.age == 0;
        memory.x = x;
        memory.gradient = gradient;
        memory.age += 1;
        Vector direction = -(memory.inverse * gradient);
        if (!(direction.dot(gradient) < 0)) // rounding or noise has spoiled H: fall back to steepest descent
            direction = -gradient;

        double first = in.learningRates[lane];
        if (isFirst)
            first *= std::min(1.0, 1 / gradient.lpNorm<1>());
        Line line(in, lane, x, direction);
        const double alpha = search(line, {0, in.loss[lane], direction.dot(gradient)}, first);
        line.goTo(alpha);
        if (alpha == 0)
            memory.forget();
        if (in.record && lane == 0)
            note(*in.record, direction, alpha);
    }

    double search(Line& line, const LinePoint& start, double first) const
    {
        const Phi phi = [&line](double alpha) -> LinePoint { return line.at(alpha); };
        if (m_kind == SearchKind::None || !(first > 0))
            return first;
        if (!(start.slope < 0))
            return 0;
        return (m_kind == SearchKind::Armijo ? armijo(phi, start, first, m_settings) : strongWolfe(phi, start, first, m_settings)).alpha;
    }

    static void note(StepRecord& record, const Vector& direction, double alpha)
    {
        for (int i = 0; i < static_cast<int>(direction.size()); ++i) {
            record.note("direction", i, direction[i]);
            record.note("effective_lr", i, alpha);
            record.note("delta", i, alpha * direction[i]);
        }
    }

    LineSearch m_settings;
    SearchKind m_kind;
};

} // namespace

std::shared_ptr<const Method> bfgs(const ParameterValues& values)
{
    return std::make_shared<Bfgs>(values);
}

} // namespace ad
