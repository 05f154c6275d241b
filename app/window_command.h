// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the window: `adjoint [FILE]`.
#pragma once

namespace ad::app {

/// Runs the window until it is closed and returns the exit status. Without a display it says so, names the commands that need none, and
/// returns kFailure; a wrong command line returns kUsage.
[[nodiscard]] int runWindow(int argc, char* argv[]);

} // namespace ad::app
