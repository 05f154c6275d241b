// SPDX-License-Identifier: GPL-3.0-or-later
// Undo, merging, files and recovery of the document.
#include "ui/session/recent_files.h"
#include "ui/session/recovery.h"
#include "ui/session/session.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace ad::ui {

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void undoAndRedoAreInverse();
    void editsOfOneGestureAreOneStep();
    void anotherEditOrAnEndBreaksTheGesture();
    void draggingBackLeavesNoStep();
    void nothingIsPushedIfNothingChanged();
    void dirtyFollowsTheSavedState();
    void savedFileReadsBack();
    void failedSaveLeavesTheOldFile();
    void damagedFileChangesNothing_data();
    void damagedFileChangesNothing();
    void programFileIsNotWrittenOver();
    void tablesBesideTheFileAreRead();
    void titleIsTheBestName();
    void recentFilesAreTheNewestThatExist();
    void unsavedWorkIsFoundAgain();
    void workOfALivingRunIsLeftAlone();
};

namespace {

/// A small format: "scenario\n", the title, the program. What matters here is only that it can fail.
ScenarioFormat format()
{
    return {[](std::string_view text) -> Result<Scenario> {
                const QStringList lines = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).split('\n');
                if (lines.size() < 3 || lines[0] != "scenario")
                    return Error{"'scenario' expected", {1, 1, 1}};
                Scenario scenario;
                scenario.title = lines[1].toStdString();
                scenario.program = lines.mid(2).join('\n').toStdString();
                return scenario;
            },
            [](const Scenario& s) { return "scenario\n" + s.title + "\n" + s.program; }};
}

void setProgram(Session& session, const std::string& text, const QString& merge = {})
{
    session.edit(
        "Type", [&](Scenario& s) { s.program = text; }, merge);
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

void TestSession::undoAndRedoAreInverse()
{
    Session session(format());
    std::vector<Scenario> states = {session.scenario()};
    std::mt19937 random(7);
    for (int i = 0; i < 30; ++i) {
        session.edit("Change", [&](Scenario& s) {
            s.steps = static_cast<int>(random() % 1000) + 1000 * i;
            s.start = {static_cast<double>(random() % 10), 2.0};
            s.program += "x";
        });
        states.push_back(session.scenario());
    }
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        session.undoStack()->undo();
        QVERIFY(session.scenario() == states[i]);
    }
    QVERIFY(!session.isDirty());
    for (std::size_t i = 1; i < states.size(); ++i) {
        session.undoStack()->redo();
        QVERIFY(session.scenario() == states[i]);
    }
}

void TestSession::editsOfOneGestureAreOneStep()
{
    Session session(format());
    for (const char* text : {"f", "f ", "f =", "f = x"})
        setProgram(session, text, "typing");
    QCOMPARE(session.undoStack()->count(), 1);
    session.undoStack()->undo();
    QCOMPARE(session.scenario().program, std::string());
    session.undoStack()->redo();
    QCOMPARE(session.scenario().program, std::string("f = x"));
}

void TestSession::anotherEditOrAnEndBreaksTheGesture()
{
    Session session(format());
    setProgram(session, "a", "typing");
    session.endMerge();
    setProgram(session, "ab", "typing");
    QCOMPARE(session.undoStack()->count(), 2);
    session.edit(
        "Steps", [](Scenario& s) { s.steps = 7; }, "steps");
    setProgram(session, "abc", "typing");
    QCOMPARE(session.undoStack()->count(), 4);
}

void TestSession::draggingBackLeavesNoStep()
{
    Session session(format());
    session.edit(
        "Drag", [](Scenario& s) { s.steps = 300; }, "drag");
    session.edit(
        "Drag", [](Scenario& s) { s.steps = 200; }, "drag");
    QCOMPARE(session.undoStack()->count(), 0);
    QVERIFY(!session.isDirty());
}

void TestSession::nothingIsPushedIfNothingChanged()
{
    Session session(format());
    QSignalSpy changed(&session, &Session::scenarioChanged);
    session.edit("Nothing", [](Scenario&) {});
    QCOMPARE(session.undoStack()->count(), 0);
    QCOMPARE(changed.size(), 0);
}

void TestSession::dirtyFollowsTheSavedState()
{
    const QTemporaryDir folder;
    Session session(format());
    QSignalSpy dirty(&session, &Session::dirtyChanged);
    setProgram(session, "a", "typing");
    QVERIFY(session.isDirty());
    QVERIFY(!session.saveAs(folder.filePath("a.json")));
    QVERIFY(!session.isDirty());
    setProgram(session, "ab", "typing"); // not merged into what is saved
    QVERIFY(session.isDirty());
    session.undoStack()->undo();
    QVERIFY(!session.isDirty());
    QCOMPARE(dirty.size(), 4);
}

void TestSession::savedFileReadsBack()
{
    const QTemporaryDir folder;
    Session session(format());
    session.edit("All", [](Scenario& s) {
        s.title = "σ and friends";
        s.program = "y = x^2\nz = y";
    });
    QVERIFY(!session.saveAs(folder.filePath("Übung 1.json")));
    Session other(format());
    QSignalSpy replaced(&other, &Session::documentReplaced);
    QVERIFY(!other.open(folder.filePath("Übung 1.json")));
    QVERIFY(other.scenario() == session.scenario());
    QCOMPARE(other.path(), folder.filePath("Übung 1.json"));
    QCOMPARE(replaced.size(), 1);
    QVERIFY(!other.isDirty());
}

void TestSession::failedSaveLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("place");
    QVERIFY(QDir().mkdir(path)); // a folder stands where the file should go
    Session session(format());
    setProgram(session, "a");
    const std::optional<Error> error = session.saveAs(path);
    QVERIFY(error.has_value());
    QVERIFY(QString::fromStdString(error->message).startsWith("cannot save place"));
    QVERIFY(session.isDirty());
    QVERIFY(session.path().isEmpty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0); // no half-written file
}

