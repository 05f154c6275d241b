// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that need no window: their table, and how they are run.
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace ad::app {

/// Exit statuses, as every command keeps them.
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1; // the input is wrong; standard error says where
inline constexpr int kUsage = 2;   // the command line is wrong; standard error says how it is meant

struct Command
{
    const char* name;
    const char* summary;                      // one line
    int (*run)(const QStringList& arguments); // without the program's and the command's name
};

[[nodiscard]] std::span<const Command> commands();

/// The command of that name, or null.
[[nodiscard]] const Command* findCommand(const QString& name);

/// The text of `adjoint --help`.
[[nodiscard]] QString helpText();

/// "adjoint 1.2.3", and a line break.
[[nodiscard]] QString versionText();

} // namespace ad::app
