// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the ways of the racers over a map, quickly enough for long runs.
//
// Stroking a hundred thousand anti-aliased segments takes a tenth of a second, and a ball that swings draws the same way again and
// again. So each run is cut into chunks of kChunk steps; a chunk is decimated, clipped and freed of what was drawn before; and finished
// chunks stay in a picture, to which the chunk under way is added in each frame. The picture of a position is the same however it was
// reached: chunks are always drawn in their order, and some pictures on the way are kept for going back.
#pragma once

#include "ui/plot/pixel_map.h"
#include "ui/plot/polyline.h"
#include "ui/plot/track.h"

#include <QImage>

#include <vector>

class QPainter;
class QPen;

namespace ad::ui {

enum class Canvas {
    Screen, ///< finished chunks come from a picture
    Paper,  ///< everything is drawn as lines: for vector formats
};

class TrailPainter
{
public:
    static constexpr int kChunk = 256; // steps

    void setTracks(const std::vector<Track>& tracks);

    /// Draws the ways from the start to `position` (steps), inside the rectangle of `map`.
    /// @param trail  only the last steps; 0: all.
    /// @param width  of the lines, pixels.
    /// Cost: 2 · kChunk segments a racer while playing forward; up to 4 · kChunk when going back, more in runs of some ten thousand steps:
    /// see keepEvery().
    void paint(QPainter& painter, const PixelMap& map, double position, int trail, qreal width, Canvas canvas);

private:
    /// A part of a way, and how long the way was before it: where its dashes begin.
    struct Part
    {
        QPolygonF line;
        qreal before = 0;
    };
    struct Chunk
    {
        std::vector<Part> parts;
        qreal lengthAfter = 0; // of the way up to its end
        bool isDense = false;  // so long for its number of steps that dashes and halo would only be noise
    };
    struct Trail
    {
        SegmentFilter filter{QRectF()};
        std::vector<Chunk> chunks;
        qreal length = 0;
    };
    struct Picture
    {
        int chunks = 0;
        QImage image;
    };

    void prepare(const PixelMap& map, qreal width, qreal ratio);
    [[nodiscard]] const Chunk& chunk(std::size_t racer, int index);
    [[nodiscard]] std::vector<QPointF> pixels(const Track& track, std::int64_t from, std::int64_t to) const;
    void paintChunk(QPainter& painter, int index);
    void paintParts(QPainter& painter, const Track& track, const Chunk& chunk) const;
    void paintCurrent(QPainter& painter, int finished, double position);
    void paintLast(QPainter& painter, const Track& track, std::int64_t from, qreal before, double position) const;
    /// How many chunks lie between pictures that are kept: few, but all together may not fill the memory.
    [[nodiscard]] int keepEvery() const;
    const QImage& pictureOf(int chunks);

    std::vector<Track> m_tracks;
    std::vector<Trail> m_trails;
    PixelMap m_map;
    qreal m_width = 0;
    qreal m_ratio = 0;
    Picture m_current;
    std::vector<Picture> m_kept;
};

/// What a line or a marker in `color` is surrounded by, to be seen on every colour of a map.
[[nodiscard]] QColor haloOf(const QColor& color);

} // namespace ad::ui
