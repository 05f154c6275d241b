// SPDX-License-Identifier: GPL-3.0-or-later
// Predict mode on the graph page: asked, answered and revealed by keys, and nothing seen too early.
#include "core/scenario/json.h"
#include "tests/ui/page/derive_at_once.h"
#include "ui/graph/graph_view.h"
#include "ui/page/graph_page.h"
#include "ui/panel/inspector.h"
#include "ui/panel/predict_card.h"
#include "ui/playback/player.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace ad;
using namespace ad::ui;

namespace {

constexpr const char* kGates = "x = -2; y = 5; z = -4\nq = x + y\nf = q*z\n";
constexpr const char* kFanOut = "a = 2; b = 1\nc = a + b\nd = b + 1\ne = c * d\n";

// A page as the window has it, with the question mode on.
struct Fixture
{
    explicit Fixture(const std::string& program)
    {
        setMotionReduced(true); // steps are made at once
        deriveAtOnce(page);
        page.setActive(true);
        page.resize(1600, 900);
        page.show();
        session.start({.program = program});
        for (QAction* action : page.toolActions())
            if (action->shortcut() == QKeySequence(Qt::Key_P))
                action->trigger();
        card = page.findChild<PredictCard*>();
        view = page.findChild<GraphView*>();
    }

    // As the window's focus: where typing goes.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(page.focusWidget(), key, modifiers); }
    void type(const QString& text) { QTest::keyClicks(page.focusWidget(), text); }
    void answer(const QString& text)
    {
        page.findChild<QLineEdit*>(QStringLiteral("predictField"))->clear();
        type(text);
        press(Qt::Key_Return);
    }
    QPushButton* button(const char* name) { return page.findChild<QPushButton*>(QLatin1String(name)); }
    NodeId node(const char* name) const { return page.trace()->graph().find(name); }
    const NodeFrame& shown(const char* name) const { return view->frame().nodes[static_cast<std::size_t>(node(name))]; }
    bool asks(const QString& words) const { return card->questionText().contains(words); }
    bool says(const QString& words) const { return card->verdictText().contains(words); }

    Session session{{scenarioFromJson, toJson}};
    Player player;
    GraphPage page{&session, &player};
    PredictCard* card = nullptr;
    GraphView* view = nullptr;
};

} // namespace

class TestPredict : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aWholeQuizGoesByKeyboard();
    void partsOfASumAreNotSeenBeforeItIsAnswered();
    void aClickerAsksAndReveals();
    void nodesOnTheStageAreAnswers();
    void lettersAreCommandsOnlyWhereNothingIsTyped();
    void playingStopsToAsk();
    void anEditBeginsAnew();
    void leavingShowsEverythingAgain();
    void missedQuestionsComeAgain();
    void collapsedGroupsAreAskedAboutAsAWhole();
    void everyKindIsAskedAndAnswered_data();
    void everyKindIsAskedAndAnswered();
};

void TestPredict::initTestCase()
{
    loadFonts();
    setTheme(lightTheme());
}

void TestPredict::aWholeQuizGoesByKeyboard()
{
    Fixture f(kGates);
    QVERIFY(f.card->isVisible() && f.asks("5 questions"));
    f.player.stepForward();
    f.player.stepForward();
    QCOMPARE(f.player.position(), 2.0);
    f.player.stepForward(); // the seed is asked for before it is shown
    QCOMPARE(f.player.position(), 2.0);
    QVERIFY(f.asks("the adjoint of f") && !f.page.findChild<Inspector*>()->isVisible());
    f.answer("1");
    QVERIFY(f.says("✓") && f.player.position() == 3.0 && f.page.findChild<Inspector*>()->isVisible());

    f.press(Qt::Key_Return); // the next question
    QVERIFY(f.asks("the adjoint of q"));
    f.answer("3");
    QVERIFY2(f.says("factors are not swapped"), qPrintable(f.card->verdictText()));
    QVERIFY(f.shown("q").adjoint == nullptr && f.view->frame().asked.node == f.node("q"));
    f.answer("2*");
    QVERIFY(f.card->verdictText().size() > 5);
    f.answer("-4");
    QVERIFY(f.says("✓") && f.shown("q").adjoint->scalar() == -4.0);

    f.press(Qt::Key_Return);
    f.press(Qt::Key_H);
    QVERIFY(f.page.findChild<QLabel*>("predictHintText")->text().contains("z is used by f"));
    f.press(Qt::Key_R);
    QVERIFY(f.says("The answer is 3"));
    f.press(Qt::Key_Return);
    f.press(Qt::Key_S); // skips x
    QVERIFY(f.asks("the adjoint of y"));
    f.answer("1");
    QVERIFY(f.says("local derivative ∂q/∂y alone"));
    f.answer("z");
    QVERIFY(f.says("✓"));
    f.press(Qt::Key_Return);
    QVERIFY2(f.asks("1 of 5 right at once, 2 after another try, 1 revealed, 1 skipped."), qPrintable(f.card->questionText()));
    QVERIFY(f.says("Factors not swapped, once.") && f.says("Upstream gradient forgotten, once."));
    f.press(Qt::Key_Escape);
    QVERIFY(!f.card->isVisible());
}

