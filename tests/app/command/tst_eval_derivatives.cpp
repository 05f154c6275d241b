// SPDX-License-Identifier: GPL-3.0-or-later
// Jacobians, second derivatives and gradient checks on the command line, with the digits of PyTorch.
#include "app/command/eval_derivatives.h"

#include "core/lang/program.h"

#include <QtTest>

using namespace ad;
using namespace ad::app;

namespace {

using Make = Result<EvalSection> (*)(const EvalAnswer&, const QString&);

Result<EvalSection> made(const char* program, Make make)
{
    Scenario scenario;
    scenario.program = program;
    const Point point;
    const Derivation derivation = derive(scenario, point, Differentiate::ParametersAndData);
    return make(EvalAnswer(derivation, point), {});
}

Json json(const char* program, Make make, const char* name)
{
    return made(program, make)->json[name];
}

} // namespace

class TestEvalDerivatives : public QObject
{
    Q_OBJECT

private slots:
    void theJacobianHasTheShapesOfOutputAndInput();
    void theHessianHasTheShapesOfBothInputs();
    void theHessianNeedsAScalarOutput();
    void whatWouldBeTooLargeIsRefused();
    void everyInputIsChecked();
    void aFailIsExplained();
    void textsAreForPeople();
};

// PyTorch 1.13, float64: torch.autograd.functional.jacobian(f, inputs), printed with 16 digits.
void TestEvalDerivatives::theJacobianHasTheShapesOfOutputAndInput()
{
    QCOMPARE(json("x = 2; y = 3; f = x^2*y", evalJacobian, "jacobian"), Json::parse(R"({"x": 12.0, "y": 4.0})"));
    QCOMPARE(json("p = [1, 0.8]; F = [p[0]^2 + p[1], p[0]*p[1]]", evalJacobian, "jacobian"),
             Json::parse(R"({"p": [[2.0, 1.0], [0.8, 1.0]]})"));
    QCOMPARE(json("W = [[1, 2], [3, 4]]; data x = [5, 6]; y = W @ x", evalJacobian, "jacobian"),
             Json::parse(R"({"W": [[[5.0, 6.0], [0.0, 0.0]], [[0.0, 0.0], [5.0, 6.0]]], "x": [[1.0, 2.0], [3.0, 4.0]]})"));
}

// PyTorch 1.13, float64: torch.autograd.functional.hessian(f, inputs).
void TestEvalDerivatives::theHessianHasTheShapesOfBothInputs()
{
    QCOMPARE(json("x = -1.5; y = 2; f = (1 - x)^2 + 100*(y - x^2)^2", evalHessian, "hessian"),
             Json::parse(R"({"x": {"x": 1902.0, "y": 600.0}, "y": {"x": 600.0, "y": 200.0}})"));
    QCOMPARE(json("a = 2; x = [1, 3]; f = a*norm2(x)", evalHessian, "hessian"),
             Json::parse(R"({"a": {"a": 0.0, "x": [2.0, 6.0]}, "x": {"a": [2.0, 6.0], "x": [[4.0, 0.0], [0.0, 4.0]]}})"));
}

void TestEvalDerivatives::theHessianNeedsAScalarOutput()
{
    const Result<EvalSection> answer = made("x = [1, 2]; y = x*x", evalHessian);
    QVERIFY(!answer);
    QVERIFY(QString::fromStdString(answer.error().message).contains("(2)"));
    QVERIFY(!answer.error().hint.empty());
}

void TestEvalDerivatives::whatWouldBeTooLargeIsRefused()
{
    QVERIFY(!made("x = zeros(4000); y = x*2", evalJacobian));
    QVERIFY(!made("x = zeros(4000); y = sum(x)", evalHessian));
}

void TestEvalDerivatives::everyInputIsChecked()
{
    const Json check = json("w = [1, -2]; data x = 0.5; L = sum(tanh(w*x))", evalCheck, "check");
    for (const char* name : {"w", "x"}) {
        QCOMPARE(check[name]["pass"], Json(true));
        QVERIFY(check[name]["relative_error"].get<double>() < 1e-9); // central differences at the best h: about ε^(2/3) = 4e-11
        QVERIFY(check[name]["best_h"].get<double>() <= 0.1);
        QCOMPARE(check[name]["central_error"].size(), std::size_t(16));
    }
    QCOMPARE(check["w"]["analytic"].size(), std::size_t(2));
    QVERIFY(check["x"]["numeric"].is_number());
}

void TestEvalDerivatives::aFailIsExplained()
{
    const Json check = json("x = 0; f = relu(x)", evalCheck, "check");
    QCOMPARE(check["x"]["pass"], Json(false));
    QVERIFY(QString::fromStdString(check["x"]["reason"].get<std::string>()).contains("kink"));
}

void TestEvalDerivatives::textsAreForPeople()
{
    QVERIFY(QString::fromStdString(made("x = [1, 2]; y = x*x", evalJacobian)->text).contains("Jacobian of y with respect to x:\n  [2, 0]"));
    QVERIFY(QString::fromStdString(made("x = 3; y = x*x", evalHessian)->text).contains("second derivatives by x and x:\n  [2]"));
    QVERIFY(QString::fromStdString(made("x = 3; y = x*x", evalCheck)->text).contains("every derivative passes"));
}

QTEST_APPLESS_MAIN(TestEvalDerivatives)
#include "tst_eval_derivatives.moc"
