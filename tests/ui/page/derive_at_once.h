// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs that follow an edit before the next line of a test, however busy the machine is.
#pragma once

#include "ui/page/deriver.h"

#include <QWidget>

#include <limits>

namespace ad::ui {

/// For all graph pages inside of `widget`, itself included.
inline void deriveAtOnce(const QWidget& widget)
{
    for (Deriver* deriver : widget.findChildren<Deriver*>())
        deriver->setPatience(std::numeric_limits<double>::infinity());
}

} // namespace ad::ui
