// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands share: reading a file or standard input, reporting errors at their places, tables.
#pragma once

#include "core/base/result.h"
#include "core/scenario/race.h"
#include "core/scenario/scenario.h"
#include "core/scenario/terrain.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace ad::app {

/// Standard output and standard error, as UTF-8.
void printOut(const std::string& text);
void printError(const std::string& text);

/// "FILE:LINE:COLUMN: error: message", and on a second line the hint, if there is one.
void report(const std::string& file, const Error& error);
void reportNote(const std::string& file, const Place& where, const std::string& message);

/// Parses the arguments of a command. Nothing if the command has been answered already: then `status` is its exit status (0 after --help,
/// 2 after wrong usage, which standard error explains).
/// @param usage  what follows "adjoint COMMAND" in the first line of the help.
class CommandLine
{
public:
    CommandLine(const QString& command, const QString& usage, const QString& description);

    QCommandLineParser& parser() { return m_parser; }
    [[nodiscard]] bool parse(const QStringList& arguments, int& status);
    /// Reports wrong usage and returns kUsage.
    [[nodiscard]] int misuse(const QString& message) const;

private:
    QString m_command;
    QString m_usage;
    QString m_description;
    QCommandLineParser m_parser;
};

/// A text and what to call it in messages.
struct Source
{
    std::string name; // the file's name, or "<stdin>"
    std::string text;
};

/// The file, or standard input for "-". Says what went wrong on standard error otherwise.
[[nodiscard]] std::optional<Source> readSource(const QString& file);

/// A scenario file, or a plain program as a scenario that holds only it (by the first character, '{' or not). Errors are reported.
[[nodiscard]] std::optional<Scenario> scenarioOf(const Source& source);

/// The errors of the program of a source, at their places in the file, be it a program or a scenario.
void reportProgramErrors(const Source& source, const std::vector<Error>& errors);

/// The scenario's program as a landscape. Errors are reported, and notes about names that are not bound.
[[nodiscard]] std::optional<Terrain> terrainOf(const Source& source, const Scenario& scenario);

/// The runs of all racers. What is wrong with a racer's settings is reported.
[[nodiscard]] std::optional<std::vector<RacerRun>> runsOf(const Source& source, const Scenario& scenario, const Terrain& terrain);

/// Columns aligned for people; numbers are aligned right. The first row is the heading.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& isNumber);

} // namespace ad::app
