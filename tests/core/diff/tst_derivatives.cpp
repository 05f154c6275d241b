// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/derivatives.h"

#include "core/diff/differences.h"
#include "core/graph/builder.h"
#include "core/run/evaluate.h"

#include <QtTest>

using namespace ad;

namespace {

// (1−x)² + 100(y−x²)², with scalar inputs.
Graph rosenbrock()
{
    Builder builder;
    const Expr x = builder.expr(builder.input("x", -1.5));
    const Expr y = builder.expr(builder.input("y", 2.0));
    const Expr f = call("square", 1.0 - x) + 100.0 * call("square", y - call("square", x));
    builder.setName(f.id(), "f");
    return std::move(builder).build();
}

// y = tanh(W x) for a 3×2 matrix.
Graph layer()
{
    Builder builder;
    const NodeId w = builder.input("W", Tensor::matrix({{0.1, 0.5}, {-0.3, 0.8}, {0.2, -0.7}}));
    const NodeId x = builder.input("x", Tensor::vector({0.2, 0.4}));
    const Expr y = call("tanh", call("matmul", builder.expr(w), builder.expr(x)));
    builder.setName(y.id(), "y");
    return std::move(builder).build();
}

} // namespace

class TestDerivatives : public QObject
{
    Q_OBJECT

private slots:
    void gradientHoldsEveryParameter();
    void jacobianAgreesWithDifferencesInBothDirections();
    void hessianOfRosenbrockIsExact();
    void derivativesForKernelsAgreeWithThoseAtAPoint();
};

void TestDerivatives::gradientHoldsEveryParameter()
{
    Builder builder;
    const Expr a = builder.expr(builder.input("a", 2.0));
    builder.input("b", Tensor::vector({1, 2}));
    builder.input("t", 1.0, LeafRole::Data);
    const NodeId f = (a * a).id();
    const Point result = gradient(std::move(builder).build(), f);
    QCOMPARE(result.size(), std::size_t(2));
    QCOMPARE(result.at("a").scalar(), 4.0);
    QVERIFY(same(result.at("b"), Tensor::vector({0, 0})));
}

void TestDerivatives::jacobianAgreesWithDifferencesInBothDirections()
{
    const Graph graph = layer();
    const NodeId y = graph.find("y");
    for (const char* input : {"W", "x"}) { // 6 and 2 elements against 3 outputs: by adjoints and by tangents
        const Tensor exact = jacobian(graph, y, graph.find(input));
        const Tensor numeric = differenceJacobian(graph, y, graph.find(input));
        QVERIFY(relativeDifference(exact, numeric) < 1e-9); // error of central differences: about ε^(2/3) = 4e-11
    }
}

void TestDerivatives::hessianOfRosenbrockIsExact()
{
    const Graph graph = rosenbrock();
    const auto entry = [&](const char* a, const char* b, double x, double y) {
        return hessian(graph, graph.find("f"), graph.find(a), graph.find(b), {{"x", x}, {"y", y}})[0];
    };
    QCOMPARE(entry("x", "x", -1.5, 2.0), 2.0 - 400.0 * 2.0 + 1200.0 * 2.25); // 2 − 400y + 1200x²
    QCOMPARE(entry("x", "y", -1.5, 2.0), 600.0);                             // −400x
    QCOMPARE(entry("y", "x", -1.5, 2.0), 600.0);
    QCOMPARE(entry("y", "y", -1.5, 2.0), 200.0);
}

void TestDerivatives::derivativesForKernelsAgreeWithThoseAtAPoint()
{
    const Graph graph = rosenbrock();
    const NodeId inputs[] = {graph.find("x"), graph.find("y")};
    const Derivatives all = derivatives(graph, graph.find("f"), inputs, Order::Second);
    const std::vector<Tensor> values = evaluate(all.graph);
    const auto at = [&](NodeId node) { return values[static_cast<std::size_t>(node)].scalar(); };
    const Point expected = gradient(graph, graph.find("f"));
    QCOMPARE(at(all.gradient[0]), expected.at("x").scalar());
    QCOMPARE(at(all.gradient[1]), expected.at("y").scalar());
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t j = 0; j < 2; ++j)
            QCOMPARE(at(all.hessian[i][j]), hessian(graph, graph.find("f"), inputs[i], inputs[j])[0]);
}

QTEST_APPLESS_MAIN(TestDerivatives)
#include "tst_derivatives.moc"
