// SPDX-License-Identifier: GPL-3.0-or-later
// What the scripts compute is checked by running them, which takes Python: the texts recorded here were run and gave the numbers of
// `adjoint eval`. They were written by
//     for l in numpy pytorch cpp; do adjoint eval --code $l tests/core/trace/code/NAME.adj > tests/core/trace/code/NAME.$l.txt; done
#include "core/lang/code_helpers.h"
#include "core/lang/code_names.h"
#include "core/lang/program.h"
#include "core/op/catalog.h"
#include "core/op/code_forms.h"
#include "core/trace/code.h"
#include "core/trace/latex.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace ad;

namespace {

QByteArray file(const QString& name)
{
    QFile file(QStringLiteral(ADJOINT_SOURCE_DIR "/tests/core/trace/code/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qPrintable(name));
    return file.readAll();
}

Trace traceOf(const std::string& program, Recording recording = {})
{
    const Parsed parsed = parse(program);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    recording.differentiate = Differentiate::ParametersAndData;
    return record(parsed.program->graph, parsed.program->output, recording);
}

QString scriptOf(const Trace& trace, CodeLanguage language)
{
    return QString::fromStdString(
        toText(codeOf(trace, language, {.differentiate = Differentiate::ParametersAndData, .backward = Backwards::Always})));
}

QString scriptOf(const std::string& program, CodeLanguage language)
{
    return scriptOf(traceOf(program), language);
}

bool hasLine(const QString& script, const QString& line)
{
    return script.split('\n').contains(line);
}

} // namespace

class TestCode : public QObject
{
    Q_OBJECT

private slots:
    void everyOpHasAFormInEveryLanguage_data();
    void everyOpHasAFormInEveryLanguage();
    void everyHelperThatAFormCallsIsThere();
    void theScriptIsTheOneThatWasRun_data();
    void theScriptIsTheOneThatWasRun();
    void everyStepHasOneLineAndLinesFollowTheSteps_data();
    void everyStepHasOneLineAndLinesFollowTheSteps();
    void everyInputHasAnAdjointUnderItsName();
    void theOutputIsFoundUnderItsName();
    void namesThatBecomeTheSameAreToldApart();
    void anArrayThatGrowsIsNoOtherArray();
    void numbersOfPythonStandOnlyBesideArrays();
    void helpersAreDefinedOnlyIfCalled();
    void specialNumbersAreWritten();
    void aViewLeavesOutNumbersAndKeepsTheLines();
    void wordsSayWhatTheyStandFor();
    void latexGivesValuesAndSumsOverTheUsers();
};

void TestCode::everyOpHasAFormInEveryLanguage_data()
{
    QTest::addColumn<QString>("name");
    for (const Op* op : catalog())
        if (!isLeaf(*op))
            QTest::addRow("%s", op->name) << QString(op->name);
}

void TestCode::everyOpHasAFormInEveryLanguage()
{
    QFETCH(QString, name);
    const Op& op = *findOp(name.toStdString());
    QVERIFY(hasCodeForms(op));
    const CodeForms& forms = codeFormsOf(op);
    for (const CodeForm* form : {&forms.numpy, &forms.torch, &forms.cpp}) {
        QVERIFY(form->pattern);
        for (int slot = 1; slot <= op.arity; ++slot) {
            const QString text(form->pattern);
            QVERIFY2(text.contains(QString("#%1").arg(slot)) || text.contains(QString("{%1}").arg(slot)), form->pattern);
        }
    }
}

void TestCode::everyHelperThatAFormCallsIsThere()
{
    static const QRegularExpression call(QStringLiteral("(?<![\\w.:#])([A-Za-z_]\\w*)\\("));
    const QStringList known = {"double", "len", "range", "tuple"};
    for (const Op* op : catalog()) {
        if (isLeaf(*op))
            continue;
        const CodeForms& forms = codeFormsOf(*op);
        for (const auto& [language, form] : {std::pair{CodeLanguage::NumPy, &forms.numpy}, std::pair{CodeLanguage::PyTorch, &forms.torch},
                                             std::pair{CodeLanguage::Cpp, &forms.cpp}, std::pair{CodeLanguage::Cpp, &forms.cppArray}}) {
            const auto helpers = lang::helperNames(language, lang::Uses::Arrays);
            auto calls = call.globalMatch(form->pattern);
            while (calls.hasNext())
                if (const QString name = calls.next().captured(1); !known.contains(name))
                    QVERIFY2(helpers.contains(name.toStdString()), qPrintable(name));
        }
    }
}

void TestCode::theScriptIsTheOneThatWasRun_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("language");
    for (const char* program : {"gates", "network"})
        for (const CodeLanguageRow& row : codeLanguages())
            QTest::addRow("%s %s", program, row.key) << QString(program) << QString(row.key);
}

void TestCode::theScriptIsTheOneThatWasRun()
{
    QFETCH(QString, program);
    QFETCH(QString, language);
    const QString script = scriptOf(file(program + ".adj").toStdString(), *codeLanguage(language.toStdString()));
    const QStringList is = script.split('\n');
    const QStringList was = QString::fromUtf8(file(program + "." + language + ".txt")).split('\n');
    for (int i = 0; i < std::min(is.size(), was.size()); ++i)
        QCOMPARE(is[i], was[i]);
    QCOMPARE(is.size(), was.size());
}

void TestCode::everyStepHasOneLineAndLinesFollowTheSteps_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("kind");
    for (const CodeLanguageRow& row : codeLanguages())
        for (int kind = 0; kind < 5; ++kind)
            QTest::addRow("%s %d", row.key, kind) << static_cast<int>(row.language) << kind;
}