void TestSession::damagedFileChangesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not a scenario") << "a.json" << QByteArray("{");
    QTest::newRow("empty") << "a.json" << QByteArray();
    QTest::newRow("binary program") << "a.adj" << QByteArray("f = x\0\1\2", 8);
    QTest::newRow("not UTF-8") << "a.adj" << QByteArray("f = \xff\xfe");
    QTest::newRow("missing") << "b.json" << QByteArray();
}

void TestSession::damagedFileChangesNothing()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    if (name.startsWith('a'))
        write(folder.filePath(name), bytes);
    Session session(format());
    setProgram(session, "f = x");
    const Scenario before = session.scenario();
    QVERIFY(session.open(folder.filePath(name)).has_value());
    QVERIFY(session.scenario() == before);
    QCOMPARE(session.undoStack()->count(), 1);
    QVERIFY(session.path().isEmpty());
}

void TestSession::programFileIsNotWrittenOver()
{
    const QTemporaryDir folder;
    write(folder.filePath("chain.adj"), "y = x^2\n");
    Session session(format());
    QVERIFY(!session.open(folder.filePath("chain.adj")));
    QCOMPARE(session.scenario().program, std::string("y = x^2\n"));
    QCOMPARE(session.title(), QString("chain"));
    QVERIFY(session.path().isEmpty());
}

void TestSession::tablesBesideTheFileAreRead()
{
    const QTemporaryDir folder;
    write(folder.filePath("points.csv"), "x\n1\n2\n");
    write(folder.filePath("line.adj"), "data x = csv(\"points.csv\", \"x\")\nsum(x)");
    Session session(format());
    QVERIFY(!session.open(folder.filePath("line.adj")));
    QCOMPARE(session.scenario().files.size(), std::size_t(1));
    QCOMPARE(session.scenario().files.front().content->value().rows, 2);
    const auto content = session.scenario().files.front().content;
    session.edit("Steps", [](Scenario& s) { s.steps = 3; });
    QVERIFY(session.scenario().files.front().content == content); // not read again
    write(folder.filePath("points.csv"), "x\n1\n2\n3\n");
    session.edit("Steps", [](Scenario& s) { s.steps = 4; });
    QCOMPARE(session.scenario().files.front().content->value().rows, 3);
    setProgram(session, "data x = csv(\"other.csv\", \"x\")");
    QVERIFY(session.scenario().files.empty());
    session.undoStack()->undo();
    QCOMPARE(session.scenario().files.size(), std::size_t(1));
}

void TestSession::titleIsTheBestName()
{
    const QTemporaryDir folder;
    Session session(format());
    QCOMPARE(session.title(), QString("Untitled"));
    QVERIFY(!session.saveAs(folder.filePath("week 3.json")));
    QCOMPARE(session.title(), QString("week 3"));
    QSignalSpy title(&session, &Session::titleChanged);
    session.edit("Title", [](Scenario& s) { s.title = "The chain rule"; });
    QCOMPARE(session.title(), QString("The chain rule"));
    QCOMPARE(title.size(), 1);
}

void TestSession::recentFilesAreTheNewestThatExist()
{
    const QTemporaryDir folder;
    clearRecentFiles();
    for (int i = 0; i < 12; ++i) {
        const QString path = folder.filePath(QString("%1.json").arg(i));
        write(path, "x");
        addRecentFile(path);
    }
    addRecentFile(folder.filePath("5.json"));
    QCOMPARE(recentFiles().size(), 10);
    QCOMPARE(recentFiles().first(), folder.filePath("5.json"));
    QVERIFY(QFile::remove(folder.filePath("5.json")));
    QCOMPARE(recentFiles().first(), folder.filePath("11.json"));
}

void TestSession::unsavedWorkIsFoundAgain()
{
    const QTemporaryDir folder;
    QByteArray copy;
    {
        Session session(format());
        Recovery recovery(&session, folder.path());
        QVERIFY(!session.saveAs(folder.filePath("mine.json")));
        setProgram(session, "unsaved");
        recovery.writeNow();
        const QStringList files = QDir(folder.path()).entryList({"*.recovery"});
        QCOMPARE(files.size(), 1);
        QFile file(folder.filePath(files.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        copy = file.readAll();
    }
    QCOMPARE(QDir(folder.path()).entryList({"*.recovery"}).size(), 0); // a run that ends well leaves nothing
    write(folder.filePath("crashed.recovery"), copy);
    Session session(format());
    Recovery recovery(&session, folder.path());
    QCOMPARE(recovery.lostWork().size(), 1);
    QCOMPARE(recovery.lostWork().first().originalPath, folder.filePath("mine.json"));
    QVERIFY(recovery.restore(recovery.lostWork().first()));
    QCOMPARE(session.scenario().program, std::string("unsaved"));
    QVERIFY(session.isDirty());
    QCOMPARE(recovery.lostWork().size(), 0);
    QVERIFY(!session.save());
    QVERIFY(!session.isDirty());
}

void TestSession::workOfALivingRunIsLeftAlone()
{
    const QTemporaryDir folder;
    Session first(format());
    Recovery living(&first, folder.path());
    setProgram(first, "mine");
    living.writeNow();
    Session second(format());
    const Recovery other(&second, folder.path());
    QCOMPARE(other.lostWork().size(), 0);
}

} // namespace ad::ui

int main(int argc, char* argv[])
{
    QCoreApplication::setOrganizationName("Adjoint");
    QCoreApplication::setApplicationName("tst_session");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication application(argc, argv);
    ad::ui::TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
