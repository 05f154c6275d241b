// SPDX-License-Identifier: GPL-3.0-or-later
// A landscape with its racers as a surface in three dimensions: for the window and for files.
#pragma once

#include "ui/plot/ball_painter.h"
#include "ui/plot/landscape_scene.h"
#include "ui/plot/surface_raster.h"
#include "ui/plot/surface_trails.h"

#include <QSize>

namespace ad::ui {

enum class SurfaceQuality {
    Moving, ///< a coarse mesh, for each frame while it is turned
    Still,  ///< twice as many pixels a side, so that edges are smooth
};

class SurfacePainter
{
public:
    /// After a change of the tracks of what is painted.
    void setTracks(const std::vector<Track>& tracks) { m_trails.setTracks(tracks); }

    /// Paints the surface in a picture of `size`, whose origin is the painter's. The surface and its contours are kept as long as what they
    /// depend on stays, so that a frame of the player draws only the racers. On paper lines stay lines, and the colours are an image.
    void paint(QPainter& painter, const QSize& size, const LandscapeContent& content, const SurfaceEye& eye, SurfaceQuality quality,
               Canvas canvas);

    /// The place of the map that is seen at a pixel, in the last picture that was painted.
    [[nodiscard]] std::optional<Vec2> placeAt(QPointF pixel) const;
    /// Where a place of the map is seen in that picture; nothing outside of the window and in holes.
    [[nodiscard]] std::optional<QPointF> pixelOf(Vec2 place) const;

private:
    struct Key
    {
        std::shared_ptr<const MapPicture> picture;
        SurfaceEye eye;
        QSize size;
        SurfaceQuality quality = SurfaceQuality::Still;
        Canvas canvas = Canvas::Screen;
        qreal ratio = 1;

        friend bool operator==(const Key&, const Key&) = default;
    };

    /// Pixels of the surface's image to one of the painter.
    [[nodiscard]] static qreal ratioFor(const Key& key, const QSize& size);
    void prepare(const Key& key);
    void paintContours(QPainter& painter) const;
    void paintRacers(QPainter& painter, const LandscapeContent& content);
    [[nodiscard]] BallPlace ballPlace(Vec2 place) const;

    Key m_key;
    SurfaceMesh m_mesh;
    std::shared_ptr<const MapPicture> m_meshed;
    SurfaceCamera m_camera{{}, QRectF(0, 0, 1, 1)};
    SurfaceRaster m_raster;
    QImage m_image; // the surface with its contours
    SurfaceTrails m_trails;
};

/// The part of a picture of that size which the box fills, without the room for numbers and names.
[[nodiscard]] QRectF surfaceRect(const QSize& size);

} // namespace ad::ui
