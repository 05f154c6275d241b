// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/kernel.h"

#include "core/diff/derivatives.h"
#include "core/run/evaluate.h"
#include "tests/core/run/random_graph.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>
#include <thread>

namespace {

std::atomic<long> allocations = 0;

} // namespace

// Every allocation of this program is counted; operator delete stays the library's, which frees what malloc gave.
void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size ? size : 1))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace ad;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// One column a function's argument: points stand along the columns.
using Columns = std::vector<std::vector<double>>;

Columns evaluated(const Kernel& kernel, const Columns& inputs, Workspace& workspace)
{
    const std::size_t count = inputs.empty() ? 1 : inputs.front().size();
    Columns outputs(static_cast<std::size_t>(kernel.outputCount()), std::vector<double>(count, -7.0));
    std::vector<const double*> in;
    std::vector<double*> out;
    for (const auto& column : inputs)
        in.push_back(column.data());
    for (auto& column : outputs)
        out.push_back(column.data());
    kernel.evaluate(in, out, static_cast<std::ptrdiff_t>(count), workspace);
    return outputs;
}

Columns evaluated(const Kernel& kernel, const Columns& inputs)
{
    Workspace workspace;
    return evaluated(kernel, inputs, workspace);
}

// |a − b| in units of the last place of b; 0 for two NaN or equal infinities.
double ulps(double a, double b)
{
    if (a == b || (std::isnan(a) && std::isnan(b)))
        return 0.0;
    if (!std::isfinite(a) || !std::isfinite(b))
        return kInfinity;
    const double size = std::abs(b);
    return std::abs(a - b) / (std::nextafter(size, kInfinity) - size);
}

QByteArray text(const Op& op, const std::vector<double>& point, double was, double expected, Simd simd)
{
    QString all = QString("%1 on level %2 at").arg(op.name).arg(static_cast<int>(simd));
    for (const double x : point)
        all += QString(" %1").arg(x, 0, 'g', 17);
    return (all + QString(": %1, not %2").arg(was, 0, 'g', 17).arg(expected, 0, 'g', 17)).toUtf8();
}

const std::vector<double> kSpecial = {0.0,     -0.0,  1.0,    -1.0,  0.5,    -0.5, 2.0,       -2.0,       3.0,    -3.0,  1e-320,
                                      -1e-320, 1e-10, -1e-10, 1e300, -1e300, 1e5,  -1e5,      700.0,      -700.0, 710.0, -746.0,
                                      1.5e-5,  37.0,  -37.0,  0.999, 12.25,  kNan, kInfinity, -kInfinity, 27.0,   -27.0, 1e-200};

// Every combination of special values, or many of them for ops of three operands.
Columns specialPoints(int arity)
{
    Columns columns(static_cast<std::size_t>(arity));
    const std::size_t n = kSpecial.size();
    const std::size_t count = arity == 1 ? n : arity == 2 ? n * n : n * n * n;
    for (std::size_t p = 0; p < count; ++p)
        for (std::size_t i = 0, rest = p; i < columns.size(); ++i, rest /= n)
            columns[i].push_back(kSpecial[rest % n]);
    return columns;
}

Graph oneOp(const Op& op)
{
    Builder builder;
    std::vector<NodeId> inputs;
    for (int i = 0; i < op.arity; ++i)
        inputs.push_back(builder.input("x" + std::to_string(i), 1.0));
    (void)*builder.add(op, inputs);
    return std::move(builder).build();
}

NodeId last(const Graph& graph)
{
    return graph.size() - 1;
}

// Value and gradient of a program of two inputs, at doubles near each other.
Graph ackley()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", 0.5));
    const Expr y = builder.expr(builder.input("y", 0.25));
    const Expr radius = call("sqrt", 0.5 * (x * x + y * y));
    const Expr waves = 0.5 * (call("cos", 6.283185307179586 * x) + call("cos", 6.283185307179586 * y));
    const Expr f = -20.0 * call("exp", -0.2 * radius) - call("exp", waves) + 22.718281828459045;
    builder.setName(f.id(), "f");
    return std::move(builder).build();
}

Kernel gradientKernel(const Graph& graph, NodeId output, Simd simd = bestSimd())
{
    const Derivatives d = derivatives(graph, output, graph.inputs());
    std::vector<NodeId> outputs = {d.value};
    outputs.insert(outputs.end(), d.gradient.begin(), d.gradient.end());
    return compile(d.graph, outputs, graph.inputs(), {}, simd);
}