void TestPredict::partsOfASumAreNotSeenBeforeItIsAnswered()
{
    Fixture f(kFanOut);
    const NodeId b = f.node("b");
    for (int i = 0; i < 40 && !f.asks("the adjoint of b"); ++i) {
        f.player.stepForward(); // as Page Down does: asks, and reveals where nothing is typed
        QVERIFY(f.shown("b").adjoint == nullptr);
        for (std::size_t edge = 0; edge < f.page.trace()->edges.size(); ++edge)
            QVERIFY(f.page.trace()->edges[edge].from != b || f.view->frame().edges[edge].message == nullptr);
    }
    QVERIFY(f.asks("the adjoint of b"));
    QVERIFY(f.page.caption().contains("the adjoint of b"));
    f.answer("3");
    QVERIFY2(f.says("The message from c is missing"), qPrintable(f.card->verdictText()));
    f.answer("2+3");
    QVERIFY(f.says("✓") && f.shown("b").adjoint->scalar() == 5.0);
}

void TestPredict::aClickerAsksAndReveals()
{
    Fixture f(kGates);
    int presses = 0;
    while (!f.asks("right at once") && presses < 60) {
        f.player.stepForward();
        ++presses;
    }
    QVERIFY(f.asks("0 of 5 right at once, 5 revealed."));
    QCOMPARE(f.player.position(), 7.0);
    QCOMPARE(presses, 2 + 2 * 5 + 1); // the forward pass, ask and reveal, the summary
}

void TestPredict::nodesOnTheStageAreAnswers()
{
    Fixture f(kFanOut);
    for (QToolButton* chip : f.card->findChildren<QToolButton*>())
        if (chip->text() == "edges" || chip->text() == "adjoints")
            chip->click(); // edges instead of adjoints
    for (int i = 0; i < 40 && !f.asks("pass a message back to b"); ++i)
        f.player.stepForward();
    QVERIFY(f.asks("pass a message back to b"));
    emit f.view->nodeSelected(f.node("c"));
    f.press(Qt::Key_Return);
    QVERIFY2(f.says("1 is missing"), qPrintable(f.card->verdictText()));
    emit f.view->nodeSelected(f.node("d"));
    QCOMPARE(f.card->answer(), QString("c, d"));
    f.press(Qt::Key_Return);
    QVERIFY(f.says("✓ Right: c, d."));
}

void TestPredict::lettersAreCommandsOnlyWhereNothingIsTyped()
{
    Fixture f("h = 2; x = 3\ny = h*x\n");
    f.press(Qt::Key_Return);
    f.press(Qt::Key_H); // a name begins with it
    QCOMPARE(f.card->answer(), QString("h"));
    QVERIFY(f.button("predictHint")->text().contains("Alt+H"));
    f.press(Qt::Key_R);
    QCOMPARE(f.card->answer(), QString("hr"));
    f.press(Qt::Key_H, Qt::AltModifier);
    QVERIFY(f.page.findChild<QLabel*>("predictHintText") != nullptr);
    f.press(Qt::Key_R, Qt::AltModifier);
    QVERIFY(f.says("The answer is 1"));
    f.view->setFocus();
    f.press(Qt::Key_Escape); // to the summary
    QVERIFY(f.asks("0 of 1 right at once"));
}

void TestPredict::playingStopsToAsk()
{
    Fixture f(kGates);
    f.player.play();
    for (int i = 0; i < 20; ++i)
        f.player.advance(1000);
    QCOMPARE(f.player.position(), 2.0);
    QVERIFY(!f.player.isPlaying() && f.asks("the adjoint of f"));
    f.player.toEnd(); // nothing is typed, so that it reveals; but it does not run past the next question
    f.player.toEnd();
    QCOMPARE(f.player.position(), 3.0);
}

