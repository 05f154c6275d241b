// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of widgets that the style sheet looks at.
#pragma once

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace ad::ui {

/// Sets a property that rules of the style sheet depend on, and applies these rules. A style sheet of a widget's own would do that too, but
/// such widgets lose the rules of the application when it changes.
inline void setLook(QWidget* widget, const char* property, const QVariant& value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace ad::ui
