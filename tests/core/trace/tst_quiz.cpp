// SPDX-License-Identifier: GPL-3.0-or-later
// Laws of the quiz: what is right is right, a mistake is known by its number, and nothing is seen before it is asked.
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/trace/quiz_answer.h"
#include "core/trace/quiz_hints.h"
#include "core/trace/quiz_score.h"
#include "core/trace/quiz_tolerance.h"
#include "core/trace/step_names.h"
#include "core/trace/withhold.h"

#include <QtTest>

#include <algorithm>

using namespace ad;

namespace {

Trace traced(const std::string& program)
{
    const Derivation derivation = derive({.program = program});
    if (!derivation.trace)
        qFatal("%s: %s", program.c_str(), derivation.errors.front().message.c_str());
    return *derivation.trace;
}

std::vector<Question> allQuestions(const Trace& trace)
{
    QuizOptions options{.kinds = {}};
    for (const QuestionKindRow& row : questionKinds())
        options.kinds.push_back(row.kind);
    return questions(trace, options);
}

Question adjointOf(const Trace& trace, const std::string& name)
{
    for (const Question& question : questions(trace))
        if (trace.graph().node(question.node).name == name)
            return question;
    qFatal("no question about %s", name.c_str());
}

Question about(const Trace& trace, QuestionKind kind, const std::string& name, bool isBackward = false)
{
    for (const Question& question : questions(trace, {.kinds = {kind}}))
        if (trace.graph().node(question.node).name == name && question.isBackward == isBackward)
            return question;
    qFatal("no such question about %s", name.c_str());
}

QString said(const Grade& grade)
{
    return QString::fromStdString(grade.sentence);
}

std::string names(const Trace& trace, const std::vector<NodeId>& nodes)
{
    const StepNames names(trace);
    std::string result;
    for (const NodeId node : nodes)
        result += names.plain(node) + " ";
    return result;
}

// b is used by c and by d: its adjoint is 2 + 3.
constexpr const char* kFanOut = "a = 2; b = 1; c = a + b; d = b + 1; e = c * d";
// Three users of x, with the messages 9·2 = 18, 6·6 = 36 and 7.
constexpr const char* kThree = "x = 3; u = 2*x; v = x^2; w = 7*x; f = u*v + w";

Trace example()
{
    QFETCH(QString, id);
    return *derive(*loadPreset(id.toStdString())).trace;
}

void examplesData()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        if (preset.kind == Preset::Kind::Example)
            QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

} // namespace

class TestQuiz : public QObject
{
    Q_OBJECT

private slots:
    void theRightAnswerIsRight_data() { examplesData(); }
    void theRightAnswerIsRight();
    void eachMistakeIsNamedAsItself_data() { examplesData(); }
    void eachMistakeIsNamedAsItself();
    void nodesThatAreRightAreRightAndOthersNot_data() { examplesData(); }
    void nodesThatAreRightAreRightAndOthersNot();
    void everyQuestionHasHintsThatDontTell_data() { examplesData(); }
    void everyQuestionHasHintsThatDontTell();
    void whatIsAskedForIsNotSeenBefore_data() { examplesData(); }
    void whatIsAskedForIsNotSeenBefore();
    void typicalMistakes_data();
    void typicalMistakes();
    void precision_data();
    void precision();
    void answersMayBeExpressionsOfWhatIsKnown_data();
    void answersMayBeExpressionsOfWhatIsKnown();
    void whatCantBeReadIsNoAttempt_data();
    void whatCantBeReadIsNoAttempt();
    void anotherNodeThatCouldComeNextIsRightToo();
    void shapesAreReadInManyWays();
    void theTellingQuestionsAreChosen();
    void theSummaryCountsAndNames();
};