Columns drawn(std::mt19937& random, std::size_t columns, std::size_t count, double scale)
{
    Columns result(columns, std::vector<double>(count));
    for (auto& column : result)
        for (double& x : column)
            x = scale * (static_cast<double>(random()) / 2147483648.0 - 1.0);
    return result;
}

} // namespace

class TestKernel : public QObject
{
    Q_OBJECT

private slots:
    void everyOpAgreesWithItsRowOnSpecialValues_data();
    void everyOpAgreesWithItsRowOnSpecialValues();
    void arithmeticIsExact();
    void randomGraphsAgreeWithEvaluate();
    void everyCountGivesTheSameValues();
    void gradientsAgreeWithEvaluate();
    void gridAgreesWithPoints();
    void oneCallAgreesWithManyPoints();
    void longArithmeticAgreesToTheLastBit();
    void inputsThatAreNotVaryingKeepTheirValues();
    void outputsMayBeInputsConstantsAndEachOther();
    void tensorsAgreeWithEvaluate();
    void nothingIsAllocatedAfterTheFirstCall();
    void threadsShareAKernel();
    void aWorkspaceServesOneKernelAfterTheOther();
};

void TestKernel::everyOpAgreesWithItsRowOnSpecialValues_data()
{
    QTest::addColumn<const Op*>("op");
    for (const Op* op : tests::elementwiseCatalog())
        QTest::newRow(op->name) << op;
}

void TestKernel::everyOpAgreesWithItsRowOnSpecialValues()
{
    QFETCH(const Op*, op);
    const Graph graph = oneOp(*op);
    const Columns points = specialPoints(op->arity);
    for (const Simd simd : availableSimd()) {
        const NodeId outputs[] = {last(graph)};
        const Columns values = evaluated(compile(graph, outputs, graph.inputs(), {}, simd), points);
        for (std::size_t p = 0; p < points[0].size(); ++p) {
            std::vector<double> point(3, 0.0);
            for (std::size_t i = 0; i < points.size(); ++i)
                point[i] = points[i][p];
            const double expected = op->value(point[0], point[1], point[2]);
            // libmvec is within 4 ulp of the exact value, libm within 1; our compositions add a few roundings.
            QVERIFY2(ulps(values[0][p], expected) <= 12, text(*op, point, values[0][p], expected, simd));
            if (expected == 0.0 && std::string_view(op->name) != "max" && std::string_view(op->name) != "min")
                QVERIFY2(std::signbit(values[0][p]) == std::signbit(expected), text(*op, point, values[0][p], expected, simd));
        }
    }
}

// Programs of + − × ÷ √ and comparisons, with fused pairs of all kinds.
void TestKernel::arithmeticIsExact()
{
    std::mt19937 random(3);
    const char* const names[] = {"add", "sub", "mul", "div", "neg", "square", "sqrt", "abs", "lt", "where", "max"};
    for (int round = 0; round < 300; ++round) {
        Builder builder;
        builder.input("x", 0.5);
        builder.input("y", 0.25);
        builder.constant(1.5);
        builder.constant(-0.7);
        for (int i = 0; i < 25; ++i) {
            const Op& op = *findOp(names[random() % std::size(names)]);
            std::vector<NodeId> operands;
            for (int slot = 0; slot < op.arity; ++slot)
                operands.push_back(static_cast<NodeId>(random() % static_cast<std::size_t>(builder.graph().size())));
            (void)*builder.add(op, operands);
        }
        const Graph graph = std::move(builder).build();
        const Columns points = drawn(random, 2, 9, 3.0);
        for (const Simd simd : availableSimd()) {
            std::vector<NodeId> outputs = {last(graph), last(graph) - 3, last(graph) - 7};
            const Columns values = evaluated(compile(graph, outputs, graph.inputs(), {}, simd), points);
            for (std::size_t p = 0; p < 9; ++p) {
                const std::vector<Tensor> expected = evaluate(graph, {{"x", points[0][p]}, {"y", points[1][p]}});
                for (std::size_t j = 0; j < outputs.size(); ++j)
                    QCOMPARE(ulps(values[j][p], expected[static_cast<std::size_t>(outputs[j])].scalar()), 0.0);
            }
        }
    }
}

