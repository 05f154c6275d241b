// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lang/highlight.h"
#include "core/lang/program.h"

#include <QtTest>

#include <random>

using namespace ad;

namespace {

QByteArray shown(const std::vector<Error>& errors)
{
    QByteArray result;
    for (const Error& error : errors)
        result += QByteArray::number(error.where.line) + ':' + QByteArray::number(error.where.column) + '-' +
                  QByteArray::number(error.where.endColumn) + ' ' + error.message.c_str() +
                  (error.hint.empty() ? "" : (" | " + error.hint).c_str()) + '\n';
    return result;
}

} // namespace

class TestErrors : public QObject
{
    Q_OBJECT

private slots:
    void everyMistakeIsExplainedWhereItStands_data();
    void everyMistakeIsExplainedWhereItStands();
    void aChosenOutputMustExist();
    void wordsAreColouredWithOrWithoutErrors();
    void noMutationOfAProgramIsADanger();
};

void TestErrors::everyMistakeIsExplainedWhereItStands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("errors");
    const auto row = [](const char* text, const char* errors) { QTest::newRow(text) << QByteArray(text) << QByteArray(errors); };
    row("", "1:1-1 the program is empty | write an expression, such as x^2\n");
    row("# only a comment\n", "1:1-1 the program is empty | write an expression, such as x^2\n");
    row("f(x) = x", "1:1-2 the program defines functions, but no value | write an expression in the last line\n");
    row("y = sigmod(1)", "1:5-11 unknown function 'sigmod' | did you mean 'sigmoid'?\n");
    row("y = (1 + 2\nz = 3", "1:5-6 '(' is never closed | write ')' after the expression\n");
    row("y = [1, 2\nz = 3", "1:5-6 '[' is never closed | write ']' after the expression\n");
    row("y = 1 + 2)", "1:10-11 expected the end of the statement, not ')'\n");
    row("y = (1 + 2]", "1:11-12 expected ')', not ']'\n");
    row("x = 1\nx = 2", "2:1-2 'x' is bound twice: on line 1 and on line 2 | choose another name for one of them\n");
    row("f(x) = x\nf = 2", "2:1-2 'f' is bound twice: on line 1 and on line 2 | choose another name for one of them\n");
    row("z = y + 1\ny = 2", "1:5-6 'y' is used before line 2 binds it | move that line up, or this one down\n");
    row("z = f(1)\nf(x) = x", "1:5-6 the function 'f' is used before line 2 defines it | move that line up, or this one down\n");
    row("x = x + 1", "1:5-6 'x' is used to bind itself | choose another name for the new value\n");
    row("f(x) = f(x - 1)", "1:8-9 the function 'f' calls itself | there is no recursion\n");
    row("f(x) = g(x)\ng(x) = f(x)", "1:8-9 the function 'g' is used before line 2 defines it | move that line up, or this one down\n");
    row("2x", "1:1-3 an operator is missing between '2' and 'x' | write 2*x\n");
    row("y = 3 x", "1:5-8 an operator is missing between '3' and 'x' | write 3*x\n");
    row("a = 1; b = 2; a b", "1:15-18 an operator is missing between 'a' and 'b' | write a*b\n");
    row("(1)(2)", "1:3-5 an operator is missing between ')' and '(' | write * to multiply\n");
    row("a = 2; a(3)", "1:8-9 'a' is a value, not a function | write a*(…) to multiply\n");
    row("f(a) = a(2)", "1:8-9 'a' is a value, not a function | write * to multiply\n");
    row("y = x = 3", "1:7-8 '=' can't stand inside of an expression | write == to compare; a name is bound at the start of a statement\n");
    row("y = (x = 3)",
        "1:8-9 '=' can't stand inside of an expression | write == to compare; a name is bound at the start of a statement\n");
    row("2 = x", "1:1-2 only a name can be bound | write name = expression\n");
    row("x + 1 = 3", "1:1-6 only a name can be bound | write name = expression\n");
    row("y = 1e999", "1:5-10 the number is out of the range of double precision | numbers lie between 4.9e-324 and 1.7e308 in magnitude\n");
    row("y = $", "1:5-6 unexpected character '$'\n");
    row("y = x²", "1:6-7 unexpected character '²' | write ^2\n");
    row("y = \xff"
        "\xff"
        "",
        "1:5-7 the text is not UTF-8 here | save the file with the encoding UTF-8\n");
    row("# \xff"
        "",
        "1:3-4 the text is not UTF-8 here | save the file with the encoding UTF-8\n");
    row("y = ", "1:5-5 a value is missing at the end of the statement\n");
    row("y = 1 +", "1:8-8 a value is missing at the end of the statement\n");
    row("y = * 2", "1:5-6 expected a value, not '*'\n");
    row("()", "1:1-3 there is nothing between the parentheses\n");
    row("y = []", "1:5-7 an empty list has no value\n");
    row("y = [1, [2]]", "1:5-13 a list has either numbers or rows, not both | write [1, 2] or [[1, 2], [3, 4]]\n");
    row("y = [[1, 2], [3]]", "1:14-17 the rows of a matrix differ in length: 2 and 1\n");
    row("y = [[[1]]]", "1:5-12 a list in a list in a list has rank 3 | values have rank 0, 1 or 2\n");
    row("y = [1; 2]", "1:7-8 ';' can't stand inside of brackets | write the rows of a matrix as [[1, 2], [3, 4]]\n");
    row("exp()", "1:1-6 'exp' needs 1 argument at least | write exp(x)\n");
    row("exp(1, 2)", "1:1-10 'exp' takes 1 argument, not 2 | write exp(x)\n");
    row("leaky_relu(1, b=2)", "1:15-16 'leaky_relu' has no parameter 'b' | write leaky_relu(x, a=0.01)\n");
    row("leaky_relu(1, a=2, a=3)", "1:20-23 'a' is given twice | write leaky_relu(x, a=0.01)\n");
    row("elu(a=1, 2)", "1:10-11 an argument without a name can't follow one with a name | write elu(x, a=1)\n");
    row("sum([1], 1)", "1:1-12 axis 1 does not exist in shape (1) of '[1]' | axes count from 0\n");
    row("sum([1], axis=x)", "1:15-16 'axis' of sum must be a whole number that is written out\n");
    row("max(1, 2, 3)", "1:1-13 'max' takes at most 2 arguments, not 3 | write max(a, b) or max(x, axis=all)\n");
    row("zeros(2.5)", "1:7-10 'n' of zeros must be a whole number that is written out\n");
    row("zeros(0)", "1:1-9 an array needs at least one number in each direction\n");
    row("zeros(1e9)", "1:1-11 an array may have at most ten million numbers\n");
    row("y = sin * 2", "1:5-8 'sin' is a function | write sin(x)\n");
    row("f(x) = x; f + 1", "1:11-12 'f' is a function | write f(…)\n");
    row("f(x, x) = x", "1:6-7 the parameter 'x' occurs twice\n");
    row("f() = 1", "1:1-4 a function needs a parameter | without one, write f = …\n");
    row("f(2) = 1", "1:3-4 a parameter must be a name, not '2'\n");
    row("data f(x) = x", "1:1-7 a function can't be data\n");
    row("data x", "1:1-7 expected '=' after 'data x' | write data x = 1\n");
    row("data x = 2*y", "1:10-13 data needs a literal, not an expression | write a number, a list of numbers, or zeros, ones, eye, "
                        "linspace, randn, rand, csv\n");
    row("output y", "1:8-9 there is no 'y' to be the output\n");
    row("x = 1; output x y", "1:17-18 expected the end of the statement after 'output x' | 'output NAME' chooses a name that is bound in a "
                             "statement of its own\n");
    row("x = 1; output x; output x", "1:18-26 the output is chosen twice: on line 1 and on line 1 | leave out one of them\n");
    row("1\n2", "1:1-2 only the last statement may stand without a name | write name = expression\n");
    row("W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2]\ny = W @ x", "2:5-10 shapes (2, 3) of 'W' and (2) of 'x' don't fit '@' | the last extent "
                                                             "of the left operand (3) must equal the first of the right (2)\n");
    row("a = [1, 2]; b = [1, 2, 3]\ny = 2*(a + 1) + b", "2:5-18 shapes (2) of '2*(a + 1)' and (3) of 'b' don't fit '+' | elementwise "
                                                        "operations need equal shapes, or extents of 1 that can be stretched\n");
    row("a = 2; b = [1, 2]\na @ b",
        "2:1-6 '@' needs vectors or matrices, not shapes () of 'a' and (2) of 'b' | use '*' to multiply by a scalar\n");
    row("x = [1, 2]; x[2]", "1:13-17 the index is outside of shape (2) of 'x' | indices count from 0\n");
    row("x = [1, 2]; x[-3]", "1:13-18 the index is outside of shape (2) of 'x' | indices count from 0\n");
    row("x = 2; x[0]", "1:8-12 shape () of 'x' has too few axes for this index | a vector takes one index, a matrix one or two\n");
    row("x = [1]; x[1.5]", "1:12-15 an index must be a whole number that is written out | x[0] is the first element, x[-1] the last\n");
    row("x = [1]; x[0, 0, 0]", "1:11-20 an element has at most two indices | values have rank 0, 1 or 2\n");
    row("x.t", "1:2-3 '.' is neither part of a number nor of '.T' | write .T\n");
    row("1 < 2 < 3", "1:1-8 comparisons can't be chained | write (a < b)*(b < c)\n");
    row("x = [1, 2]; [x, 1]", "1:14-15 an element of a list must be a scalar, not of shape (2) as 'x'\n");
    row("f(a) = a + [1, 2]\ny = f([1, 2, 3])", "1:8-18 shapes (3) of 'a' and (2) of '[1, 2]' don't fit '+', in the call of 'f' on line 2 | "
                                               "elementwise operations need equal shapes, or extents of 1 that can be stretched\n");
    row("trace([1, 2])", "1:1-14 trace needs a square matrix, not shape (2) of '[1, 2]'\n");
    row("cross_entropy([1, 2], [1, 2, 3])",
        "1:1-33 the target of shape (3) does not fit logits of shape (2) of '[1, 2]' | give a class index, or a one-hot vector\n");
    row("softmax(1)", "1:1-11 a vector or a matrix is needed, not a scalar\n");
    row("softmax([1, 2], 2)", "1:1-19 axis 2 does not exist in shape (2) of '[1, 2]' | axes count from 0\n");
    row("batch_norm([[1, 2]], [1, 2, 3], 0)", "1:1-35 shape (3) does not fit the columns of shape (1, 2) of '[[1, 2]]' | gamma, beta and "
                                              "eps are scalars, or have one number a column\n");
    row("outer([1, 2], 3)", "1:1-17 outer needs two vectors, not shapes (2) of '[1, 2]' and () of '3'\n");
    row("one_hot(1, 0)", "1:1-14 one_hot needs at least one class, not 0\n");
    row("a = $; b = a + 1; c = b*sigmod(2); d = 3 4", "1:5-6 unexpected character '$'\n1:25-31 unknown function 'sigmod' | did you mean "
                                                      "'sigmoid'?\n1:40-43 an operator is missing between '3' and '4' | write 3*4\n");
    row("y = x : 2", "1:7-8 unexpected character ':' | an index is one number; there are no slices\n");
    row("x = 1;; y = 'a'",
        "1:13-14 unexpected character ''' | texts, the arguments of csv, stand in double quotes; the transpose is .T\n1:15-16 unexpected "
        "character ''' | texts, the arguments of csv, stand in double quotes; the transpose is .T\n");
    row("linspace(0, x, 3)", "1:13-14 'b' of linspace must be a number that is written out\n");
    row("mse([1, 2], [1, 2, 3])", "1:1-23 shapes (2) of '[1, 2]' and (3) of '[1, 2, 3]' don't fit together\n");
    row("where(1, [1, 2], [1, 2, 3])", "1:1-28 shapes (2) of '[1, 2]' and (3) of '[1, 2, 3]' don't fit together | elementwise operations "
                                       "need equal shapes, or extents of 1 that can be stretched\n");
    row("x = ones(10000); outer(x, x)", "1:18-29 an array of shape (10000, 10000) has more than ten million numbers\n");
}

