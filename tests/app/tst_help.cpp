// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "core/lang/functions.h"

#include <QtTest>

using namespace ad;

class TestHelp : public QObject
{
    Q_OBJECT

private slots:
    void theLanguageSheetHasEveryFunction();
};

void TestHelp::theLanguageSheetHasEveryFunction()
{
    const QString sheet = app::languageSheet();
    for (const FunctionHelp& function : functions())
        QVERIFY2(sheet.contains(QString::fromStdString(function.signature).toHtmlEscaped()), function.signature.c_str());
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
