// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of scalars has the values and the adjoints of the graph that it stands for.
#include "core/graph/expand.h"

#include "core/diff/reverse.h"
#include "core/graph/builder.h"
#include "core/lang/program.h"
#include "core/op/scalars.h"
#include "core/run/evaluate.h"
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "tests/core/diff/rule_cases.h"

#include <QtTest>

#include <cmath>

using namespace ad;

Q_DECLARE_METATYPE(ad::Case)

namespace {

// A number that the graphs compute in another order: a few hundred roundings at most, on numbers of ordinary size.
constexpr double kRounding = 1e-11;

double elementOfAdjoint(const Backward& swept, const std::vector<Tensor>& values, NodeId node, std::ptrdiff_t index)
{
    const NodeId adjoint = swept.adjoints[std::size_t(node)];
    return adjoint == kNoNode ? 0.0 : values[std::size_t(adjoint)][index];
}

void compare(double scalar, double tensor, const QString& what)
{
    const bool isSame = relativeDifference(Tensor(scalar), Tensor(tensor)) < kRounding;
    QVERIFY2(isSame, qPrintable(QStringLiteral("%1: %2, but %3").arg(what).arg(scalar).arg(tensor)));
}

// Every element of every node: its value, and its adjoint where the node has scalars of its own that vary.
void compareAll(const Graph& graph, NodeId output, const Tensor& seed)
{
    const Backward vector = reverse(graph, output, seed);
    const std::vector<Tensor> values = evaluate(vector.graph);
    const Result<Expansion> expansion = expand(graph, output, seed, values);
    QVERIFY2(expansion, expansion ? "" : expansion.error().message.c_str());
    const Backward scalar = reverse(expansion->graph, expansion->output, expansion->seed);
    const std::vector<Tensor> numbers = evaluate(scalar.graph);
    for (NodeId id = 0; id < graph.size(); ++id) {
        const auto& elements = expansion->elements[std::size_t(id)];
        QCOMPARE(std::ptrdiff_t(elements.size()), graph.node(id).shape.size());
        for (std::ptrdiff_t i = 0; i < std::ssize(elements); ++i) {
            const NodeId element = elements[std::size_t(i)];
            QVERIFY(expansion->graph.node(element).shape.isScalar());
            compare(numbers[std::size_t(element)].scalar(), values[std::size_t(id)][i], QStringLiteral("value of %1[%2]").arg(id).arg(i));
            if (expansion->origins[std::size_t(element)] == ElementOf{id, i} && !isConstant(expansion->graph.node(element)))
                compare(elementOfAdjoint(scalar, numbers, element, 0), elementOfAdjoint(vector, values, id, i),
                        QStringLiteral("adjoint of %1[%2]").arg(id).arg(i));
        }
    }
}

void compareProgram(const QString& text)
{
    const Parsed parsed = parse(text.toStdString());
    QVERIFY2(parsed.program, qPrintable(text));
    const Shape shape = parsed.program->graph.node(parsed.program->output).shape;
    Tensor seed(shape, 1.0);
    for (std::ptrdiff_t i = 0; i < seed.size(); ++i)
        seed[i] = 1.0 - 0.5 * double(i);
    compareAll(parsed.program->graph, parsed.program->output, seed);
}

Expansion expanded(const char* text)
{
    const Parsed parsed = parse(text);
    const Graph& graph = parsed.program->graph;
    return *expand(graph, parsed.program->output, Tensor(graph.node(parsed.program->output).shape, 1.0), evaluate(graph));
}

int countOf(const Graph& graph, std::string_view op)
{
    return int(std::count_if(graph.nodes().begin(), graph.nodes().end(), [&](const Node& node) { return node.op->name == op; }));
}

} // namespace

class TestExpand : public QObject
{
    Q_OBJECT

private slots:
    void everyOperationHasElements();
    void elementsOfEveryOperationHaveItsValuesAndAdjoints_data();
    void elementsOfEveryOperationHaveItsValuesAndAdjoints();
    void conventionsAreKept_data();
    void conventionsAreKept();
    void examplesHaveTheSameAdjointsAsScalars_data();
    void examplesHaveTheSameAdjointsAsScalars();
    void aGraphOfScalarsStaysAsItIs();
    void elementsAreNamedAsTheLanguageIndexesThem();
    void movedElementsMakeNoNodesWithoutAName();
    void constantsAreFolded();
    void groupsOfOneNumberStayGroups();
    void severalOutputsAreWeightedWithTheirSeedsAndAdded();
    void tooLargeGraphsAreErrorsThatSayWhatToDo();
};

