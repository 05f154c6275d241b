// SPDX-License-Identifier: GPL-3.0-or-later
// A collapsed group is one step of the player, and nothing else changes.
#include "core/trace/script.h"

#include "core/graph/groups.h"
#include "core/lang/program.h"
#include "core/layout/diagram.h"
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/scenario/tables.h"
#include "core/trace/explain_script.h"
#include "core/trace/replay.h"

#include <QTest>

#include <numeric>

using namespace ad;

Q_DECLARE_METATYPE(ad::Scenario)

namespace {

Trace traceOf(const Scenario& scenario)
{
    const Parsed parsed = programOf(scenario);
    if (!parsed.program)
        qFatal("%s", parsed.errors.front().message.c_str());
    const Graph& graph = parsed.program->graph;
    return record(graph, parsed.program->output, Tensor(graph.node(parsed.program->output).shape, 1.0));
}

Trace traceOf(const char* text)
{
    Scenario scenario;
    scenario.program = text;
    return traceOf(scenario);
}

std::vector<int> everyGroup(const Trace& trace)
{
    std::vector<int> all(trace.graph().groups().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

QString sentenceAt(const Trace& trace, const Script& script, int step)
{
    return QString::fromStdString(explain(trace, script, step).sentence);
}

const char* const kTricky[] = {
    "s(z) = 1/(1 + exp(-z))\nx = 2\ny = s(x)",                                           // the group is the output
    "s(z) = 1/(1 + exp(-z))\nx = 2\ny = s(s(3*x) + s(x))*x",                             // used several times, and nested in arguments
    "s(z) = 1/(1 + exp(-z))\ng(a, b) = s(a)*b + s(b)\nx = 2\nw = -1\ny = g(x, w*x) + w", // groups inside of groups
    "z = [1, 2, 3]\nw = 2\np = softmax(w*z)\nL = -log(p[1]) + sum(p^2) + w",             // several users, several edges into it
    "i(z) = z\nx = 2\ny = i(x)*x",                                                       // a function that hands on what it got
    "f(a) = sum(a)\nX = [[1, 2], [3, 4]]\nL = f(X) + f(X*X)",                            //
    "c(z) = 3*2\nx = 2\ny = x + c(x)",                                                   // nothing goes in
    "z = [[1, 2], [0, 1]]\ndata t = [0, 1]\nL = cross_entropy(z, t) + mse(z, [[0, 0], [0, 0]])",
    "data X = [[1, 2], [3, 5]]\ngamma = [1, 1]\nbeta = [0, 0]\nL = norm2(batch_norm(X, gamma, beta))",
};

} // namespace

class TestScript : public QObject
{
    Q_OBJECT

private slots:
    void withoutGroupsEachStepStandsAlone();
    void everyStepIsPlayedOnceAndInOrder_data();
    void everyStepIsPlayedOnceAndInOrder();
    void aCollapsedGroupIsOneStepInEachDirection_data() { everyStepIsPlayedOnceAndInOrder_data(); }
    void aCollapsedGroupIsOneStepInEachDirection();
    void totalsAreThoseOfTheTrace_data() { everyStepIsPlayedOnceAndInOrder_data(); }
    void totalsAreThoseOfTheTrace();
    void passagesTravelAlongTheLinksOfTheGroup_data() { everyStepIsPlayedOnceAndInOrder_data(); }
    void passagesTravelAlongTheLinksOfTheGroup();
    void framesAtTheEndsOfStepsAreThoseOfTheTrace_data() { everyStepIsPlayedOnceAndInOrder_data(); }
    void framesAtTheEndsOfStepsAreThoseOfTheTrace();
    void positionsAreTranslatedBothWays();
    void sentencesSpeakOfTheGroup();
    void keysNameTheCallsInTheirOrder();
};

void TestScript::withoutGroupsEachStepStandsAlone()
{
    const Trace trace = traceOf("x = 2\ny = sin(x)*x");
    const Script script = scriptOf(trace);
    QCOMPARE(script.size(), trace.size());
    for (int i = 0; i < script.size(); ++i)
        QCOMPARE(script.step(i).end - script.step(i).begin, 1);
}

void TestScript::everyStepIsPlayedOnceAndInOrder_data()
{
    QTest::addColumn<Scenario>("scenario");
    int count = 0;
    for (const char* text : kTricky)
        QTest::newRow(qPrintable(QStringLiteral("program %1").arg(++count))) << Scenario{.program = text};
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.c_str()) << *loadPreset(preset.id);
}

void TestScript::everyStepIsPlayedOnceAndInOrder()
{
    QFETCH(Scenario, scenario);
    const Trace trace = traceOf(scenario);
    const Script script = scriptOf(trace, everyGroup(trace));
    int next = 0;
    for (const ScriptStep& step : script.steps) {
        QCOMPARE(step.begin, next);
        QVERIFY(step.end > step.begin);
        next = step.end;
    }
    QCOMPARE(next, trace.size());
}

void TestScript::aCollapsedGroupIsOneStepInEachDirection()
{
    QFETCH(Scenario, scenario);
    const Trace trace = traceOf(scenario);
    const Script script = scriptOf(trace, everyGroup(trace));
    for (const int group : everyGroup(trace)) {
        if (trace.graph().groups()[size_t(group)].parent != kNoGroup)
            continue;
        int forward = 0;
        int backward = 0;
        for (const ScriptStep& step : script.steps)
            if (step.group == group)
                ++(trace.steps[size_t(step.begin)].kind == StepKind::Message ? backward : forward);
        QCOMPARE(forward, 1);
        QVERIFY(backward <= 1);
    }
}

void TestScript::totalsAreThoseOfTheTrace()
{
    QFETCH(Scenario, scenario);
    const Trace trace = traceOf(scenario);
    const Script script = scriptOf(trace, everyGroup(trace));
    for (const ScriptStep& step : script.steps)
        for (const Passage& passage : step.passages) {
            QVERIFY(!isInside(trace.graph(), passage.to, step.group));
            Tensor total = passage.message;
            for (std::ptrdiff_t i = 0; i < total.size(); ++i)
                total[i] += passage.before == kNoNode ? 0.0 : trace.valueOf(passage.before)[i];
            QVERIFY(relativeDifference(total, trace.valueOf(passage.after)) < 1e-14); // the same sum in another order
            QVERIFY(!passage.isLast || same(trace.valueOf(passage.after), *trace.adjointOf(passage.to)));
        }
}

void TestScript::passagesTravelAlongTheLinksOfTheGroup()
{
    QFETCH(Scenario, scenario);
    const Trace trace = traceOf(scenario);
    const std::vector<int> all = everyGroup(trace);
    const Script script = scriptOf(trace, all);
    const Diagram picture = diagram(trace, {.collapsed = all});
    for (const ScriptStep& step : script.steps)
        for (const Passage& passage : step.passages) {
            const int link = picture.linkOf[size_t(passage.edge)];
            QVERIFY(link != kNoLink);
            QCOMPARE(picture.links[size_t(link)].edge, passage.edge);
            QCOMPARE(picture.links[size_t(link)].from, picture.itemOf[size_t(passage.to)]);
            QCOMPARE(picture.links[size_t(link)].to, picture.itemOf[size_t(trace.graph().groups()[size_t(step.group)].output)]);
        }
}

void TestScript::framesAtTheEndsOfStepsAreThoseOfTheTrace()
{
    QFETCH(Scenario, scenario);
    const Trace trace = traceOf(scenario);
    const Script script = scriptOf(trace, everyGroup(trace));
    for (int i = 0; i <= script.size(); ++i) {
        const Frame coarse = frameAt(trace, script, i);
        const Frame fine = frameAt(trace, i == 0 ? 0 : script.step(i - 1).end);
        QCOMPARE(coarse.step, fine.step);
        QCOMPARE(coarse.position, fine.position);
        QVERIFY(coarse.phase == fine.phase);
        for (size_t node = 0; node < coarse.nodes.size(); ++node) {
            QCOMPARE(coarse.nodes[node].value, fine.nodes[node].value);
            QCOMPARE(coarse.nodes[node].adjoint, fine.nodes[node].adjoint);
        }
        const Frame underWay = frameAt(trace, script, i + 0.25);
        for (size_t node = 0; i < script.size() && node < coarse.nodes.size(); ++node)
            QCOMPARE(underWay.nodes[node].adjoint, coarse.nodes[node].adjoint);
    }
}

void TestScript::positionsAreTranslatedBothWays()
{
    const Trace trace = traceOf("s(z) = 1/(1 + exp(-z))\nx = 2\ny = 3*s(x)");
    const Script script = scriptOf(trace, everyGroup(trace));
    QCOMPARE(script.size(), 5); // s, ×, seed, × back, s back
    QCOMPARE(tracePosition(script, 0.0), 0.0);
    QCOMPARE(tracePosition(script, 0.5), 0.5 * script.step(0).end);
    QCOMPARE(tracePosition(script, 99.0), double(trace.size()));
    for (double position = 0.0; position <= script.size(); position += 0.25)
        QCOMPARE(scriptPosition(script, tracePosition(script, position)), position);
}

void TestScript::sentencesSpeakOfTheGroup()
{
    const Trace trace = traceOf("z = [0, 0]\np = softmax(z)\nL = p[0]*3");
    const Script script = scriptOf(trace, everyGroup(trace));
    QCOMPARE(sentenceAt(trace, script, 0), QStringLiteral("p = softmax(z) = [0.5, 0.5]: 6 operations at once."));
    QCOMPARE(sentenceAt(trace, script, script.size() - 1),
             QStringLiteral("softmax passes back [0.75, −0.75] to z, through 6 operations at once. That completes z̄."));
    QCOMPARE(QString::fromStdString(explain(trace, script, 0).title), QStringLiteral("Step 1 of %1 · forward").arg(script.size()));
}

void TestScript::keysNameTheCallsInTheirOrder()
{
    const Trace trace = traceOf("s(z) = 1/(1 + exp(-z))\nx = 2\np = softmax([x, 1])\ny = s(x) + s(2*x) + p[0]");
    const Graph& graph = trace.graph();
    QCOMPARE(groupKey(graph, 0), std::string("softmax#1"));
    QCOMPARE(groupKey(graph, 2), std::string("s#2"));
    const std::vector<std::string> keys = {"s#2", "gone#1", "softmax#1"};
    QCOMPARE(groupsNamed(graph, keys), (std::vector<int>{0, 2}));
    QCOMPARE(groupsNamed(graph, std::vector<std::string>{"s"}), (std::vector<int>{1, 2}));
    QCOMPARE(groupsNamed(graph, std::vector<std::string>{"all"}), everyGroup(trace));
}

QTEST_APPLESS_MAIN(TestScript)
#include "tst_script.moc"
