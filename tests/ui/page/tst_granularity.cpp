// SPDX-License-Identifier: GPL-3.0-or-later
// Groups open and close in place, and the scalar view shows the same numbers; all of it can be undone.
#include "core/scenario/json.h"
#include "tests/ui/page/derive_at_once.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/group_outline.h"
#include "ui/page/graph_page.h"
#include "ui/panel/inputs_panel.h"
#include "ui/panel/inspector.h"
#include "ui/playback/player.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QtTest>

using namespace ad;
using namespace ad::ui;

namespace {

constexpr const char* kGroups = "s(z) = 1/(1 + exp(-z))\nx = 2\nw = -0.5\ny = s(w*x) + s(x)\nL = (y - 1)^2";
constexpr const char* kArrays = "data x = [1, 0.5]\nW = [[0.5, -0.2], [0.3, 0.8]]\nz = W @ x\nL = norm2(z)";

struct Fixture
{
    explicit Fixture(const char* program)
    {
        deriveAtOnce(page);
        page.setActive(true);
        page.resize(1600, 900);
        page.show();
        session.start({.program = program});
        view = page.findChild<GraphView*>();
    }

    QString text(const char* name) { return page.findChild<QLabel*>(QLatin1String(name))->text(); }
    [[nodiscard]] const std::vector<std::string>& collapsed() const { return session.scenario().graph.collapsed; }
    NodeId node(const char* name) const { return page.trace()->graph().find(name); }
    void clickAt(const QPointF& scenePoint)
    {
        QTest::mouseClick(view, Qt::LeftButton, {}, view->viewport().transform().map(scenePoint).toPoint());
    }

    Session session{{scenarioFromJson, toJson}};
    Player player;
    GraphPage page{&session, &player};
    GraphView* view = nullptr;
};

} // namespace

class TestGranularity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aClickOnTheSignClosesAGroupAndAnotherOneOpensIt();
    void minusAndPlusCloseAndOpenTheGroupOfTheSelectedCard();
    void closingAGroupKeepsThePlaceInTheTrace();
    void aClosedGroupIsOneStepWithItsOwnSentence();
    void allGroupsCloseAndOpenFromTheMenu();
    void theScalarViewHasTheSameAdjointsAndSaysSo();
    void anElementMarksItsSiblingsAndNamesWhatItStandsFor();
    void inputsStayThoseOfTheProgram();
    void programsOfScalarsHaveNoChoice();
};

void TestGranularity::initTestCase()
{
    loadFonts();
    setTheme(lightTheme());
    setMotionReduced(true); // pictures don't depend on the time
}

void TestGranularity::aClickOnTheSignClosesAGroupAndAnotherOneOpensIt()
{
    Fixture f(kGroups);
    QCOMPARE(f.view->scene()->groups.size(), std::size_t(2));
    const int open = f.view->scene()->size();
    f.clickAt(groupLabelRect(*f.view->scene(), f.view->scene()->groups[1], f.view->viewport().zoom).center());
    QCOMPARE(f.collapsed(), std::vector<std::string>{"s#2"});
    QCOMPARE(f.view->scene()->size(), open - 3);
    const auto& items = f.view->scene()->diagram.items;
    const auto closed = std::find_if(items.begin(), items.end(), [](const DiagramItem& item) { return item.kind == ItemKind::Group; });
    QVERIFY(closed != items.end());
    const QRectF card = f.view->scene()->rect(int(closed - items.begin()));
    f.clickAt(expanderRect(card, f.view->viewport().zoom).center());
    QVERIFY(f.collapsed().empty());
    QCOMPARE(f.view->scene()->size(), open);
    f.session.undoStack()->undo();
    QCOMPARE(f.collapsed(), std::vector<std::string>{"s#2"});
}

void TestGranularity::minusAndPlusCloseAndOpenTheGroupOfTheSelectedCard()
{
    Fixture f(kGroups);
    const NodeId output = f.page.trace()->graph().groups()[0].output;
    f.view->pickItem(f.view->scene()->diagram.itemOf[std::size_t(output - 1)]);
    f.view->setFocus();
    QTest::keyClick(f.view, Qt::Key_Minus);
    QCOMPARE(f.collapsed(), std::vector<std::string>{"s#1"});
    QCOMPARE(f.view->selectedNode(), output); // the closed group stays selected
    QVERIFY(f.text("remark").contains(QStringLiteral("4 operations")));
    QTest::keyClick(f.view, Qt::Key_Plus);
    QVERIFY(f.collapsed().empty());
}

