// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace {

/// A folder of core may include itself and the folders before it.
const QStringList kFolders = {"base", "op", "graph", "lang", "run", "diff", "trace", "layout", "optim", "landscape", "scenario"};

struct Include
{
    int line = 0;
    QString target; ///< With its brackets or quotes: "<QString>", "\"core/base/shape.h\"".
};

/// The paths of all C++ files below `folder`, relative to the root of the sources and sorted.
QStringList sourcesIn(const QString& folder)
{
    const QDir root(QStringLiteral(ADJOINT_SOURCE_DIR));
    QStringList paths;
    QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << root.relativeFilePath(files.next());
    paths.sort();
    return paths;
}

QStringList linesOf(const QString& path)
{
    QFile file(QStringLiteral(ADJOINT_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read", qPrintable(path));
    return QString::fromUtf8(file.readAll()).split('\n');
}

QList<Include> includesOf(const QStringList& lines)
{
    static const QRegularExpression pattern(R"re(^\s*#\s*include\s*([<"][^>"]*[>"]))re");
    QList<Include> includes;
    for (int i = 0; i < lines.size(); ++i)
        if (const auto match = pattern.match(lines[i]); match.hasMatch())
            includes << Include{i + 1, match.captured(1)};
    return includes;
}

/// Why a file of core, in the folder of that name, may not include `target`; empty if it may.
QString objectionInCore(const QString& folder, const QString& target)
{
    static const QRegularExpression qt(R"re(^[<"](Q[A-Za-z]|Qt|q[a-z]+\.h|qcustomplot))re");
    if (qt.match(target).hasMatch())
        return "core knows no Qt";
    if (!target.startsWith("\"")) // the standard library, Eigen, nlohmann_json
        return {};
    const QStringList parts = target.mid(1, target.size() - 2).split('/');
    if (parts.size() < 3 || parts[0] != "core")
        return "only paths from the root that begin with core/ are included in core";
    if (!kFolders.contains(parts[1]))
        return "this folder has no place in the order";
    if (kFolders.indexOf(parts[1]) > kFolders.indexOf(folder))
        return folder + " stands before " + parts[1];
    return {};
}

/// The objections to all includes of the files in `folder`, one a line; `objection(path, target)` judges each.
template<typename Judge>
QString objections(const QString& folder, Judge objection)
{
    QString found;
    for (const QString& path : sourcesIn(folder))
        for (const Include& include : includesOf(linesOf(path)))
            if (const QString reason = objection(path, include.target); !reason.isEmpty())
                found += QString("%1:%2: %3: %4\n").arg(path).arg(include.line).arg(include.target, reason);
    return found;
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void theJudgeKnowsTheOrder();
    void includesAreFound();
    void everyFolderOfCoreHasItsPlace();
    void coreIncludesOnlyWhatStandsBefore();
    void uiIncludesNothingOfTheApplication();
    void everySourceNamesItsLicence();
    void everyHeaderSaysWhatItIsForAndIsIncludedOnce();
};

void TestLayers::theJudgeKnowsTheOrder()
{
    QVERIFY(objectionInCore("graph", "\"core/op/op.h\"").isEmpty());
    QVERIFY(objectionInCore("graph", "\"core/graph/builder.h\"").isEmpty());
    QVERIFY(objectionInCore("graph", "<Eigen/Core>").isEmpty());
    QVERIFY(objectionInCore("graph", "<queue>").isEmpty());
    for (const char* target : {"\"core/lang/parser.h\"", "\"core/other/x.h\"", "\"ui/theme/theme.h\"", "\"app/main_window.h\"",
                               "\"builder.h\"", "<QString>", "<QtGlobal>", "<qglobal.h>", "\"qcustomplot.h\"", "<QtCore/QString>"})
        QVERIFY2(!objectionInCore("graph", target).isEmpty(), target);
}

void TestLayers::includesAreFound()
{
    const auto includes = includesOf({"// #include <a>", "#include <b>", "  #  include \"core/c.h\" // why", "text"});
    QCOMPARE(includes.size(), 2);
    QCOMPARE(includes[0].target, "<b>");
    QCOMPARE(includes[1].target, "\"core/c.h\"");
    QCOMPARE(includes[1].line, 3);
}

void TestLayers::everyFolderOfCoreHasItsPlace()
{
    QVERIFY(!sourcesIn("core").isEmpty());
    for (const QString& path : sourcesIn("core"))
        QVERIFY2(path.count('/') >= 2 && kFolders.contains(path.section('/', 1, 1)), qPrintable(path));
}

void TestLayers::coreIncludesOnlyWhatStandsBefore()
{
    const QString found = objections(
        "core", [](const QString& path, const QString& target) -> QString { return objectionInCore(path.section('/', 1, 1), target); });
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found));
}

void TestLayers::uiIncludesNothingOfTheApplication()
{
    const QString found = objections("ui", [](const QString&, const QString& target) -> QString {
        return target.startsWith("\"app/") ? "ui doesn't know the application" : QString();
    });
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found));
}

void TestLayers::everySourceNamesItsLicence()
{
    for (const char* folder : {"core", "ui", "app", "tests"})
        for (const QString& path : sourcesIn(folder))
            QVERIFY2(linesOf(path).first() == "// SPDX-License-Identifier: GPL-3.0-or-later", qPrintable(path));
}

void TestLayers::everyHeaderSaysWhatItIsForAndIsIncludedOnce()
{
    for (const char* folder : {"core", "ui", "app"}) {
        for (const QString& path : sourcesIn(folder).filter(QRegularExpression(R"(\.h$)"))) {
            const QStringList lines = linesOf(path);
            QVERIFY2(lines.size() > 2 && lines[1].startsWith("// "), qPrintable(path + ": the second line says what the header is for"));
            QVERIFY2(lines.contains("#pragma once"), qPrintable(path));
        }
    }
}

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
