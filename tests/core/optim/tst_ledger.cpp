// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of the ledger: what is written is what was computed.
#include "core/optim/ledger.h"
#include "core/optim/step_book.h"
#include "tests/core/optim/optim_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

FunctionObjective wavy()
{
    return {2, [](std::span<const double> p, std::span<double> g) -> double { return wavyBowl(p[0], p[1], g.data()); },
            [](std::span<const double> p, Eigen::MatrixXd& h) {
                const double wave = -0.3 * std::sin(p[0] + p[1]);
                h << 1 + wave, wave, wave, 10 + wave;
            }};
}

std::vector<LedgerRow> ledgerAt(const RacerSettings& settings, std::int64_t number)
{
    const auto made = makeRecipe(settings);
    if (!made)
        qFatal("%s", made.error().message.c_str());
    FunctionObjective function = wavy();
    StopRule never;
    never.when = StopRule::When::Never;
    const Point2 start = {-2, 1.5};
    const StepRecord record = recordStep(function, *made, start, number - 1, never);
    const StepRecord before = recordStep(function, *made, start, std::max<std::int64_t>(0, number - 2), never);
    return ledgerOf(**made, record, &before);
}

const LedgerRow& rowOf(const std::vector<LedgerRow>& rows, std::string_view name)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const LedgerRow& row) { return row.name == name; });
    if (found == rows.end())
        qFatal("no row %s", std::string(name).c_str());
    return *found;
}

RacerSettings racer(std::string optimizer, Settings parameters = {})
{
    parameters.insert({"lr", 0.05});
    return {.optimizer = std::move(optimizer), .parameters = std::move(parameters)};
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void everyRowGivesItsResult_data();
    void everyRowGivesItsResult();
    void theFormulaFollowsTheOptions_data();
    void theFormulaFollowsTheOptions();
    void numbersAreWrittenWhereSymbolsStand();
    void aLongGradientIsShortenedByAFactorThatIsShown();
    void theFirstStepOfAdamHasTheLengthOfTheRate();
    void aBookHasEveryStepOfTheRun();
    void aChangeOnTheWayIsInTheLedger();
};

void TestLedger::everyRowGivesItsResult_data()
{
    QTest::addColumn<RacerSettings>("settings");
    for (const Optimizer& optimizer : optimizers()) {
        const std::string name(optimizer.name);
        QTest::addRow("%s", name.c_str()) << racer(name);
        for (const Parameter& parameter : optimizer.parameters) { // every option by itself
            if (parameter.kind == Parameter::Kind::Bool) {
                Settings on = {{std::string(parameter.name), parameter.standard == 0}};
                if (parameter.name == "nesterov" || parameter.name == "dampening")
                    on["momentum"] = 0.9;
                QTest::addRow("%s %s", name.c_str(), parameter.name.data()) << racer(name, on);
            }
            for (const std::string_view word : parameter.choices) {
                Settings chosen = {{std::string(parameter.name), std::string(word)}};
                if (name == "sgd" || name == "rmsprop")
                    chosen["momentum"] = 0.8;
                QTest::addRow("%s %s", name.c_str(), word.data()) << racer(name, chosen);
                if (name == "sgd") {
                    chosen["nesterov"] = true;
                    QTest::addRow("sgd nesterov %s", word.data()) << racer(name, chosen);
                }
            }
        }
        if (std::any_of(optimizer.parameters.begin(), optimizer.parameters.end(),
                        [](const Parameter& p) { return p.name == "weight_decay"; }))
            QTest::addRow("%s weight_decay", name.c_str()) << racer(name, {{"weight_decay", 0.1}});
    }
    QTest::newRow("dampening") << racer("sgd", {{"momentum", 0.9}, {"dampening", 0.5}});
    QTest::newRow("decoupled") << racer("sgd", {{"momentum", 0.9}, {"weight_decay", 0.1}, {"decay_form", "decoupled"}});
    QTest::newRow("lr_decay") << racer("adagrad", {{"lr_decay", 0.5}, {"initial_accumulator_value", 2.0}, {"eps", 0.0}});
    RacerSettings filtered = racer("sgd", {{"momentum", 0.9}});
    filtered.clipNorm = 2;
    filtered.clipValue = 1.5;
    filtered.noise = 0.3;
    filtered.schedule = "cosine";
    QTest::newRow("noise, both clippings and a schedule") << filtered;
}

