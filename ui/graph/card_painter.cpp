// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card_painter.h"

#include "ui/graph/card_text.h"
#include "ui/graph/group_outline.h"
#include "ui/graph/tensor_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kInputRadius = 24.0;
constexpr double kCut = 12.0; // of the corners of data
constexpr int kGlowRings = 8;
constexpr double kGlowReach = 14.0;
constexpr double kLargestLabel = 54.0; // the size of labels that stand for the numbers too
constexpr double kTint = 0.4;          // of a role's colour that stands for a number

/// The parts of one card, with what they share.
class CardPainter
{
public:
    CardPainter(QPainter& painter, const QRectF& rect, const DiagramItem& item, const NodeCard& card, const CardState& state,
                const Ink& ink, double zoom)
        : m_painter(painter)
        , m_rect(rect)
        , m_item(item)
        , m_card(card)
        , m_state(state)
        , m_ink(ink)
        , m_zoom(zoom)
        , m_detail(detailAt(zoom))
    {
    }

    void draw()
    {
        drawGlow();
        drawBody();
        switch (m_detail) {
        case Detail::Numbers:
            drawHeader();
            drawRow(m_card.value, m_state.value, NameAccent::None);
            if (!m_card.adjoint.isEmpty())
                drawRow(m_card.adjoint, m_state.adjoint, NameAccent::Bar);
            break;
        case Detail::Label:
            drawLargeLabel();
            break;
        case Detail::Form:
            break;
        }
        drawRing();
        if (m_state.hasExpander)
            drawExpander(m_painter, m_rect, m_ink, m_zoom);
    }

private:
    const RoleLook& role() const { return m_state.phase == ad::Phase::Forward ? m_ink.theme.value : m_ink.theme.adjoint; }
    bool isActive() const { return m_state.emphasis == Emphasis::Active; }
    // A width that is never thinner than `pixels` on the screen.
    double width(double pixels) const { return std::max(pixels, pixels * 0.6 / m_zoom); }