void TestQuiz::theRightAnswerIsRight()
{
    const Trace trace = example();
    for (const Question& question : allQuestions(trace)) {
        const std::string answer = isNumeric(question.kind) ? exactText(rightNumber(trace, question)) : answerText(trace, question);
        const Grade graded = grade(trace, question, answer);
        QVERIFY2(graded.verdict == AnswerVerdict::Right, (questionText(trace, question) + " " + answer + ": " + graded.sentence).c_str());
        QCOMPARE(graded.mistake, Mistake::None);
    }
}

void TestQuiz::eachMistakeIsNamedAsItself()
{
    const Trace trace = example();
    for (const Question& question : allQuestions(trace))
        for (const WrongNumber& wrong : wrongNumbers(trace, question)) {
            QVERIFY(!agrees({wrong.value}, rightNumber(trace, question)));
            const Grade graded = grade(trace, question, exactText(wrong.value));
            QVERIFY2(
                graded.mistake == wrong.mistake && graded.sentence == wrong.sentence,
                (questionText(trace, question) + " " + exactText(wrong.value) + ": " + graded.sentence + " | " + wrong.sentence).c_str());
            QVERIFY(graded.verdict == AnswerVerdict::Wrong);
            QVERIFY(std::string_view(mistakeText(wrong.mistake)).size() > 3 && std::string_view(mistakeAdvice(wrong.mistake)).size() > 10);
        }
}

void TestQuiz::nodesThatAreRightAreRightAndOthersNot()
{
    const Trace trace = example();
    for (const Question& question : questions(trace, {.kinds = {QuestionKind::NextNode, QuestionKind::ContributingEdges}})) {
        const std::vector<NodeId> right = rightNodes(trace, question);
        QVERIFY(std::find(right.begin(), right.end(), question.node) != right.end() || question.kind != QuestionKind::NextNode);
        QVERIFY(grade(trace, question, names(trace, right)).verdict == AnswerVerdict::Right);
        for (NodeId node = 0; node < trace.forwardSize; ++node) {
            if (isConstant(trace.graph().node(node)) || std::find(right.begin(), right.end(), node) != right.end())
                continue;
            const Grade graded = grade(trace, question, names(trace, {node}));
            QVERIFY2(graded.verdict == AnswerVerdict::Wrong && graded.mistake != Mistake::None, graded.sentence.c_str());
        }
    }
}

void TestQuiz::everyQuestionHasHintsThatDontTell()
{
    const Trace trace = example();
    for (const Question& question : allQuestions(trace)) {
        const std::vector<Hint> all = hints(trace, question);
        QVERIFY(!all.empty() && all.size() <= 3);
        for (const Hint& hint : all) {
            QVERIFY(!hint.sentence.empty());
            for (const std::string& tex : hint.formulas)
                QVERIFY2(std::count(tex.begin(), tex.end(), '{') == std::count(tex.begin(), tex.end(), '}'), tex.c_str());
        }
    }
}

void TestQuiz::whatIsAskedForIsNotSeenBefore()
{
    const Trace trace = example();
    const std::vector<Question> all = questions(trace);
    for (std::size_t at = 0; at < all.size(); ++at) {
        const std::span<const Question> open = std::span(all).subspan(at);
        const Withheld withheld = withheldBy(trace, open);
        for (double position = 0.0; position <= all[at].step; position += 0.5) {
            const Frame frame = without(trace, withheld, frameAt(trace, position));
            QVERIFY(frame.step < 0 || !isWithheld(trace, withheld, frame.step));
            for (const Question& question : open)
                QVERIFY(frame.nodes[static_cast<std::size_t>(question.node)].adjoint == nullptr);
            for (std::size_t edge = 0; edge < trace.edges.size(); ++edge)
                QVERIFY(frame.edges[edge].message == nullptr || !withheld.adjoints[static_cast<std::size_t>(trace.edges[edge].from)]);
        }
        const Frame asked = asking(trace, all[at], frameAt(trace, all[at].step));
        QCOMPARE(asked.asked.node, all[at].node);
        QCOMPARE(asked.step, -1);
    }
}