void TestGranularity::closingAGroupKeepsThePlaceInTheTrace()
{
    Fixture f(kGroups);
    f.player.toEnd();
    f.player.seek(f.page.trace()->forwardSteps + 1); // the seed is made
    f.session.edit("close", [](Scenario& s) { s.graph.collapsed = {"all"}; });
    QCOMPARE(f.player.count(), 6 + 1 + 8); // × s s + − ², the seed, ² − + + s s × ×
    QCOMPARE(f.view->frame().position, double(f.page.trace()->forwardSteps + 1));
}

void TestGranularity::aClosedGroupIsOneStepWithItsOwnSentence()
{
    Fixture f(kGroups);
    f.session.edit("close", [](Scenario& s) { s.graph.collapsed = {"s#1"}; });
    f.player.seek(2);
    const QString sentence = f.page.findChild<Inspector*>()->sentence();
    QVERIFY2(sentence.endsWith(QStringLiteral("4 operations at once.")), qPrintable(sentence));
    f.player.toEnd();
    for (const char* name : {"x", "w"})
        QCOMPARE(f.view->frame().nodes[std::size_t(f.node(name))].adjoint, f.page.trace()->adjointOf(f.node(name)));
}

void TestGranularity::allGroupsCloseAndOpenFromTheMenu()
{
    Fixture f(kGroups);
    const QList<QAction*> actions = f.page.viewActions();
    const auto action = [&](const QString& text) {
        const auto found = std::find_if(actions.begin(), actions.end(), [&](QAction* a) { return a->text() == text; });
        return found == actions.end() ? nullptr : *found;
    };
    action(QStringLiteral("Collapse all groups"))->trigger();
    QCOMPARE(f.collapsed().size(), std::size_t(2));
    QVERIFY(!action(QStringLiteral("Collapse all groups"))->isEnabled());
    action(QStringLiteral("Expand all groups"))->trigger();
    QVERIFY(f.collapsed().empty());
}

void TestGranularity::theScalarViewHasTheSameAdjointsAndSaysSo()
{
    Fixture f(kArrays);
    const double before = (*f.page.trace()->adjointOf(f.node("W")))[1];
    QTest::mouseClick(f.page.findChild<QToolButton*>(QStringLiteral("scalarView")), Qt::LeftButton);
    QVERIFY(f.session.scenario().graph.isScalar);
    QCOMPARE(f.page.trace()->adjointOf(f.node("W[0, 1]"))->scalar(), before);
    QVERIFY(f.text("agreement").contains(QStringLiteral("both views: 7")));
    QVERIFY(f.page.findChild<QLabel*>(QStringLiteral("agreement"))->toolTip().contains(QStringLiteral("all 7 adjoints are the same")));
    f.player.toEnd();
    f.session.undoStack()->undo();
    QVERIFY(f.node("W") != kNoNode);
    QVERIFY(f.text("agreement").isEmpty());
}

void TestGranularity::anElementMarksItsSiblingsAndNamesWhatItStandsFor()
{
    Fixture f(kArrays);
    QTest::mouseClick(f.page.findChild<QToolButton*>(QStringLiteral("scalarView")), Qt::LeftButton);
    f.view->pickItem(f.view->scene()->diagram.itemOf[std::size_t(f.node("W[0, 1]"))]);
    QVERIFY(f.text("remark").startsWith(QStringLiteral("This is element [0, 1] of W")));
    QVERIFY(f.text("remark").contains(QStringLiteral("is the same number as W̄[0, 1]")));
}

void TestGranularity::inputsStayThoseOfTheProgram()
{
    Fixture f(kArrays);
    QTest::mouseClick(f.page.findChild<QToolButton*>(QStringLiteral("scalarView")), Qt::LeftButton);
    emit f.page.findChild<InputsPanel*>()->inputEdited(QStringLiteral("W"), Tensor::matrix({{1, 2}, {3, 4}}), 1);
    QCOMPARE(f.page.trace()->valueOf(f.node("W[1, 0]")).scalar(), 3.0);
}

void TestGranularity::programsOfScalarsHaveNoChoice()
{
    Fixture f(kGroups);
    const auto* button = f.page.findChild<QToolButton*>(QStringLiteral("scalarView"));
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(QStringLiteral("scalars")));
}

QTEST_MAIN(TestGranularity)
#include "tst_granularity.moc"
