// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps fields in a column that scrolls from being changed by the wheel that scrolls it.
#pragma once

#include <initializer_list>

class QWidget;

namespace ad::ui {

/// These fields take the wheel only while they have the focus, and it doesn't give them the focus.
void guardFromWheel(std::initializer_list<QWidget*> fields);

} // namespace ad::ui
