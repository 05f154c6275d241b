// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings as files: PNG, SVG, PDF.
#pragma once

#include "core/base/result.h"

#include <QSize>
#include <QString>

#include <functional>
#include <optional>

class QPaintDevice;

namespace ad::ui {

/// True if the name ends in .png, .svg or .pdf, in any case.
[[nodiscard]] bool isPictureFile(const QString& fileName);

/// Draws into a picture of `size` pixels (96 to the inch) and writes it to the file whose ending tells the format. The file is replaced
/// only when the picture is complete.
///
/// @param draw  paints on the device; its origin is the top left corner and its unit a pixel.
/// @return what went wrong: an ending that is not known, a folder that cannot be written to …
[[nodiscard]] std::optional<Error> writePicture(const QString& fileName, const QSize& size, const QString& title,
                                                const std::function<void(QPaintDevice&)>& draw);

} // namespace ad::ui
