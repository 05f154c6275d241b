// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/racer_form.h"
#include "ui/panel/racer_row.h"
#include "ui/panel/racers_panel.h"
#include "ui/panel/setting_field.h"
#include "ui/theme/appearance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ad;
using namespace ad::ui;

namespace {

RacerChoice racer(const std::string& optimizer)
{
    RacerChoice choice;
    choice.optimizer = optimizer;
    return choice;
}

/// A panel whose edits come back to it, as the page and the session do it.
struct Loop
{
    RacersPanel panel;
    std::vector<RacerChoice> racers;
    int edits = 0;
    QString text;
    QString key;

    explicit Loop(std::vector<RacerChoice> start)
        : racers(std::move(start))
    {
        panel.resize(360, 700);
        panel.setRacers(racers, {});
        QObject::connect(&panel, &RacersPanel::racersEdited, &panel,
                         [this](const std::vector<RacerChoice>& edited, const QString& undoText, const QString& mergeKey) {
                             racers = edited;
                             text = undoText;
                             key = mergeKey;
                             ++edits;
                             panel.setRacers(racers, {});
                         });
        panel.show();
    }
    [[nodiscard]] RacerRow* row(int i) const
    {
        QList<RacerRow*> rows = panel.findChildren<RacerRow*>();
        rows.removeIf([](const RacerRow* r) { return r->isHidden(); });
        std::sort(rows.begin(), rows.end(), [](const RacerRow* a, const RacerRow* b) { return a->y() < b->y(); });
        return rows.value(i);
    }
};

void type(QLineEdit* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class TestRacersPanel : public QObject
{
    Q_OBJECT

private slots:
    void anotherThemeReachesEveryButton()
    {
        const auto pictureOf = [](const QWidget* widget) { return const_cast<QWidget*>(widget)->grab().toImage(); };
        setTheme(lightTheme());
        Loop changed({racer("sgd"), racer("adam")});
        QVERIFY(QTest::qWaitForWindowExposed(&changed.panel));
        setTheme(darkTheme());
        Loop fresh({racer("sgd"), racer("adam")});
        QVERIFY(QTest::qWaitForWindowExposed(&fresh.panel));
        for (Loop* loop : {&changed, &fresh})
            loop->panel.findChild<QPushButton*>("addRacer")->clearFocus();
        for (const char* name : {"racerName", "racerShown", "racerMore"}) {
            const auto* before = changed.row(1)->findChild<QToolButton*>(name);
            const auto* after = fresh.row(1)->findChild<QToolButton*>(name);
            QVERIFY2(pictureOf(before) == pictureOf(after), name);
        }
        QVERIFY(pictureOf(changed.panel.findChild<QPushButton*>("addRacer")) == pictureOf(fresh.panel.findChild<QPushButton*>("addRacer")));
        setTheme(lightTheme());
    }

    void initTestCase() { setTheme(lightTheme()); }

    void emptyItSaysWhatToDo()
    {
        Loop loop({});
        QVERIFY(loop.panel.findChild<EmptyState*>()->isVisible());
        loop.panel.addRacer("adam");
        QCOMPARE(loop.racers.size(), std::size_t(1));
        QCOMPARE(loop.racers[0].optimizer, std::string("adam"));
        QVERIFY(!loop.panel.findChild<EmptyState*>()->isVisible());
    }

    void theMenuHasEveryOptimizerWithItsSentence()
    {
        Loop loop({racer("sgd")});
        QMenu* menu = loop.panel.findChild<QPushButton*>("addRacer")->menu();
        QCOMPARE(menu->actions().size(), static_cast<qsizetype>(optimizers().size()));
        for (const QAction* action : menu->actions())
            QVERIFY(action->toolTip().size() > 20);
        menu->actions().back()->trigger();
        QCOMPARE(loop.racers.back().optimizer, std::string(optimizers().back().name));
    }

    void aNewRacerHasTheSuggestedRate()
    {
        Loop loop({});
        loop.panel.setSuggestedRates({{"adam", 0.05}});
        loop.panel.addRacer("adam");
        QCOMPARE(std::get<double>(loop.racers[0].parameters.at("lr")), 0.05);
        loop.panel.addRacer("lion");
        QVERIFY(!loop.racers[1].parameters.contains("lr"));
    }

    void aSettingChangedByHandIsNotTunedAnyMore()
    {
        RacerChoice tuned = racer("adam");
        tuned.isTuned = true;
        Loop loop({tuned});
        type(loop.row(0)->findChild<SettingField*>("lr"), "0.3");
        QCOMPARE(std::get<double>(loop.racers[0].parameters.at("lr")), 0.3);
        QVERIFY(!loop.racers[0].isTuned);
    }

    void aNameChangesNothingAboutTuning()
    {
        RacerChoice tuned = racer("adam");
        tuned.isTuned = true;
        Loop loop({tuned});
        loop.row(0)->findChild<QToolButton*>("racerName")->click();
        type(loop.row(0)->findChild<QLineEdit*>("name"), "Mine");
        QCOMPARE(loop.racers[0].name, std::string("Mine"));
        QVERIFY(loop.racers[0].isTuned);
    }

    void thereAreAtMostTwelve()
    {
        Loop loop(std::vector<RacerChoice>(12, racer("sgd")));
        QVERIFY(!loop.panel.findChild<QPushButton*>("addRacer")->isEnabled());
        loop.panel.addRacer("adam");
        QTest::keyClick(loop.row(0), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(loop.edits, 0);
    }

    void everyFormFieldIsOfItsTable_data()
    {
        QTest::addColumn<QString>("optimizer");
        for (const Optimizer& optimizer : optimizers())
            QTest::addRow("%s", std::string(optimizer.name).c_str()) << QString::fromStdString(std::string(optimizer.name));
    }
    void everyFormFieldIsOfItsTable()
    {
        QFETCH(QString, optimizer);
        RacerForm form;
        form.setRacer(racer(optimizer.toStdString()));
        for (const Parameter& parameter : findOptimizer(optimizer.toStdString())->parameters) {
            if (parameter.name == "lr")
                continue;
            auto* field = form.findChild<QWidget*>(QString::fromStdString(std::string(parameter.name)));
            QVERIFY2(field != nullptr, std::string(parameter.name).c_str());
            QVERIFY(!field->toolTip().isEmpty());
        }
    }

    void editingAFieldChangesThatParameterOnly()
    {
        RacerForm form;
        const RacerChoice before = racer("adam");
        form.setRacer(before);
        RacerChoice after;
        connect(&form, &RacerForm::racerEdited, this, [&](const RacerChoice& edited) { after = edited; });
        form.show();
        type(form.findChild<SettingField*>("beta1"), "0.8");
        RacerChoice wanted = before;
        wanted.parameters["beta1"] = 0.8;
        QCOMPARE(after, wanted);
        form.findChild<QCheckBox*>("amsgrad")->click();
        wanted.parameters["amsgrad"] = true;
        QCOMPARE(after, wanted);
        type(form.findChild<SettingField*>("clip_norm"), "1.5");
        wanted.clipNorm = 1.5;
        QCOMPARE(after.clipNorm.value_or(-1), 1.5);
        QCOMPARE(after, wanted);
    }

    void emptyingAnOptionalFieldSwitchesItOff()
    {
        RacerForm form;
        RacerChoice choice = racer("sgd");
        choice.noise = 0.5;
        form.setRacer(choice);
        RacerChoice after = choice;
        connect(&form, &RacerForm::racerEdited, this, [&](const RacerChoice& edited) { after = edited; });
        form.show();
        auto* field = form.findChild<SettingField*>("noise");
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QVERIFY(!after.noise);
    }

    void whatIsOutOfRangeIsNotSent()
    {
        RacerForm form;
        form.setRacer(racer("adam"));
        QSignalSpy edits(&form, &RacerForm::racerEdited);
        form.show();
        auto* field = form.findChild<SettingField*>("beta1");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "-3");
        QVERIFY(!field->isValid());
        QCOMPARE(edits.size(), 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->isValid());
        QCOMPARE(field->text(), QString("0.9"));
    }

    void anotherOptimizerKeepsWhatBothHave()
    {
        RacerForm form;
        RacerChoice choice = racer("sgd");
        choice.parameters = {{"lr", 0.01}, {"momentum", 0.9}};
        form.setRacer(choice);
        RacerChoice after;
        connect(&form, &RacerForm::racerEdited, this, [&](const RacerChoice& edited) { after = edited; });
        auto* box = form.findChild<QComboBox*>("optimizer");
        const int adam = static_cast<int>(findOptimizer("adam") - optimizers().data());
        box->setCurrentIndex(adam);
        emit box->activated(adam);
        QCOMPARE(after.optimizer, std::string("adam"));
        QCOMPARE(after.parameters, (Settings{{"lr", 0.01}}));
        QVERIFY(form.findChild<SettingField*>("beta2") != nullptr);
    }

    void aScheduleBringsItsParameters()
    {
        RacerForm form;
        RacerChoice choice = racer("sgd");
        for (const ScheduleRow& row : schedules()) {
            choice.schedule = row.name;
            form.setRacer(choice);
            for (const Parameter& parameter : row.parameters)
                QVERIFY(form.findChild<QWidget*>(QString::fromStdString(std::string(parameter.name))) != nullptr);
        }
    }

    void draggingTheRateMultipliesIt()
    {
        Loop loop({racer("sgd")});
        loop.racers[0].parameters["lr"] = 0.01;
        loop.panel.setRacers(loop.racers, {});
        auto* field = loop.row(0)->findChild<SettingField*>("lr");
        loop.row(0)->focusName();
        QTest::mousePress(field, Qt::LeftButton, {}, QPoint(10, 10));
        QTest::mouseMove(field, QPoint(130, 10)); // ten steps: a decade
        QTest::mouseRelease(field, Qt::LeftButton, {}, QPoint(130, 10));
        QCOMPARE(std::get<double>(loop.racers[0].parameters.at("lr")), 0.1);
        QCOMPARE(loop.key, QString("racer 0 lr"));
    }

    void keysMoveCopyAndRemove()
    {
        Loop loop({racer("sgd"), racer("adam"), racer("lion")});
        QTest::qWait(0);
        QTest::keyClick(loop.row(0), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(loop.racers[0].optimizer, std::string("adam"));
        QTest::keyClick(loop.row(1), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(loop.racers.size(), std::size_t(4));
        QCOMPARE(loop.racers[2].optimizer, std::string("sgd"));
        QTest::keyClick(loop.row(0), Qt::Key_Delete);
        QCOMPARE(loop.racers.size(), std::size_t(3));
        QCOMPARE(loop.racers[0].optimizer, std::string("sgd"));
        QVERIFY(loop.key.isEmpty());
    }

    void theEyeHidesARacer()
    {
        Loop loop({racer("sgd")});
        loop.row(0)->findChild<QToolButton*>("racerShown")->click();
        QCOMPARE(loop.racers[0].isShown, false);
    }

    void anErrorStandsInItsRow()
    {
        Loop loop({racer("sgd"), racer("adam")});
        loop.panel.setRacers(loop.racers, {{}, "nesterov needs momentum"});
        QVERIFY(!loop.row(0)->findChild<QLabel*>("racerError")->isVisible());
        QCOMPARE(loop.row(1)->findChild<QLabel*>("racerError")->text(), QString("nesterov needs momentum"));
    }
};

QTEST_MAIN(TestRacersPanel)
#include "tst_racers_panel.moc"
