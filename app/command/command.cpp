// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/command.h"

#include "app/command/basins.h"
#include "app/command/eval.h"
#include "app/command/race.h"
#include "app/command/render.h"
#include "app/command/sweep.h"
#include "app/command/theory.h"
#include "app/command/tune.h"
#include "core/base/version.h"

#include <algorithm>

namespace ad::app {

namespace {

constexpr Command kCommands[] = {
    {"eval", "evaluate a program and differentiate it", runEval},
    {"race", "run the optimizers of a scenario on its landscape", runRace},
    {"theory", "tell what second derivatives say at a point, and find critical points", runTheory},
    {"basins", "tell which minimum a racer reaches from where", runBasins},
    {"sweep", "run one optimizer with many learning rates", runSweep},
    {"tune", "find the best learning rate of every optimizer", runTune},
    {"render", "draw a graph or a landscape as a picture file", runRender},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

const Command* findCommand(const QString& name)
{
    const auto found = std::find_if(std::begin(kCommands), std::end(kCommands), [&](const Command& c) { return name == c.name; });
    return found == std::end(kCommands) ? nullptr : found;
}

QString helpText()
{
    QString text = "Adjoint shows automatic differentiation and gradient-based optimization.\n\n"
                   "Usage:\n"
                   "  adjoint [FILE]             open the window, with a scenario or a program\n"
                   "  adjoint COMMAND [OPTIONS]  answer without a window\n\n"
                   "Commands:\n";
    for (const Command& command : kCommands)
        text += QStringLiteral("  %1 %2\n").arg(command.name, -8).arg(command.summary);
    text += "\nOptions:\n"
            "  -h, --help     this text; 'adjoint COMMAND --help' tells a command's options\n"
            "  -v, --version  the version\n"
            "  --screenshot FILE.png [--size WxH] [--page graph|landscape] [--at POSITION]\n"
            "                 write a picture of the window and leave\n";
    return text;
}

QString versionText()
{
    return QStringLiteral("adjoint %1\n").arg(QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size())));
}

} // namespace ad::app
