// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/still_picture.h"

#include <QPainter>

namespace ad::ui {
namespace {

constexpr int kMostRects = 64;

void resize(QPixmap& pixmap, const StillKey& key)
{
    const QSize pixels = (key.size * key.pixelRatio).toSize();
    if (pixmap.size() != pixels)
        pixmap = QPixmap(pixels);
    pixmap.setDevicePixelRatio(key.pixelRatio);
}

// Regions of very many rectangles cost more than what they save.
QRegion simplified(const QRegion& region)
{
    return region.rectCount() > kMostRects ? QRegion(region.boundingRect()) : region;
}

// Draws `part` of a pixmap: first what is below, then `content` with the painter mapping the scene.
template<typename Below, typename Content>
void draw(QPixmap& pixmap, const QRegion& part, const StillKey& key, Below below, Content content)
{
    if (part.isEmpty())
        return;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRegion(part);
    below(painter);
    painter.setTransform(key.viewport.transform(), true);
    content(painter);
}

} // namespace

const QPixmap& StillPicture::updated(const StillKey& key, const GraphPainter& graph, const Frame& frame, const QColor& ground)
{
    const QRegion all(QRectF(QPointF(), key.size).toAlignedRect());
    const bool isAlike = key == m_key && frame.edges.size() == m_frame.edges.size() && frame.nodes.size() == m_frame.nodes.size();
    const QTransform toDevice = key.viewport.transform();
    const QRegion links = isAlike ? simplified(graph.changedLinks(m_frame, toDevice)) & all : all;
    const QRegion cards = isAlike && m_areCardsKnown ? (links | simplified(graph.changedCards(m_frame, toDevice))) & all : all;
    resize(m_links, key);
    resize(m_whole, key);
    draw(
        m_links, links, key, [&](QPainter& painter) { painter.fillRect(all.boundingRect(), ground); },
        [&](QPainter& painter) { graph.paintStillLinks(painter, links); });
    draw(
        m_whole, cards, key, [&](QPainter& painter) { painter.drawPixmap(0, 0, m_links); },
        [&](QPainter& painter) { graph.paintStillCards(painter, cards); });
    m_key = key;
    m_areCardsKnown = true;
    m_frame = frame;
    return m_whole;
}

} // namespace ad::ui
