// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/formula.h"

#include "ui/math/layout_engine.h"
#include "ui/math/plain_text.h"
#include "ui/math/tex_parser.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

/// Something to paint, relative to the top left corner.
struct Mark
{
    BoxKind kind;
    const Glyph* glyph;
    QPointF origin; // of a glyph
    double size;    // pixels per em, or the thickness of a stroke
    QRectF area;    // of everything else
    QColor color;
};

/// Lines that lie between pixels look grey and woolly, so on a screen they are moved to whole pixels.
QRectF onWholePixels(const QRectF& area, const QPainter& painter)
{
    const QTransform& toDevice = painter.deviceTransform();
    const bool isScreen = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (!isScreen || toDevice.type() > QTransform::TxScale)
        return area;
    QRectF device = toDevice.mapRect(area);
    const double thickness = std::max(1.0, std::round(device.height()));
    device = {device.left(), std::round(device.center().y() - thickness / 2), device.width(), thickness};
    return toDevice.inverted().mapRect(device);
}

/// Filled and not stroked, because Qt draws thin strokes thicker than they are.
QPainterPath outline(const Mark& mark)
{
    QPainterPath path;
    if (mark.kind == BoxKind::Frame) {
        path.addRect(mark.area); // less what is inside: the fill rule is odd-even
        path.addRect(mark.area.adjusted(mark.size, mark.size, -mark.size, -mark.size));
        return path;
    }
    const QPointF across(0.0, mark.size / 2);
    path.addPolygon(QPolygonF(
        {mark.area.bottomLeft() - across, mark.area.bottomLeft() + across, mark.area.topRight() + across, mark.area.topRight() - across}));
    return path;
}

void paintMark(QPainter& painter, const Mark& mark)
{
    switch (mark.kind) {
    case BoxKind::Glyph: {
        const double scale = mark.size / MathFont::kUnitsPerEm;
        const QTransform transform(scale, 0, 0, scale, mark.origin.x(), mark.origin.y());
        painter.fillPath(transform.map(mark.glyph->outline), mark.color);
        break;
    }
    case BoxKind::Rule:
        painter.fillRect(onWholePixels(mark.area, painter), mark.color);
        break;
    case BoxKind::Strike:
    case BoxKind::Frame:
        painter.fillPath(outline(mark), mark.color);
        break;
    case BoxKind::Group:
        break;
    }
}

} // namespace

struct Formula::Data
{
    QString tex;
    QStringList errors;
    QSizeF size;
    double baseline = 0.0;
    int lineCount = 1;
    std::vector<Mark> marks;
    std::vector<LinkArea> links;

    void collect(const Box& box, QPointF origin)
    {
        const QPointF here = origin + QPointF(box.x, box.y);
        if (!box.link.isEmpty())
            links.push_back({box.link, box.rectangle(origin)});
        if (box.kind != BoxKind::Group)
            marks.push_back({box.kind, box.glyph, here, box.size, box.rectangle(origin), box.color});
        for (const Box& child : box.children)
            collect(child, here);
    }
};

Formula::Formula()
    : m_data(std::make_shared<const Data>())
{
}

Formula::Formula(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Formula Formula::typeset(const QString& tex, const MathStyle& style)
{
    ParsedTex parsed = parseTex(tex);
    LayoutEngine engine(MathFont::bundled(), style);
    const Box box = engine.formula(parsed.root);
    const QRectF ink = inkBounds(box).united(box.rectangle({}));

    auto data = std::make_shared<Data>();
    data->tex = tex;
    data->errors = std::move(parsed.errors);
    data->lineCount = engine.lineCount();
    // whole pixels, so that a formula at a whole position has its baseline between two rows of pixels
    data->baseline = std::ceil(-ink.top());
    const double left = std::max(0.0, -ink.left());
    data->size = {std::ceil(left + ink.right()), data->baseline + std::ceil(std::max(0.0, ink.bottom()))};
    data->collect(box, {left, data->baseline});
    return Formula(std::move(data));
}

QSizeF Formula::size() const
{
    return m_data->size;
}

double Formula::baseline() const
{
    return m_data->baseline;
}

int Formula::lineCount() const
{
    return m_data->lineCount;
}

void Formula::paint(QPainter& painter, QPointF topLeft) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(topLeft);
    for (const Mark& mark : m_data->marks)
        paintMark(painter, mark);
    painter.restore();
}

std::vector<LinkArea> Formula::links() const
{
    return m_data->links;
}

QString Formula::linkAt(QPointF position) const
{
    const auto& links = m_data->links;
    const auto found = std::find_if(links.rbegin(), links.rend(), [&](const LinkArea& link) { return link.area.contains(position); });
    return found == links.rend() ? QString() : found->id;
}

QString Formula::tex() const
{
    return m_data->tex;
}

QString Formula::plainText() const
{
    return ad::ui::plainText(parseTex(m_data->tex).root);
}

QStringList Formula::errors() const
{
    return m_data->errors;
}

} // namespace ad::ui