void TestQuiz::typicalMistakes_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<Mistake>("mistake");
    QTest::addColumn<QString>("words");
    const QString gates = "x = -2; y = 5; z = -4; q = x + y; f = q * z";
    const QString fan = kFanOut;
    const QString three = kThree;
    const QString neuron = "w = 1; x = 2; z = w*x; y = sigmoid(z); L = 3*y";
    QTest::newRow("fan-out: c forgotten") << fan << "b"
                                          << "3" << Mistake::UserForgotten << "The message from c is missing";
    QTest::newRow("fan-out: d forgotten") << fan << "b"
                                          << "2" << Mistake::UserForgotten << "The message from d is missing";
    QTest::newRow("fan-out: multiplied") << fan << "b"
                                         << "6" << Mistake::Multiplied << "they are added";
    QTest::newRow("three: the second forgotten") << three << "x"
                                                 << "25" << Mistake::UserForgotten << "The message from v is missing";
    QTest::newRow("three: only the last") << three << "x"
                                          << "18" << Mistake::Assigned << "the last message alone";
    QTest::newRow("three: only the first") << three << "x"
                                           << "7" << Mistake::Assigned << "the first message alone";
    QTest::newRow("three: one local forgotten") << three << "x"
                                                << "52" << Mistake::LocalForgotten << "∂u/∂x";
    QTest::newRow("three: all locals forgotten") << three << "x"
                                                 << "16" << Mistake::LocalForgotten << "adds up the adjoints of the users";
    QTest::newRow("three: only the local derivatives") << three << "x"
                                                       << "15" << Mistake::UpstreamForgotten << "adds up the local derivatives";
    QTest::newRow("three: a sign") << three << "x"
                                   << "47" << Mistake::Sign << "comes from w";
    QTest::newRow("factors") << gates << "q"
                             << "3" << Mistake::NotSwapped << "other factor";
    QTest::newRow("passed on") << gates << "z"
                               << "1" << Mistake::LocalForgotten << "passes f̄ on as it is";
    QTest::newRow("not passed on") << gates << "x"
                                   << "1" << Mistake::UpstreamForgotten << "local derivative ∂q/∂x alone";
    QTest::newRow("a sign") << gates << "q"
                            << "4" << Mistake::Sign << "sign";
    QTest::newRow("a value") << gates << "x"
                             << "-2" << Mistake::ValueForDerivative << "value of x";
    QTest::newRow("the value of the output") << gates << "f"
                                             << "-12" << Mistake::ValueForDerivative << "value of f";
    QTest::newRow("sigmoid of the input") << neuron << "z"
                                          << "-6" << Mistake::WrongRule << "output of σ";
    QTest::newRow("quotient without square") << "a = 3; b = 2; f = a/b"
                                             << "b"
                                             << "-1.5" << Mistake::WrongRule << "square";
    QTest::newRow("quotient's sign") << "a = 3; b = 2; f = a/b"
                                     << "b"
                                     << "0.75" << Mistake::Sign << "sign";
    QTest::newRow("power rule") << "x = 3; f = x^4"
                                << "x"
                                << "27" << Mistake::WrongRule << "factor n";
    QTest::newRow("twice the same user") << "x = 3; y = 5*x; f = x*x + y"
                                         << "x"
                                         << "8" << Mistake::UserForgotten << "uses x twice";
    QTest::newRow("matrix not transposed") << "W = [[1, 2], [3, 4]]; x = [5, 7]; f = sum(W @ x)"
                                           << "x"
                                           << "[3, 7]" << Mistake::Transposed << "W, has to be transposed";
    QTest::newRow("outer product the wrong way round") << "W = [[1, 2], [3, 4]]; x = [5, 7]; c = [1, 3]; f = sum(c * (W @ x))"
                                                       << "W"
                                                       << "[[5, 15], [7, 21]]" << Mistake::Transposed << "transpose";
    QTest::newRow("not summed over the rows") << "X = [[1, 2], [3, 4]]; b = [5, 6]; f = sum(X + b)"
                                              << "b"
                                              << "[[1, 1], [1, 1]]" << Mistake::NotSummed << "broadcast";
}