void TestCode::everyStepHasOneLineAndLinesFollowTheSteps()
{
    QFETCH(int, language);
    QFETCH(int, kind);
    Recording recording;
    if (kind == 1)
        recording.direction = Point{{"W", Tensor(Shape(2, 2), 1.0)}};
    recording.playsBackward = kind != 2;
    if (kind == 3)
        recording.learningRate = 0.1;
    recording.segments = kind == 4 ? 3 : 0;
    const Trace trace = traceOf(file("network.adj").toStdString(), recording);
    const Code code = codeOf(trace, static_cast<CodeLanguage>(language));
    std::vector<int> steps;
    for (const CodeLine& line : code.lines)
        if (line.step >= 0)
            steps.push_back(line.step);
    QCOMPARE(static_cast<int>(steps.size()), trace.size());
    for (int i = 0; i < trace.size(); ++i)
        QCOMPARE(steps[static_cast<std::size_t>(i)], i);
    const std::vector<int> lines = linesOfSteps(code);
    QCOMPARE(static_cast<int>(lines.size()), trace.size());
    for (int i = 0; i < trace.size(); ++i)
        QCOMPARE(code.lines[static_cast<std::size_t>(lines[static_cast<std::size_t>(i)])].node,
                 trace.steps[static_cast<std::size_t>(i)].node);
}

void TestCode::everyInputHasAnAdjointUnderItsName()
{
    const QString script = scriptOf("data lambda = 2; in = 3; x₁ = 4; b = [1, 2]; f = lambda*in*x₁", CodeLanguage::NumPy);
    QVERIFY(hasLine(script, "lambda_ = np.float64(2.0)  # data"));
    for (const char* name : {"grad_lambda = ", "grad_in = ", "grad_x1 = "})
        QVERIFY2(script.contains(QString("\n") + name), name);
    QVERIFY(hasLine(script, "grad_b = np.array([0.0, 0.0])")); // f does not depend on it
}

void TestCode::theOutputIsFoundUnderItsName()
{
    QVERIFY(hasLine(scriptOf("x = 2; np = x*x", CodeLanguage::NumPy), "np = np_"));
    QVERIFY(hasLine(scriptOf("x = 2; grad_x = x*x", CodeLanguage::NumPy), "grad_x = x*x"));
    QVERIFY(hasLine(scriptOf("x = 2; lambda = x*x", CodeLanguage::NumPy), "lambda_ = x*x"));
    QVERIFY(hasLine(scriptOf("x = 2; lambda = x*x", CodeLanguage::Cpp), "    const double lambda = x*x;"));
    QVERIFY(hasLine(scriptOf("x = 2; x*x", CodeLanguage::PyTorch), "v1 = x*x"));
}

void TestCode::namesThatBecomeTheSameAreToldApart()
{
    const QString script = scriptOf("x₁ = 2; x1 = 3; f = x₁ - x1", CodeLanguage::NumPy);
    QVERIFY(hasLine(script, "f = x1_ - x1"));
    QVERIFY(hasLine(script, "grad_x1 = -grad_f"));
    QVERIFY(hasLine(scriptOf("M_PI = 2; f = M_PI*3", CodeLanguage::Cpp), "    const double f = M_PI_value*3.0;"));
}