void TestExpand::everyOperationHasElements()
{
    for (const Op* op : catalog())
        QVERIFY2(isLeaf(*op) || hasElements(*op), op->name);
}

void TestExpand::elementsOfEveryOperationHaveItsValuesAndAdjoints_data()
{
    QTest::addColumn<Case>("c");
    for (const Op* op : catalog()) {
        if (isLeaf(*op))
            continue;
        int count = 0;
        for (const Case& c : casesOf(*op))
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(op->name).arg(count++))) << c;
    }
}

void TestExpand::elementsOfEveryOperationHaveItsValuesAndAdjoints()
{
    QFETCH(Case, c);
    std::mt19937 random(23);
    Builder builder;
    std::vector<NodeId> inputs;
    for (const Shape& shape : c.shapes)
        inputs.push_back(builder.input("x" + std::to_string(inputs.size()), drawn(shape, random, c.low, c.high)));
    const NodeId y = *builder.add(*c.op, inputs, c.attributes);
    const Tensor seed = drawn(builder.shapeOf(y), random, -1.0, 1.0);
    compareAll(std::move(builder).build(), y, seed);
}

void TestExpand::conventionsAreKept_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("norm at the origin") << "x = [0, 0]\ny = norm(x)";
    QTest::newRow("std of equal numbers") << "x = [3, 3, 3]\ny = std(x)";
    QTest::newRow("std of equal rows") << "X = [[1, 1], [2, 5]]\ny = std(X, 1)";
    QTest::newRow("two that tie") << "x = [2, 1, 2]\ny = max(x)";
    QTest::newRow("three that tie") << "x = [2, 2, 1, 2]\ny = max(x)";
    QTest::newRow("all that tie") << "x = [0, 0, 0]\ny = min(x)";
    QTest::newRow("ties in a column") << "X = [[1, 2], [1, 3], [1, 2]]\ny = sum(max(X, 0)^2)";
    QTest::newRow("large logits") << "z = [1000, 999, 0]\ny = logsumexp(z)";
    QTest::newRow("very negative logits") << "z = [-1000, -999, -2000]\ny = logsumexp(z)";
    QTest::newRow("softmax of large logits") << "z = [1000, 999, 0]\ny = softmax(z)";
    QTest::newRow("NaN") << "x = [-1, 2]\nu = log(x)\ny = max(u) + sum(u)";
    QTest::newRow("infinity") << "x = [0, 2]\ny = sum(log(x))";
    QTest::newRow("a constant 0 lets NaN through") << "x = [-1, 2]\ny = [[0, 1], [1, 0]] @ sqrt(x)";
    QTest::newRow("no such class") << "z = [1, 2, 3]\nL = cross_entropy(z, 7)";
    QTest::newRow("used as it is and transposed") << "A = [[1, 2], [3, 4]]\nL = sum(A @ A.T) + trace(A)";
    QTest::newRow("a column that stretches") << "a = [[1], [2]]\nb = [3, 4, 5]\nL = sum(a*b + a)";
    QTest::newRow("one element") << "x = [[3]]\ny = x @ x";
    QTest::newRow("a leaf") << "x = [1, 2]";
    QTest::newRow("an element of a leaf") << "x = [1, 2]\nx[1]";
}

void TestExpand::conventionsAreKept()
{
    QFETCH(QString, program);
    compareProgram(program);
}

void TestExpand::examplesHaveTheSameAdjointsAsScalars_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestExpand::examplesHaveTheSameAdjointsAsScalars()
{
    QFETCH(QString, id);
    const Derivation derivation = derive(*loadPreset(id.toStdString()));
    QVERIFY(derivation.trace);
    const Trace& trace = *derivation.trace;
    compareAll(derivation.program->graph, derivation.program->output, trace.valueOf(trace.backward.seed));
}

