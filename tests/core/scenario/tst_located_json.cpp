// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/located_json.h"

#include <QtTest>

using namespace ad;

class TestLocatedJson : public QObject
{
    Q_OBJECT

private slots:
    void everyValueKnowsItsPlace();
    void placesCountCharacters();
    void errorsNameTheirPlace_data();
    void errorsNameTheirPlace();
};

void TestLocatedJson::everyValueKnowsItsPlace()
{
    const Result<LocatedJson> root = parseLocatedJson("{\"a\": 12,\n \"b\" : [true, -1.5e3, \"x\\\"y\"],\n\"c\": null }");
    QVERIFY(root);
    QCOMPARE(root->find("a")->where, (Place{1, 7, 9}));
    QVERIFY(root->find("a")->isWhole);
    const LocatedJson& list = *root->find("b");
    QCOMPARE(list.items[0].where, (Place{2, 9, 13}));
    QCOMPARE(list.items[1].where, (Place{2, 15, 21}));
    QCOMPARE(list.items[1].number, -1500.0);
    QCOMPARE(list.items[2].where, (Place{2, 23, 29}));
    QCOMPARE(list.items[2].text, std::string("x\"y"));
    QCOMPARE(root->members[1].where, (Place{2, 2, 5}));
    QCOMPARE(root->find("c")->where, (Place{3, 6, 10}));
}

void TestLocatedJson::placesCountCharacters()
{
    const Result<LocatedJson> root = parseLocatedJson("{\"σ\": \"λμ\"}");
    QVERIFY(root);
    QCOMPARE(root->find("σ")->where, (Place{1, 7, 11}));
    QCOMPARE(parseLocatedJson("42")->where, (Place{1, 1, 3}));
}

void TestLocatedJson::errorsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("empty") << QByteArray("") << 1 << 1;
    QTest::newRow("unfinished") << QByteArray("{\n \"a\": ") << 2 << 7;
    QTest::newRow("comma") << QByteArray("[1,\n2,]") << 2 << 3;
    QTest::newRow("twice") << QByteArray("{\"a\": 1,\n  \"a\": 2}") << 2 << 3;
    QTest::newRow("word") << QByteArray("{\"a\": yes}") << 1 << 7;
    QTest::newRow("after the end") << QByteArray("{} x") << 1 << 4;
    QTest::newRow("deep") << QByteArray(100000, '[') << 1 << 201;
}

void TestLocatedJson::errorsNameTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const Result<LocatedJson> root = parseLocatedJson({text.data(), static_cast<std::size_t>(text.size())});
    QVERIFY(!root);
    QVERIFY(!root.error().message.empty());
    QCOMPARE(root.error().where.line, line);
    QCOMPARE(root.error().where.column, column);
}

QTEST_APPLESS_MAIN(TestLocatedJson)
#include "tst_located_json.moc"
