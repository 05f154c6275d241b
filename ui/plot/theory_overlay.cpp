// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/theory_overlay.h"

#include "core/base/text.h"
#include "ui/plot/critical_marks.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QObject>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>

namespace ad::ui {
namespace {

constexpr int kSamples = 64;       // a side, for the contours of a quadratic
constexpr qreal kLongestAxis = 56; // pixels
constexpr double kFlattest = 1e-3; // an eigenvalue, of the largest: the ellipse does not become longer than this makes it
constexpr std::size_t kMostMarks = 400;
constexpr qreal kFar = 20000; // pixels: Qt's rasterizer has no room for more
const QColor kDark(20, 26, 34);

/// False for what is not finite, too.
bool isPaintable(QPointF p)
{
    return std::abs(p.x()) < kFar && std::abs(p.y()) < kFar;
}

void strokeHaloed(QPainter& painter, const QPainterPath& path, const QColor& color, qreal width, Qt::PenStyle style = Qt::SolidLine)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 200), width + 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(color, width, style, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void paintLabel(QPainter& painter, QPointF at, const QString& text, const QColor& color)
{
    QPainterPath path;
    path.addText(at, painter.font(), text);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 230), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.fillPath(path, color);
}

/// Levels through the point and around what is stationary, at equal distances from there.
std::vector<double> quadraticLevels(const LocalTheory& here, const Rectangle& window)
{
    std::vector<double> at = here.point;
    for (std::size_t i = 0; i < at.size(); ++i)
        at[i] += (*here.newtonStep)[static_cast<Eigen::Index>(i)];
    const double centre = here.quadraticAt(at);
    const double reach = 0.15 * std::min(window.width(), window.height());
    const double least = 0.5 * here.eigenvalues.cwiseAbs().maxCoeff() * reach * reach;
    const double unit = std::max(std::abs(here.value - centre), least);
    std::vector<double> levels;
    for (const double radius : {-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0})
        levels.push_back(centre + std::copysign(radius * radius, radius) * unit);
    return levels;
}

std::vector<ContourLine> quadraticContours(const LocalTheory& here, const Rectangle& window)
{
    Field field{window, kSamples, kSamples, std::vector<double>(static_cast<std::size_t>(kSamples) * kSamples)};
    for (int row = 0; row < kSamples; ++row)
        for (int column = 0; column < kSamples; ++column)
            field.values[static_cast<std::size_t>(row) * kSamples + column] = here.quadraticAt(std::array{field.x(column), field.y(row)});
    return contours(field, quadraticLevels(here, window));
}

Vec2 placeOf(const LocalTheory& here)
{
    return {here.point[0], here.point.size() > 1 ? here.point[1] : here.value};
}

} // namespace

TheoryOverlay::TheoryOverlay(std::optional<LocalTheory> here, std::shared_ptr<const CriticalPoints> critical, const Rectangle& window)
    : m_here(std::move(here))
    , m_critical(std::move(critical))
    , m_window(window)
{
    if (m_here && m_here->isFinite() && m_here->newtonStep && !isCurve())
        m_contours = quadraticContours(*m_here, m_window);
}

void TheoryOverlay::paintBelow(QPainter& painter, const PixelMap& map) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 150), 1.4 * currentTheme().scale, Qt::DashLine));
    for (const ContourLine& line : m_contours) {
        QPolygonF pixels;
        for (const Vec2 p : line.points)
            pixels.append(map.toPixel(p));
        line.isClosed ? painter.drawPolygon(pixels) : painter.drawPolyline(pixels);
    }
    if (isCurve() && m_here->isFinite())
        paintParabola(painter, map);
}

void TheoryOverlay::paintAbove(QPainter& painter, const PixelMap& map) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(currentTheme().smallText()));
    painter.setClipRect(map.rect);
    if (m_critical != nullptr)
        paintCritical(painter, map);
    if (!m_here || !m_here->isFinite())
        return;
    if (!isCurve())
        paintEllipse(painter, map);
    if (m_here->newtonStep)
        paintNewton(painter, map);
}