void TestCode::anArrayThatGrowsIsNoOtherArray()
{
    // The first message to x is the adjoint of y itself, and the second is added to it.
    const std::string program = "x = [1, 2]; y = x + 2*x; f = sum(y*y)";
    QVERIFY(hasLine(scriptOf(program, CodeLanguage::NumPy), "grad_x += grad_v1*2"));
    QVERIFY(hasLine(scriptOf(program, CodeLanguage::NumPy), "grad_x = grad_y.copy()"));
    QVERIFY(hasLine(scriptOf("x = 3; y = x + 2*x", CodeLanguage::PyTorch), "    grad_x = grad_y.clone()"));
    QVERIFY(hasLine(scriptOf("x = 3; y = x + 2*x", CodeLanguage::NumPy), "grad_x = grad_y"));
}

void TestCode::numbersOfPythonStandOnlyBesideArrays()
{
    QVERIFY(hasLine(scriptOf("x = 2; f = x*(1/0)", CodeLanguage::NumPy), "v1 = np.float64(1.0)/0.0"));
    QVERIFY(hasLine(scriptOf("x = 2; f = x*exp(2)", CodeLanguage::PyTorch), "v1 = torch.exp(torch.tensor(2.0))"));
    QVERIFY(hasLine(scriptOf("x = 2; f = (-2)^x", CodeLanguage::NumPy), "f = (-2)**x"));
    QVERIFY(hasLine(scriptOf("x = 2; f = x - (-2)", CodeLanguage::NumPy), "f = x - (-2)"));
}

void TestCode::helpersAreDefinedOnlyIfCalled()
{
    const std::string scalars = "x = 2; sum = x*x";
    for (const CodeLanguageRow& row : codeLanguages())
        QVERIFY(!scriptOf(scalars, row.language).contains(isPython(row.language) ? "def " : "inline"));
    QVERIFY(scriptOf(scalars, CodeLanguage::Cpp).startsWith("// sum"));
    QVERIFY(hasLine(scriptOf(scalars, CodeLanguage::Cpp), "    const double sum = x*x;"));
    const QString sigmoid = scriptOf("x = 2; f = sigmoid(x)", CodeLanguage::NumPy);
    QCOMPARE(sigmoid.count("def "), 1);
    QVERIFY(scriptOf("x = 2; f = sum(x)", CodeLanguage::Cpp).contains("inline double sum(const Array& x)")); // of a number
    QVERIFY(sigmoid.contains("def _sigmoid(x):"));
}

void TestCode::specialNumbersAreWritten()
{
    const std::string program = "x = [nan, inf, -inf, -0.0]; f = sum(x)";
    QVERIFY(scriptOf(program, CodeLanguage::NumPy).contains("np.array([np.nan, np.inf, -np.inf, -0.0])"));
    QVERIFY(scriptOf(program, CodeLanguage::NumPy).contains("np.seterr"));
    QVERIFY(scriptOf(program, CodeLanguage::Cpp).contains("Array({4}, {NAN, INFINITY, -INFINITY, -0.0})"));
}

void TestCode::aViewLeavesOutNumbersAndKeepsTheLines()
{
    const Trace trace = traceOf("x = linspace(0, 1, 50); f = sum(x)");
    const Code all = codeOf(trace, CodeLanguage::NumPy);
    const Code some = codeOf(trace, CodeLanguage::NumPy, {.most = 4});
    QCOMPARE(some.lines.size(), all.lines.size());
    QVERIFY(toText(some).find("…") != std::string::npos && toText(some).size() < toText(all).size());
}

void TestCode::wordsSayWhatTheyStandFor()
{
    const lang::CodeVariableKinds variables = {{"x", CodeWordKind::Value}, {"grad_x", CodeWordKind::Adjoint}};
    const std::vector<CodeWord> words = lang::codeWords("grad_x = np.exp(x.T)*1e-07  # x", CodeLanguage::NumPy, variables);
    const std::vector<CodeWord> expected = {{CodeWordKind::Adjoint, 0, 6}, {CodeWordKind::Function, 9, 6},
                                            {CodeWordKind::Value, 16, 1},  {CodeWordKind::Function, 18, 1},
                                            {CodeWordKind::Number, 21, 5}, {CodeWordKind::Comment, 28, 3}};
    QCOMPARE(words, expected);
}

void TestCode::latexGivesValuesAndSumsOverTheUsers()
{
    const QString latex = QString::fromStdString(latexOf(traceOf("x = 3; unused = 1; y = x*x + x")));
    QVERIFY(latex.contains("y &= v_{1} + x = 12\n\\end{align*}"));
    QVERIFY(latex.contains("\\bar{x} &= \\bar{y}\\,\\frac{\\partial y}{\\partial x} + "));
    QVERIFY(latex.contains(" = 7"));
    QVERIFY(latex.contains("&= 0 \\\\\n"));
    QCOMPARE(latex.count('{'), latex.count('}'));
}

QTEST_APPLESS_MAIN(TestCode)
#include "tst_code.moc"
