// SPDX-License-Identifier: GPL-3.0-or-later
// The form of tools that are made of controls and sentences: a column that scrolls.
#pragma once

#include <QString>

class QLabel;
class QVBoxLayout;
class QWidget;

namespace ad::ui {

/// Fills `tool`, which has no layout yet, with a column that scrolls when it is too high. Widgets go into the result.
[[nodiscard]] QVBoxLayout* makeToolColumn(QWidget* tool);

/// A sentence in the column, which breaks its lines.
QLabel* addSentence(QVBoxLayout* column, const QString& text = {});
/// The same as the heading of what follows.
QLabel* addHeading(QVBoxLayout* column, const QString& text);

} // namespace ad::ui
