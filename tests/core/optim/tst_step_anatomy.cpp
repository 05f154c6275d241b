// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of the film of a step: arrows add up, boxes divide, and the last picture is the move.
#include "core/optim/anatomy_scale.h"
#include "core/optim/step_anatomy.h"
#include "core/optim/step_book.h"
#include "tests/core/optim/optim_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

constexpr std::array<double, 2> kReach = {4, 4};

/// On x²/2 + 50y², with its Hessian.
StepAnatomy anatomyAt(const std::shared_ptr<const Recipe>& recipe, std::int64_t iterate, Point2 start = {-10, 1})
{
    auto function = std::make_unique<FunctionObjective>(
        2, [](std::span<const double> p, std::span<double> g) -> double { return valley100(p[0], p[1], g.data()); },
        [](std::span<const double>, Eigen::MatrixXd& h) { h << 1, 0, 0, 100; });
    StopRule never;
    never.when = StopRule::When::Never;
    StepBook book(std::move(function), {{recipe, 0}}, start, iterate + 1, never);
    const std::optional<StepPage> page = book.at(iterate);
    if (!page)
        qFatal("no such step");
    return anatomyOf(*page->recipe, page->record, page->before ? &*page->before : nullptr, kReach);
}

bool isNear(const std::vector<double>& a, const std::vector<double>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > 1e-9 * std::max(1.0, std::abs(b[i]))) // a few roundings of numbers up to 10⁴
            return false;
    return a.size() == b.size();
}

} // namespace

class TestStepAnatomy : public QObject
{
    Q_OBJECT

private slots:
    void everyStepOfARacerHasAsManyPhases_data();
    void everyStepOfARacerHasAsManyPhases();
    void theLastPhaseIsTheMove_data() { everyStepOfARacerHasAsManyPhases_data(); }
    void theLastPhaseIsTheMove();
    void momentumAndGradientAddUpToTheMove_data();
    void momentumAndGradientAddUpToTheMove();
    void theBoxBecomesASquareAndTheArrowTheMove();
    void sentencesSayWhyWhereItCanBeTold();
    void scalesAreOneTwoOrFive();
};

void TestStepAnatomy::everyStepOfARacerHasAsManyPhases_data()
{
    QTest::addColumn<std::shared_ptr<const Recipe>>("racer");
    for (const Optimizer& optimizer : optimizers())
        QTest::addRow("%s", optimizer.name.data()) << recipe(std::string(optimizer.name), {{"lr", 0.01}});
    QTest::newRow("momentum") << recipe("sgd", {{"lr", 0.01}, {"momentum", 0.9}});
    QTest::newRow("nesterov") << recipe("sgd", {{"lr", 0.01}, {"momentum", 0.9}, {"nesterov", true}});
    QTest::newRow("rmsprop with momentum") << recipe("rmsprop", {{"lr", 0.01}, {"momentum", 0.9}, {"centered", true}});
    QTest::newRow("decoupled") << recipe("sgd", {{"lr", 0.01}, {"momentum", 0.9}, {"weight_decay", 0.1}, {"decay_form", "decoupled"}});
    QTest::newRow("plain adam") << recipe("adam", {{"lr", 0.01}, {"bias_correction", false}, {"weight_decay", 0.1}});
}

void TestStepAnatomy::everyStepOfARacerHasAsManyPhases()
{
    QFETCH(std::shared_ptr<const Recipe>, racer);
    const std::size_t count = anatomyAt(racer, 0).phases.size();
    QVERIFY(count >= 2);
    for (const std::int64_t iterate : {1, 3, 20}) {
        const StepAnatomy anatomy = anatomyAt(racer, iterate);
        QCOMPARE(anatomy.phases.size(), count);
        for (const AnatomyPhase& phase : anatomy.phases) {
            QVERIFY(!phase.sentence.empty());
            for (const AnatomyArrow& arrow : phase.arrows)
                QVERIFY(!arrow.label.empty() && arrow.tip.size() == 2 && arrow.tail.size() == 2 && arrow.oldTip.size() == 2);
        }
    }
}

void TestStepAnatomy::theLastPhaseIsTheMove()
{
    QFETCH(std::shared_ptr<const Recipe>, racer);
    const StepAnatomy anatomy = anatomyAt(racer, 3);
    const AnatomyArrow& move = anatomy.phases.back().arrows.front();
    QCOMPARE(move.kind, AnatomyArrow::Kind::Move);
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(std::abs(anatomy.theta[i] + move.tip[i] - anatomy.next[i]) < 1e-12);
}

