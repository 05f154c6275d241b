// SPDX-License-Identifier: GPL-3.0-or-later
// Traces with tangents, mistakes, updates and checkpoints.
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/trace/checkpoints.h"
#include "core/trace/explain.h"
#include "core/trace/memory.h"
#include "core/trace/playlist.h"

#include <QtTest>

using namespace ad;

namespace {

// The example of the lectures: (e^(x1/x2) + x1/x2)(x1/x2 − ln x2) at (0.5, 1).
constexpr const char* kLecture = "x1 = 0.5; x2 = 1; v1 = x1/x2; v2 = exp(v1); v3 = v2 + v1; v4 = ln(x2); v5 = v1 - v4; f = v3*v5";

// A node with two users; another one with a user of its own.
constexpr const char* kFanOut = "a = 3; b = 2; c = a + b; d = 1; e = c*d";

Program parsed(const std::string& text)
{
    Parsed result = parse(text);
    if (!result.program)
        qFatal("%s: %s", text.c_str(), result.errors.front().message.c_str());
    return std::move(*result.program);
}

Trace recorded(const std::string& text, const Recording& recording)
{
    const Program program = parsed(text);
    return record(program.graph, program.output, recording);
}

double adjointOf(const Trace& trace, const char* name)
{
    return trace.adjointOf(trace.graph().find(name))->scalar();
}

Derivation derived(const std::string& text, const GraphChoice& choice)
{
    return derive({.program = text, .graph = choice});
}

void everyExample()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        if (preset.kind == Preset::Kind::Example)
            QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

} // namespace

class TestModes : public QObject
{
    Q_OBJECT

private slots:
    void tangentsTravelWithTheValues();
    void everyTangentMessageIsOneStep_data() { everyExample(); }
    void everyTangentMessageIsOneStep();
    void framesEndWithEveryTangentAndAdjoint_data() { everyExample(); }
    void framesEndWithEveryTangentAndAdjoint();
    void overwritingKeepsTheLastMessageOnly();
    void aSecondPassWithoutZeroGradDoublesTheInputs();
    void aSecondPassWhoseNodesKeepGradientsGivesThePublishedNumbers();
    void aDetachedNodePassesNothingBack();
    void examplesAreAddedUpAndAreNotWrong();
    void anUpdateTakesAStepAgainstTheGradient();
    void checkpointsChangeNoNumber_data() { everyExample(); }
    void checkpointsChangeNoNumber();
    void checkpointsNeedLessMemoryInAChain();
    void nothingIsStoredAtTheEnd_data() { everyExample(); }
    void nothingIsStoredAtTheEnd();
    void aPlaylistFindsEveryPosition();
    void everyStepIsExplained_data() { everyExample(); }
    void everyStepIsExplained();
};

// Values of the table of the lectures, recomputed with 15 digits.
void TestModes::tangentsTravelWithTheValues()
{
    const Trace trace = recorded(kLecture, {.direction = Point{{"x1", Tensor(1.0)}}, .playsBackward = false});
    const std::pair<const char*, double> expected[] = {
        {"v1", 1.0}, {"v2", 1.648721270700128}, {"v3", 2.648721270700128}, {"v5", 1.0}, {"f", 3.473081906050192}};
    for (const auto& [name, tangent] : expected)
        QVERIFY(std::abs(trace.tangentOf(trace.graph().find(name))->scalar() - tangent) < 1e-14); // a few ulp
    QVERIFY(trace.tangentOf(trace.graph().find("v4")) == nullptr);                                // does not depend on x1
    const Frame frame = frameAt(trace, 2.0);                                                      // v1, and its tangent
    QVERIFY(frame.nodes[static_cast<std::size_t>(trace.graph().find("v1"))].isTangentComplete);
    QVERIFY(frame.nodes[static_cast<std::size_t>(trace.graph().find("v2"))].tangent == nullptr);
    QCOMPARE(trace.backwardSteps, 0);
}

void TestModes::everyTangentMessageIsOneStep()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const Trace trace = *derived(scenario.program, {.mode = SweepMode::Forward}).trace;
    std::vector<int> seen(trace.tangentMessages.size(), 0);
    for (const Step& step : trace.steps)
        if (step.kind == StepKind::Tangent)
            ++seen[static_cast<std::size_t>(step.message)];
    QVERIFY(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
}

