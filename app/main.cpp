// SPDX-License-Identifier: GPL-3.0-or-later
// One binary: a command if the first argument names one, else the window.
#include "app/command/command.h"
#include "app/window_command.h"

#include <QStringList>

#include <cstdio>

int main(int argc, char* argv[])
{
    using namespace ad::app;
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const QString first = arguments.value(0);
    if (first == "--help" || first == "-h") {
        std::fputs(helpText().toUtf8().constData(), stdout);
        return kSuccess;
    }
    if (first == "--version" || first == "-v") {
        std::fputs(versionText().toUtf8().constData(), stdout);
        return kSuccess;
    }
    if (const Command* command = findCommand(first))
        return command->run(arguments.mid(1));
    return runWindow(argc, argv);
}