/// The directions of H with lengths 1/√|λ|, and the ellipse through their ends.
void TheoryOverlay::paintEllipse(QPainter& painter, const PixelMap& map) const
{
    const Theme& theme = currentTheme();
    const double steepest = m_here->eigenvalues.cwiseAbs().maxCoeff();
    if (!(steepest > 0))
        return;
    const Vec2 scale = map.pixelsPerUnit();
    std::array<QPointF, 2> axes;
    qreal longest = 0;
    for (int i = 0; i < 2; ++i) {
        const double length = 1 / std::sqrt(std::max(std::abs(m_here->eigenvalues[i]), kFlattest * steepest));
        axes[static_cast<std::size_t>(i)] = {length * m_here->eigenvectors(0, i) * scale.x, -length * m_here->eigenvectors(1, i) * scale.y};
        longest = std::max(longest, std::hypot(axes[static_cast<std::size_t>(i)].x(), axes[static_cast<std::size_t>(i)].y()));
    }
    const qreal factor = theme.px(kLongestAxis) / longest;
    const QPointF centre = map.toPixel(placeOf(*m_here));
    if (!isPaintable(centre))
        return;
    QPainterPath ellipse;
    for (int k = 0; k <= 72; ++k) {
        const double t = 2 * std::numbers::pi * k / 72;
        const QPointF p = centre + factor * (std::cos(t) * axes[0] + std::sin(t) * axes[1]);
        k == 0 ? ellipse.moveTo(p) : ellipse.lineTo(p);
    }
    strokeHaloed(painter, ellipse, kDark, 2);
    for (int i = 0; i < 2; ++i) {
        const QPointF tip = factor * axes[static_cast<std::size_t>(i)];
        QPainterPath line;
        line.moveTo(centre - tip);
        line.lineTo(centre + tip);
        strokeHaloed(painter, line, kDark, 1.6, m_here->eigenvalues[i] < 0 ? Qt::DashLine : Qt::SolidLine);
        const qreal length = std::max(1.0, std::hypot(tip.x(), tip.y()));
        paintLabel(painter, centre + tip + tip / length * theme.px(6) + QPointF(2, 4),
                   QStringLiteral("λ") + (i == 0 ? QStringLiteral("₁") : QStringLiteral("₂")), kDark);
    }
}

void TheoryOverlay::paintNewton(QPainter& painter, const PixelMap& map) const
{
    const Theme& theme = currentTheme();
    const QPointF from = map.toPixel(placeOf(*m_here));
    std::vector<double> end = m_here->point;
    for (std::size_t i = 0; i < end.size(); ++i)
        end[i] += (*m_here->newtonStep)[static_cast<Eigen::Index>(i)];
    QPointF to = map.toPixel({end[0], end.size() > 1 ? end[1] : m_here->quadraticAt(end)});
    to = {std::clamp(to.x(), -kFar, kFar), std::clamp(to.y(), -kFar, kFar)};
    const QPointF way = to - from;
    const qreal length = std::hypot(way.x(), way.y());
    if (!isPaintable(from) || !(length >= theme.px(4)))
        return;
    const QPointF along = way / length * theme.px(9);
    const QPointF across(-along.y() * 0.5, along.x() * 0.5);
    QPainterPath shaft;
    shaft.moveTo(from);
    shaft.lineTo(to - along);
    strokeHaloed(painter, shaft, kDark, 2.2);
    QPainterPath head;
    head.addPolygon(QPolygonF{to, to - along + across, to - along - across, to});
    strokeHaloed(painter, head, kDark, 1);
    painter.fillPath(head, kDark);
    if (map.rect.contains(to) && !isCurve())
        paintLabel(painter, to + QPointF(theme.px(10), -theme.px(8)), QObject::tr("Newton"), kDark);
}