void TestModes::framesEndWithEveryTangentAndAdjoint()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const Trace trace = *derived(scenario.program, {.mode = SweepMode::Both}).trace;
    const Frame frame = frameAt(trace, trace.size());
    for (NodeId node = 0; node < trace.forwardSize; ++node) {
        QCOMPARE(frame.nodes[static_cast<std::size_t>(node)].tangent, trace.tangentOf(node));
        QCOMPARE(frame.nodes[static_cast<std::size_t>(node)].adjoint, trace.adjointOf(node));
    }
}

void TestModes::overwritingKeepsTheLastMessageOnly()
{
    const char* program = "x = 3; a = 2*x; b = 5*x; f = a + b";
    const Trace trace = recorded(program, {.conditions = {.overwrites = true}});
    QCOMPARE(adjointOf(trace, "x"), 2.0); // the message from b comes first, and a's replaces it
    QCOMPARE(adjointOf(*trace.right, "x"), 7.0);
    const Frame frame = frameAt(trace, trace.size());
    QVERIFY(frame.nodes[static_cast<std::size_t>(trace.graph().find("x"))].isWrong);
    QVERIFY(!frame.nodes[static_cast<std::size_t>(trace.graph().find("a"))].isWrong);
    QVERIFY(explain(trace, trace.size() - 1).sentence.find("+=") != std::string::npos);
}

void TestModes::aSecondPassWithoutZeroGradDoublesTheInputs()
{
    const Derivation derivation = derived(kFanOut, {.pitfalls = {.kept = KeptGradients::Inputs}});
    QCOMPARE(derivation.episodes.size(), std::size_t(2));
    const Trace& second = *derivation.episodes[1];
    QCOMPARE(adjointOf(second, "a"), 2.0);
    QCOMPARE(adjointOf(second, "d"), 10.0);
    QCOMPARE(adjointOf(second, "c"), 1.0);
    QCOMPARE(adjointOf(*second.right, "a"), 1.0);
}

// micrograd, question 53: after a second backward pass a 3, b 3, c 2, d 10, e 1.
void TestModes::aSecondPassWhoseNodesKeepGradientsGivesThePublishedNumbers()
{
    const Derivation derivation = derived(kFanOut, {.pitfalls = {.kept = KeptGradients::All}});
    const Trace& second = *derivation.episodes[1];
    QCOMPARE(adjointOf(second, "a"), 3.0);
    QCOMPARE(adjointOf(second, "b"), 3.0);
    QCOMPARE(adjointOf(second, "c"), 2.0);
    QCOMPARE(adjointOf(second, "d"), 10.0);
    QCOMPARE(adjointOf(second, "e"), 1.0);
}

void TestModes::aDetachedNodePassesNothingBack()
{
    const Derivation derivation = derived("x = 3; a = x^2; f = a*x", {.pitfalls = {.detached = {"a", "unknown"}}});
    const Trace& trace = *derivation.trace;
    QCOMPARE(adjointOf(trace, "x"), 9.0); // a is taken for a constant; right is 3x² = 27
    QCOMPARE(adjointOf(*trace.right, "x"), 27.0);
    QVERIFY(frameAt(trace, trace.size()).nodes[static_cast<std::size_t>(trace.graph().find("x"))].isWrong);
}

void TestModes::examplesAreAddedUpAndAreNotWrong()
{
    const GraphChoice choice{.loop = {.learningRate = 0.1, .updates = 1, .examples = {{{"t", 1.0}}, {{"t", 2.0}}}}};
    const Derivation derivation = derived("data t = 0; w = 5; L = (w - t)^2", choice);
    QCOMPARE(derivation.episodes.size(), std::size_t(4)); // two examples, and both again after the update
    const Trace& second = *derivation.episodes[1];
    QCOMPARE(adjointOf(second, "w"), 2.0 * 4.0 + 2.0 * 3.0);
    QVERIFY(second.right == nullptr);
    QCOMPARE(second.valueOf(second.updates.front().after).scalar(), 5.0 - 0.1 * 14.0);
}

void TestModes::anUpdateTakesAStepAgainstTheGradient()
{
    const GraphChoice choice{.loop = {.learningRate = 0.25, .updates = 3}};
    const Derivation derivation = derived("data t = 1; x = 9; y = 2; f = (x - t)^2 + y", choice);
    QCOMPARE(derivation.episodes.size(), std::size_t(4));
    const double expected[] = {9.0, 5.0, 3.0, 2.0}; // halves the distance to 1
    for (std::size_t i = 0; i < 4; ++i) {
        const Trace& trace = *derivation.episodes[i];
        QCOMPARE(trace.valueOf(trace.graph().find("x")).scalar(), expected[i]);
        QCOMPARE(trace.valueOf(trace.graph().find("t")).scalar(), 1.0);
    }
    const Trace& first = *derivation.episodes[0];
    const NodeFrame x = frameAt(first, first.size()).nodes[static_cast<std::size_t>(first.graph().find("x"))];
    QCOMPARE(x.value->scalar(), 5.0);
    QVERIFY(x.isUpdated);
}