    void drawGlow()
    {
        if (!isActive())
            return;
        m_painter.setBrush(Qt::NoBrush);
        for (int ring = kGlowRings; ring >= 1; --ring) {
            QColor color = role().line;
            color.setAlphaF(0.045F);
            m_painter.setPen(QPen(color, width(kGlowReach) * 2.0 * ring / kGlowRings, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.drawPath(cardOutline(m_item.kind, m_rect));
        }
    }

    void drawBody()
    {
        const Theme& theme = m_ink.theme;
        const QPainterPath outline = cardOutline(m_item.kind, m_rect);
        const QColor line = isActive() ? role().line : m_ink(m_state.isHovered ? theme.text : theme.strongBorder);
        const QPen pen(line, width(isActive() ? 3.0 : m_state.isHovered ? 2.0 : 1.3));
        m_painter.setPen(pen);
        m_painter.setBrush(m_ink(theme.surface));
        if (m_item.kind == ItemKind::Group)
            m_painter.drawPath(outline.translated(4.0, 4.0)); // a pile of cards
        if (m_item.kind == ItemKind::Constant) {
            m_painter.setBrush(m_ink(theme.sunken));
            m_painter.setPen(isActive() ? pen : Qt::NoPen);
        }
        m_painter.drawPath(outline);
        if (m_detail != Detail::Numbers)
            drawHalves(outline);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(m_item.kind == ItemKind::Constant && !isActive() ? QPen(Qt::NoPen) : pen);
        m_painter.drawPath(outline);
        // The output and what stands for several operations have a second line inside, groups a card behind.
        if (m_item.kind == ItemKind::Output || (m_item.kind == ItemKind::Group && m_detail != Detail::Form)) {
            m_painter.setPen(QPen(line, width(1.3)));
            m_painter.drawPath(cardOutline(m_item.kind, m_rect.adjusted(4.0, 4.0, -4.0, -4.0)));
        }
    }

    // Where numbers are too small: the upper half is filled once there is a value, the lower one once there is an adjoint.
    void drawHalves(const QPainterPath& outline)
    {
        m_painter.save();
        m_painter.setClipPath(outline, Qt::IntersectClip);
        const double half = m_rect.height() / 2.0;
        if (m_state.value)
            fillHalf(m_rect.adjusted(0.0, 0.0, 0.0, m_card.adjoint.isEmpty() ? 0.0 : -half), m_ink.theme.value, *m_state.value);
        if (m_state.adjoint)
            fillHalf(m_rect.adjusted(0.0, half, 0.0, 0.0), m_ink.theme.adjoint, *m_state.adjoint);
        m_painter.restore();
    }

    void fillHalf(const QRectF& area, const RoleLook& look, const Tensor& tensor)
    {
        const RoleLook& shown = isFinite(tensor) ? look : m_ink.theme.wrong;
        m_painter.fillRect(area, m_ink(Ink{m_ink.theme, kTint}(shown.line)));
        if (shown.hatch != Qt::SolidPattern)
            m_painter.fillRect(area, QBrush(m_ink(Ink{m_ink.theme, 1.5 * kTint}(shown.line)), shown.hatch));
    }

    void drawHeader()
    {
        if (m_card.header.isEmpty())
            return;
        const Theme& theme = m_ink.theme;
        QRectF area = m_card.header.translated(m_rect.topLeft());
        if (!m_item.shape.empty()) {
            m_painter.setFont(cellFont());
            m_painter.setPen(m_ink(theme.mutedText));
            const QString tag = QString::fromStdString(m_item.shape);
            m_painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, tag);
            area.setRight(area.right() - QFontMetricsF(cellFont()).horizontalAdvance(tag) - 12.0);
        }
        m_painter.setPen(m_ink(theme.text));
        drawScript(m_painter, area, QString::fromStdString(m_item.label), m_card.labelSize);
    }

    void drawRow(const QRectF& relative, const Tensor* tensor, NameAccent accent)
    {
        const Theme& theme = m_ink.theme;
        const QRectF area = relative.translated(m_rect.topLeft());
        const RoleLook& look = accent == NameAccent::Bar ? theme.adjoint : theme.value;
        if (accent == NameAccent::Bar) {
            m_painter.setPen(QPen(m_ink(theme.border), 1.0));
            m_painter.drawLine(QPointF(m_rect.left() + kCardPadding, area.top()), QPointF(m_rect.right() - kCardPadding, area.top()));
        }
        const double baseline = area.center().y() + QFontMetricsF(numberFont()).capHeight() / 2.0;
        if (m_card.nameWidth > 0.0) {
            m_painter.setFont(nameFont());
            m_painter.setPen(m_ink(look.text));
            drawName(m_painter, QPointF(area.left() - m_card.nameWidth, baseline), QString::fromStdString(m_item.name), accent);
        }
        if (m_state.shape.isScalar())
            drawNumber(area, baseline, tensor, look);
        else if (tensor)
            drawTensor(m_painter, area.adjusted(0.0, 2.0, 0.0, -2.0), *tensor, m_ink,
                       kCellSize * m_zoom >= kSmallestReadable ? CellNumbers::Shown : CellNumbers::Hidden);
        else
            drawMissingTensor(m_painter, area.adjusted(0.0, 2.0, 0.0, -2.0), m_state.shape, m_ink);
    }

    void drawNumber(const QRectF& area, double baseline, const Tensor* tensor, const RoleLook& look)
    {
        m_painter.setFont(numberFont());
        if (!tensor) {
            drawMissing(area);
            return;
        }
        const double value = tensor->scalar();
        const bool isWrong = !std::isfinite(value);
        if (isWrong)
            m_painter.fillRect(area.adjusted(0.0, 2.0, 0.0, -2.0), QBrush(m_ink(m_ink.theme.wrong.fill)));
        m_painter.setPen(m_ink(isWrong ? m_ink.theme.wrong.text : look.text));
        drawAligned(m_painter, QPointF(area.left(), baseline), cardNumber(value));
    }

    // A dot, where the first figure will be.
    void drawMissing(const QRectF& area)
    {
        const QFontMetricsF metrics(numberFont());
        const double x = area.left() + metrics.horizontalAdvance(QChar(0x2212)) + metrics.horizontalAdvance(QLatin1Char('0')) / 2.0;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_ink(m_ink.theme.mutedText));
        m_painter.drawEllipse(QPointF(x, area.center().y()), 1.8, 1.8);
    }

