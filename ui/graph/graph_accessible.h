// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the cards of a GraphView known to screen readers: one child each, with its name in words, its place and an action.
#pragma once

namespace ad::ui {

/// Registers the interfaces with Qt; does nothing from the second call on.
void installGraphAccessibility();

} // namespace ad::ui
