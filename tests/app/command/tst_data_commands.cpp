// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and CSV files through the real program.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray error;
};

Answer adjoint(const QStringList& arguments, const QByteArray& input, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(ADJOINT_BINARY, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

const QByteArray kProgram = "data x = csv(\"points.csv\", \"x\"); data y = csv(\"points.csv\", \"y\")\nw = 1\nL = mse(w*x, y)\n";

const QByteArray kRace =
    "{\"version\": 1, \"tables\": {\"t\": \"x,y\\n1,2\\n2,4\\n3,6\\n\"}, \"batch\": {\"size\": 2, \"shuffle\": false},"
    "\"program\": \"data x = csv('t', 'x'); data y = csv('t', 'y')\\nw = 1; b = 0\\nL = mse(w*x + b, y)\", \"steps\": 4,"
    "\"racers\": [{\"optimizer\": \"sgd\", \"lr\": 0.1}, {\"optimizer\": \"sgd\", \"lr\": 0.1, \"batch\": 0}]}";

} // namespace

class TestDataCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        write("points.csv", "x;y\r\n1;2\r\n2;4\r\n3;6\r\n");
        write("wrong.csv", "x,y\n1,2\n2,4\n3,six\n");
        write("line.adj", kProgram);
        write("race.json", kRace);
    }

    void aFileStandsBesideTheProgram()
    {
        QDir(m_folder.path()).mkdir("elsewhere");
        const Answer answer = adjoint({"eval", "../line.adj", "--json"}, {}, m_folder.filePath("elsewhere"));
        QCOMPARE(answer.error, QByteArray());
        QCOMPARE(QJsonDocument::fromJson(answer.out)["gradient"]["w"].toDouble(), -28.0 / 3); // 2·mean(x(x − y)) = −2·mean(x²)
    }

    void standardInputLooksIntoTheWorkingDirectory()
    {
        QCOMPARE(adjoint({"eval", "-"}, kProgram, m_folder.path()).status, 0);
        const Answer answer = adjoint({"eval", "-"}, kProgram, QDir::rootPath());
        QCOMPARE(answer.status, 1);
        QVERIFY(answer.error.startsWith("<stdin>:1:14: error: there is no table or file 'points.csv'"));
    }

    void aWrongCellIsNamedByLineAndColumn()
    {
        const Answer answer = adjoint({"eval", "-"}, QByteArray(kProgram).replace("points", "wrong"), m_folder.path());
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.error.contains("'wrong.csv', line 4, column 2: 'six' is not a number"), answer.error);
    }

    void racesTellBatchesAndEpochs()
    {
        const Answer answer = adjoint({"race", "race.json", "--json"}, {}, m_folder.path());
        QCOMPARE(answer.error, QByteArray());
        const QJsonDocument json = QJsonDocument::fromJson(answer.out);
        QCOMPARE(json["rows"].toInt(), 3);
        QCOMPARE(json["batch"]["size"].toInt(), 2);
        QCOMPARE(json["racers"][0]["epochs"].toDouble(), 2.0);
        QCOMPARE(json["racers"][1]["epochs"].toDouble(), 4.0);
        QCOMPARE(json["racers"][0]["batch_loss"][0].toDouble(), 2.5);
        QCOMPARE(json["racers"][0]["loss"][0].toDouble(), 14.0 / 3);
        QVERIFY(json["racers"][1]["batch_loss"].isUndefined());
        const QByteArray text = adjoint({"race", "race.json"}, {}, m_folder.path()).out;
        QVERIFY2(text.contains("Gradient descent: batches of 2 of 3 rows, in their order: 2 epochs"), text);
        QCOMPARE(adjoint({"render", "race.json", "-o", "race.png"}, {}, m_folder.path()).status, 0);
    }

    void theLedgerIsThatOfTheBatch()
    {
        const Answer answer = adjoint({"race", "race.json", "--ledger", "--racer", "0", "--json"}, {}, m_folder.path());
        QCOMPARE(answer.error, QByteArray());
        QVERIFY(answer.out.contains("\"ledger\""));
    }

private:
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDataCommands)
#include "tst_data_commands.moc"
