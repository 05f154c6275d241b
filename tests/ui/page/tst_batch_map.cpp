// SPDX-License-Identifier: GPL-3.0-or-later
// The landscape of the batch, which moves under the ball.
#include "core/scenario/json.h"
#include "core/scenario/library.h"
#include "core/scenario/tables.h"
#include "ui/page/landscape_page.h"
#include "ui/playback/player.h"
#include "ui/plot/landscape_plot.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

struct Window
{
    Session session{{scenarioFromJson, toJson}};
    Player player;
    LandscapePage page{&session, &player};

    Window()
    {
        page.resize(1280, 640);
        page.show();
        page.setActive(true);
        Scenario scenario = *loadPreset("linear_regression");
        scenario.map.showsBatch = true;
        session.start(scenario);
    }
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return !page.isBusy(); });
    }
    /// In the middle of the map, as it is painted.
    [[nodiscard]] double painted() const
    {
        const Field& field = page.plot()->content().picture->field;
        return field.at(field.columns / 2, field.rows / 2);
    }
    /// The mean over these rows there; none: over all.
    [[nodiscard]] double loss(const std::vector<int>& rows) const
    {
        const Field& field = page.plot()->content().picture->field;
        const double w = field.x(field.columns / 2);
        const double b = field.y(field.rows / 2);
        const CsvTable table = *readCsv(session.scenario().tables.front().csv);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < table.rows; ++row) {
            if (!rows.empty() && std::find(rows.begin(), rows.end(), row) == rows.end())
                continue;
            const double error = w * table.columns[0][static_cast<std::size_t>(row)] + b - table.columns[1][static_cast<std::size_t>(row)];
            sum += error * error;
            ++count;
        }
        return sum / count;
    }
    [[nodiscard]] std::vector<int> rowsAt(int step) const { return BatchOrder(session.scenario().batch, 24).rowsAt(step); }
};

// Kernels sum in another order.
bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::abs(b);
}

} // namespace

class TestBatchMap : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void theMapIsThatOfTheRowsOfTheStep()
    {
        Window window;
        QVERIFY(window.settles());
        QVERIFY(isClose(window.painted(), window.loss({}))); // the selected racer sees all rows
        window.page.selectRacer(1);                          // batches of 8
        for (const int step : {0, 1, 2, 1}) {
            window.player.seek(step);
            QVERIFY(window.settles());
            QVERIFY(isClose(window.painted(), window.loss(window.rowsAt(step))));
        }
    }

    void colorsStayWhileItMoves()
    {
        Window window;
        window.page.selectRacer(1);
        QVERIFY(window.settles());
        for (int step = 0; step < 3; ++step) { // an epoch, after which everything was seen
            window.player.seek(step);
            QVERIFY(window.settles());
        }
        const Scale scale = window.page.plot()->content().picture->scale;
        for (int step = 0; step < 3; ++step) {
            window.player.seek(step);
            QVERIFY(window.settles());
            QVERIFY(window.page.plot()->content().picture->scale.high() >= scale.high());
            QVERIFY(window.page.plot()->content().picture->scale.low() <= scale.low());
        }
    }

    void withoutTheChoiceItIsTheWholeAgain()
    {
        Window window;
        window.page.selectRacer(1);
        QVERIFY(window.settles());
        window.session.edit("map", [](Scenario& scenario) { scenario.map.showsBatch = false; });
        QVERIFY(window.settles());
        QVERIFY(isClose(window.painted(), window.loss({})));
        window.session.undoStack()->undo();
        QVERIFY(window.settles());
        QVERIFY(isClose(window.painted(), window.loss(window.rowsAt(0))));
    }
};

QTEST_MAIN(TestBatchMap)
#include "tst_batch_map.moc"
