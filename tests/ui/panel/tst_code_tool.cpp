// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/code_tool.h"
#include "ui/panel/code_view.h"
#include "ui/theme/appearance.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QSignalSpy>
#include <QTextBlock>
#include <QtTest>

using namespace ad;
using namespace ad::ui;

namespace {

std::shared_ptr<const Derivation> derivationOf(const std::string& program)
{
    Scenario scenario;
    scenario.program = program;
    return std::make_shared<const Derivation>(derive(scenario));
}

QAbstractButton* button(const QWidget& tool, const QString& text)
{
    for (QAbstractButton* each : tool.findChildren<QAbstractButton*>())
        if (each->text() == text)
            return each;
    return nullptr;
}

int lineOf(const CodeView& view, const QString& text)
{
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next())
        if (block.text() == text)
            return block.blockNumber();
    return -1;
}

} // namespace

class TestCodeTool : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theLineOfTheStepIsMarkedAndInSight();
    void aClickOnALineSeeksToItsStep();
    void returnInALineSeeksToItsStep();
    void everyLanguageIsOneButtonAway();
    void copyTakesTheWholeScript();
    void withoutAProgramThereIsNothing();

private:
    std::unique_ptr<CodeTool> m_tool;
    CodeView* m_view = nullptr;
};

void TestCodeTool::init()
{
    m_tool = std::make_unique<CodeTool>();
    m_tool->resize(360, 160);
    m_tool->show();
    m_view = m_tool->findChild<CodeView*>();
    m_tool->setDerivation(derivationOf("x = 2; w = 3\ny = w*x\nf = y + x"));
}

void TestCodeTool::theLineOfTheStepIsMarkedAndInSight()
{
    const Trace trace = *derivationOf("x = 2; w = 3\ny = w*x\nf = y + x")->trace;
    const QStringList lines = {"y = w*x",         "f = y + x",         "grad_f = np.float64(1.0)", "grad_y = grad_f",
                               "grad_x = grad_f", "grad_w = grad_y*x", "grad_x += grad_y*w"};
    QCOMPARE(trace.size(), static_cast<int>(lines.size()));
    for (int step = 0; step < trace.size(); ++step) {
        m_tool->showFrame(frameAt(trace, step + 1));
        const QTextBlock block = m_view->document()->findBlockByNumber(m_view->activeLine());
        QCOMPARE(block.text(), lines[step]);
        QVERIFY(m_view->viewport()->rect().intersects(m_view->cursorRect(QTextCursor(block))));
    }
    m_tool->showFrame(frameAt(trace, 0));
    QCOMPARE(m_view->activeLine(), -1);
}

void TestCodeTool::aClickOnALineSeeksToItsStep()
{
    QSignalSpy seeks(m_tool.get(), &Tool::seekRequested);
    QSignalSpy picks(m_tool.get(), &Tool::nodePicked);
    m_view->resize(360, 600);
    const auto click = [&](const QString& text) {
        const QRect place = m_view->cursorRect(QTextCursor(m_view->document()->findBlockByNumber(lineOf(*m_view, text))));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place.center() + QPoint(4, 0));
    };
    click("f = y + x");
    QCOMPARE(seeks.takeFirst().first().toDouble(), 2.0);
    click("w = np.float64(3.0)");
    QVERIFY(seeks.isEmpty());
    QCOMPARE(picks.size(), 1);
}

void TestCodeTool::returnInALineSeeksToItsStep()
{
    QSignalSpy seeks(m_tool.get(), &Tool::seekRequested);
    m_view->setTextCursor(QTextCursor(m_view->document()->findBlockByNumber(lineOf(*m_view, "y = w*x"))));
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(seeks.size(), 1);
    QCOMPARE(seeks.first().first().toDouble(), 2.0);
}

void TestCodeTool::everyLanguageIsOneButtonAway()
{
    QTest::mouseClick(button(*m_tool, "C++"), Qt::LeftButton);
    QVERIFY(lineOf(*m_view, "    const double y = w*x;") > 0);
    QTest::mouseClick(button(*m_tool, "PyTorch"), Qt::LeftButton);
    QVERIFY(lineOf(*m_view, "import torch") > 0);
    QCOMPARE(m_tool->language(), CodeLanguage::PyTorch);
}

void TestCodeTool::copyTakesTheWholeScript()
{
    const auto derivation = derivationOf("x = linspace(0, 1, 40)\nf = sum(x)");
    m_tool->setDerivation(derivation);
    QVERIFY(m_view->toPlainText().contains("…"));
    QTest::mouseClick(button(*m_tool, "Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(toText(codeOf(*derivation->trace, CodeLanguage::NumPy))));
}

void TestCodeTool::withoutAProgramThereIsNothing()
{
    m_tool->setDerivation(nullptr);
    QVERIFY(m_view->toPlainText().isEmpty());
    QVERIFY(!button(*m_tool, "Copy")->isEnabled());
}

QTEST_MAIN(TestCodeTool)
#include "tst_code_tool.moc"