void TestErrors::everyMistakeIsExplainedWhereItStands()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, errors);
    const Parsed result = parse(text.toStdString());
    QVERIFY(!result.program);
    QCOMPARE(shown(result.errors), errors);
}

void TestErrors::aChosenOutputMustExist()
{
    QCOMPARE(shown(parse("loss = 1; f(x) = x", {.output = "los"}).errors),
             QByteArray("0:0-0 there is no 'los' to be the output | did you mean 'loss'?\n"));
    QCOMPARE(shown(parse("loss = 1; f(x) = x", {.output = "f"}).errors),
             QByteArray("0:0-0 'f' is a function and can't be the output | bind a call of it to a name\n"));
}

void TestErrors::wordsAreColouredWithOrWithoutErrors()
{
    const auto kinds = [](std::string_view text) {
        QByteArray result;
        for (const Word& word : highlight(text))
            result += "NnfkocE"[static_cast<int>(word.kind)];
        return result;
    };
    QCOMPARE(kinds("data x = 0.5 # half\noutput x"), QByteArray("kNoncokN").replace("coo", "c").replace("ncok", "nck"));
    QCOMPARE(kinds("y = exp(x); $ \xff # \xff"), QByteArray("NofoNooEEc"));
    QVERIFY(highlight("").empty());
}