void TestPredict::anEditBeginsAnew()
{
    Fixture f(kGates);
    f.press(Qt::Key_Return);
    f.answer("7");
    f.session.edit("Edit", [](Scenario& s) { s.program = kFanOut; });
    QVERIFY(f.asks("questions") && f.view->frame().asked.node == kNoNode);
    f.session.edit("Edit", [](Scenario& s) { s.program = ""; });
    QVERIFY(f.asks("As soon as there is a graph"));
    f.session.edit("Edit", [](Scenario& s) { s.program = "x = 2"; });
    f.player.stepForward();
    f.session.edit("Edit", [](Scenario& s) {
        s.program = kFanOut;
        s.graph.pitfalls.overwrites = true;
    });
    QVERIFY(f.asks("pitfall"));
}

void TestPredict::leavingShowsEverythingAgain()
{
    Fixture f(kFanOut);
    f.press(Qt::Key_Return);
    f.press(Qt::Key_Escape);
    QVERIFY(!f.card->isVisible() && f.page.findChild<Inspector*>()->isVisible());
    f.player.toEnd();
    QCOMPARE(f.player.position(), double(f.page.trace()->size()));
    QVERIFY(f.shown("b").adjoint->scalar() == 5.0);
}

void TestPredict::missedQuestionsComeAgain()
{
    Fixture f(kGates);
    f.press(Qt::Key_Return);
    f.answer("1");
    f.press(Qt::Key_Return);
    f.answer("4");
    QVERIFY(f.says("sign"));
    f.answer("-4");
    f.press(Qt::Key_Escape);
    QVERIFY(!f.button("predictRetry")->isHidden() || f.asks("1 of 2"));
    f.button("predictRetry")->click();
    QVERIFY(f.asks("the adjoint of q") && f.shown("q").adjoint == nullptr);
    f.answer("-4");
    f.press(Qt::Key_Return);
    QVERIFY(f.asks("1 of 1 right at once."));
}

void TestPredict::collapsedGroupsAreAskedAboutAsAWhole()
{
    Fixture f("sigma(z) = 1/(1 + exp(-z))\nw = 1; x = 2\nz = w*x\ny = sigma(z)\nL = y + z\n");
    f.session.edit("Collapse", [](Scenario& s) { s.graph.collapsed = {"sigma"}; });
    const NodeId z = f.node("z");
    for (int i = 0; i < 60 && !f.asks("right at once"); ++i) {
        const bool isOpen = !f.asks("The answer") && f.shown("z").adjoint == nullptr;
        if (isOpen)
            for (std::size_t edge = 0; edge < f.page.trace()->edges.size(); ++edge)
                QVERIFY(f.page.trace()->edges[edge].from != z || f.view->frame().edges[edge].message == nullptr);
        f.player.stepForward();
    }
    QVERIFY2(f.asks("0 of 5 right at once, 5 revealed."), qPrintable(f.card->questionText())); // L, y, z, w, x
}

void TestPredict::everyKindIsAskedAndAnswered_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("scalars") << QString(kFanOut);
    QTest::newRow("arrays") << "W = [[1, 2], [3, 4]]; x = [5, 7]; b = [1, 1]\nz = W @ x + b\nf = sum(tanh(z)^2)";
    QTest::newRow("with NaN") << "x = -1\ny = log(x)\nz = y*x";
    QTest::newRow("a leaf") << "x = 2";
    QTest::newRow("larger than a person types") << "W = ones(9, 9)\nx = ones(9)\nf = norm2(W @ x)";
}

void TestPredict::everyKindIsAskedAndAnswered()
{
    QFETCH(QString, program);
    Fixture f(program.toStdString());
    for (QToolButton* chip : f.card->findChildren<QToolButton*>())
        if (chip->isEnabled() && !chip->isChecked() && chip->text() != "a few only")
            chip->click();
    for (int i = 0; i < 400 && !f.asks("right at once") && !f.asks("nothing"); ++i)
        f.player.stepForward();
    QVERIFY(f.asks("right at once") || f.asks("nothing"));
}

QTEST_MAIN(TestPredict)
#include "tst_predict.moc"
