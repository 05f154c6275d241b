// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/program.h"

#include "core/run/evaluate.h"

#include <QtTest>

#include <cmath>

using namespace ad;

namespace {

Program parsed(std::string_view text)
{
    Parsed result = parse(text);
    for (const Error& error : result.errors)
        qWarning("%d:%d-%d %s (%s)", error.where.line, error.where.column, error.where.endColumn, error.message.c_str(),
                 error.hint.c_str());
    if (!result.program)
        qFatal("the program has errors: %s", std::string(text).c_str());
    return std::move(*result.program);
}

Tensor value(std::string_view text)
{
    const Program program = parsed(text);
    return evaluate(program.graph)[static_cast<std::size_t>(program.output)];
}

QStringList names(const Program& program)
{
    QStringList result;
    for (const NodeId input : program.graph.inputs())
        result << QString::fromStdString(program.graph.node(input).name);
    return result;
}

std::string repeated(std::string_view part, int count)
{
    std::string result;
    for (int i = 0; i < count; ++i)
        result += part;
    return result;
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void operatorsBindAsInPython_data();
    void operatorsBindAsInPython();
    void literalsMakeInputs();
    void dataIsAnInputOfItsOwnRole();
    void unboundNamesAreInputsOfValueOneBeforeTheirUse();
    void theLastStatementIsTheOutputUnlessChosen();
    void keywordsAreNamesWhereNoNameFollows();
    void piAndEAreConstantsUnlessBound();
    void signsOfNumbersArePartOfThem();
    void constantExponentsAreConstants_data();
    void constantExponentsAreConstants();
    void anotherNameIsAnotherNode();
    void listsOfExpressionsAreStacked();
    void callsOfOwnFunctionsAreGroups();
    void functionsThatHandOnTheirArgumentHaveANode();
    void functionsUseOuterNamesAndEachOther();
    void compositionsAreGroupsWithThePlaceOfTheCall();
    void placesCountCodePoints();
    void signsOfMathematicsMeanTheirASCIIOnes();
    void aNewValueChangesNothingElse_data();
    void aNewValueChangesNothingElse();
    void longProgramsAndExpressionsAreNoDanger_data();
    void longProgramsAndExpressionsAreNoDanger();
};

void TestProgram::operatorsBindAsInPython_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("expected"); // by Python 3.11
    QTest::newRow("minus and power") << QByteArray("-3^2") << -9.0;
    QTest::newRow("minus of a name and power") << QByteArray("x = 3; -x^2") << -9.0;
    QTest::newRow("power of a minus") << QByteArray("2^-1") << 0.5;
    QTest::newRow("power of a minus and power") << QByteArray("2^-2^2") << 0.0625;
    QTest::newRow("product with minus") << QByteArray("a = 4; a ^ 2 * -0.5") << -8.0;
    QTest::newRow("powers group to the right") << QByteArray("2^3^2") << 512.0;
    QTest::newRow("both signs of power") << QByteArray("2**3^2") << 512.0;
    QTest::newRow("quotients group to the left") << QByteArray("16/4/2") << 2.0;
    QTest::newRow("quotient and product") << QByteArray("6/2*3") << 9.0;
    QTest::newRow("differences group to the left") << QByteArray("10-3-2") << 5.0;
    QTest::newRow("sum and product") << QByteArray("1+2*3") << 7.0;
    QTest::newRow("parentheses") << QByteArray("(1+2)*3") << 9.0;
    QTest::newRow("comparison is loosest") << QByteArray("1+1 < 3*1") << 1.0;
    QTest::newRow("not equal") << QByteArray("1 != 1") << 0.0;
    QTest::newRow("equal") << QByteArray("2 == 1+1") << 1.0;
    QTest::newRow("at least") << QByteArray("2 >= 3") << 0.0;
    QTest::newRow("two signs") << QByteArray("3 - -2") << 5.0;
    QTest::newRow("many signs") << QByteArray("--+-2") << -2.0;
    QTest::newRow("minus and product") << QByteArray("x = 2; y = 5; -x*y") << -10.0;
    QTest::newRow("minus binds less than power on the right") << QByteArray("x = 2; 2^-x^2") << 0.0625;
    QTest::newRow("matrix product groups to the left") << QByteArray("[1, 2] @ [[1, 0], [0, 2]] @ [3, 4]") << 19.0;
    QTest::newRow("transpose binds tightest") << QByteArray("A = [[1, 2], [3, 4]]; (A.T^2)[0, 1]") << 9.0;
    QTest::newRow("index after call") << QByteArray("exp([0, 1])[0]") << 1.0;
    QTest::newRow("numbers") << QByteArray(".5 + 1. + 1e-3 + 2E+2 + 0.25") << 201.751;
    QTest::newRow("negative index") << QByteArray("x = [1, 2, 7]; x[-1]") << 7.0;
    QTest::newRow("line breaks in brackets") << QByteArray("x = [1,\n 2] # two\ny = (x[0]\n + x[1])") << 3.0;
}

