// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/trail_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kKeepEvery = 2;        // chunks between pictures that are kept, if there is memory for so many
constexpr double kMostBytes = 128e6; // of all kept pictures together
constexpr qreal kDenseLength = 9000; // pixels in a chunk: 35 a step on average
constexpr qreal kMargin = 12;        // pixels around the map in which lines are still followed, for their caps and halos

qreal lengthOf(const QPolygonF& line)
{
    qreal length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    return length;
}

} // namespace

QColor haloOf(const QColor& color)
{
    return color.lightnessF() > 0.85 ? QColor(20, 26, 34, 220) : QColor(255, 255, 255, 220);
}

void TrailPainter::setTracks(const std::vector<Track>& tracks)
{
    m_tracks = tracks;
    m_trails.clear();
}

void TrailPainter::prepare(const PixelMap& map, qreal width, qreal ratio)
{
    if (m_trails.size() == m_tracks.size() && map == m_map && width == m_width && ratio == m_ratio)
        return;
    m_map = map;
    m_width = width;
    m_ratio = ratio;
    const Trail empty{SegmentFilter(map.rect.adjusted(-kMargin, -kMargin, kMargin, kMargin)), {}, 0};
    m_trails.assign(m_tracks.size(), empty);
    m_current = {};
    m_kept.clear();
}

std::vector<QPointF> TrailPainter::pixels(const Track& track, std::int64_t from, std::int64_t to) const
{
    std::vector<QPointF> points;
    points.reserve(static_cast<std::size_t>(to - from + 2));
    for (std::int64_t k = from; k <= to; ++k) {
        if (track.isOnCurve && k > from)
            points.push_back(m_map.toPixel(cornerAfter(track, k - 1)));
        points.push_back(m_map.toPixel(placeOf(track, k)));
    }
    return points;
}

const TrailPainter::Chunk& TrailPainter::chunk(std::size_t racer, int index)
{
    Trail& trail = m_trails[racer];
    const Track& track = m_tracks[racer];
    while (static_cast<int>(trail.chunks.size()) <= index) {
        Chunk next;
        const auto last = static_cast<std::int64_t>(track.run->loss.size()) - 1;
        const std::int64_t from = static_cast<std::int64_t>(trail.chunks.size()) * kChunk;
        const qreal before = trail.length;
        if (from < last) {
            const std::vector<QPointF> points = pixels(track, from, std::min(from + kChunk, last));
            for (QPolygonF& line : trail.filter.newParts(points)) {
                const qreal length = lengthOf(line);
                next.parts.push_back({std::move(line), trail.length});
                trail.length += length;
            }
        }
        next.lengthAfter = trail.length;
        next.isDense = trail.length - before > kDenseLength;
        trail.chunks.push_back(std::move(next));
    }
    return trail.chunks[static_cast<std::size_t>(index)];
}

void TrailPainter::paintParts(QPainter& painter, const Track& track, const Chunk& chunk) const
{
    painter.setBrush(Qt::NoBrush);
    if (chunk.isDense) {
        painter.setPen(QPen(track.look.color, 1.0));
        for (const Part& part : chunk.parts)
            painter.drawPolyline(part.line);
        return;
    }
    painter.setPen(QPen(haloOf(track.look.color), m_width * 2.1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const Part& part : chunk.parts)
        painter.drawPolyline(part.line);
    QPen pen(track.look.color, m_width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    for (const Part& part : chunk.parts) {
        if (!track.look.dashes.empty()) {
            pen.setDashPattern(QList<qreal>(track.look.dashes.begin(), track.look.dashes.end()));
            pen.setDashOffset(part.before / m_width);
        }
        painter.setPen(pen);
        painter.drawPolyline(part.line);
    }
}

void TrailPainter::paintChunk(QPainter& painter, int index)
{
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer) {
        if (m_tracks[racer].isShown && m_tracks[racer].hasRun())
            paintParts(painter, m_tracks[racer], chunk(racer, index));
    }
}

void TrailPainter::paintCurrent(QPainter& painter, int finished, double position)
{
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer) {
        const Track& track = m_tracks[racer];
        const std::int64_t from = static_cast<std::int64_t>(finished) * kChunk;
        if (!track.isShown || !track.hasRun() || from >= static_cast<std::int64_t>(track.run->loss.size()))
            continue;
        paintLast(painter, track, from, finished > 0 ? chunk(racer, finished - 1).lengthAfter : 0, position);
    }
}

