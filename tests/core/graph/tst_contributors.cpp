// SPDX-License-Identifier: GPL-3.0-or-later
// What an element of a result is computed from is where its derivative can be other than 0.
#include "core/graph/builder.h"
#include "core/graph/contributors.h"
#include "core/op/catalog.h"

#include <QtTest>

#include <random>
#include <set>

using namespace ad;

namespace {

struct Case
{
    const char* op;
    std::vector<Shape> shapes;
    Attributes attributes = {};
    bool isDense = true; // every contributor matters, whatever the values
};

const Shape kVector(3);
const Shape kMatrix(2, 3);

const std::vector<Case>& cases()
{
    static const std::vector<Case> kCases{
        {"mul", {Shape(), Shape()}},
        {"mul", {kMatrix, kMatrix}},
        {"mul", {kMatrix, kVector}},
        {"mul", {Shape(2, 1), kVector}},
        {"add", {Shape(), kMatrix}},
        {"add", {Shape(1, 3), Shape(2, 1)}},
        {"relu", {kMatrix}, {}, false},
        {"max", {kVector, kMatrix}, {}, false},
        {"matmul", {kVector, kVector}},
        {"matmul", {kMatrix, kVector}},
        {"matmul", {Shape(2), kMatrix}},
        {"matmul", {kMatrix, Shape(3, 4)}},
        {"transpose", {kMatrix}},
        {"transpose", {kVector}},
        {"outer", {kVector, Shape(2)}},
        {"norm2", {kMatrix}},
        {"trace", {Shape(3, 3)}},
        {"sum", {kMatrix}},
        {"sum", {kMatrix}, {.axis = 0}},
        {"mean", {kMatrix}, {.axis = 1}},
        {"sum", {kVector}, {.axis = 0}},
        {"amax", {kMatrix}, {.axis = 1}, false},
        {"logsumexp", {kMatrix}, {.axis = 0}},
        {"broadcast", {Shape()}, {.shape = kMatrix}},
        {"broadcast", {Shape(2)}, {.axis = 1, .shape = kMatrix}},
        {"broadcast", {kVector}, {.axis = 0, .shape = kMatrix}},
        {"sum_to", {kMatrix}, {.shape = Shape(2, 1)}},
        {"sum_to", {kMatrix}, {.shape = kVector}},
        {"sum_to", {kMatrix}, {.shape = Shape()}},
        {"pick", {kVector}, {.row = 1}},
        {"pick", {kMatrix}, {.row = 1}},
        {"pick", {kMatrix}, {.row = 1, .column = 2}},
        {"place", {Shape()}, {.shape = kMatrix, .row = 1, .column = 2}},
        {"place", {kVector}, {.shape = kMatrix, .row = 1}},
        {"stack", {Shape(), Shape()}, {.shape = Shape(2)}},
        {"stack", std::vector<Shape>(4, Shape()), {.shape = Shape(2, 2)}},
    };
    return kCases;
}

Tensor drawn(const Shape& shape, std::mt19937& random)
{
    Tensor result(shape, 0.0);
    for (double& x : result.values())
        x = 0.2 + static_cast<double>(random()) / 4294967296.0;
    return result;
}

using Elements = std::set<std::ptrdiff_t>;

Elements elementsOf(const std::vector<Block>& blocks, const Shape& shape)
{
    Elements result;
    for (const Block& block : blocks)
        for (int row = block.row; row < block.row + block.rows; ++row)
            for (int column = block.column; column < block.column + block.columns; ++column)
                result.insert(static_cast<std::ptrdiff_t>(row) * shape.columns() + column);
    return result;
}

Block elementOf(const Shape& shape, std::ptrdiff_t index)
{
    return {static_cast<int>(index / shape.columns()), static_cast<int>(index % shape.columns()), 1, 1};
}

/// An operation with drawn operands.
struct Applied
{
    Graph graph;
    std::vector<Tensor> inputs;
    NodeId node = kNoNode;

    explicit Applied(const Case& c)
    {
        std::mt19937 random(7);
        Builder builder;
        std::vector<NodeId> ids;
        for (const Shape& shape : c.shapes) {
            inputs.push_back(drawn(shape, random));
            ids.push_back(builder.input("x" + std::to_string(ids.size()), inputs.back()));
        }
        node = *builder.add(*findOp(c.op), ids, c.attributes);
        graph = std::move(builder).build();
    }

