// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, matrices and inputs under real drags and keys; the editor's marks.
#include "ui/panel/expression_edit.h"
#include "ui/panel/inputs_panel.h"
#include "ui/panel/matrix_field.h"
#include "ui/panel/number_field.h"
#include "ui/panel/number_text.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

namespace ad::ui {

class TestFields : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { setTheme(lightTheme()); }
    void typedNumbersAreUnderstood_data();
    void typedNumbersAreUnderstood();
    void scrubbingGivesShortNumbers();
    void dragIsOneGesture();
    void shiftIsFine();
    void typingIsTakenOrGivenUp();
    void arrowsStep();
    void notFiniteIsSafe();
    void settingEmitsNothing();
    void matrixHasAFieldForEachElement();
    void largeMatrixIsASummary();
    void inputsKeepTheirFieldsWhileDragged();
    void editorTellsEditsOnly();
    void problemIsFoundAtItsPlace();
    void commentIsToggled();
    void bracketsMatch();
    void undoIsLeftToTheWindow();
};

namespace {

void drag(QWidget* widget, int distance, Qt::KeyboardModifiers modifiers = {})
{
    const QPoint start = widget->rect().center();
    QTest::mousePress(widget, Qt::LeftButton, modifiers, start);
    const int steps = std::abs(distance) / 10;
    for (int i = 1; i <= steps; ++i) {
        const QPointF here = start + QPoint(distance / steps * i, 0);
        QMouseEvent move(QEvent::MouseMove, here, widget->mapToGlobal(here), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, modifiers, start + QPoint(distance, 0));
}

} // namespace

void TestFields::typedNumbersAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("plain") << "0.5" << 0.5;
    QTest::newRow("minus sign") << QStringLiteral("−2") << -2.0;
    QTest::newRow("exponent") << "1e-3" << 1e-3;
    QTest::newRow("comma") << "1,5" << 1.5;
    QTest::newRow("infinite") << QStringLiteral("-∞") << -std::numeric_limits<double>::infinity();
}

void TestFields::typedNumbersAreUnderstood()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    QVERIFY(numberFromText(text).has_value());
    QCOMPARE(*numberFromText(text), value);
    QVERIFY(!numberFromText("x" + text).has_value());
}

void TestFields::scrubbingGivesShortNumbers()
{
    QCOMPARE(scrubStep(2.5, false), 0.01);
    QCOMPARE(scrubStep(250, false), 1.0);
    QCOMPARE(scrubbed(1.234567, 1, 0.01), 1.24);
    QCOMPARE(scrubbed(0.1, 2, 0.001), 0.102);
    QCOMPARE(scrubbed(1234567, 1, 10000), 1240000.0);
}

void TestFields::dragIsOneGesture()
{
    NumberField field("w");
    field.resize(field.sizeHint());
    field.setValue(2.0);
    QSignalSpy edited(&field, &NumberField::valueEdited);
    QSignalSpy finished(&field, &NumberField::editFinished);
    drag(&field, 50);
    QVERIFY(edited.size() >= 4);
    QCOMPARE(field.value(), 2.5); // 50 pixels of 0.01
    for (const QList<QVariant>& each : edited)
        QCOMPARE(each.at(1).toInt(), edited.first().at(1).toInt());
    QCOMPARE(finished.size(), 1);
    drag(&field, -50);
    QVERIFY(edited.last().at(1).toInt() != edited.first().at(1).toInt());
}

void TestFields::shiftIsFine()
{
    NumberField field;
    field.resize(field.sizeHint());
    field.setValue(2.0);
    drag(&field, 50, Qt::ShiftModifier);
    QCOMPARE(field.value(), 2.05);
}

void TestFields::typingIsTakenOrGivenUp()
{
    NumberField field;
    field.resize(field.sizeHint());
    field.show();
    field.setValue(2.0);
    QTest::mouseDClick(&field, Qt::LeftButton);
    auto* editor = field.findChild<QLineEdit*>();
    QVERIFY(editor != nullptr && !editor->isHidden());
    QTest::keyClicks(editor, "-0.25");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(field.value(), -0.25);
    QTest::keyClick(&field, Qt::Key_7);
    QCOMPARE(editor->text(), QString("7"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(field.value(), -0.25);
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::keyClicks(editor, "nonsense");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(field.value(), -0.25);
}

void TestFields::arrowsStep()
{
    NumberField field;
    field.setValue(2.0);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.value(), 2.1);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(field.value(), 2.0);
}

void TestFields::notFiniteIsSafe()
{
    NumberField field;
    field.resize(field.sizeHint());
    field.setValue(std::nan(""));
    QCOMPARE(field.text(), QString("NaN"));
    drag(&field, 50);
    QVERIFY(std::isnan(field.value()));
    field.setValue(std::numeric_limits<double>::infinity());
    QTest::keyClick(&field, Qt::Key_Up);
    QVERIFY(std::isinf(field.value()));
    QVERIFY(!field.grab().isNull());
}

void TestFields::settingEmitsNothing()
{
    NumberField field;
    QSignalSpy edited(&field, &NumberField::valueEdited);
    field.setValue(3.0);
    QCOMPARE(edited.size(), 0);
    field.setReadOnly(true);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.value(), 3.0);
}