void TestProgram::operatorsBindAsInPython()
{
    QFETCH(QByteArray, text);
    QFETCH(double, expected);
    QCOMPARE(value(text.toStdString()).scalar(), expected);
}

void TestProgram::literalsMakeInputs()
{
    const Program program =
        parsed("a = 2; b = -.5; v = [1, -2]; M = [[1, 2], [3, 1/2]]; n = -[1, 2]; z = zeros(2); r = randn(2, 3); c = 2*3; o = a + 1");
    QCOMPARE(names(program), QStringList({"a", "b", "v", "M", "n", "z", "r"}));
    const auto valueOf = [&](const char* name) { return program.graph.node(program.graph.find(name)).value; };
    QVERIFY(same(valueOf("b"), -0.5));
    QVERIFY(same(valueOf("v"), Tensor::vector({1, -2})));
    QVERIFY(same(valueOf("M"), Tensor::matrix({{1, 2}, {3, 0.5}})));
    QVERIFY(same(valueOf("n"), Tensor::vector({-1, -2})));
    QCOMPARE(valueOf("r").shape(), Shape(2, 3));
    QCOMPARE(static_cast<int>(program.inputs.size()), 7);
    QCOMPARE(program.inputs[3].literal, (Place{1, 34, 52}));
}

void TestProgram::dataIsAnInputOfItsOwnRole()
{
    const Program program = parsed("data x = [1, 2]\nw = 3\ny = w*sum(x)");
    QCOMPARE(program.graph.node(program.graph.find("x")).role, LeafRole::Data);
    QCOMPARE(program.graph.node(program.graph.find("w")).role, LeafRole::Parameter);
}

void TestProgram::unboundNamesAreInputsOfValueOneBeforeTheirUse()
{
    const Program program = parsed("a = 2\nL = a*k + k^2");
    QCOMPARE(names(program), QStringList({"a", "k"}));
    QCOMPARE(program.notes.size(), std::size_t{1});
    QCOMPARE(program.notes[0], (Note{"'k' is not bound: it is an input of value 1", {2, 7, 8}}));
    const NodeId k = program.graph.find("k");
    QVERIFY(program.graph.node(k).role == LeafRole::Parameter && program.graph.node(k).value.scalar() == 1.0);
    for (NodeId id = 0; id < k; ++id)
        QVERIFY(isLeaf(*program.graph.node(id).op)); // nothing of its statement stands before it
    QVERIFY(!program.inputs[1].literal.isKnown());
}

void TestProgram::theLastStatementIsTheOutputUnlessChosen()
{
    const char* text = "x = 2\ny = x^2\nz = y + 1\nf(a) = a\n";
    const auto outputOf = [](const Parsed& result) { return result.program->graph.node(result.program->output).name; };
    QCOMPARE(outputOf(parse(text)), std::string("z"));
    QCOMPARE(outputOf(parse(std::string(text) + "output y")), std::string("y"));
    QCOMPARE(outputOf(parse(std::string("output y\n") + text)), std::string("y"));
    QCOMPARE(outputOf(parse(std::string(text) + "output y", {.output = "x"})), std::string("x"));
    QCOMPARE(outputOf(parse("x = 3; x")), std::string("x"));
}

void TestProgram::keywordsAreNamesWhereNoNameFollows()
{
    QCOMPARE(value("data = 3; output = 2; data*output").scalar(), 6.0);
    QCOMPARE(value("data data = 3; output = data; output output").scalar(), 3.0);
}

void TestProgram::piAndEAreConstantsUnlessBound()
{
    QCOMPARE(value("pi + e + π").scalar(), 2 * 3.14159265358979312 + 2.71828182845904509); // the doubles nearest to them
    const Program program = parsed("e = 3; f(pi) = pi*e; f(2)");
    QCOMPARE(names(program), QStringList({"e"}));
    QCOMPARE(evaluate(program.graph)[static_cast<std::size_t>(program.output)].scalar(), 6.0);
    QVERIFY(std::isinf(value("x = -inf; x").scalar()));
    QVERIFY(std::isnan(value("nan + 1").scalar()));
}

void TestProgram::signsOfNumbersArePartOfThem()
{
    const Program program = parsed("x = 3; -2*x");
    const Node& product = program.graph.node(program.output);
    QCOMPARE(product.op->name, "mul");
    QVERIFY(same(program.graph.node(product.inputs[0]).value, -2.0));
    QCOMPARE(parsed("-2^2").graph.node(parsed("-2^2").output).op->name, "neg");
}