    [[nodiscard]] Shape shape() const { return graph.node(node).shape; }
    [[nodiscard]] Tensor value(const std::vector<Tensor>& at) const
    {
        std::vector<const Tensor*> pointers;
        for (const Tensor& tensor : at)
            pointers.push_back(&tensor);
        return valueOf(*graph.node(node).op, pointers, graph.node(node).attributes, shape());
    }
    /// The elements of the result that react to an element of an operand.
    [[nodiscard]] Elements reacting(std::size_t slot, std::ptrdiff_t index) const
    {
        std::vector<Tensor> moved = inputs;
        moved[slot][index] += 0.25;
        const Tensor before = value(inputs);
        const Tensor after = value(moved);
        Elements result;
        for (std::ptrdiff_t i = 0; i < before.size(); ++i)
            if (before[i] != after[i])
                result.insert(i);
        return result;
    }
};

void addCases()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(cases().size()); ++i)
        QTest::addRow("%d %s", i, cases()[static_cast<std::size_t>(i)].op) << i;
}

} // namespace

class TestContributors : public QObject
{
    Q_OBJECT

private slots:
    void anElementReactsToItsContributorsOnly_data() { addCases(); }
    void anElementReactsToItsContributorsOnly();
    void whatIsInfluencedIsTheInverseOfWhatContributes_data() { addCases(); }
    void whatIsInfluencedIsTheInverseOfWhatContributes();
    void blocksOfSeveralElementsAreTheirUnion_data() { addCases(); }
    void blocksOfSeveralElementsAreTheirUnion();
    void leavesHaveNoContributors();
};

void TestContributors::anElementReactsToItsContributorsOnly()
{
    QFETCH(int, index);
    const Case& c = cases()[static_cast<std::size_t>(index)];
    const Applied applied(c);
    for (std::size_t slot = 0; slot < c.shapes.size(); ++slot) {
        for (std::ptrdiff_t i = 0; i < c.shapes[slot].size(); ++i) {
            const Elements expected =
                elementsOf(influenced(applied.graph, applied.node, static_cast<int>(slot), elementOf(c.shapes[slot], i)), applied.shape());
            const Elements found = applied.reacting(slot, i);
            QVERIFY(std::includes(expected.begin(), expected.end(), found.begin(), found.end()));
            QVERIFY(!c.isDense || expected == found);
        }
    }
}

void TestContributors::whatIsInfluencedIsTheInverseOfWhatContributes()
{
    QFETCH(int, index);
    const Case& c = cases()[static_cast<std::size_t>(index)];
    const Applied applied(c);
    for (std::ptrdiff_t out = 0; out < applied.shape().size(); ++out) {
        const auto all = contributors(applied.graph, applied.node, elementOf(applied.shape(), out));
        QCOMPARE(all.size(), c.shapes.size());
        for (std::size_t slot = 0; slot < all.size(); ++slot) {
            const Elements from = elementsOf(all[slot], c.shapes[slot]);
            for (std::ptrdiff_t i = 0; i < c.shapes[slot].size(); ++i) {
                const auto onto = influenced(applied.graph, applied.node, static_cast<int>(slot), elementOf(c.shapes[slot], i));
                QCOMPARE(elementsOf(onto, applied.shape()).contains(out), from.contains(i));
            }
        }
    }
}

void TestContributors::blocksOfSeveralElementsAreTheirUnion()
{
    QFETCH(int, index);
    const Case& c = cases()[static_cast<std::size_t>(index)];
    const Applied applied(c);
    const auto whole = contributors(applied.graph, applied.node, wholeOf(applied.shape()));
    for (std::size_t slot = 0; slot < whole.size(); ++slot) {
        Elements parts;
        for (std::ptrdiff_t out = 0; out < applied.shape().size(); ++out)
            parts.merge(elementsOf(contributors(applied.graph, applied.node, elementOf(applied.shape(), out))[slot], c.shapes[slot]));
        QCOMPARE(elementsOf(whole[slot], c.shapes[slot]), parts);
    }
}

void TestContributors::leavesHaveNoContributors()
{
    Builder builder;
    const NodeId x = builder.input("x", Tensor(kMatrix, 1.0));
    const Graph graph = std::move(builder).build();
    QVERIFY(contributors(graph, x, Block{}).empty());
}

QTEST_APPLESS_MAIN(TestContributors)
#include "tst_contributors.moc"
