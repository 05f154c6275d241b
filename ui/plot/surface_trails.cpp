// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_trails.h"

#include "ui/plot/trail_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr qreal kSquare = 1000;            // units a side of the floor
constexpr qreal kPiece = 8;                // of them: longer lines would cut through hills
constexpr double kRoom = 0.02;             // of the box: a line is that far above the surface before the surface hides it
constexpr double kHiddenPart = 0.28;       // of its colour that a hidden line keeps
constexpr std::size_t kCrowd = 20'000;     // iterates of all racers: more would be a blot of halos, and take seconds
constexpr std::size_t kMostMoving = 5'000; // points of all ways in a frame while something moves
constexpr qreal kNearestPixels = 1.2;      // points nearer to each other are one

const QRectF kFloor(0, 0, kSquare, kSquare);

PixelMap floorOf(const MapPicture& picture)
{
    return {kFloor, picture.window};
}

// Stretches of a line that are all seen or all hidden.
struct Stretches
{
    std::vector<QPolygonF> seen, hidden;
};

void append(Stretches& stretches, const std::vector<Vec3>& line, const SurfaceCamera& camera, const SurfaceRaster& raster,
            std::size_t stride)
{
    QPolygonF current;
    bool isHidden = false;
    const auto finish = [&] {
        if (current.size() > 1)
            (isHidden ? stretches.hidden : stretches.seen).push_back(current);
    };
    for (std::size_t i = 0; i < line.size(); i = i + 1 < line.size() ? std::min(i + stride, line.size() - 1) : line.size()) {
        const QPointF pixel = camera.toPixel(line[i]);
        const bool isHere = raster.hides(camera, line[i], kRoom);
        if (!current.isEmpty() && isHere != isHidden) {
            current.append(pixel);
            finish();
            current = {pixel};
        } else if (current.isEmpty() || i + 1 == line.size() || (pixel - current.back()).manhattanLength() > kNearestPixels) {
            current.append(pixel);
        }
        isHidden = isHere;
    }
    finish();
}

} // namespace

void SurfaceTrails::setTracks(const std::vector<Track>& tracks)
{
    m_tracks = tracks;
    m_trails.clear();
    m_kept = {};
    std::size_t iterates = 0;
    for (const Track& track : tracks)
        iterates += track.isShown && track.hasRun() ? track.run->loss.size() : 0;
    m_isCrowded = iterates > kCrowd;
}

void SurfaceTrails::setView(const SurfaceCamera& camera, const std::shared_ptr<const MapPicture>& picture)
{
    m_camera = camera;
    m_kept = {};
    if (picture != m_picture)
        m_trails.clear();
    m_picture = picture;
}

void SurfaceTrails::follow(Line& line, QPointF a, QPointF b, std::vector<Line>& lines) const
{
    const PixelMap floor = floorOf(*m_picture);
    const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
    const int pieces = std::clamp(static_cast<int>(std::ceil(length / kPiece)), 1, 1000);
    for (int i = line.empty() ? 0 : 1; i <= pieces; ++i) {
        if (const auto point = onSurface(*m_picture, floor.toData(a + (b - a) * i / pieces))) {
            line.push_back(*point);
        } else if (!line.empty()) { // a hole
            lines.push_back(std::move(line));
            line = {};
        }
    }
}

