// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/picture_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ad::ui {

namespace {

constexpr int kDotsPerInch = 96;
constexpr int kPointsPerInch = 72;

using Draw = std::function<void(QPaintDevice&)>;

bool writePng(QIODevice& out, const QSize& size, const Draw& draw)
{
    QImage image(size, QImage::Format_RGB32);
    image.setDotsPerMeterX(qRound(kDotsPerInch / 0.0254));
    image.setDotsPerMeterY(qRound(kDotsPerInch / 0.0254));
    image.fill(Qt::white);
    if (image.isNull())
        return false;
    draw(image);
    return image.save(&out, "PNG");
}

bool writeSvg(QIODevice& out, const QSize& size, const QString& title, const Draw& draw)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setResolution(kDotsPerInch); // its default makes text too small
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    draw(generator);
    return true;
}

bool writePdf(QIODevice& out, const QSize& size, const QString& title, const Draw& draw)
{
    QPdfWriter writer(&out);
    writer.setTitle(title);
    writer.setCreator("Adjoint");
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(size) * kPointsPerInch / kDotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    draw(writer);
    return true;
}

} // namespace

bool isPictureFile(const QString& fileName)
{
    return QStringList{"png", "svg", "pdf"}.contains(QFileInfo(fileName).suffix().toLower());
}

std::optional<Error> writePicture(const QString& fileName, const QSize& size, const QString& title, const Draw& draw)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    QSaveFile file(fileName);
    if (!isPictureFile(fileName))
        return Error{"'" + fileName.toStdString() + "' does not end in .png, .svg or .pdf"};
    if (!file.open(QIODevice::WriteOnly))
        return Error{"cannot be written: " + file.errorString().toStdString()};
    QBuffer buffer; // generators want to seek
    buffer.open(QIODevice::ReadWrite);
    const bool isDrawn = suffix == "png"   ? writePng(buffer, size, draw)
                         : suffix == "svg" ? writeSvg(buffer, size, title, draw)
                                           : writePdf(buffer, size, title, draw);
    if (!isDrawn)
        return Error{"the picture could not be drawn; is its size too large?"};
    if (file.write(buffer.data()) != buffer.size() || !file.commit())
        return Error{"cannot be written: " + file.errorString().toStdString()};
    return std::nullopt;
}

} // namespace ad::ui