void TestLedger::everyRowGivesItsResult()
{
    QFETCH(RacerSettings, settings);
    FunctionObjective function = wavy();
    RunOptions options;
    options.steps = 40;
    options.stop.when = StopRule::When::Never;
    const Run run = minimize(function, *makeRecipe(settings), Point2{-2, 1.5}, options);
    for (const std::int64_t number : {1, 2, 7, 40}) {
        const std::vector<LedgerRow> rows = ledgerAt(settings, number);
        for (const LedgerRow& row : rows) {
            QCOMPARE(row.values.size(), std::size_t(2));
            QVERIFY2(!row.left.empty() && !row.meaning.empty() && !row.reason.empty(), row.name.data());
            for (std::size_t i = 0; row.right && i < 2; ++i) {
                // βᵗ is multiplied up in the run and a power here: up to 32 ulp, and as many again in 1 − βᵗ for β₂ = 0.999 and t = 1,
                // where three digits cancel.
                const double error = std::abs(row.right->value(i) - row.values[i]);
                QVERIFY2(error <= 1e-10 * std::max(1e-3, std::abs(row.values[i])), qPrintable(QString("step %1 %2: %3 is not %4")
                                                                                                  .arg(number)
                                                                                                  .arg(row.name.data())
                                                                                                  .arg(row.right->value(i), 0, 'g', 17)
                                                                                                  .arg(row.values[i], 0, 'g', 17)));
            }
        }
        QCOMPARE(rows.front().name, std::string_view("theta"));
        QCOMPARE(rows.back().name, std::string_view("next"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(rows.back().values[i], run.at(number)[i]); // bit for bit
    }
}

void TestLedger::theFormulaFollowsTheOptions_data()
{
    QTest::addColumn<RacerSettings>("settings");
    QTest::addColumn<QString>("formula");
    const auto row = [](const char* name, const RacerSettings& settings, const char* formula) {
        QTest::newRow(name) << settings << QString(formula);
    };
    row("plain", racer("sgd"), R"(\theta \leftarrow \theta - \eta\,g)");
    row("PyTorch's momentum", racer("sgd", {{"momentum", 0.9}}), R"(v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,v)");
    row("the rate inside", racer("sgd", {{"momentum", 0.9}, {"momentum_form", "lr_inside"}}),
        R"(v \leftarrow \mu v + \eta\,g,\quad \theta \leftarrow \theta - v)");
    row("an average", racer("sgd", {{"momentum", 0.9}, {"momentum_form", "average"}}),
        R"(v \leftarrow \mu v + (1 - \mu)\,g,\quad \theta \leftarrow \theta - \eta\,v)");
    row("Nesterov's", racer("sgd", {{"momentum", 0.9}, {"nesterov", true}}),
        R"(v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,\left(g + \mu v\right))");
    row("decoupled decay", racer("sgd", {{"momentum", 0.9}, {"weight_decay", 0.1}, {"decay_form", "decoupled"}}),
        R"(v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,v - \eta\,\lambda\theta)");
    row("ε inside", racer("adagrad", {{"eps_placement", "inside"}}),
        R"(G \leftarrow G + g^2,\quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{G + \varepsilon}})");
    row("without learning rate", racer("adadelta", {{"lr", 1.0}}),
        R"(v \leftarrow \rho v + (1 - \rho)\,g^2,\quad \Delta = \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\,g,\quad u \leftarrow \rho u + (1 - \rho)\,\Delta^2,\quad \theta \leftarrow \theta - \Delta)");
    row("no bias correction", racer("adam", {{"bias_correction", false}}),
        R"(m \leftarrow \beta_1 m + (1 - \beta_1)\,g,\quad v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2,\quad \theta \leftarrow \theta - \eta\,\frac{m}{\sqrt{v} + \varepsilon})");
    RacerSettings clipped = racer("sgd", {{"weight_decay", 0.1}});
    clipped.clipNorm = 1;
    clipped.schedule = "cosine";
    row("clipped, decayed, scheduled", clipped,
        R"(\hat g = g\,\min\left(1, \frac{c}{\|g\|}\right),\quad d = \hat g + \lambda\theta,\quad \theta \leftarrow \theta - \eta_t\,d)");
}

void TestLedger::theFormulaFollowsTheOptions()
{
    QFETCH(RacerSettings, settings);
    QFETCH(QString, formula);
    QCOMPARE(QString::fromStdString(formulaOf(**makeRecipe(settings))), formula);
}

void TestLedger::numbersAreWrittenWhereSymbolsStand()
{
    const Term beta = Term::symbol("\\beta", {0.9});
    const Term m = Term::symbol("m", {-2.0, 3.0});
    const Term g = Term::symbol("g", {-10.0, 100.0}, Term::Role::Gradient);
    const Term term = beta * m + oneMinus(beta) * g;
    QCOMPARE(term.symbols(), std::string(R"(\beta\,m + \left(1 - \beta\right)\,\color{adjoint}{g})"));
    QCOMPARE(term.numbers(0), std::string(R"(0.9 \cdot \left(-2\right) + \left(1 - 0.9\right) \cdot \left(\color{adjoint}{-10}\right))"));
    QCOMPARE(square(m).numbers(0), std::string(R"(\left(-2\right)^{2})"));
    QCOMPARE((-(beta * m)).numbers(1), std::string(R"(-0.9 \cdot 3)"));
    QCOMPARE((-m).numbers(0), std::string(R"(-\left(-2\right))"));
    QCOMPARE(square(Term::number(1.5e-7)).numbers(0), std::string(R"(\left(1.5 \cdot 10^{-7}\right)^{2})"));
    QCOMPARE((m / (sqrt(g) + beta)).numbers(1), std::string(R"(\frac{3}{\sqrt{\color{adjoint}{100}} + 0.9})"));
}

void TestLedger::aLongGradientIsShortenedByAFactorThatIsShown()
{
    RacerSettings settings = racer("sgd");
    settings.clipNorm = 2;
    const std::vector<LedgerRow> rows = ledgerAt(settings, 1);
    const LedgerRow& clipped = rowOf(rows, "clipped");
    // To 10⁻⁶ of the norm, the guard that PyTorch has in its divisor.
    QVERIFY(std::abs(std::hypot(clipped.values[0], clipped.values[1]) - 2) < 1e-6);
    QVERIFY(clipped.symbols().find("\\frac{c}{") != std::string::npos);
    settings.clipNorm = 1000;
    QCOMPARE(rowOf(ledgerAt(settings, 1), "clipped").values, rowOf(ledgerAt(settings, 1), "g").values);
}

void TestLedger::theFirstStepOfAdamHasTheLengthOfTheRate()
{
    const std::vector<LedgerRow> rows = ledgerAt(racer("adam"), 1);
    for (const double move : rowOf(rows, "delta").values)
        QVERIFY(std::abs(std::abs(move) - 0.05) < 1e-9); // ε = 10⁻⁸ beside slopes above 1
    // The factor of the bias correction stands there as numbers.
    QVERIFY(rowOf(rows, "m_hat").numbers(0).find("\\frac{1}{1 - 0.9^{1}}") != std::string::npos);
}

void TestLedger::aBookHasEveryStepOfTheRun()
{
    const auto made = makeRecipe(racer("nadam"));
    StopRule never;
    never.when = StopRule::When::Never;
    FunctionObjective function = wavy();
    RunOptions options{.steps = 100, .stop = never};
    const Course course = {{*made, 0}};
    const Run run = minimize(function, course, Point2{-2, 1.5}, options);
    StepBook book(std::make_unique<FunctionObjective>(wavy()), course, Point2{-2, 1.5}, 100, never);
    QCOMPARE(book.count(), 100);
    for (const std::int64_t k : {0, 1, 31, 32, 33, 64, 65, 99, 7}) {
        const std::optional<StepPage> page = book.at(k);
        QVERIFY(page);
        QCOMPARE(page->record.iterate, k);
        QCOMPARE(page->before.has_value(), k > 0);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(page->record.find("theta")->values[i], run.at(k)[i]);
            QCOMPARE(page->record.find("next")->values[i], run.at(k + 1)[i]);
            QVERIFY(k == 0 || page->before->find("next")->values[i] == run.at(k)[i]);
        }
    }
    QVERIFY(!book.at(100));
    QVERIFY(!book.at(-1));
}

void TestLedger::aChangeOnTheWayIsInTheLedger()
{
    const Course course = {{*makeRecipe(racer("adam")), 10}, {*makeRecipe(racer("sgd", {{"momentum", 0.9}})), 0}};
    StepBook book(std::make_unique<FunctionObjective>(wavy()), course, Point2{-2, 1.5}, 20, {});
    const std::optional<StepPage> first = book.at(10);
    QCOMPARE(first->recipe->settings.optimizer, std::string("sgd"));
    QCOMPARE(first->record.number, 1); // the velocity begins with this step
    const std::vector<LedgerRow> rows = ledgerOf(*first->recipe, first->record, &*first->before);
    QCOMPARE(rowOf(rows, "kept").right->value(0), 0.0);
    QCOMPARE(book.at(12)->record.number, 3);
}

QTEST_GUILESS_MAIN(TestLedger)

#include "tst_ledger.moc"
