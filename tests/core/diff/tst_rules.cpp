// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the catalog keeps the law ⟨x', vjp(ȳ)⟩ = ⟨jvp(x'), ȳ⟩ = ⟨central difference, ȳ⟩, and so do its second derivatives.
#include "core/diff/differences.h"
#include "core/diff/forward.h"
#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/op/catalog.h"
#include "core/run/evaluate.h"
#include "tests/core/diff/rule_cases.h"

#include <QtTest>

#include <random>
#include <set>

using namespace ad;

namespace {

double inner(const Tensor& a, const Tensor& b)
{
    double total = 0.0;
    for (std::ptrdiff_t i = 0; i < a.size(); ++i)
        total += a[i] * b[i];
    return total;
}

// f(x0, x1, …) = ⟨ȳ, op(x0, x1, …)⟩ as a graph whose output is a scalar.
struct Projected
{
    Graph graph;
    NodeId op = kNoNode;
    NodeId output = kNoNode;
    Tensor ybar;
};

Projected projected(const Case& c, std::mt19937& random)
{
    Builder builder;
    std::vector<NodeId> inputs;
    for (const Shape& shape : c.shapes)
        inputs.push_back(builder.input("x" + std::to_string(inputs.size()), drawn(shape, random, c.low, c.high)));
    Projected result;
    result.op = *builder.add(*c.op, inputs, c.attributes);
    result.ybar = drawn(builder.shapeOf(result.op), random, -1.0, 1.0);
    const Expr weighted = constant(builder.expr(result.op), result.ybar) * builder.expr(result.op);
    result.output = sum(weighted).id();
    result.graph = std::move(builder).build();
    return result;
}

// The scalar ⟨w, ∂output/∂input⟩ as a further graph, so that it can be differentiated again.
std::optional<std::pair<Graph, NodeId>> gradientAlong(const Graph& graph, NodeId output, NodeId input, const Tensor& w)
{
    const Backward swept = reverse(graph, output);
    const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)];
    if (adjoint == kNoNode)
        return std::nullopt;
    Builder builder(swept.graph);
    const NodeId along = sum(constant(builder.expr(adjoint), w) * builder.expr(adjoint)).id();
    return std::pair(std::move(builder).build(), along);
}

double closeness(double a, double b)
{
    return std::abs(a - b) / std::max(1.0, std::abs(b));
}

// All gradients of the scalar `output` agree with central differences.
void compareWithDifferences(const Graph& graph, NodeId output, double tolerance)
{
    const Backward swept = reverse(graph, output);
    const std::vector<Tensor> values = evaluate(swept.graph);
    for (const NodeId input : graph.inputs()) {
        const NodeId adjoint = swept.adjoints[static_cast<std::size_t>(input)];
        if (graph.node(input).name.empty())
            continue;
        const Tensor numeric = differenceJacobian(graph, output, input);
        const Tensor exact = adjoint == kNoNode ? Tensor(graph.node(input).shape, 0.0) : values[static_cast<std::size_t>(adjoint)];
        QCOMPARE(exact.shape(), graph.node(input).shape);
        const double difference = relativeDifference(exact.reshaped(numeric.shape()), numeric);
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
    }
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void vjpIsTheAdjointOfJvp_data() { addCases(); }
    void vjpIsTheAdjointOfJvp();
    void vjpAgreesWithCentralDifferences_data() { addCases({"detach", "one_hot"}); } // these pass no derivative on purpose
    void vjpAgreesWithCentralDifferences();
    void secondDerivativesAgreeWithCentralDifferences_data() { addCases({"detach", "one_hot"}); }
    void secondDerivativesAgreeWithCentralDifferences();
    void conventionsAtKinksAreThoseOfPyTorch_data();
    void conventionsAtKinksAreThoseOfPyTorch();

private:
    static void addCases(const QSet<QString>& without = {});
};

void TestRules::addCases(const QSet<QString>& without)
{
    QTest::addColumn<Case>("c");
    for (const Op* op : catalog()) {
        if (isLeaf(*op) || without.contains(op->name))
            continue;
        for (const Case& c : casesOf(*op)) {
            QString label = op->name;
            for (const Shape& shape : c.shapes)
                label += " " + QString::fromStdString(toText(shape));
            QTest::newRow(qPrintable(label + " " + QString::number(c.attributes.axis) + " " + QString::number(c.low))) << c;
        }
    }
}