// Every node is an output, and is compared with its row applied to the kernel's own operands: so rounding does not add up.
void TestKernel::randomGraphsAgreeWithEvaluate()
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const Graph graph = tests::randomGraph(random, 3, 40);
        std::vector<NodeId> outputs;
        for (NodeId id = 0; id < graph.size(); ++id)
            outputs.push_back(id);
        const Simd simd = availableSimd()[random() % availableSimd().size()];
        const Columns values = evaluated(compile(graph, outputs, graph.inputs(), {}, simd), drawn(random, 3, 11, 2.0));
        for (NodeId id = 0; id < graph.size(); ++id) {
            const Node& node = graph.node(id);
            for (std::size_t p = 0; p < 11 && !isLeaf(*node.op); ++p) {
                std::vector<double> point(3, 0.0);
                for (std::size_t i = 0; i < node.inputs.size(); ++i)
                    point[i] = values[static_cast<std::size_t>(node.inputs[i])][p];
                const double expected = node.op->value(point[0], point[1], point[2]);
                const double was = values[static_cast<std::size_t>(id)][p];
                QVERIFY2(ulps(was, expected) <= 12, text(*node.op, point, was, expected, simd));
            }
        }
    }
}

void TestKernel::everyCountGivesTheSameValues()
{
    const Graph graph = ackley();
    std::mt19937 random(5);
    const Columns all = drawn(random, 2, 1000, 4.0);
    for (const Simd simd : availableSimd()) {
        const Kernel kernel = gradientKernel(graph, graph.find("f"), simd);
        const Columns whole = evaluated(kernel, all);
        Workspace workspace;
        for (std::size_t count = 0; count <= 1000; count += count < 40 ? 1 : 7) {
            const std::size_t first = 1000 - count;
            const Columns part = {{all[0].begin() + static_cast<std::ptrdiff_t>(first), all[0].end()},
                                  {all[1].begin() + static_cast<std::ptrdiff_t>(first), all[1].end()}};
            const Columns values = evaluated(kernel, part, workspace);
            for (std::size_t j = 0; j < values.size(); ++j)
                QVERIFY(std::equal(values[j].begin(), values[j].end(), whole[j].begin() + static_cast<std::ptrdiff_t>(first)));
        }
    }
}

void TestKernel::gradientsAgreeWithEvaluate()
{
    const Graph graph = ackley();
    std::mt19937 random(7);
    const Columns points = drawn(random, 2, 300, 4.0);
    for (const Simd simd : availableSimd()) {
        const Columns values = evaluated(gradientKernel(graph, graph.find("f"), simd), points);
        for (std::size_t p = 0; p < 300; ++p) {
            const Point point = {{"x", points[0][p]}, {"y", points[1][p]}};
            const Point slope = gradient(graph, graph.find("f"), point);
            const double f = evaluate(graph, point)[static_cast<std::size_t>(graph.find("f"))].scalar();
            // Terms of size 20 cancel; each is good to a few 1e-16.
            QVERIFY(std::abs(values[0][p] - f) < 1e-13);
            QVERIFY(std::abs(values[1][p] - slope.at("x").scalar()) < 1e-13);
            QVERIFY(std::abs(values[2][p] - slope.at("y").scalar()) < 1e-13);
        }
    }
}

void TestKernel::gridAgreesWithPoints()
{
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        const Graph graph = tests::randomGraph(random, 2, 30);
        const std::vector<NodeId> outputs = {last(graph), last(graph) - 1, last(graph) - 9, 0, 1, 4, last(graph)};
        const Kernel kernel = compile(graph, outputs, graph.inputs(), {}, availableSimd()[random() % availableSimd().size()]);
        const std::size_t width = 1 + random() % 300;
        const std::size_t height = 1 + random() % 20;
        const Columns x = drawn(random, 1, width, 3.0);
        const Columns y = drawn(random, 1, height, 3.0);
        Columns points(2);
        for (std::size_t p = 0; p < width * height; ++p) {
            points[0].push_back(x[0][p % width]);
            points[1].push_back(y[0][p / width]);
        }
        const Columns expected = evaluated(kernel, points);
        Columns values(outputs.size(), std::vector<double>(width * height));
        std::vector<double*> out;
        for (auto& column : values)
            out.push_back(column.data());
        Workspace workspace;
        kernel.evaluateGrid(x[0], y[0], out, workspace);
        for (std::size_t j = 0; j < outputs.size(); ++j)
            for (std::size_t p = 0; p < width * height; ++p)
                QCOMPARE(ulps(values[j][p], expected[j][p]), 0.0);
    }
}