/// The parabola with f, f′ and f″ of the point. Where a step −η f′ lands on it: this side of the bottom for η < 1/f″, lower than here on
/// the other side up to 2/f″, and higher beyond.
void TheoryOverlay::paintParabola(QPainter& painter, const PixelMap& map) const
{
    const double x = m_here->point[0];
    const bool isBowl = m_here->isBowl();
    const double bottom = isBowl ? x + (*m_here->newtonStep)[0] : x;
    const double mirror = 2 * bottom - x;
    const Theme& theme = currentTheme();
    std::array<QPainterPath, 3> parts;
    std::array<bool, 3> isBegun = {};
    constexpr int kPoints = 400;
    for (int k = 0; k <= kPoints; ++k) {
        const double at = map.window.xmin + map.window.width() * k / kPoints;
        const double beyond = mirror >= x ? at - x : x - at; // along the way down
        const double half = std::abs(bottom - x);
        const std::size_t part = !isBowl || beyond < 0 ? 0 : beyond <= half ? 0 : beyond <= 2 * half ? 1 : 2;
        const QPointF p = map.toPixel({at, m_here->quadraticAt(std::array{at})});
        if (!isPaintable(p))
            continue;
        isBegun[part] ? parts[part].lineTo(p) : parts[part].moveTo(p);
        isBegun[part] = true;
    }
    const std::array<QColor, 3> colors = {theme.tangent.line, theme.adjoint.line, theme.error};
    const std::array<Qt::PenStyle, 3> styles = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    painter.setFont(interfaceFont(theme.smallText()));
    for (std::size_t i = 0; i < 3; ++i) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors[i], 2.4 * theme.scale, styles[i]));
        painter.drawPath(parts[i]);
    }
    if (!isBowl || bottom == x)
        return;
    // Where the steps of two learning rates land.
    const qreal side = mirror < x ? -1 : 1;
    for (const auto& [at, text] : {std::pair{bottom, QStringLiteral("η = 1/f″")}, std::pair{mirror, QStringLiteral("η = 2/f″")}}) {
        const QPointF place = map.toPixel({at, m_here->quadraticAt(std::array{at})});
        if (!map.rect.contains(place))
            continue;
        painter.setPen(QPen(theme.surface, 1.5));
        painter.setBrush(theme.text);
        painter.drawEllipse(place, theme.px(4), theme.px(4));
        const qreal width = painter.fontMetrics().horizontalAdvance(text);
        const QPointF corner =
            at == bottom ? QPointF(-width / 2, theme.px(20)) : QPointF(side > 0 ? theme.px(10) : -width - theme.px(10), 4);
        painter.setPen(theme.text);
        painter.drawText(place + corner, text);
    }
}

void TheoryOverlay::paintCritical(QPainter& painter, const PixelMap& map) const
{
    const bool onCurve = m_here && m_here->point.size() == 1;
    std::size_t painted = 0;
    for (const CriticalPoint& p : m_critical->points) {
        const Vec2 place = onCurve ? Vec2{p.at.x, p.value} : p.at;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 200));
        for (const Vec2 other : p.line)
            painter.drawEllipse(map.toPixel(other), 1.6, 1.6);
        if (map.window.contains(place) && ++painted <= kMostMarks)
            paintCriticalMark(painter, map.toPixel(place), p.kind, currentTheme().px(7));
    }
}

QString TheoryOverlay::textAt(Vec2 place) const
{
    if (m_critical == nullptr)
        return {};
    for (const CriticalPoint& p : m_critical->points) {
        const bool isNear =
            std::abs(p.at.x - place.x) < 0.012 * m_window.width() && (isCurve() || std::abs(p.at.y - place.y) < 0.012 * m_window.height());
        if (!isNear)
            continue;
        QString text = QStringLiteral("<b>%1</b>, <i>f</i> = %2").arg(criticalText(p), QString::fromStdString(shortText(p.value, 6)));
        for (std::size_t i = 0; i < p.eigenvalues.size(); ++i)
            text += QStringLiteral("<br>λ<sub>%1</sub> = %2").arg(i + 1).arg(QString::fromStdString(shortText(p.eigenvalues[i], 6)));
        return text;
    }
    return {};
}

} // namespace ad::ui