void TestFields::matrixHasAFieldForEachElement()
{
    MatrixField field("W");
    field.setValue(Tensor::matrix({{1, 2, 3}, {4, 5, 6}}));
    const QList<NumberField*> numbers = field.findChildren<NumberField*>();
    QSignalSpy edited(&field, &MatrixField::valueEdited);
    NumberField* five = nullptr;
    for (NumberField* number : numbers)
        five = number->value() == 5 ? number : five;
    QVERIFY(five != nullptr);
    QTest::keyClick(five, Qt::Key_Up);
    QCOMPARE(edited.size(), 1);
    QVERIFY(same(field.value(), Tensor::matrix({{1, 2, 3}, {4, 5.1, 6}})));
    QVERIFY(tensorFromText("[[1, 2],\n [3, 4]]", Shape(2, 2)).has_value());
    QVERIFY(!tensorFromText("1 2 3", Shape(2, 2)).has_value());
    QVERIFY(!tensorFromText("1 2 3 x", Shape(2, 2)).has_value());
}

void TestFields::largeMatrixIsASummary()
{
    MatrixField field("W");
    field.setValue(Tensor(Shape(20, 30), 0.5));
    QVERIFY(field.findChild<QPushButton*>() != nullptr);
}

void TestFields::inputsKeepTheirFieldsWhileDragged()
{
    InputsPanel panel;
    std::vector<InputItem> items = {{"x1", "x₁", Tensor(2.0)}, {"t", "t", Tensor::vector({1, 2}), true}};
    panel.setInputs(items);
    const QList<MatrixField*> before = panel.findChildren<MatrixField*>();
    QCOMPARE(before.size(), 2);
    QSignalSpy edited(&panel, &InputsPanel::inputEdited);
    QTest::keyClick(before.first()->findChild<NumberField*>(), Qt::Key_Up);
    QCOMPARE(edited.first().at(0).toString(), QString("x1"));
    items[0].value = Tensor(7.0);
    panel.setInputs(items);
    QCOMPARE(panel.findChildren<MatrixField*>(), before);
    QCOMPARE(before.first()->value().scalar(), 7.0);
    QCOMPARE(edited.size(), 1);
}

void TestFields::editorTellsEditsOnly()
{
    ExpressionEdit editor;
    QSignalSpy edited(&editor, &ExpressionEdit::textEdited);
    editor.setProgram("y = x");
    editor.setHighlights({{0, 1, SpanKind::Name}, {4, 1, SpanKind::Input}});
    editor.setProblems({{1, 5, 6, "x has no value", "write x = 2"}});
    QCOMPARE(edited.size(), 0);
    QTest::keyClicks(&editor, "z");
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().first().toString(), QString("zy = x"));
}

void TestFields::problemIsFoundAtItsPlace()
{
    ExpressionEdit editor;
    editor.setProgram("a = 1\nσ = b + 2\n");
    editor.setProblems({{2, 5, 6, "b is not known", ""}});
    QCOMPARE(editor.toPlainText().at(10), QChar('b'));
    QVERIFY(editor.problemAt(10) != nullptr);
    QVERIFY(editor.problemAt(2) == nullptr);
    QVERIFY(!editor.extraSelections().isEmpty());
    editor.setProblems({{9, 1, 2, "beyond the end", ""}});
    QVERIFY(editor.problemAt(0) == nullptr);
}

void TestFields::commentIsToggled()
{
    ExpressionEdit editor;
    editor.setProgram("a = 1\nb = 2");
    editor.selectAll();
    QTest::keyClick(&editor, Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), QString("# a = 1\n# b = 2"));
    editor.selectAll();
    QTest::keyClick(&editor, Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), QString("a = 1\nb = 2"));
}

void TestFields::bracketsMatch()
{
    QCOMPARE(matchingBracket("f(a[0])", 1), 6);
    QCOMPARE(matchingBracket("f(a[0])", 6), 1);
    QCOMPARE(matchingBracket("f(a[0])", 5), 3);
    QCOMPARE(matchingBracket("f(a", 1), -1);
    QCOMPARE(matchingBracket("f(a", 0), -1);
    QCOMPARE(matchingBracket("", 0), -1);
}

void TestFields::undoIsLeftToTheWindow()
{
    ExpressionEdit editor;
    QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    undo.accept();
    QApplication::sendEvent(&editor, &undo);
    QVERIFY(!undo.isAccepted());
}

} // namespace ad::ui

QTEST_MAIN(ad::ui::TestFields)
#include "tst_fields.moc"