std::vector<SurfaceTrails::Line> SurfaceTrails::lifted(SegmentFilter& filter, const Track& track, std::int64_t from, std::int64_t to,
                                                       std::optional<double> position) const
{
    const PixelMap floor = floorOf(*m_picture);
    std::vector<QPointF> points;
    for (std::int64_t k = from; k <= to; ++k)
        points.push_back(floor.toPixel(placeOf(track, k)));
    if (position)
        points.push_back(floor.toPixel(placeAt(track, *position)));
    std::vector<Line> lines;
    for (const QPolygonF& part : filter.newParts(points)) {
        Line line;
        for (qsizetype i = 1; i < part.size(); ++i)
            follow(line, part[i - 1], part[i], lines);
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

std::int64_t SurfaceTrails::finishedOf(std::size_t racer, double position) const
{
    const Track& track = m_tracks[racer];
    return track.isShown && track.hasRun() ? iterateAt(track, position) / kChunk : 0;
}

void SurfaceTrails::make(std::size_t racer, std::int64_t chunks)
{
    Trail& trail = m_trails[racer];
    while (static_cast<std::int64_t>(trail.chunks.size()) < chunks) {
        const std::int64_t from = static_cast<std::int64_t>(trail.chunks.size()) * kChunk;
        trail.chunks.push_back(lifted(trail.filter, m_tracks[racer], from, from + kChunk, std::nullopt));
        for (const Line& line : trail.chunks.back())
            trail.points += line.size();
    }
}

void SurfaceTrails::paintLines(QPainter& painter, const SurfaceRaster& raster, const Track& track, const std::vector<Line>& lines,
                               qreal width, Style style, std::size_t stride) const
{
    Stretches stretches;
    for (const Line& line : lines)
        append(stretches, line, m_camera, raster, stride);
    const auto draw = [&](const std::vector<QPolygonF>& stretch, const QColor& color, qreal penWidth) {
        painter.setPen(QPen(color, penWidth, Qt::SolidLine, Qt::FlatCap, style == Style::Moving ? Qt::BevelJoin : Qt::RoundJoin));
        for (const QPolygonF& line : stretch)
            painter.drawPolyline(line);
    };
    QColor faint = track.look.color;
    faint.setAlphaF(static_cast<float>(kHiddenPart));
    draw(stretches.hidden, faint, style == Style::Moving ? 1 : width);
    if (style == Style::Moving) {
        draw(stretches.seen, track.look.color, 1);
        return;
    }
    if (!m_isCrowded)
        draw(stretches.seen, haloOf(track.look.color), width * 2.1);
    draw(stretches.seen, track.look.color, m_isCrowded ? 1 : width);
}

void SurfaceTrails::paintFinished(QPainter& painter, const SurfaceRaster& raster, double position, qreal width, Style style)
{
    std::size_t points = 0;
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer)
        points += m_trails[racer].points;
    const std::size_t stride = style == Style::Moving ? 1 + points / kMostMoving : 1;
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer)
        for (std::int64_t c = 0; c < finishedOf(racer, position); ++c)
            paintLines(painter, raster, m_tracks[racer], m_trails[racer].chunks[static_cast<std::size_t>(c)], width, style, stride);
}

void SurfaceTrails::keepFinished(const SurfaceRaster& raster, std::int64_t chunks, double position, qreal width, qreal ratio)
{
    if (m_kept.isNull() || chunks < m_done) {
        m_kept = QImage((QSizeF(raster.area().size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        m_kept.setDevicePixelRatio(ratio);
        m_kept.fill(Qt::transparent);
        m_done = 0;
    }
    if (m_done == chunks)
        return;
    QPainter painter(&m_kept);
    painter.setRenderHint(QPainter::Antialiasing, !m_isCrowded);
    painter.translate(-raster.area().topLeft());
    for (; m_done < chunks; ++m_done)
        for (std::size_t racer = 0; racer < m_tracks.size(); ++racer)
            if (m_done < finishedOf(racer, position))
                paintLines(painter, raster, m_tracks[racer], m_trails[racer].chunks[static_cast<std::size_t>(m_done)], width, Style::Still,
                           1);
}

void SurfaceTrails::paint(QPainter& painter, const SurfaceRaster& raster, double position, int trail, qreal width, Style style)
{
    if (m_trails.size() != m_tracks.size())
        m_trails.assign(m_tracks.size(), Trail{SegmentFilter(kFloor), {}, 0});
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, style != Style::Moving);
    std::int64_t longest = 0;
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer) {
        longest = std::max(longest, finishedOf(racer, position));
        if (trail == 0)
            make(racer, finishedOf(racer, position));
    }
    if (trail == 0 && style == Style::Still) {
        keepFinished(raster, longest, position, width, painter.device()->devicePixelRatioF());
        painter.drawImage(raster.area().topLeft(), m_kept);
    } else if (trail == 0) {
        paintFinished(painter, raster, position, width, style);
    }
    for (std::size_t racer = 0; racer < m_tracks.size(); ++racer) {
        const Track& track = m_tracks[racer];
        if (!track.isShown || !track.hasRun())
            continue;
        SegmentFilter filter(kFloor);
        const std::int64_t here = iterateAt(track, position);
        const std::int64_t from = trail > 0 ? std::max<std::int64_t>(0, here - trail) : finishedOf(racer, position) * kChunk;
        paintLines(painter, raster, track, lifted(filter, track, from, here, position), width, style, 1);
    }
    painter.restore();
}

} // namespace ad::ui