void TestProgram::constantExponentsAreConstants_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("exponent");
    QTest::newRow("minus") << QByteArray("x^-1") << -1.0;
    QTest::newRow("fraction") << QByteArray("x^(1/2)") << 0.5;
    QTest::newRow("minus of parentheses") << QByteArray("x^-(2)") << -2.0;
    QTest::newRow("minus of a sum") << QByteArray("x^-(2+1)") << -3.0;
    QTest::newRow("power") << QByteArray("x^2^3") << 8.0;
    QTest::newRow("with pi") << QByteArray("x^(pi/pi)") << 1.0;
}

void TestProgram::constantExponentsAreConstants()
{
    QFETCH(QByteArray, text);
    QFETCH(double, exponent);
    const Program program = parsed("x = 4; " + text.toStdString());
    const Node& power = program.graph.node(program.output);
    QCOMPARE(program.graph.size(), 3); // x, the exponent, the power
    QVERIFY(isConstant(program.graph.node(power.inputs[1])));
    QCOMPARE(program.graph.node(power.inputs[1]).value.scalar(), exponent);
}

void TestProgram::anotherNameIsAnotherNode()
{
    const Program program = parsed("x = 3; y = x; z = (y)");
    QCOMPARE(program.graph.node(program.output).op->name, "identity");
    QCOMPARE(program.graph.node(program.output).name, std::string("z"));
    QCOMPARE(names(program), QStringList({"x"}));
}

void TestProgram::listsOfExpressionsAreStacked()
{
    QVERIFY(same(value("x = 2; y = 3; [x^2 + y, x*y]"), Tensor::vector({7, 6})));
    QVERIFY(same(value("x = 2; [[x, 1], [0, -x]]"), Tensor::matrix({{2, 1}, {0, -2}})));
    QVERIFY(same(value("x = 2; [[1, 1/2], [x, -1]]"), Tensor::matrix({{1, 0.5}, {2, -1}})));
    QVERIFY(same(value("X = [[1, 2], [3, 4]]; X[-1]"), Tensor::vector({3, 4})));
    QVERIFY(same(value("X = [[1, 2], [3, 4]]; X[0, -1]"), 2.0));
}

void TestProgram::callsOfOwnFunctionsAreGroups()
{
    const Program program = parsed("sigma(z) = 1/(1 + exp(-z))\nx = 0\ny = sigma(2*x) + sigma(x)");
    const auto groups = program.graph.groups();
    QCOMPARE(groups.size(), std::size_t{2});
    QCOMPARE(groups[0].name, std::string("sigma"));
    QCOMPARE(groups[0].where, (Place{3, 5, 15}));
    QCOMPARE(groups[1].where, (Place{3, 18, 26}));
    QStringList inside;
    for (const Node& node : program.graph.nodes())
        if (node.group == 0)
            inside << node.op->name;
    QCOMPARE(inside, QStringList({"constant", "constant", "neg", "exp", "add", "div"})); // the argument stays outside
    QCOMPARE(program.graph.node(groups[0].output).op->name, "div");
}

void TestProgram::functionsThatHandOnTheirArgumentHaveANode()
{
    const Program program = parsed("f(a) = a; g(a) = f(a); x = 2; y = g(x)");
    QCOMPARE(program.graph.size(), 2);
    QCOMPARE(program.graph.groups()[1].parent, 0);
    QCOMPARE(program.graph.groups()[0].output, program.output);
    QCOMPARE(program.graph.node(program.output).group, 1);
}

void TestProgram::functionsUseOuterNamesAndEachOther()
{
    QCOMPARE(value("k = 3; f(x) = k*x; g(x, y) = f(x) + f(y)*x; g(y=2, x=1)").scalar(), 9.0);
    QCOMPARE(value("relu(x) = 7*x; relu(-1)").scalar(), -7.0); // an own function goes before
    QCOMPARE(names(parsed("f(x) = x*q; f(2)")), QStringList({"q"}));
}

void TestProgram::compositionsAreGroupsWithThePlaceOfTheCall()
{
    const Program program = parsed("x = [1, 2]\np = softmax(x)");
    QCOMPARE(program.graph.groups().size(), std::size_t{1});
    QCOMPARE(program.graph.groups()[0].where, (Place{2, 5, 15}));
    QCOMPARE(program.graph.groups()[0].output, program.output);
}

void TestProgram::placesCountCodePoints()
{
    const Program program = parsed("λ₁ = 2; é = λ₁·λ₁");
    QCOMPARE(program.graph.node(program.output).where, (Place{1, 13, 18}));
    const Parsed wrong = parse("y = 1\nλ = 2 # ünïcode\nλλ·sigmod(λ)");
    QCOMPARE(wrong.errors.size(), std::size_t{1});
    QCOMPARE(wrong.errors[0].where, (Place{3, 4, 10}));
}