void TestRules::vjpIsTheAdjointOfJvp()
{
    QFETCH(Case, c);
    std::mt19937 random(7);
    const Projected f = projected(c, random);
    for (const NodeId input : f.graph.inputs()) {
        const Tensor xdot = drawn(f.graph.node(input).shape, random, -1.0, 1.0);
        const Forward onward = forward(f.graph, {{f.graph.node(input).name, xdot}});
        const NodeId tangent = onward.tangents[static_cast<std::size_t>(f.op)];
        const double left = tangent == kNoNode ? 0.0 : inner(evaluate(onward.graph)[static_cast<std::size_t>(tangent)], f.ybar);
        const Backward back = reverse(f.graph, f.op, f.ybar);
        const NodeId adjoint = back.adjoints[static_cast<std::size_t>(input)];
        const double right = adjoint == kNoNode ? 0.0 : inner(evaluate(back.graph)[static_cast<std::size_t>(adjoint)], xdot);
        QVERIFY(closeness(left, right) < 1e-13); // the same products summed in another order
    }
}

void TestRules::vjpAgreesWithCentralDifferences()
{
    QFETCH(Case, c);
    std::mt19937 random(11);
    const Projected f = projected(c, random);
    compareWithDifferences(f.graph, f.output, 1e-8); // truncation and rounding of central differences: about ε^(2/3) = 4e-11, times f'''
}

void TestRules::secondDerivativesAgreeWithCentralDifferences()
{
    QFETCH(Case, c);
    std::mt19937 random(17);
    const Projected f = projected(c, random);
    for (const NodeId input : f.graph.inputs()) {
        const Tensor w = drawn(f.graph.node(input).shape, random, -1.0, 1.0);
        if (const auto along = gradientAlong(f.graph, f.output, input, w))
            compareWithDifferences(along->first, along->second, 1e-7); // as above, with the fourth derivative
    }
}

void TestRules::conventionsAtKinksAreThoseOfPyTorch_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QVector<double>>("inputs");
    QTest::addColumn<QVector<double>>("gradient"); // recorded from torch.autograd, version 1.13
    QTest::newRow("relu at 0") << "relu" << QVector{0.0} << QVector{0.0};
    QTest::newRow("abs at 0") << "abs" << QVector{0.0} << QVector{0.0};
    QTest::newRow("sign") << "sign" << QVector{2.0} << QVector{0.0};
    QTest::newRow("max tie") << "max" << QVector{1.0, 1.0} << QVector{0.5, 0.5};
    QTest::newRow("min tie") << "min" << QVector{1.0, 1.0} << QVector{0.5, 0.5};
    QTest::newRow("clip at its bound") << "clip" << QVector{2.0, 0.0, 2.0} << QVector{1.0, 0.0, 0.0};
    QTest::newRow("clip beyond") << "clip" << QVector{3.0, 0.0, 2.0} << QVector{0.0, 0.0, 1.0};
    QTest::newRow("pow 0^0") << "pow" << QVector{0.0, 0.0} << QVector{0.0, 0.0};
    QTest::newRow("pow 0^2") << "pow" << QVector{0.0, 2.0} << QVector{0.0, 0.0};
    QTest::newRow("pow 0^1") << "pow" << QVector{0.0, 1.0} << QVector{1.0, 0.0};
    QTest::newRow("leaky relu at 0") << "leaky_relu" << QVector{0.0, 0.1} << QVector{0.1, 0.0};
    QTest::newRow("norm at 0") << "norm" << QVector{0.0} << QVector{0.0};
    QTest::newRow("detach") << "detach" << QVector{3.0} << QVector{0.0};
}

void TestRules::conventionsAtKinksAreThoseOfPyTorch()
{
    QFETCH(QString, op);
    QFETCH(QVector<double>, inputs);
    QFETCH(QVector<double>, gradient);
    Builder builder;
    std::vector<NodeId> leaves;
    for (const double x : inputs)
        leaves.push_back(builder.input("x" + std::to_string(leaves.size()), x));
    const NodeId output = *builder.add(*findOp(op.toStdString()), leaves);
    const Backward back = reverse(std::move(builder).build(), output);
    const std::vector<Tensor> values = evaluate(back.graph);
    for (int i = 0; i < inputs.size(); ++i) {
        const NodeId adjoint = back.adjoints[static_cast<std::size_t>(i)];
        QCOMPARE(adjoint == kNoNode ? 0.0 : values[static_cast<std::size_t>(adjoint)].scalar(), gradient[i]);
    }
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