void TestKernel::oneCallAgreesWithManyPoints()
{
    const Graph graph = ackley();
    const Kernel kernel = gradientKernel(graph, graph.find("f"));
    std::mt19937 random(13);
    const Columns points = drawn(random, 2, 100, 4.0);
    const Columns values = evaluated(kernel, points);
    Workspace workspace;
    for (std::size_t p = 0; p < 100; ++p) {
        const double point[] = {points[0][p], points[1][p]};
        double result[3];
        kernel.evaluateOne(point, result, workspace);
        for (std::size_t j = 0; j < 3; ++j)
            QVERIFY(std::abs(result[j] - values[j][p]) < 1e-13); // as in gradientsAgreeWithEvaluate
    }
}

// Hundreds of + − × ÷, squares and minus signs in sums, products and quotients of each other: longer than any one step, and every output
// of them is one that the others need too.
void TestKernel::longArithmeticAgreesToTheLastBit()
{
    const std::vector<const Op*> ops = {findOp("add"), findOp("sub"), findOp("mul"), findOp("div"), findOp("square"), findOp("neg")};
    std::mt19937 random(29);
    int telling = 0; // values that say something
    for (int round = 0; round < 30; ++round) {
        Builder builder;
        for (const char* name : {"x", "y", "z"})
            builder.input(name, 1.0);
        builder.constant(3.0); // no power of two, whose products may be written otherwise
        while (builder.graph().size() < 600) {
            const Op& op = *ops[random() % ops.size()];
            const int size = builder.graph().size();
            const auto recent = [&] {
                return random() % 8 == 0 ? static_cast<NodeId>(random() % 4) : size - 1 - static_cast<int>(random() % 4);
            };
            std::vector<NodeId> operands = {recent()};
            if (op.arity == 2)
                operands.push_back(recent());
            (void)*builder.add(op, operands);
        }
        const Graph graph = std::move(builder).build();
        const std::vector<Tensor> sample = evaluate(graph, {{"x", 0.7}, {"y", -1.1}, {"z", 0.4}});
        std::vector<NodeId> outputs; // the last three that have not grown out of all bounds
        for (NodeId id = last(graph); outputs.size() < 3; --id)
            if (const double size = std::abs(sample[static_cast<std::size_t>(id)].scalar()); size > 1e-3 && size < 1e3)
                outputs.push_back(id);
        const Columns points = drawn(random, 3, 333, 2.0);
        std::vector<Columns> values;
        for (const Simd simd : availableSimd())
            values.push_back(evaluated(compile(graph, outputs, graph.inputs(), {}, simd), points));
        const Kernel kernel = compile(graph, outputs, graph.inputs());
        Workspace workspace;
        for (std::size_t p = 0; p < 333; ++p) {
            const double point[] = {points[0][p], points[1][p], points[2][p]};
            double one[3];
            kernel.evaluateOne(point, one, workspace);
            const std::vector<Tensor> expected = evaluate(graph, {{"x", point[0]}, {"y", point[1]}, {"z", point[2]}});
            for (std::size_t j = 0; j < 3; ++j) {
                const double exact = expected[static_cast<std::size_t>(outputs[j])].scalar();
                telling += std::isfinite(exact) && exact != 0.0;
                QCOMPARE(ulps(one[j], exact), 0.0);
                for (const Columns& ofLevel : values)
                    QCOMPARE(ulps(ofLevel[j][p], exact), 0.0);
            }
        }
    }
    QVERIFY(telling > 20000);
}

void TestKernel::inputsThatAreNotVaryingKeepTheirValues()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", 2.0));
    const Expr a = builder.expr(builder.input("a", 3.0));
    const Expr b = builder.expr(builder.input("b", 5.0, LeafRole::Data));
    const NodeId f = (a * x + b).id();
    const NodeId xs[] = {x.id()};
    const Graph graph = std::move(builder).build();
    const NodeId outputs[] = {f};
    QCOMPARE(evaluated(compile(graph, outputs, xs), {{10.0}})[0][0], 35.0);
    QCOMPARE(evaluated(compile(graph, outputs, xs, {{"a", 7.0}}), {{10.0}})[0][0], 75.0);
}

void TestKernel::outputsMayBeInputsConstantsAndEachOther()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", 2.0));
    const NodeId constant = builder.constant(4.0);
    const NodeId square = call("square", x).id();
    const NodeId deeper = call("exp", builder.expr(square)).id();
    const Graph graph = std::move(builder).build();
    const NodeId outputs[] = {square, x.id(), constant, square, deeper};
    const Columns values = evaluated(compile(graph, outputs, graph.inputs()), {{3.0, -2.0, 0.0}});
    QCOMPARE(values[0], (std::vector<double>{9.0, 4.0, 0.0}));
    QCOMPARE(values[1], (std::vector<double>{3.0, -2.0, 0.0}));
    QCOMPARE(values[2], (std::vector<double>{4.0, 4.0, 4.0}));
    QCOMPARE(values[3], values[0]);
    QVERIFY(ulps(values[4][1], std::exp(4.0)) <= 4);
}

