// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/surface_raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ad::ui {
namespace {

constexpr int kShades = 1024;
constexpr float kNowhere = -std::numeric_limits<float>::infinity();
constexpr double kDarkest = 0.62; // of a colour, where the surface is turned away from the light

// Light from above, from the left of who looks, so that it stays where it is while the surface is turned.
Vec3 lightOf(const SurfaceCamera& camera)
{
    const Vec3& eye = camera.toEye();
    const Vec3& right = camera.right();
    const Vec3 sum{0.35 * eye.x - 0.55 * right.x, 0.35 * eye.y - 0.55 * right.y, 0.35 * eye.z + 0.8};
    const double length = std::sqrt(sum.x * sum.x + sum.y * sum.y + sum.z * sum.z);
    return {sum.x / length, sum.y / length, sum.z / length};
}

QRgb lit(QRgb color, float light)
{
    const int part = static_cast<int>(256 * light);
    return qRgb(qRed(color) * part >> 8, qGreen(color) * part >> 8, qBlue(color) * part >> 8);
}

// One pixel after the other: an image of 32 bits a pixel has no room between its lines.
struct Target
{
    QRgb* colors;
    float* depths;
    int width, height;
    const QRgb* shades; // kShades
};

struct Vertex
{
    float x, y, depth, unit, light;
};

// Fills one triangle.
void fill(const Target& target, const Vertex& a, const Vertex& b, const Vertex& c)
{
    const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (std::isnan(a.unit + b.unit + c.unit) || area == 0)
        return;
    // Coordinates of pixels are those of their middles. Zoomed in, most of the surface is outside.
    const auto [low, high] = std::minmax({a.x, b.x, c.x});
    const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
    const int left = std::max(0, static_cast<int>(std::ceil(std::max(low, -1.0F) - 0.5F)));
    const int right = static_cast<int>(std::floor(std::min(high, static_cast<float>(target.width)) - 0.5F));
    const int first = std::max(0, static_cast<int>(std::ceil(std::max(top, -1.0F) - 0.5F)));
    const int last = static_cast<int>(std::floor(std::min(bottom, static_cast<float>(target.height)) - 0.5F));
    const float abx = (b.y - c.y) / area; // the weight of a grows by this a pixel to the right
    const float bbx = (c.y - a.y) / area;
    const float aby = (c.x - b.x) / area;
    const float bby = (a.x - c.x) / area;
    constexpr float kEdge = -1e-4F; // neighbours overlap a little, so that no gap stays between them
    for (int y = first; y <= last && y < target.height; ++y) {
        QRgb* line = target.colors + static_cast<std::ptrdiff_t>(y) * target.width;
        float* depths = target.depths + static_cast<std::ptrdiff_t>(y) * target.width;
        const float py = static_cast<float>(y) + 0.5F - c.y;
        for (int x = left; x <= right && x < target.width; ++x) {
            const float px = static_cast<float>(x) + 0.5F - c.x;
            const float wa = abx * px + aby * py;
            const float wb = bbx * px + bby * py;
            const float wc = 1 - wa - wb;
            if (wa < kEdge || wb < kEdge || wc < kEdge)
                continue;
            const float depth = wa * a.depth + wb * b.depth + wc * c.depth;
            if (depth <= depths[x])
                continue;
            depths[x] = depth;
            const float unit = std::clamp(wa * a.unit + wb * b.unit + wc * c.unit, 0.0F, 1.0F);
            line[x] = lit(target.shades[static_cast<std::size_t>(unit * (kShades - 1))],
                          std::min(1.0F, wa * a.light + wb * b.light + wc * c.light));
        }
    }
}

} // namespace

SurfaceRaster::SurfaceRaster(const SurfaceMesh& mesh, const SurfaceCamera& camera, const QRect& area, qreal ratio, ColorMap colors)
    : m_area(area)
    , m_image((QSizeF(area.size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied)
    , m_depth(static_cast<std::size_t>(m_image.width()) * static_cast<std::size_t>(m_image.height()), kNowhere)
    , m_ratio(ratio)
{
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(Qt::transparent);
    std::vector<QRgb> shades;
    for (int i = 0; i < kShades; ++i)
        shades.push_back(colorAt(colors, static_cast<double>(i) / (kShades - 1)).rgb());
    const Vec3 light = lightOf(camera);
    std::vector<Vertex> vertices;
    vertices.reserve(mesh.unit.size());
    for (std::size_t i = 0; i < mesh.unit.size(); ++i) {
        const int column = static_cast<int>(i) % mesh.side;
        const int row = static_cast<int>(i) / mesh.side;
        const Vec3 p{mesh.coordinate(column), mesh.coordinate(row), kSurfaceHeight * static_cast<double>(mesh.unit[i])};
        const QPointF pixel = ratio * (camera.toPixel(p) - QPointF(area.topLeft()));
        const Vec3& n = mesh.normals[i];
        const double turned = std::max(0.0, n.x * light.x + n.y * light.y + n.z * light.z);
        vertices.push_back({static_cast<float>(pixel.x()), static_cast<float>(pixel.y()), static_cast<float>(camera.depth(p)), mesh.unit[i],
                            static_cast<float>(kDarkest + (1 - kDarkest) * turned)});
    }
    const Target target{reinterpret_cast<QRgb*>(m_image.bits()), m_depth.data(), m_image.width(), m_image.height(), shades.data()};
    for (int row = 0; row + 1 < mesh.side; ++row) {
        for (int column = 0; column + 1 < mesh.side; ++column) {
            const Vertex* a = &vertices[static_cast<std::size_t>(row) * mesh.side + column];
            const Vertex* c = a + mesh.side;
            fill(target, a[0], a[1], c[1]);
            fill(target, a[0], c[1], c[0]);
        }
    }
}

float SurfaceRaster::depthAt(QPointF pixel) const
{
    const int x = static_cast<int>(std::floor((pixel.x() - m_area.left()) * m_ratio));
    const int y = static_cast<int>(std::floor((pixel.y() - m_area.top()) * m_ratio));
    if (x < 0 || y < 0 || x >= m_image.width() || y >= m_image.height())
        return kNowhere;
    return m_depth[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_image.width()) + static_cast<std::size_t>(x)];
}

bool SurfaceRaster::hides(const SurfaceCamera& camera, const Vec3& point, double room) const
{
    return static_cast<double>(depthAt(camera.toPixel(point))) > camera.depth(point) + room;
}

std::optional<Vec3> SurfaceRaster::pointAt(const SurfaceCamera& camera, QPointF pixel) const
{
    const float depth = depthAt(pixel);
    if (depth == kNowhere)
        return std::nullopt;
    return camera.pointAt(pixel, static_cast<double>(depth));
}

} // namespace ad::ui
