// SPDX-License-Identifier: GPL-3.0-or-later
// The ways of the racers on a surface.
//
// As on a map a way is drawn in chunks of steps, each without what was drawn before; here on a square of kSquare units that stands for the
// floor. The lines that are left follow the surface, and are projected in each frame.
#pragma once

#include "ui/plot/polyline.h"
#include "ui/plot/surface_raster.h"
#include "ui/plot/track.h"

#include <QImage>

#include <memory>
#include <vector>

namespace ad::ui {

class SurfaceTrails
{
public:
    static constexpr int kChunk = 64; // steps

    enum class Style {
        Still,  ///< finished chunks are kept in a picture
        Moving, ///< thin lines, of long ways only some points, so that a frame stays short
        Paper,  ///< all of them as lines
    };

    void setTracks(const std::vector<Track>& tracks);
    /// The camera or the surface have changed: what is kept in pixels is no longer right.
    void setView(const SurfaceCamera& camera, const std::shared_ptr<const MapPicture>& picture);

    /// Draws the ways up to `position`, `trail` steps of them (0: all). What the surface hides is faint.
    /// @param width  of the lines, pixels.
    void paint(QPainter& painter, const SurfaceRaster& raster, double position, int trail, qreal width, Style style);

private:
    using Line = std::vector<Vec3>;
    struct Trail
    {
        SegmentFilter filter{QRectF()};
        std::vector<std::vector<Line>> chunks;
        std::size_t points = 0; // of all chunks
    };

    [[nodiscard]] std::vector<Line> lifted(SegmentFilter& filter, const Track& track, std::int64_t from, std::int64_t to,
                                           std::optional<double> position) const;
    void follow(Line& line, QPointF a, QPointF b, std::vector<Line>& lines) const;
    /// Makes the chunks up to that one.
    void make(std::size_t racer, std::int64_t chunks);
    void paintLines(QPainter& painter, const SurfaceRaster& raster, const Track& track, const std::vector<Line>& lines, qreal width,
                    Style style, std::size_t stride) const;
    void paintFinished(QPainter& painter, const SurfaceRaster& raster, double position, qreal width, Style style);
    void keepFinished(const SurfaceRaster& raster, std::int64_t chunks, double position, qreal width, qreal ratio);
    [[nodiscard]] std::int64_t finishedOf(std::size_t racer, double position) const;

    std::vector<Track> m_tracks;
    std::vector<Trail> m_trails;
    std::shared_ptr<const MapPicture> m_picture;
    SurfaceCamera m_camera{{}, QRectF(0, 0, 1, 1)};
    QImage m_kept; // finished chunks
    bool m_isCrowded = false;
    std::int64_t m_done = 0; // how many of each racer are in it
};

} // namespace ad::ui
