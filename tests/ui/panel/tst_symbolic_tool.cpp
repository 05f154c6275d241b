// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/symbolic_tool.h"

#include "ui/plot/series_plot.h"
#include "ui/theme/appearance.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace ad;
using namespace ad::ui;

namespace {

std::shared_ptr<const Derivation> derived(const QString& program)
{
    Scenario scenario;
    scenario.program = program.toStdString();
    return std::make_shared<const Derivation>(derive(scenario));
}

QString allText(const QWidget& widget)
{
    QString text;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisibleTo(&widget))
            text += label->text() + '\n';
    return text;
}

const QString kNeuron = QStringLiteral("w = 2; x = -1; b = 0.5; z = w*x + b; y = sigmoid(z); L = 0.5*(y - 1)^2");

} // namespace

class TestSymbolicTool : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }

    void theOutputIsDifferentiatedByTheFirstInput()
    {
        SymbolicTool tool;
        tool.setDerivation(derived(kNeuron));
        QTRY_VERIFY(!tool.lines().isEmpty());
        QVERIFY(tool.lines().back().startsWith("\\frac{\\partial L}{\\partial w} = "));
        QVERIFY(tool.lines().front().startsWith("z = "));
    }

    void withoutSharingThereIsOneLine()
    {
        SymbolicTool tool;
        tool.setDerivation(derived(kNeuron));
        tool.show();
        QTRY_VERIFY(!tool.lines().isEmpty());
        auto* shared = tool.findChild<QCheckBox*>();
        QTest::keyClick(shared, Qt::Key_Space);
        QVERIFY(!shared->isChecked());
        QCOMPARE(tool.lines().size(), 1);
        QVERIFY(tool.lines().front().contains("w"));
        QVERIFY(allText(tool).contains("written out"));
    }

    void aSelectedInputIsDifferentiatedBy()
    {
        SymbolicTool tool;
        const auto derivation = derived(kNeuron);
        tool.setDerivation(derivation);
        tool.setSelectedNode(derivation->program->graph.find("b"));
        QTRY_VERIFY(!tool.lines().isEmpty() && tool.lines().back().startsWith("\\frac{\\partial L}{\\partial b}"));
        tool.setSelectedNode(derivation->program->graph.find("y"));
        QTRY_VERIFY(tool.lines().back().startsWith("\\frac{\\partial y}{\\partial b}"));
    }

    void longFormulasAreNotTypeset()
    {
        QString text = QStringLiteral("x = 0.2\nl1 = 4*x*(1 - x)\n");
        for (int i = 2; i < 60; ++i)
            text += QStringLiteral("l%1 = 4*l%2*(1 - l%2)\n").arg(i).arg(i - 1);
        SymbolicTool tool;
        tool.resize(392, 600);
        tool.show();
        tool.setDerivation(derived(text));
        QTRY_VERIFY_WITH_TIMEOUT(!tool.lines().isEmpty(), 30000);
        tool.findChild<QCheckBox*>()->setChecked(false);
        QVERIFY(allText(tool).contains("wall of"));
        QVERIFY(!tool.grab().isNull());
    }

    void thePlotPicksNodes()
    {
        SymbolicTool tool;
        tool.resize(392, 600);
        tool.show();
        tool.setDerivation(derived(kNeuron));
        QTRY_VERIFY(!tool.lines().isEmpty());
        QSignalSpy picked(&tool, &Tool::nodePicked);
        QTest::keyClick(tool.findChild<SeriesPlot*>(), Qt::Key_Right);
        QCOMPARE(picked.size(), 1);
    }

    void withoutOperationsItSaysWhatToDo()
    {
        SymbolicTool tool;
        QVERIFY(!tool.emptySentence().isEmpty());
        tool.setDerivation(derived(QStringLiteral("x = 2")));
        QVERIFY(tool.emptySentence().contains("nothing to differentiate"));
    }
};

QTEST_MAIN(TestSymbolicTool)
#include "tst_symbolic_tool.moc"