void TestExpand::aGraphOfScalarsStaysAsItIs()
{
    const Parsed parsed = parse("s(z) = 1/(1 + exp(-z))\nx = 2\ny = 3*s(x) + x");
    const Graph& graph = parsed.program->graph;
    const Expansion expansion = *expand(graph, parsed.program->output, Tensor(1.0), evaluate(graph));
    QCOMPARE(expansion.graph.size(), graph.size());
    QCOMPARE(displayNames(expansion.graph), displayNames(graph));
    QCOMPARE(expansion.graph.groups().size(), graph.groups().size());
    QCOMPARE(expansion.graph.groups()[0].output, graph.groups()[0].output);
    for (NodeId id = 0; id < graph.size(); ++id) {
        QCOMPARE(expansion.graph.node(id).inputs, graph.node(id).inputs);
        QCOMPARE(expansion.graph.node(id).where, graph.node(id).where);
        QVERIFY(expansion.isElement(id));
    }
}

void TestExpand::elementsAreNamedAsTheLanguageIndexesThem()
{
    const Expansion expansion = expanded("data x = [1, 2]\nW = [[1, 2], [3, 4]]\nz = W @ x\nL = norm2(z)");
    QCOMPARE(expansion.graph.find("W[1, 0]"), expansion.elements[1][2]);
    QCOMPARE(expansion.graph.find("z[1]"), expansion.elements[2][1]);
    QCOMPARE(expansion.graph.find("L"), expansion.output);
    QVERIFY(expansion.graph.node(expansion.graph.find("x[0]")).role == LeafRole::Data);
    QCOMPARE(expansion.graph.node(expansion.graph.find("W[1, 1]")).value.scalar(), 4.0);
    QCOMPARE(countOf(expansion.graph, "mul"), 4);
}

void TestExpand::movedElementsMakeNoNodesWithoutAName()
{
    const Expansion plain = expanded("A = [[1, 2], [3, 4]]\nL = sum(A.T)");
    QCOMPARE(countOf(plain.graph, "identity"), 0);
    QCOMPARE(plain.elements[1], (std::vector<NodeId>{0, 2, 1, 3}));
    const Expansion named = expanded("A = [[1, 2], [3, 4]]\nB = A.T\nL = sum(B)");
    QCOMPARE(countOf(named.graph, "identity"), 4);
    QVERIFY(named.graph.find("B[0, 1]") != kNoNode);
}

void TestExpand::constantsAreFolded()
{
    const Expansion expansion = expanded("z = [1, 2, 3]\nL = cross_entropy(z, 1)");
    QCOMPARE(countOf(expansion.graph, "eq"), 0);
    QCOMPARE(expansion.graph.inputs().size(), std::size_t(3));
}

void TestExpand::groupsOfOneNumberStayGroups()
{
    const Expansion expansion = expanded("first(v) = v[0]\nz = [1, 2]\nL = first(softmax(z)) + mse(z, [0, 0])");
    QCOMPARE(expansion.graph.groups().size(), std::size_t(2)); // softmax has two results
    QCOMPARE(expansion.graph.groups()[0].name, std::string("first"));
    QCOMPARE(std::string(expansion.graph.node(expansion.graph.groups()[0].output).op->name), std::string("identity"));
    QCOMPARE(expansion.graph.groups()[1].name, std::string("mse"));
    for (const Group& group : expansion.graph.groups())
        QVERIFY(expansion.graph.node(group.output).group != kNoGroup);
}

void TestExpand::severalOutputsAreWeightedWithTheirSeedsAndAdded()
{
    const Parsed parsed = parse("x = [3, 4]\ny = x^2");
    const Graph& graph = parsed.program->graph;
    const Expansion expansion = *expand(graph, parsed.program->output, Tensor::vector({1.0, -2.0}), evaluate(graph));
    QCOMPARE(evaluate(expansion.graph)[std::size_t(expansion.output)].scalar(), 9.0 - 32.0);
    QCOMPARE(expansion.origins[std::size_t(expansion.output)].node, kNoNode);
    QCOMPARE(expansion.seed.scalar(), 1.0);
}

void TestExpand::tooLargeGraphsAreErrorsThatSayWhatToDo()
{
    for (const char* text :
         {"W = randn(100, 100)\nL = sum(W)", "x = randn(900)\nL = norm2(x) + sum(x)", "A = randn(20, 20)\nL = sum(A @ A)"}) {
        const Parsed parsed = parse(text);
        const Graph& graph = parsed.program->graph;
        const Result<Expansion> expansion = expand(graph, parsed.program->output, Tensor(1.0), evaluate(graph));
        QVERIFY(!expansion);
        QVERIFY(expansion.error().message.find("more than 2000 nodes") != std::string::npos);
        QVERIFY(!expansion.error().hint.empty());
    }
}

QTEST_APPLESS_MAIN(TestExpand)
#include "tst_expand.moc"