void TestProgram::signsOfMathematicsMeanTheirASCIIOnes()
{
    QCOMPARE(value("2·3 − 1×2 + 2⊙2 + 6÷3").scalar(), 10.0);
    QCOMPARE(value("(1 ≤ 2) + (1 ≥ 2) + (1 ≠ 2)").scalar(), 2.0);
}

void TestProgram::aNewValueChangesNothingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Tensor>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("number") << QByteArray("# é\nx =  3 # three\n\n y=x ") << QByteArray("x") << Tensor(-0.1)
                            << QByteArray("# é\nx =  -0.1 # three\n\n y=x ");
    QTest::newRow("sign") << QByteArray("x = - 3; y = x") << QByteArray("x") << Tensor(2.0) << QByteArray("x = 2; y = x");
    QTest::newRow("matrix over lines") << QByteArray("A = [[1, 2],\n [3, 4]] # A\ny = A") << QByteArray("A")
                                       << Tensor::matrix({{1, 0}, {0, 1}}) << QByteArray("A = [[1, 0], [0, 1]] # A\ny = A");
    QTest::newRow("array") << QByteArray("data v = zeros(2)\nk*v") << QByteArray("v") << Tensor::vector({1, 2})
                           << QByteArray("data v = [1, 2]\nk*v");
    QTest::newRow("unbound") << QByteArray("k*2") << QByteArray("k") << Tensor(5.0) << QByteArray("k = 5\nk*2");
    QTest::newRow("infinite") << QByteArray("k = 1; k*2") << QByteArray("k") << Tensor(-INFINITY) << QByteArray("k = -inf; k*2");
}

void TestProgram::aNewValueChangesNothingElse()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QFETCH(Tensor, value);
    QFETCH(QByteArray, expected);
    const std::string changed = withInput(text.toStdString(), parsed(text.toStdString()), name.toStdString(), value);
    QCOMPARE(QByteArray::fromStdString(changed), expected);
    const Program again = parsed(changed);
    QVERIFY(same(again.graph.node(again.graph.find(name.toStdString())).value, value));
}

void TestProgram::longProgramsAndExpressionsAreNoDanger_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isFine");
    std::string statements = "x0 = 1\n";
    for (int i = 1; i < 10000; ++i)
        statements += "x" + std::to_string(i) + " = x" + std::to_string(i - 1) + "*0.5 + sin(x0)\n";
    std::string calls = "f0(x) = x + x\n";
    for (int i = 1; i < 60; ++i)
        calls += "f" + std::to_string(i) + "(x) = f" + std::to_string(i - 1) + "(f" + std::to_string(i - 1) + "(x))\n";
    std::string chain = "g0(x) = x + 1\n";
    for (int i = 1; i < 1000; ++i)
        chain += "g" + std::to_string(i) + "(x) = g" + std::to_string(i - 1) + "(x)\n";
    const auto row = [](const char* name, const std::string& text, bool isFine) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << isFine;
    };
    row("10,000 statements", statements, true);
    row("100,000 terms", "x = 1\nx" + repeated(" + x", 100000), true);
    row("100,000 signs", "x = 1\n" + repeated("-", 100000) + "x", true);
    row("200 parentheses", repeated("(", 200) + "1" + repeated(")", 200), true);
    row("10,000 parentheses", repeated("(", 10000) + "1" + repeated(")", 10000), false);
    row("10,000 open parentheses", repeated("(", 10000), false);
    row("10,000 open brackets", repeated("[", 10000) + repeated(")", 10000), false);
    row("10,000 powers", "x = 1\nx" + repeated("^x", 10000), false);
    row("10,000 calls", repeated("exp(", 10000) + "1" + repeated(")", 10000), false);
    row("100,000 transposes", "x = 1\nx" + repeated(".T", 100000), true);
    row("doubling functions", calls + "f59(1)", false);
    row("a chain of functions", chain + "g999(1)", false);
    row("a list of 100,000", "x = [" + repeated("1,", 100000) + "2]; sum(x)", true);
    row("a large array", "x = zeros(1e9); x", false);
    row("a large outer product", "x = ones(10000); outer(x, x)", false);
}

void TestProgram::longProgramsAndExpressionsAreNoDanger()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isFine);
    const Parsed result = parse(text.toStdString());
    QCOMPARE(result.program.has_value(), isFine);
    QCOMPARE(result.errors.empty(), isFine);
}

QTEST_APPLESS_MAIN(TestProgram)
#include "tst_program.moc"