void TestModes::checkpointsChangeNoNumber()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const Trace plain = *derived(scenario.program, {}).trace;
    for (const int segments : {1, 2, 3, 100}) {
        const Trace trace = *derived(scenario.program, {.segments = segments}).trace;
        const Frame end = frameAt(trace, trace.size());
        for (NodeId node = 0; node < plain.forwardSize; ++node) {
            const Tensor* adjoint = end.nodes[static_cast<std::size_t>(node)].adjoint;
            QCOMPARE(adjoint == nullptr, plain.adjointOf(node) == nullptr);
        }
        // Whatever a message reads is in memory when it is made.
        const MemoryPlan plan(trace);
        for (int step = trace.forwardSteps; step < trace.size(); ++step) {
            const Step& made = trace.steps[static_cast<std::size_t>(step)];
            if (made.kind != StepKind::Message)
                continue;
            const Frame before = frameAt(trace, step);
            const Message& message = trace.messageOf(made);
            if (message.local == kNoNode)
                continue;
            std::vector<NodeId> reads = {message.local}; // a value of the program itself, such as the other factor
            if (message.local >= trace.forwardSize)
                reads = trace.graph().node(message.local).inputs;
            for (const NodeId read : reads)
                QVERIFY(read >= trace.forwardSize || before.nodes[static_cast<std::size_t>(read)].value != nullptr);
        }
    }
}

void TestModes::checkpointsNeedLessMemoryInAChain()
{
    std::string program = "x = 0.5; y0 = sin(x)";
    for (int i = 1; i < 36; ++i)
        program += "; y" + std::to_string(i) + " = sin(y" + std::to_string(i - 1) + ")";
    const Trace plain = *derived(program, {}).trace;
    QCOMPARE(usualSegments(plain), 6);
    const Trace trace = *derived(program, {.segments = 6}).trace;
    QVERIFY(MemoryPlan(plain).peak() >= 35.0);
    QVERIFY(MemoryPlan(trace).peak() <= 13.0); // six ends of segments and one segment that is open, or one more
    QCOMPARE(MemoryPlan(trace).recomputed(), 25);
}

void TestModes::nothingIsStoredAtTheEnd()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const Trace trace = *derived(scenario.program, {}).trace;
    const MemoryPlan plan(trace);
    QCOMPARE(plan.stored(frameAt(trace, trace.size())), 0.0);
    QCOMPARE(plan.stored(frameAt(trace, 0.0)), 0.0);
    double peak = 0.0;
    for (int step = 0; step <= trace.size(); ++step)
        peak = std::max(peak, plan.stored(frameAt(trace, step)));
    QVERIFY(peak <= plan.peak());
}

void TestModes::aPlaylistFindsEveryPosition()
{
    const Derivation derivation = derived(kLecture, {.loop = {.learningRate = 0.1, .updates = 2}});
    const Playlist playlist(derivation.episodes);
    QCOMPARE(playlist.count(), 3);
    for (double position = 0.0; position <= playlist.size(); position += 0.25) {
        const PlaylistPlace place = playlist.placeAt(position);
        QCOMPARE(playlist.positionOf(place), position);
        QVERIFY(place.position <= playlist.trace(place.episode)->size());
        QVERIFY(place.position > 0.0 || position == 0.0); // the last step of an episode is seen at its end
    }
    QCOMPARE(playlist.positionLike(playlist, 7.5), 7.5);
    const Playlist shorter({derivation.episodes[0]});
    QVERIFY(shorter.positionLike(playlist, 20.0) <= shorter.size());
}

void TestModes::everyStepIsExplained()
{
    QFETCH(QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    const GraphChoice choice{.mode = SweepMode::Both, .segments = 2, .pitfalls = {.overwrites = true}, .loop = {.updates = 1}};
    for (const auto& trace : derived(scenario.program, choice).episodes)
        for (int step = -1; step < trace->size(); ++step)
            QVERIFY(!explain(*trace, step).sentence.empty());
}

QTEST_APPLESS_MAIN(TestModes)
#include "tst_modes.moc"