void TestQuiz::typicalMistakes()
{
    QFETCH(QString, program);
    QFETCH(QString, node);
    QFETCH(QString, answer);
    QFETCH(Mistake, mistake);
    QFETCH(QString, words);
    const Trace trace = traced(program.toStdString());
    const Grade graded = grade(trace, adjointOf(trace, node.toStdString()), answer.toStdString());
    QVERIFY2(graded.mistake == mistake, qPrintable(said(graded)));
    QVERIFY2(said(graded).contains(words), qPrintable(said(graded)));
}

void TestQuiz::precision_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<AnswerVerdict>("verdict");
    // The adjoint of z is 0.19661193… in the first program, exactly 100 in the second.
    QTest::newRow("all digits") << "0.19661193" << AnswerVerdict::Right;
    QTest::newRow("three digits") << "0.197" << AnswerVerdict::Right;
    QTest::newRow("two digits") << "0.20" << AnswerVerdict::Right;
    QTest::newRow("cut instead of rounded: within 1 %") << "0.196" << AnswerVerdict::Right;
    QTest::newRow("one digit") << "0.2" << AnswerVerdict::Close;
    QTest::newRow("5 % off") << "0.205" << AnswerVerdict::Close;
    QTest::newRow("far off") << "0.3" << AnswerVerdict::Wrong;
    QTest::newRow("an expression") << "0.73106*(1 - 0.73106)" << AnswerVerdict::Right;
    QTest::newRow("exactly") << "exact: 100" << AnswerVerdict::Right;
    QTest::newRow("101 is not 100") << "exact: 101" << AnswerVerdict::Close;
    QTest::newRow("with a power of ten") << "exact: 1e2" << AnswerVerdict::Right;
}

void TestQuiz::precision()
{
    QFETCH(QString, answer);
    QFETCH(AnswerVerdict, verdict);
    const bool isExact = answer.startsWith("exact: ");
    const Trace trace = traced(isExact ? "z = 3; a = 100*z; f = a + 2" : "z = 1; f = sigmoid(z)");
    const Grade graded = grade(trace, adjointOf(trace, "z"), answer.mid(isExact ? 7 : 0).toStdString());
    QVERIFY2(graded.verdict == verdict, qPrintable(said(graded)));
}

void TestQuiz::answersMayBeExpressionsOfWhatIsKnown_data()
{
    QTest::addColumn<QString>("answer");
    for (const char* answer :
         {"-4*x + 12", "z*1 + 0*q - 0", "-8/2", "−4", " - 4 ", "qbar = -4", "f̄*z", "f_bar * z", "min(-4, 1)", "-16/4.0"})
        QTest::newRow(answer) << QString(answer);
}

void TestQuiz::answersMayBeExpressionsOfWhatIsKnown()
{
    QFETCH(QString, answer);
    const Trace trace = traced("x = 4; y = 5; z = -4; q = x + y; f = q * z");
    const Grade graded = grade(trace, adjointOf(trace, "q"), answer.toStdString());
    QVERIFY2(graded.verdict == AnswerVerdict::Right, qPrintable(said(graded)));
}

void TestQuiz::whatCantBeReadIsNoAttempt_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << "  "
                             << "nothing is written yet";
    QTest::newRow("half an expression") << "2*"
                                        << "";
    QTest::newRow("a name of nothing") << "2*foo"
                                       << "'foo' is no node";
    QTest::newRow("what is asked for") << "qbar"
                                       << "is what is asked for";
    QTest::newRow("what comes later") << "xbar"
                                      << "is not known yet";
    QTest::newRow("a decimal comma") << "0,5"
                                     << "write 0.5";
    QTest::newRow("two statements") << "1; 2"
                                    << "more than one";
}