void TrailPainter::paintLast(QPainter& painter, const Track& track, std::int64_t from, qreal before, double position) const
{
    std::vector<QPointF> points = pixels(track, from, iterateAt(track, position));
    const std::int64_t last = iterateAt(track, position);
    if (track.isOnCurve && !isAtEnd(track, position) && position - static_cast<double>(last) > 0.5)
        points.push_back(m_map.toPixel(cornerAfter(track, last)));
    points.push_back(m_map.toPixel(placeAt(track, position)));
    SegmentFilter filter(m_map.rect.adjusted(-kMargin, -kMargin, kMargin, kMargin));
    Chunk current;
    qreal length = 0;
    for (QPolygonF& line : filter.newParts(points)) {
        const qreal partLength = lengthOf(line);
        current.parts.push_back({std::move(line), before + length});
        length += partLength;
    }
    current.isDense = length > kDenseLength;
    paintParts(painter, track, current);
}

int TrailPainter::keepEvery() const
{
    std::size_t longest = 0;
    for (const Track& track : m_tracks)
        if (track.isShown && track.hasRun())
            longest = std::max(longest, track.run->loss.size());
    const double all = static_cast<double>(longest) / kChunk * static_cast<double>(m_current.image.sizeInBytes());
    return std::max(kKeepEvery, static_cast<int>(std::ceil(all / kMostBytes)));
}

const QImage& TrailPainter::pictureOf(int chunks)
{
    if (m_current.image.isNull() || m_current.chunks > chunks) {
        const auto kept = std::find_if(m_kept.rbegin(), m_kept.rend(), [chunks](const Picture& p) { return p.chunks <= chunks; });
        if (kept != m_kept.rend()) {
            m_current = *kept;
        } else {
            m_current = {0, QImage((m_map.rect.size() * m_ratio).toSize(), QImage::Format_ARGB32_Premultiplied)};
            m_current.image.setDevicePixelRatio(m_ratio);
            m_current.image.fill(Qt::transparent);
        }
    }
    const int every = keepEvery();
    for (; m_current.chunks < chunks; ++m_current.chunks) {
        if (m_current.chunks % every == 0 && m_current.chunks > 0 && (m_kept.empty() || m_kept.back().chunks < m_current.chunks))
            m_kept.push_back(m_current);
        QPainter painter(&m_current.image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-m_map.rect.topLeft());
        paintChunk(painter, m_current.chunks);
    }
    return m_current.image;
}

void TrailPainter::paint(QPainter& painter, const PixelMap& map, double position, int trail, qreal width, Canvas canvas)
{
    prepare(map, width, painter.device()->devicePixelRatioF());
    std::int64_t longest = 0;
    for (const Track& track : m_tracks) {
        if (track.isShown && track.hasRun())
            longest = std::max(longest, iterateAt(track, position));
    }
    const int finished = static_cast<int>(longest / kChunk);
    painter.save();
    painter.setClipRect(map.rect);
    painter.setRenderHint(QPainter::Antialiasing);
    if (trail > 0) {
        for (const Track& track : m_tracks)
            if (track.isShown && track.hasRun())
                paintLast(painter, track, std::max<std::int64_t>(0, iterateAt(track, position) - trail), 0, position);
        painter.restore();
        return;
    }
    if (canvas == Canvas::Screen && finished > 0) {
        painter.drawImage(map.rect.topLeft(), pictureOf(finished));
    } else {
        for (int c = 0; c < finished; ++c)
            paintChunk(painter, c);
    }
    // A racer that stopped inside an earlier chunk is complete in it; one that stops in this chunk is drawn by its place.
    paintCurrent(painter, finished, position);
    painter.restore();
}

} // namespace ad::ui