void TestKernel::tensorsAgreeWithEvaluate()
{
    Builder builder;
    const Expr w = builder.expr(builder.input("W", Tensor::matrix({{0.1, 0.5}, {-0.3, 0.8}, {0.2, -0.7}})));
    const Expr v = builder.expr(builder.input("v", Tensor::vector({0.2, 0.4})));
    const Expr y = call("tanh", call("matmul", w, v));
    const Expr f = sum(call("square", y));
    const Graph graph = std::move(builder).build();
    const NodeId outputs[] = {y.id(), f.id()};
    const Kernel kernel = compile(graph, outputs, graph.inputs());
    QVERIFY(!kernel.isScalar());
    std::mt19937 random(17);
    const Columns points = {drawn(random, 1, 6 * 5, 1.0)[0], drawn(random, 1, 2 * 5, 1.0)[0]};
    Columns values = {std::vector<double>(15), std::vector<double>(5)};
    const double* in[] = {points[0].data(), points[1].data()};
    double* out[] = {values[0].data(), values[1].data()};
    Workspace workspace;
    kernel.evaluate(in, out, 5, workspace);
    for (std::size_t p = 0; p < 5; ++p) {
        const auto w0 = points[0].begin() + static_cast<std::ptrdiff_t>(6 * p);
        const auto v0 = points[1].begin() + static_cast<std::ptrdiff_t>(2 * p);
        const std::vector<Tensor> expected =
            evaluate(graph, {{"W", Tensor(Shape(3, 2), {w0, w0 + 6})}, {"v", Tensor::vector({v0, v0 + 2})}});
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(ulps(values[0][3 * p + i], expected[static_cast<std::size_t>(y.id())][static_cast<std::ptrdiff_t>(i)]) < 12);
        QVERIFY(ulps(values[1][p], expected[static_cast<std::size_t>(f.id())].scalar()) < 24);
    }
}

void TestKernel::nothingIsAllocatedAfterTheFirstCall()
{
    const Graph graph = ackley();
    const Kernel kernel = gradientKernel(graph, graph.find("f"));
    const std::vector<double> x(500, 0.3), y(500, 0.7);
    std::vector<std::vector<double>> values(3, std::vector<double>(500 * 500));
    const double* in[] = {x.data(), y.data()};
    double* out[] = {values[0].data(), values[1].data(), values[2].data()};
    double one[3];
    Workspace workspace;
    const auto all = [&](std::size_t count) {
        kernel.evaluate(in, out, static_cast<std::ptrdiff_t>(count), workspace);
        kernel.evaluateOne(std::span(x).first(2), one, workspace);
        kernel.evaluateGrid(std::span(x).first(count), std::span(y).first(count), out, workspace);
    };
    all(3);
    const long before = allocations;
    all(500);
    QCOMPARE(allocations - before, 0L);
}

void TestKernel::threadsShareAKernel()
{
    const Graph graph = ackley();
    const Kernel kernel = gradientKernel(graph, graph.find("f"));
    std::mt19937 random(19);
    const Columns points = drawn(random, 2, 5000, 4.0);
    const Columns expected = evaluated(kernel, points);
    Columns first, second;
    std::thread other([&] { first = evaluated(kernel, points); });
    second = evaluated(kernel, points);
    other.join();
    QCOMPARE(first, expected);
    QCOMPARE(second, expected);
}

void TestKernel::aWorkspaceServesOneKernelAfterTheOther()
{
    const Graph graph = ackley();
    const NodeId f = graph.find("f");
    const NodeId outputs[] = {f};
    const Kernel value = compile(graph, outputs, graph.inputs());
    const Kernel slope = gradientKernel(graph, f);
    const Columns points = {{0.5, 1.0}, {0.25, -1.0}};
    Workspace workspace;
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(evaluated(value, points, workspace)[0], evaluated(value, points)[0]);
        QCOMPARE(evaluated(slope, points, workspace), evaluated(slope, points));
    }
}

QTEST_APPLESS_MAIN(TestKernel)
#include "tst_kernel.moc"