void TestQuiz::whatCantBeReadIsNoAttempt()
{
    QFETCH(QString, answer);
    QFETCH(QString, words);
    const Trace trace = traced("x = 4; y = 5; z = -4; q = x + y; f = q * z");
    const Grade graded = grade(trace, adjointOf(trace, "q"), answer.toStdString());
    QVERIFY(graded.verdict == AnswerVerdict::Unreadable);
    QVERIFY2(!said(graded).isEmpty() && said(graded).contains(words), qPrintable(said(graded)));
}

void TestQuiz::anotherNodeThatCouldComeNextIsRightToo()
{
    const Trace trace = traced("a = 1; b = 2; c = a + 1; d = b + 1; e = c * d");
    const Question first = about(trace, QuestionKind::NextNode, "c");
    QVERIFY(said(grade(trace, first, "d")).contains("could be next too"));
    QCOMPARE(grade(trace, first, "e").mistake, Mistake::NotReady);
    const Question backward = about(trace, QuestionKind::NextNode, "d", true);
    QVERIFY(grade(trace, backward, "c").verdict == AnswerVerdict::Right);
    QCOMPARE(grade(trace, backward, "a").mistake, Mistake::NotInvolved);
    QCOMPARE(grade(trace, about(trace, QuestionKind::ContributingEdges, "c", true), "a").mistake, Mistake::WrongWay);
}

void TestQuiz::shapesAreReadInManyWays()
{
    for (const char* text : {"(2, 3)", "2x3", "2 3", "2 by 3", "[2,3]", "2×3"})
        QVERIFY2(typedShape(text).has_value() && *typedShape(text) == Shape(2, 3), text);
    QVERIFY(*typedShape("(3,)") == Shape(3) && *typedShape("3") == Shape(3) && *typedShape("scalar") == Shape());
    QVERIFY(!typedShape("W") && !typedShape("1, 2, 3") && !typedShape(""));
    const Trace trace = traced("W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2, 3]; f = sum(W @ x)");
    const Question question = about(trace, QuestionKind::Shape, "W", true);
    QVERIFY(grade(trace, question, "(2, 3)").verdict == AnswerVerdict::Right);
    QCOMPARE(grade(trace, question, "(3, 2)").mistake, Mistake::Transposed);
}

void TestQuiz::theTellingQuestionsAreChosen()
{
    const Trace trace = traced(kThree);
    const std::vector<Question> all = questions(trace);
    const std::vector<Question> one = mostTelling(trace, all, 1);
    QCOMPARE(one.size(), 1U);
    QCOMPARE(trace.graph().node(one[0].node).name, std::string("x")); // the only sum
    QCOMPARE(mostTelling(trace, all, 3).size(), 3U);
    QVERIFY(mostTelling(trace, all, 100) == all);
}

void TestQuiz::theSummaryCountsAndNames()
{
    const Question question;
    const std::vector<Attempted> attempts{
        {.question = question, .outcome = Outcome::Right},
        {.question = question, .outcome = Outcome::Right, .hints = 1},
        {.question = question, .outcome = Outcome::Right, .wrong = 2, .mistakes = {Mistake::UserForgotten, Mistake::None}},
        {.question = question, .outcome = Outcome::Revealed, .wrong = 1, .mistakes = {Mistake::UserForgotten}},
        {.question = question, .outcome = Outcome::Skipped},
        {.question = question}};
    const std::vector<std::string> sentences = summary(score(attempts));
    QCOMPARE(QString::fromStdString(sentences[0]),
             QString("1 of 5 right at once, 1 with a hint, 1 after another try, 1 revealed, 1 skipped."));
    QVERIFY(QString::fromStdString(sentences[1]).startsWith("A user of the node forgotten, twice."));
    QCOMPARE(sentences.size(), 2U);
    QCOMPARE(missed(attempts).size(), 4U);
}

QTEST_APPLESS_MAIN(TestQuiz)
#include "tst_quiz.moc"
