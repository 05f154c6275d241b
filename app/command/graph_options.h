// SPDX-License-Identifier: GPL-3.0-or-later
// Options of all commands that look at a graph: which derivatives, in which direction, and how it is drawn.
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <QCommandLineParser>

#include <optional>

namespace ad::app {

/// --mode, --wrt, --direction.
void addModeOptions(QCommandLineParser& parser);

/// Writes what these options say into the scenario. The error says what is wrong with an option, and is one of usage.
[[nodiscard]] std::optional<Error> takeModeOptions(const QCommandLineParser& options, Scenario& scenario);

/// --collapse, --scalar.
void addGranularityOptions(QCommandLineParser& parser);
/// The same for these; a group that does not exist is an error that names those that do.
[[nodiscard]] std::optional<Error> takeGranularityOptions(const QCommandLineParser& options, Scenario& scenario);

/// "NAME=VALUE" once or more, as --set and --direction have it. @param option  its name, for errors.
[[nodiscard]] Result<Point> pointOf(const QString& option, const QStringList& settings);

} // namespace ad::app
