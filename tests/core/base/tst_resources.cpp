// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/base/version.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using namespace ad;

namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The files on disk that should be embedded, as paths relative to resources/.
QStringList filesOnDisk()
{
    const QDir root(QStringLiteral(ADJOINT_SOURCE_DIR "/resources"));
    QStringList paths;
    for (const QString pattern : {"landscapes/*.json", "examples/*.adj", "examples/*.json", "lessons/*.md", "themes/*.json"}) {
        const QString folder = pattern.section('/', 0, 0);
        for (const QString& name : QDir(root.filePath(folder)).entryList({pattern.section('/', 1)}, QDir::Files))
            paths << folder + '/' + name;
    }
    return paths;
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT

private slots:
    void everyFileIsEmbeddedUnchanged();
    void pathsAreSortedAndUnique();
    void aFolderHoldsExactlyItsFiles();
    void anUnknownFolderIsEmpty();
    void theVersionHasThreeNumbers();
};

void TestResources::everyFileIsEmbeddedUnchanged()
{
    const QStringList paths = filesOnDisk();
    QVERIFY(paths.contains("examples/101_chain_rule.json"));
    QCOMPARE(static_cast<qsizetype>(resources().size()), paths.size());
    for (const Resource& resource : resources()) {
        QFile file(QStringLiteral(ADJOINT_SOURCE_DIR "/resources/") + toText(resource.path));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(QByteArray(resource.text.data(), static_cast<qsizetype>(resource.text.size())), file.readAll());
    }
}

void TestResources::pathsAreSortedAndUnique()
{
    const auto all = resources();
    const auto isOutOfOrder = [](const Resource& a, const Resource& b) -> bool { return a.path >= b.path; };
    QVERIFY(std::adjacent_find(all.begin(), all.end(), isOutOfOrder) == all.end());
}

void TestResources::aFolderHoldsExactlyItsFiles()
{
    for (const std::string_view folder : {"landscapes", "examples", "lessons", "themes"}) {
        const auto isInside = [&](const Resource& resource) -> bool { return resource.path.starts_with(std::string(folder) + '/'); };
        const auto found = resourcesIn(folder);
        QVERIFY(std::all_of(found.begin(), found.end(), isInside));
        QCOMPARE(static_cast<qsizetype>(found.size()), std::count_if(resources().begin(), resources().end(), isInside));
    }
}

void TestResources::anUnknownFolderIsEmpty()
{
    QVERIFY(resourcesIn("example").empty());
    QVERIFY(resourcesIn("").empty());
    QVERIFY(resourcesIn("zzz").empty());
}

void TestResources::theVersionHasThreeNumbers()
{
    QVERIFY(QRegularExpression(R"(^\d+\.\d+\.\d+$)").match(toText(kVersion)).hasMatch());
}

QTEST_APPLESS_MAIN(TestResources)
#include "tst_resources.moc"
