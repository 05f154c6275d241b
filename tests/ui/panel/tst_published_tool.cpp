// SPDX-License-Identifier: GPL-3.0-or-later
// The published numbers beside ours, under real clicks and keys.
#include "core/scenario/library.h"
#include "core/scenario/published_check.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/published_model.h"
#include "ui/panel/published_tool.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace ad::ui {

namespace {

struct Fixture
{
    PublishedTool tool;
    QTableView* table = tool.findChild<QTableView*>();
    std::shared_ptr<const Derivation> derivation;
    QSignalSpy picked{&tool, &Tool::nodePicked};
    QSignalSpy sought{&tool, &Tool::seekRequested};

    explicit Fixture(const Scenario& scenario, const Point& at = {})
        : derivation(std::make_shared<const Derivation>(derive(scenario, at)))
    {
        tool.resize(340, 400);
        tool.show();
        tool.setDerivation(derivation);
        showAt(derivation->trace->size());
    }
    explicit Fixture(const char* id)
        : Fixture(*loadPreset(id))
    {
    }
    void showAt(double position) { tool.showFrame(frameAt(*derivation->trace, position)); }
    [[nodiscard]] QString text(int row, int column) const { return table->model()->index(row, column).data().toString(); }
    /// The row of the number with that name; -1 if there is none.
    [[nodiscard]] int rowOf(const QString& name) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (text(row, PublishedModel::Name) == name)
                return row;
        return -1;
    }
    [[nodiscard]] QString all() const
    {
        QString text;
        for (const QLabel* label : tool.findChildren<QLabel*>())
            text += label->isVisible() ? label->text() + '\n' : QString();
        return text;
    }
};

} // namespace

class TestPublishedTool : public QObject
{
    Q_OBJECT

private slots:
    void aTickForEachNumber();
    void nothingIsToldBeforeThePlayerIsThere();
    void misprintsAreExplained();
    void aClickSelectsAndSeeks();
    void enterDoesAsAClick();
    void movedInputsAreNamed();
    void aPitfallIsNotAMisprint();
    void withoutPublishedNumbersItSaysWhatToDo();
    void atItsEndEveryExampleIsComplete();
};

void TestPublishedTool::aTickForEachNumber()
{
    const Fixture f("chain_rule");
    const int row = f.rowOf("q");
    QCOMPARE(f.text(row, PublishedModel::Printed), QString("3"));
    QCOMPARE(f.text(row, PublishedModel::Ours), QString("3"));
    QCOMPARE(f.text(row, PublishedModel::Mark), QString("✓"));
    QCOMPARE(f.text(f.rowOf("x"), PublishedModel::Mark), QString()); // an input is given
    QVERIFY2(f.all().contains("7 printed numbers agree with ours."), qPrintable(f.all()));
    QVERIFY2(f.all().contains("Source: Stanford CS231n"), qPrintable(f.all()));
}

void TestPublishedTool::nothingIsToldBeforeThePlayerIsThere()
{
    Fixture f("chain_rule");
    const int value = f.rowOf("q");
    const int adjoint = f.rowOf(QString::fromUtf8("q\u0304"));
    f.showAt(0);
    QCOMPARE(f.text(value, PublishedModel::Ours), QString("·"));
    f.showAt(1);
    QCOMPARE(f.text(value, PublishedModel::Mark), QString("✓"));
    f.showAt(3); // value, value, seed
    QCOMPARE(f.text(adjoint, PublishedModel::Mark), QString("·"));
    f.showAt(f.derivation->trace->size());
    QCOMPARE(f.text(adjoint, PublishedModel::Mark), QString("✓"));
}

void TestPublishedTool::misprintsAreExplained()
{
    const Fixture f("softmax_classifier");
    bool isExplained = false;
    for (int row = 0; row < f.table->model()->rowCount(); ++row) {
        if (f.text(row, PublishedModel::Printed) != "0.89")
            continue;
        QCOMPARE(f.text(row, PublishedModel::Mark), QString("✗"));
        QVERIFY(f.text(row + 1, 0).contains("base 10"));
        QCOMPARE(f.table->columnSpan(row + 1, 0), int(PublishedModel::ColumnCount));
        isExplained = true;
    }
    QVERIFY(isExplained);
    QVERIFY(f.all().contains("1 is wrong in the source"));
}

void TestPublishedTool::aClickSelectsAndSeeks()
{
    Fixture f("chain_rule");
    const int row = f.rowOf(QString::fromUtf8("x\u0304"));
    QTest::mouseClick(f.table->viewport(), Qt::LeftButton, {}, f.table->visualRect(f.table->model()->index(row, 1)).center());
    const NodeId x = f.derivation->program->graph.find("x");
    QCOMPARE(f.picked.at(0).at(0).value<NodeId>(), x);
    const double position = f.sought.at(0).at(0).toDouble();
    QVERIFY(frameAt(*f.derivation->trace, position).nodes[static_cast<std::size_t>(x)].isComplete);
    QVERIFY(!frameAt(*f.derivation->trace, position - 1).nodes[static_cast<std::size_t>(x)].isComplete);
}

void TestPublishedTool::enterDoesAsAClick()
{
    Fixture f("chain_rule");
    f.table->setFocus();
    f.table->setCurrentIndex(f.table->model()->index(0, 0));
    QTest::keyClick(f.table, Qt::Key_Down);
    QTest::keyClick(f.table, Qt::Key_Return);
    QCOMPARE(f.picked.size(), 1);
    QCOMPARE(f.sought.size(), 1);
}

void TestPublishedTool::movedInputsAreNamed()
{
    Scenario scenario = *loadPreset("chain_rule");
    scenario.program = "x = -2; y = 6; z = -4\nq = x + y\nf = q * z";
    const Fixture f(scenario);
    QVERIFY2(f.all().contains("These are the numbers of other inputs: y is 5 there."), qPrintable(f.all()));
    QCOMPARE(f.text(f.rowOf("q"), PublishedModel::Mark), QString("–"));
}

void TestPublishedTool::aPitfallIsNotAMisprint()
{
    Scenario scenario = *loadPreset("fan_out");
    scenario.graph.pitfalls.overwrites = true;
    const Fixture f(scenario);
    const int row = f.rowOf(QString::fromUtf8("b\u0304"));
    QCOMPARE(f.text(row, PublishedModel::Mark), QString("✗"));
    QVERIFY(f.text(row + 1, 0).contains("wrong on purpose"));
}

void TestPublishedTool::withoutPublishedNumbersItSaysWhatToDo()
{
    Scenario scenario;
    scenario.program = "y = x^2";
    Fixture f(scenario);
    QVERIFY(f.tool.findChild<EmptyState*>()->isVisible());
    QVERIFY(f.all().contains("Ctrl+E"));
    QVERIFY(!f.tool.isMarked(*f.derivation));
    f.tool.setDerivation(nullptr);
    QVERIFY(f.tool.findChild<EmptyState*>()->isVisible());
}

void TestPublishedTool::atItsEndEveryExampleIsComplete()
{
    static const QRegularExpression differs("\\d differs?\\b");
    for (const Preset& preset : presets()) {
        const Fixture f(preset.id.c_str());
        QVERIFY2(!f.all().contains(differs), preset.id.c_str());
        for (int row = 0; row < f.table->model()->rowCount(); ++row)
            QVERIFY2(f.text(row, PublishedModel::Mark) != "·", preset.id.c_str()); // the end of the player shows all
    }
}

} // namespace ad::ui

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    ad::ui::setTheme(ad::ui::lightTheme());
    ad::ui::TestPublishedTool test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_published_tool.moc"
