// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/scenario/derive.h"
#include "core/scenario/library.h"
#include "core/scenario/published_check.h"

#include <QtTest>

#include <set>

using namespace ad;

namespace {

std::vector<PublishedCheck> checked(const Scenario& scenario, const Point& at = {})
{
    const Derivation derivation = derive(scenario, at);
    if (!derivation.trace)
        qFatal("%s: %s", scenario.title.c_str(), derivation.errors.front().message.c_str());
    return checkPublished(scenario.published, derivation.program->graph, *derivation.trace);
}

std::vector<PublishedVerdict> verdicts(const std::string& program, std::vector<Published> published, const Point& at = {})
{
    Scenario scenario;
    scenario.program = program;
    scenario.published = std::move(published);
    std::vector<PublishedVerdict> result;
    for (const PublishedCheck& check : checked(scenario, at))
        result.push_back(check.verdict);
    return result;
}

const std::string kProduct = "x = 2; y = 5\nf = x * y + exp(x)";

} // namespace

class TestPublishedCheck : public QObject
{
    Q_OBJECT

private slots:
    void everyExampleIsRight_data();
    void everyExampleIsRight();
    void theExamplesStateHundredsOfNumbers();
    void anInputIsGiven();
    void digitsDecide();
    void anErratumIsOnlyOneWhileOursDiffers();
    void movedInputsAreElsewhere();
    void whatIsNotThereIsMissing();
    void unnamedNodesAreFoundByTheNamesThatAreShown();
    void nodesWithoutInfluenceHaveZeros();
    void tangentsFollowTheirDirection();
    void countsAddUp();
};

void TestPublishedCheck::everyExampleIsRight_data()
{
    QTest::addColumn<QString>("id");
    for (const Preset& preset : presets())
        if (preset.kind == Preset::Kind::Example)
            QTest::addRow("%s", preset.id.c_str()) << QString::fromStdString(preset.id);
}

void TestPublishedCheck::everyExampleIsRight()
{
    QFETCH(const QString, id);
    const Scenario scenario = *loadPreset(id.toStdString());
    QVERIFY(scenario.published.empty() || !scenario.source.empty());
    for (const PublishedCheck& check : checked(scenario)) {
        const Published& entry = scenario.published[static_cast<std::size_t>(check.entry)];
        const std::string what = entry.node + ": printed " + check.printed + ", ours " + (check.ours ? exactText(*check.ours) : "none");
        const bool isExpected = entry.erratum.empty()
                                    ? check.verdict == PublishedVerdict::Agrees || check.verdict == PublishedVerdict::Given
                                    : check.verdict == PublishedVerdict::Erratum;
        QVERIFY2(isExpected, what.c_str());
        QVERIFY2(entry.erratum.empty() || entry.erratum.ends_with('.'), what.c_str());
    }
}

void TestPublishedCheck::theExamplesStateHundredsOfNumbers()
{
    int agree = 0, errata = 0;
    std::set<std::string> withErrata;
    for (const Preset& preset : presets()) {
        const Scenario scenario = *loadPreset(preset.id);
        const PublishedCount count = countOf(checked(scenario));
        agree += count.agree;
        errata += count.errata;
        if (count.errata > 0)
            withErrata.insert(preset.id);
    }
    qInfo("%d numbers agree, %d errata", agree, errata);
    QVERIFY(agree > 250);
    QCOMPARE(withErrata, (std::set<std::string>{"forward_and_reverse", "network_after_one_update", "network_after_training",
                                                "softmax_probabilities", "softmax_classifier"}));
}

void TestPublishedCheck::anInputIsGiven()
{
    QCOMPARE(verdicts(kProduct, {{.node = "x", .value = "2.0"}}), (std::vector{PublishedVerdict::Given}));
}

void TestPublishedCheck::digitsDecide()
{
    QCOMPARE(verdicts(kProduct, {{.node = "f", .value = "17.39"}, {.node = "f", .value = "17.38"}}),
             (std::vector{PublishedVerdict::Agrees, PublishedVerdict::Differs})); // 17.389…
    QCOMPARE(verdicts(kProduct, {{.node = "x", .value = "2", .adjoint = "12.4"}}),
             (std::vector{PublishedVerdict::Given, PublishedVerdict::Agrees}));
}

void TestPublishedCheck::anErratumIsOnlyOneWhileOursDiffers()
{
    QCOMPARE(verdicts(kProduct, {{.node = "y", .adjoint = "3", .erratum = "a slip."}, {.node = "y", .adjoint = "2", .erratum = "none."}}),
             (std::vector{PublishedVerdict::Erratum, PublishedVerdict::Agrees}));
}

void TestPublishedCheck::movedInputsAreElsewhere()
{
    const Point moved = {{"y", Tensor(7.0)}};
    const std::vector<Published> published = {{.node = "x", .value = "2"},
                                              {.node = "y", .value = "5"},
                                              {.node = "f", .value = "17.39"},
                                              {.node = "f", .value = "17.3", .erratum = "cut off."},
                                              {.node = "y", .adjoint = "2"}};
    QCOMPARE(verdicts(kProduct, published, moved),
             (std::vector{PublishedVerdict::Given, PublishedVerdict::Elsewhere, PublishedVerdict::Elsewhere, PublishedVerdict::Elsewhere,
                          PublishedVerdict::Agrees}));
}

void TestPublishedCheck::whatIsNotThereIsMissing()
{
    QCOMPARE(verdicts("data k = 3; x = 2\nf = k * x", {{.node = "g", .value = "6"},
                                                       {.node = "k", .adjoint = "2"},
                                                       {.node = "f", .value = "[6, 6]"},
                                                       {.node = "f", .tangent = "3", .direction = "u = 1"},
                                                       {.node = "f", .tangent = "3", .direction = "x = [1, 0]"}}),
             std::vector(5, PublishedVerdict::Missing));
}

void TestPublishedCheck::unnamedNodesAreFoundByTheNamesThatAreShown()
{
    QCOMPARE(verdicts(kProduct, {{.node = "v1", .value = "10", .adjoint = "1"}, {.node = "v2", .value = "7.389"}}),
             std::vector(3, PublishedVerdict::Agrees));
}

void TestPublishedCheck::nodesWithoutInfluenceHaveZeros()
{
    QCOMPARE(
        verdicts("x = 2; y = 5\nunused = y^2\nf = x^2",
                 {{.node = "y", .adjoint = "0"}, {.node = "unused", .adjoint = "0"}, {.node = "f", .tangent = "0", .direction = "y = 1"}}),
        std::vector(3, PublishedVerdict::Agrees));
}

void TestPublishedCheck::tangentsFollowTheirDirection()
{
    QCOMPARE(verdicts(kProduct, {{.node = "f", .tangent = "12.389", .direction = "x = 1"},
                                 {.node = "f", .tangent = "2", .direction = "y = 1"},
                                 {.node = "f", .tangent = "16.389", .direction = "x = 1; y = 2"}}),
             std::vector(3, PublishedVerdict::Agrees));
}

void TestPublishedCheck::countsAddUp()
{
    Scenario scenario;
    scenario.program = kProduct;
    scenario.published = {
        {.node = "x", .value = "2", .adjoint = "12"}, {.node = "f", .value = "17.3", .erratum = "cut off."}, {.node = "g", .value = "1"}};
    QCOMPARE(countOf(checked(scenario)), (PublishedCount{.given = 1, .agree = 1, .errata = 1, .differ = 1}));
}

QTEST_APPLESS_MAIN(TestPublishedCheck)
#include "tst_published_check.moc"