    // The label as large as the card allows, if that can be read.
    void drawLargeLabel()
    {
        const QString label = QString::fromStdString(m_item.label);
        const double atOne = std::max(1e-3, scriptWidth(label, 100.0) / 100.0);
        const double size = std::min((m_card.header.isEmpty() ? 0.9 : 0.62) * m_rect.height(), (m_rect.width() - 16.0) / atOne);
        if (size * m_zoom < kSmallestReadable)
            return;
        m_painter.setPen(m_ink(m_ink.theme.text));
        drawScript(m_painter, m_rect, label, size);
    }

    void drawRing()
    {
        if (!m_state.isSelected && !m_state.isSibling)
            return;
        const double gap = width(4.0);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_ink.theme.accent, std::max(2.0, 2.0 / m_zoom), m_state.isSelected ? Qt::SolidLine : Qt::DashLine));
        m_painter.drawPath(cardOutline(m_item.kind, m_rect.adjusted(-gap, -gap, gap, gap)));
    }

    QPainter& m_painter;
    QRectF m_rect;
    const DiagramItem& m_item;
    const NodeCard& m_card;
    const CardState& m_state;
    const Ink& m_ink;
    double m_zoom;
    Detail m_detail;
};

} // namespace

Detail detailAt(double zoom)
{
    if (kNumberSize * zoom >= kSmallestReadable)
        return Detail::Numbers;
    return kLargestLabel * zoom >= kSmallestReadable ? Detail::Label : Detail::Form;
}

double cardMagnification(double zoom, const Theme& theme)
{
    if (kNumberSize * zoom >= kSmallestReadable * theme.scale)
        return 1.0;
    return std::max(1.0, kSmallestSpoken * theme.scale / (kNumberSize * zoom));
}

QPainterPath cardOutline(ItemKind kind, const QRectF& rect)
{
    QPainterPath path;
    if (kind == ItemKind::Data) {
        path.addPolygon(
            QPolygonF({rect.topLeft() + QPointF(kCut, 0), rect.topRight(), rect.bottomRight(), rect.bottomLeft() + QPointF(kCut, 0),
                       rect.bottomLeft() - QPointF(0, kCut), rect.topLeft() + QPointF(0, kCut)}));
        path.closeSubpath();
        return path;
    }
    if (kind != ItemKind::Input) {
        path.addRoundedRect(rect, kCardRadius, kCardRadius);
        return path;
    }
    const double r = std::min({kInputRadius, rect.height() / 2.0, rect.width() / 2.0});
    const double s = kCardRadius;
    path.moveTo(rect.left() + r, rect.top());
    path.lineTo(rect.right() - s, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * s, rect.top(), 2 * s, 2 * s), 90.0, -90.0);
    path.lineTo(rect.right(), rect.bottom() - s);
    path.arcTo(QRectF(rect.right() - 2 * s, rect.bottom() - 2 * s, 2 * s, 2 * s), 0.0, -90.0);
    path.lineTo(rect.left() + r, rect.bottom());
    path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * r, 2 * r, 2 * r), 270.0, -90.0);
    path.lineTo(rect.left(), rect.top() + r);
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * r, 2 * r), 180.0, -90.0);
    path.closeSubpath();
    return path;
}

void drawCard(QPainter& painter, const QRectF& rect, const DiagramItem& item, const NodeCard& card, const CardState& state, const Ink& ink,
              double zoom)
{
    CardPainter(painter, rect, item, card, state, ink, zoom).draw();
}

} // namespace ad::ui
