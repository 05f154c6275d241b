// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/jacobian_tool.h"

#include "ui/panel/jacobian_view.h"
#include "ui/panel/node_chooser.h"
#include "ui/theme/appearance.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

std::shared_ptr<const Derivation> derived(const char* program)
{
    Scenario scenario;
    scenario.program = program;
    return std::make_shared<const Derivation>(derive(scenario));
}

constexpr const char* kLayer = "W = [[1, 2], [3, 4]]; x = [0.5, -1]; z = W @ x; h = tanh(z); L = sum(h*h)";

QString allText(const QWidget& widget)
{
    QString text;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisibleTo(&widget))
            text += label->text() + '\n';
    return text;
}

} // namespace

class TestJacobianTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void withoutAProgramItSaysWhatToDo()
    {
        JacobianTool tool;
        QVERIFY(!tool.emptySentence().isEmpty());
        tool.setDerivation(derived(kLayer));
        QTRY_VERIFY(tool.study());
        QVERIFY(tool.emptySentence().isEmpty());
        tool.setDerivation(nullptr);
        QVERIFY(!tool.emptySentence().isEmpty());
    }

    void theOutputAndItsFirstInputAreChosenAtFirst()
    {
        JacobianTool tool;
        const auto derivation = derived(kLayer);
        tool.setDerivation(derivation);
        QTRY_VERIFY(tool.study());
        QCOMPARE(tool.study()->of, derivation->program->output);
        QCOMPARE(tool.study()->withRespectTo, derivation->program->graph.find("W"));
    }

    void aSelectedNodeIsStudiedByItsFirstOperand()
    {
        JacobianTool tool;
        const auto derivation = derived(kLayer);
        const Graph& graph = derivation->program->graph;
        tool.setDerivation(derivation);
        tool.setSelectedNode(graph.find("h"));
        QTRY_VERIFY(tool.study() && tool.study()->of == graph.find("h"));
        QCOMPARE(tool.study()->withRespectTo, graph.find("z"));
        QVERIFY(allText(tool).contains("diagonal"));
        tool.setSelectedNode(graph.find("x"));
        QTRY_COMPARE(tool.study()->withRespectTo, graph.find("x"));
        QCOMPARE(tool.study()->of, derivation->program->output);
    }

    void theNoteSaysThatTheMatrixWasNeverFormed()
    {
        JacobianTool tool;
        const auto derivation = derived(kLayer);
        tool.setDerivation(derivation);
        tool.setSelectedNode(derivation->program->graph.find("z"));
        QTRY_VERIFY(allText(tool).contains("never formed these 8 numbers: it made 4"));
        QVERIFY(allText(tool).contains("✓"));
    }

    void nodesAreChosenWithTheKeyboard()
    {
        JacobianTool tool;
        tool.setDerivation(derived("x = [1, 2]; y = x*x"));
        tool.show();
        QTRY_VERIFY(tool.study());
        auto* of = tool.findChildren<NodeChooser*>().front();
        QSignalSpy chosen(of, &NodeChooser::nodeChosen);
        of->setFocus();
        QTest::keyClick(of, Qt::Key_Up); // from y to x
        QCOMPARE(chosen.size(), 1);
        QTRY_VERIFY(tool.study()->isIdentity); // ∂x/∂x
    }

    void cellsAreReadWithTheArrowKeys()
    {
        JacobianTool tool;
        tool.setDerivation(derived("p = [1, 0.8]; F = [p[0]^2 + p[1], p[0]*p[1]]"));
        tool.resize(392, 400);
        tool.show();
        QTRY_VERIFY(tool.study());
        auto* view = tool.findChild<JacobianView*>();
        QVERIFY(view->isShownAsNumbers());
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->accessibleDescription(), QStringLiteral("∂F[0]/∂p[0] = 2"));
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->accessibleDescription(), QStringLiteral("∂F[1]/∂p[0] = 0.8"));
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->accessibleDescription(), QStringLiteral("(Jᵀȳ)[0] = 2 · 1 + 0.8 · 1 = 2.8"));
    }

    void theCardOfACellIsThatUnderThePointer()
    {
        JacobianView view;
        const auto derivation = derived("x = [1, -2, 3]; y = relu(x)");
        const Graph& graph = derivation->program->graph;
        auto study = std::make_shared<const JacobianStudy>(studyJacobian(*derivation->trace, graph.find("y"), graph.find("x")));
        view.setStudy(study, {"y", "x", Shape(3), Shape(3)});
        view.resize(392, view.heightForWidth(392));
        view.show();
        QTest::mouseMove(&view, view.cellRect(2, 2).center().toPoint());
        QTRY_COMPARE(view.accessibleDescription(), QStringLiteral("∂y[2]/∂x[2] = 1"));
        QVERIFY(view.textAt(0, 1).contains("at every point"));
        QVERIFY(!view.grab().isNull());
    }

    void largeMatricesAreHeatMapsAndTooLargeOnesPatterns()
    {
        JacobianView view;
        view.resize(392, 300);
        for (const char* program :
             {"x = linspace(0, 1, 300); y = exp(x)", "x = zeros(60, 1000); y = x @ ones(1000)", "x = zeros(0); y = x + 1"}) {
            const auto derivation = derived(program);
            if (!derivation->trace)
                continue; // an empty array is an error of the language
            const Graph& graph = derivation->program->graph;
            view.setStudy(std::make_shared<const JacobianStudy>(studyJacobian(*derivation->trace, graph.find("y"), graph.find("x"))),
                          {"y", "x", graph.node(graph.find("y")).shape, graph.node(graph.find("x")).shape});
            QVERIFY(!view.isShownAsNumbers());
            QVERIFY(!view.grab().isNull());
        }
    }

    void itIsWholeInBothThemes()
    {
        for (const Theme& theme : {darkTheme(), lightTheme()}) {
            setTheme(theme);
            JacobianTool tool;
            tool.resize(392, 300);
            tool.setDerivation(derived("x = [nan, 1]; y = x*inf"));
            QTRY_VERIFY(tool.study());
            QVERIFY(!tool.grab().isNull());
        }
    }
};

QTEST_MAIN(TestJacobianTool)
#include "tst_jacobian_tool.moc"
