// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jacobian_study.h"

#include "core/lang/program.h"

#include <QtTest>

using namespace ad;

namespace {

Trace traced(const char* text, const Tensor& seed = 1.0)
{
    const Program program = *parse(text).program;
    const Shape shape = program.graph.node(program.output).shape;
    return record(program.graph, program.output, seed.shape() == shape ? seed : Tensor(shape, seed[0]));
}

NodeId named(const Trace& trace, const char* name)
{
    return trace.graph().find(name);
}

} // namespace

class TestJacobianStudy : public QObject
{
    Q_OBJECT

private slots:
    void theJacobianOfTheNotesIsFound();
    void theProductIsTheMessage_data();
    void theProductIsTheMessage();
    void anyPairOfNodesCanBeStudied();
    void deadUnitsAreZerosInsideOfThePattern();
    void whatWasMadeIsFarLessThanTheMatrix();
    void matricesThatAreTooLargeAreLeftOut();
};

// F = (x² + y, xy) at (1, 0.8): PyTorch 1.13, torch.autograd.functional.jacobian, prints [[2, 1], [0.8, 1]].
void TestJacobianStudy::theJacobianOfTheNotesIsFound()
{
    const Trace trace = traced("p = [1, 0.8]; F = [p[0]^2 + p[1], p[0]*p[1]]");
    const JacobianStudy study = studyJacobian(trace, named(trace, "F"), named(trace, "p"));
    QVERIFY(same(*study.matrix, Tensor::matrix({{2, 1}, {0.8, 1}})));
    QCOMPARE(study.shape.kind, PatternKind::Dense);
    QVERIFY(same(*study.product, Tensor::vector({2.8, 2})));
}

void TestJacobianStudy::theProductIsTheMessage_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("wrt");
    const QString network = "W = [[0.1, 0.5], [-0.3, 0.8], [0.2, -0.7]]; x = [0.2, 0.4]; z = W @ x; h = tanh(z); L = sum(h*h)";
    QTest::newRow("matrix and vector") << network << "z"
                                       << "x";
    QTest::newRow("matrix") << network << "z"
                            << "W";
    QTest::newRow("elementwise") << network << "h"
                                 << "z";
    QTest::newRow("output") << network << "L"
                            << "W";
    QTest::newRow("twice the same operand") << "x = 3; y = x*x; L = 2*y"
                                            << "y"
                                            << "x";
    QTest::newRow("stretched") << "b = 2; v = [1, 2, 3]; y = v + b; L = sum(y*y)"
                               << "y"
                               << "b";
}

void TestJacobianStudy::theProductIsTheMessage()
{
    QFETCH(QString, program);
    QFETCH(QString, of);
    QFETCH(QString, wrt);
    const Trace trace = traced(program.toUtf8().constData());
    const JacobianStudy study = studyJacobian(trace, named(trace, of.toUtf8().constData()), named(trace, wrt.toUtf8().constData()));
    QVERIFY(study.message.has_value());
    QVERIFY(relativeDifference(*study.product, *study.message) < 1e-14); // sums in another order
    QVERIFY(study.numbersMade > 0);
}

void TestJacobianStudy::anyPairOfNodesCanBeStudied()
{
    const Trace trace = traced("data t = 1; c = exp(2); x = [1, 2]; y = c*x; L = sum(y*y) - t");
    for (NodeId of = 0; of < trace.forwardSize; ++of)
        for (NodeId wrt = 0; wrt < trace.forwardSize; ++wrt) {
            const JacobianStudy study = studyJacobian(trace, of, wrt);
            QCOMPARE(study.matrix->size(), study.entries());
            QVERIFY(of != wrt || study.isIdentity || study.shape.kind == PatternKind::Number);
        }
    const JacobianStudy constant = studyJacobian(trace, named(trace, "y"), named(trace, "c")); // of what no input reaches
    QVERIFY(same(*constant.matrix, Tensor::matrix({{1}, {2}})));
}

void TestJacobianStudy::deadUnitsAreZerosInsideOfThePattern()
{
    const Trace trace = traced("x = [1, -2, 3, -4]; y = relu(x); L = sum(y)");
    const JacobianStudy study = studyJacobian(trace, named(trace, "y"), named(trace, "x"));
    QCOMPARE(study.nonzeros, std::ptrdiff_t(4));
    QCOMPARE(study.zerosInside, std::ptrdiff_t(2));
    QVERIFY(!study.isIdentity);
}

void TestJacobianStudy::whatWasMadeIsFarLessThanTheMatrix()
{
    const Trace trace = traced("x = linspace(0, 1, 50); y = exp(x); L = sum(y)");
    const JacobianStudy study = studyJacobian(trace, named(trace, "y"), named(trace, "x"));
    QCOMPARE(study.entries(), std::ptrdiff_t(2500));
    QCOMPARE(study.numbersMade, std::ptrdiff_t(50)); // e^x is there already
}

void TestJacobianStudy::matricesThatAreTooLargeAreLeftOut()
{
    const Trace trace = traced("W = zeros(128, 784); x = ones(784); y = W @ x; L = sum(y)");
    const JacobianStudy study = studyJacobian(trace, named(trace, "y"), named(trace, "W"));
    QVERIFY(!study.matrix);
    QCOMPARE(study.entries(), std::ptrdiff_t(128) * 128 * 784);
    QCOMPARE(study.shape.kind, PatternKind::Blocks);
    QVERIFY(study.message.has_value());
}

QTEST_APPLESS_MAIN(TestJacobianStudy)
#include "tst_jacobian_study.moc"
