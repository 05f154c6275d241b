// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/race_tabs.h"

#include "ui/page/landscape_model.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ad;
using namespace ad::ui;

namespace {

class Listener : public RaceTool
{
public:
    Listener(const QString& title, bool drawsOnMap)
        : m_title(title)
        , m_drawsOnMap(drawsOnMap)
    {
    }
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString about() const override { return m_title; }
    void setRace(std::shared_ptr<const RaceView> race) override { heard << (race ? "race" : "nothing"); }
    void setSelectedRacer(int racer) override { heard << QStringLiteral("racer %1").arg(racer); }
    void setPosition(double position) override { heard << QStringLiteral("step %1").arg(position); }
    void setPoint(Vec2 point) override { heard << QStringLiteral("point %1 %2").arg(point.x).arg(point.y); }
    [[nodiscard]] bool drawsOnMap() const override { return m_drawsOnMap; }
    [[nodiscard]] std::shared_ptr<const MapOverlay> overlay() const override { return drawn; }

    QStringList heard;
    std::shared_ptr<const MapOverlay> drawn = std::make_shared<const MapOverlay>();

private:
    QString m_title;
    bool m_drawsOnMap;
};

std::shared_ptr<const RaceView> someRace()
{
    Scenario scenario;
    scenario.program = "f = x^2 + y^2";
    const LandscapeModel model = landscapeModel(scenario);
    return std::make_shared<const RaceView>(RaceView{scenario, model.program, *model.terrain, model.window, {}});
}

} // namespace

class TestRaceTabs : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheToolInSightIsTold()
    {
        RaceTabs tabs;
        auto* first = new Listener("First", false);
        auto* second = new Listener("Second", false);
        tabs.addTool(first);
        tabs.addTool(second);
        tabs.setRace(someRace());
        tabs.setSelectedRacer(1);
        tabs.setPosition(2.5);
        QVERIFY(first->heard.isEmpty());
        tabs.show();
        QCOMPARE(first->heard, QStringList({"race", "racer 1", "step 2.5"}));
        QVERIFY(second->heard.isEmpty());
        const auto buttons = tabs.findChildren<QToolButton*>();
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        QCOMPARE(tabs.currentIndex(), 1);
        QCOMPARE(second->heard, QStringList({"race", "racer 1", "step 2.5"}));
        tabs.setPoint({1, 2});
        QCOMPARE(second->heard.last(), QString("point 1 2"));
        QCOMPARE(first->heard.size(), 3);
    }

    void aToolThatDrawsIsToldInAFoldedPanelToo()
    {
        RaceTabs tabs;
        auto* tool = new Listener("Map", true);
        tabs.addTool(tool);
        QSignalSpy changed(&tabs, &RaceTabs::overlayChanged);
        tabs.setRace(someRace());
        QCOMPARE(tool->heard.last(), QString("race"));
        QVERIFY(changed.count() > 0);
        QCOMPARE(tabs.overlay(), tool->drawn);
        tabs.setRace(nullptr);
        QVERIFY(tabs.overlay() == nullptr);
    }

    void anotherTabTakesTheMap()
    {
        RaceTabs tabs;
        tabs.addTool(new Listener("A", true));
        auto* quiet = new Listener("B", false);
        quiet->drawn = nullptr;
        tabs.addTool(quiet);
        tabs.setRace(someRace());
        tabs.show();
        QVERIFY(tabs.overlay() != nullptr);
        QSignalSpy changed(&tabs, &RaceTabs::overlayChanged);
        tabs.setCurrentIndex(1);
        QCOMPARE(changed.count(), 1);
        QVERIFY(tabs.overlay() == nullptr);
    }
};

QTEST_MAIN(TestRaceTabs)
#include "tst_race_tabs.moc"
