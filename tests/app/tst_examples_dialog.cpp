// SPDX-License-Identifier: GPL-3.0-or-later
// The list of examples by keyboard and by mouse.
#include "app/example_delegate.h"
#include "app/examples_dialog.h"
#include "ui/panel/empty_state.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <set>

namespace ad::app {

namespace {

struct Fixture
{
    ExamplesDialog dialog{examples()};
    QListWidget* topics = dialog.findChildren<QListWidget*>().at(0);
    QListWidget* list = dialog.findChildren<QListWidget*>().at(1);
    QLineEdit* field = dialog.findChild<QLineEdit*>();
    QSignalSpy picked{&dialog, &ExamplesDialog::picked};
    QString opened;

    Fixture()
    {
        QObject::connect(&dialog, &ExamplesDialog::picked, [this](const Example& example) { opened = example.title; });
        dialog.show();
        [[maybe_unused]] const bool isActive = QTest::qWaitForWindowActive(&dialog);
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList titles;
        for (int row = 0; row < list->count(); ++row)
            if (!list->item(row)->isHidden() && !list->item(row)->data(ExampleDelegate::Sentence).isNull())
                titles << list->item(row)->text();
        return titles;
    }
    [[nodiscard]] const QListWidgetItem* item(const QString& title) const
    {
        const QList<QListWidgetItem*> found = list->findItems(title, Qt::MatchExactly); // a topic may have the same name
        return *std::find_if(found.begin(), found.end(), [](const auto* i) { return !i->data(ExampleDelegate::Sentence).isNull(); });
    }
};

} // namespace

class TestExamplesDialog : public QObject
{
    Q_OBJECT

private slots:
    void examplesOfATopicStandTogether();
    void allAreListed();
    void wordsAreFoundInAnyOrder();
    void nothingFoundSaysSo();
    void arrowsAndEnterOpen();
    void headingsAreNeverChosen();
    void escapeOpensNothing();
    void aDoubleClickOpens();
    void aTopicShowsItsExamples();
    void badgesCountDigitsAndErrata();
};

void TestExamplesDialog::examplesOfATopicStandTogether()
{
    std::set<QString> left;
    QString topic;
    for (const Example& example : examples()) {
        QVERIFY(!example.topic.isEmpty());
        if (example.topic == topic)
            continue;
        QVERIFY2(left.insert(example.topic).second, qPrintable(example.topic));
        topic = example.topic;
    }
}

void TestExamplesDialog::allAreListed()
{
    const Fixture f;
    QCOMPARE(static_cast<std::size_t>(f.shown().size()), examples().size());
    QVERIFY(f.field->hasFocus());
}

void TestExamplesDialog::wordsAreFoundInAnyOrder()
{
    Fixture f;
    QTest::keyClicks(f.field, "SIGMOID neuron");
    const QStringList found = f.shown();
    QVERIFY(found.contains("A sigmoid neuron, step by step"));
    QVERIFY(!found.contains("A product"));
    f.field->clear();
    QTest::keyClicks(f.field, "neuron sigmoid");
    QCOMPARE(f.shown(), found);
    f.field->clear();
    QTest::keyClicks(f.field, "mazur");
    QCOMPARE(f.shown().size(), 3);
}

void TestExamplesDialog::nothingFoundSaysSo()
{
    Fixture f;
    QTest::keyClicks(f.field, "xylophone");
    QVERIFY(f.shown().isEmpty());
    QVERIFY(f.dialog.findChild<ui::EmptyState*>()->isVisible());
    QTest::keyClick(f.field, Qt::Key_Return);
    QVERIFY(f.picked.isEmpty() && f.dialog.isVisible());
    QTest::keyClick(f.field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(f.field, Qt::Key_Delete);
    QVERIFY(f.list->isVisible());
}

void TestExamplesDialog::arrowsAndEnterOpen()
{
    Fixture f;
    QTest::keyClicks(f.field, "softmax");
    const QStringList found = f.shown();
    QVERIFY(found.size() > 2);
    QTest::keyClick(f.field, Qt::Key_Down);
    QTest::keyClick(f.field, Qt::Key_Down);
    QTest::keyClick(f.field, Qt::Key_Up);
    QTest::keyClick(f.field, Qt::Key_Return);
    QCOMPARE(f.opened, found.at(1));
    QVERIFY(!f.dialog.isVisible());
}

void TestExamplesDialog::headingsAreNeverChosen()
{
    Fixture f;
    std::set<QString> seen;
    for (int i = 0; i < f.list->count() + 3; ++i) {
        QVERIFY(!f.list->currentItem()->data(ExampleDelegate::Sentence).isNull());
        seen.insert(f.list->currentItem()->text());
        QTest::keyClick(f.field, Qt::Key_Down);
    }
    QCOMPARE(seen.size(), examples().size());
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(f.field, Qt::Key_PageUp);
    QCOMPARE(f.list->currentItem()->text(), f.shown().at(0));
}

void TestExamplesDialog::escapeOpensNothing()
{
    Fixture f;
    QTest::keyClick(f.field, Qt::Key_Escape);
    QVERIFY(!f.dialog.isVisible() && f.picked.isEmpty());
}

void TestExamplesDialog::aDoubleClickOpens()
{
    Fixture f;
    const QPoint place = f.list->visualItemRect(f.item("A product")).center();
    QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(f.list->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(f.opened, QString("A product"));
}

void TestExamplesDialog::aTopicShowsItsExamples()
{
    Fixture f;
    const QListWidgetItem* topic = f.topics->findItems("Pitfalls", Qt::MatchStartsWith).at(0);
    QTest::mouseClick(f.topics->viewport(), Qt::LeftButton, {}, f.topics->visualItemRect(topic).center());
    QCOMPARE(f.list->currentItem()->text(), QString("Saturated sigmoids"));
    QVERIFY(f.list->viewport()->rect().contains(f.list->visualItemRect(f.list->currentItem())));
    QTest::keyClick(f.field, Qt::Key_Up); // back into the topic before
    QVERIFY(f.topics->currentItem()->text().startsWith("Losses"));
}

void TestExamplesDialog::badgesCountDigitsAndErrata()
{
    const Fixture f;
    QCOMPARE(f.item("The chain rule")->data(ExampleDelegate::Agreeing).toInt(), 7);
    QCOMPARE(f.item("Forward and reverse mode")->data(ExampleDelegate::Errata).toInt(), 8);
    QCOMPARE(errataText(1), QString("1 erratum"));
    QCOMPARE(errataText(0), QString());
}

} // namespace ad::app

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    ad::ui::setTheme(ad::ui::lightTheme());
    ad::app::TestExamplesDialog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_examples_dialog.moc"