// Any bytes give a program or errors with places inside of the text, never both and never neither.
void TestErrors::noMutationOfAProgramIsADanger()
{
    const std::vector<std::string> programs = {
        "data x = 0.5\ndata t = 1\nw = 2\nb = -0.3\nz = w*x + b\ny = sigmoid(z)\nL = 0.5*(y - t)^2",
        "x = -2; y = 5; z = -4; q = x + y; f = q*z",
        "sigma(z) = 1/(1+exp(-z))\ny = sigma(2*x) # unbound\noutput y",
        "W = [[1, 2], [3, 4]]; v = [1, -2]; norm(W @ v) + (W.T @ v)[0]",
        "X = randn(3, 2, seed=1); cross_entropy(X, [0, 1, 1])",
        "X = randn(3, 2); batch_norm(X, gamma=2, beta=0)",
        "softmax([1, 2, 3]) @ linspace(0, 1, 3)",
        "f(a, b) = a*b + a^b; g(x) = f(x, x); g(g(2))",
        "max(x, y) + min([x, y]) - where(x < y, x, 1e-3)",
        "λ = 2·3 − x₁; α = λ²",
        "x = [1,\n 2,\n 3]\nsum(x, axis=0) + x[-1]",
        "place(1, 2, 3) + broadcast(1, 3) + one_hot(1, 3) + sum_to([1, 2], 1)",
        "a = b = c; d = (1 + ; e = [1, 2; 3]",
        "x^-2^(1/2) >= 3 != 2",
        "bce(0.3, 1) + mse([1, 2], 0) + log_softmax([1, 2], axis=-1)[0]",
        "zeros(2, 3) @ ones(3) + eye(2)[1]",
        "x.T.T[0][0]; -(-(-x))",
        "elu(x, a=2) + leaky_relu(x) + prelu(x, 0.2) + clip(x, 0, 1)",
        "x = inf; pi = 3; e*pi",
        "outer(x, y) # \xc3\xa9\xff\n",
    };
    static constexpr std::string_view kBits[] = {"(", ")",   "[",     "]",       ",", "=",  ";",    "\n",    "x", "f",
                                                 "1", ".",   "-",     "^",       "*", "e",  "\xff", "·",     "λ", "₁",
                                                 "#", "sum", "data ", "output ", "@", ".T", "1e9",  "axis=", "<", "!"};
    std::mt19937 random(20240601);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (int round = 0; round < 20000; ++round) {
        std::string text = programs[below(programs.size())];
        for (std::size_t change = below(4) + 1; change > 0; --change) {
            const std::size_t at = below(text.size() + 1);
            if (below(3) == 0)
                text.erase(at, below(5));
            else if (below(8) == 0)
                text.insert(at, programs[below(programs.size())]);
            else
                text.insert(at, kBits[below(std::size(kBits))]);
        }
        const Parsed result = parse(text);
        QCOMPARE(result.program.has_value(), result.errors.empty());
        const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
        for (const Error& error : result.errors)
            QVERIFY2(error.where.line >= 1 && error.where.line <= lines && error.where.column >= 1 &&
                         error.where.endColumn >= error.where.column,
                     text.c_str());
        std::size_t end = 0;
        for (const Word& word : highlight(text)) {
            QVERIFY2(word.offset >= end && word.length > 0, text.c_str());
            end = word.offset + word.length;
        }
        QVERIFY(end <= text.size());
    }
}

QTEST_APPLESS_MAIN(TestErrors)
#include "tst_errors.moc"