void TestStepAnatomy::momentumAndGradientAddUpToTheMove_data()
{
    QTest::addColumn<std::string>("form");
    for (const char* form : {"pytorch", "lr_inside", "average"})
        QTest::newRow(form) << std::string(form);
}

void TestStepAnatomy::momentumAndGradientAddUpToTheMove()
{
    QFETCH(std::string, form);
    const StepAnatomy anatomy = anatomyAt(recipe("sgd", {{"lr", 0.01}, {"momentum", 0.9}, {"momentum_form", form}}), 4);
    const std::vector<AnatomyArrow>& added = anatomy.phases[anatomy.phases.size() - 2].arrows;
    QCOMPARE(added.size(), std::size_t(3)); // gradient, kept velocity, new velocity
    const AnatomyArrow& gradient = added[0];
    const AnatomyArrow& kept = added[1];
    const AnatomyArrow& velocity = added[2];
    QVERIFY(isNear(gradient.tail, kept.tip)); // at its tip
    QVERIFY(isNear(gradient.tip, velocity.tip));
    std::vector<double> move = anatomy.phases.back().arrows.front().tip;
    for (double& component : move)
        component *= anatomy.moveScale;
    QVERIFY(isNear(velocity.tip, move));
}

void TestStepAnatomy::theBoxBecomesASquareAndTheArrowTheMove()
{
    const StepAnatomy anatomy = anatomyAt(recipe("adam", {{"lr", 0.1}, {"eps", 0.0}}), 2);
    const AnatomyPhase& scaling = anatomy.phases[anatomy.phases.size() - 2];
    QVERIFY(scaling.box);
    for (const double half : scaling.box->now)
        QVERIFY(std::abs(half - 0.1 * anatomy.moveScale) < 1e-12); // η
    const AnatomyArrow& arrow = scaling.arrows.front();
    for (std::size_t i = 0; i < 2; ++i) {
        const double before = arrow.oldTip[i] / scaling.box->old[i];
        const double after = arrow.tip[i] / scaling.box->now[i];
        QVERIFY(std::abs(before - after) < 1e-12); // the same part of its side
    }
}

void TestStepAnatomy::sentencesSayWhyWhereItCanBeTold()
{
    const auto sentence = [](const StepAnatomy& anatomy, std::size_t phase) {
        return QString::fromStdString(anatomy.phases[phase].sentence);
    };
    const StepAnatomy first = anatomyAt(recipe("adam", {{"lr", 0.1}}), 0);
    QVERIFY(sentence(first, 0).contains("(−10, 100)"));
    QVERIFY(sentence(first, first.phases.size() - 1).contains("first step has length η = 0.1"));
    // From (0, 1) momentum carries the ball over the valley's floor and up its other side.
    bool isUphill = false;
    for (std::int64_t k = 0; k < 12; ++k) {
        const StepAnatomy step = anatomyAt(recipe("sgd", {{"lr", 0.001}, {"momentum", 0.9}}), k, {0, 1});
        isUphill = isUphill || sentence(step, step.phases.size() - 1).contains("uphill");
    }
    QVERIFY(isUphill);
    const StepAnatomy kept = anatomyAt(recipe("sgd", {{"lr", 0.015}, {"momentum", 0.9}}), 1);
    QVERIFY2(sentence(kept, 1).startsWith("Momentum keeps 0.9 of the last velocity (−10, 100): (−9, 90)"), kept.phases[1].sentence.c_str());
}

void TestStepAnatomy::scalesAreOneTwoOrFive()
{
    QCOMPARE(niceBelow(0.7), 0.5);
    QCOMPARE(niceBelow(4.9), 2.0);
    QCOMPARE(niceBelow(100.0), 100.0);
    QCOMPARE(niceBelow(0.0), 1.0);
    QCOMPARE(niceBelow(INFINITY), 1.0);
    QCOMPARE(scaleFor(0.5), 1.0);   // seen as it is
    QCOMPARE(scaleFor(0.01), 50.0); // too short
    QCOMPARE(scaleFor(50), 0.01);   // too long
    QCOMPARE(scaleFor(0), 1.0);
}

QTEST_GUILESS_MAIN(TestStepAnatomy)

#include "tst_step_anatomy.moc"
