// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card_painter.h"

#include "ui/graph/card_outline.h"
#include "ui/graph/card_text.h"
#include "ui/graph/card_word.h"
#include "ui/graph/gate_badge.h"
#include "ui/graph/group_outline.h"
#include "ui/graph/tensor_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

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
            drawRow(m_card.value, m_state.value, NameAccent::None, m_state.asked == Asked::Row::Value);
            if (!m_card.tangent.isEmpty())
                drawRow(m_card.tangent, m_state.tangent, NameAccent::Dot, m_state.asked == Asked::Row::Tangent);
            if (!m_card.adjoint.isEmpty())
                drawRow(m_card.adjoint, m_state.adjoint, NameAccent::Bar, m_state.asked == Asked::Row::Adjoint);
            drawWord();
            drawGateBadges(m_painter, m_rect, m_state.gate, m_state.isGatePassed, m_ink);
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
    const RoleLook& role() const { return m_ink.theme.role(m_state.role); }
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
        const QColor rest = m_item.isDerivative ? theme.adjoint.line : theme.strongBorder;
        const QColor line = isActive() ? role().line : m_ink(m_state.isHovered ? theme.text : rest);
        QPen pen(line, width(isActive() ? 3.0 : m_state.isHovered ? 2.0 : 1.3));
        if (m_item.isDerivative && !isActive())
            pen.setStyle(Qt::DashLine); // as adjoints are drawn, though this one is a node
        m_painter.setPen(pen);
        m_painter.setBrush(m_ink(theme.surface));
        if (m_item.kind == ItemKind::Group)
            m_painter.drawPath(outline.translated(4.0, 4.0)); // a pile of cards
        if (m_item.kind == ItemKind::Constant) {
            m_painter.setBrush(m_ink(theme.sunken));
            m_painter.setPen(isActive() ? pen : Qt::NoPen);
        }
        if (m_state.isMatched)
            m_painter.setBrush(theme.accentFill);
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
            fillHalf(m_rect.adjusted(0.0, half, 0.0, 0.0), m_state.isWrong ? m_ink.theme.wrong : m_ink.theme.adjoint, *m_state.adjoint);
        else if (m_state.tangent)
            fillHalf(m_rect.adjusted(0.0, half, 0.0, 0.0), m_ink.theme.tangent, *m_state.tangent);
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

    void drawRow(const QRectF& relative, const Tensor* tensor, NameAccent accent, bool isAsked)
    {
        const Theme& theme = m_ink.theme;
        const QRectF area = relative.translated(m_rect.topLeft());
        const bool isWrong = m_state.isWrong && accent == NameAccent::Bar;
        const RoleLook& look = isWrong                     ? theme.wrong
                               : accent == NameAccent::Bar ? theme.adjoint
                               : accent == NameAccent::Dot ? theme.tangent
                               : m_item.isDerivative       ? theme.adjoint
                                                           : theme.value;
        if (isWrong)
            drawWrongGround(area);
        if (accent != NameAccent::None) {
            // Filled: Qt's lines of less than a pixel depend on the clipping, and parts of the picture are drawn anew.
            m_painter.fillRect(QRectF(m_rect.left() + kCardPadding, area.top() - 0.5, m_rect.width() - 2 * kCardPadding, 1.0),
                               m_ink(theme.border));
        }
        const double baseline = area.center().y() + QFontMetricsF(numberFont()).capHeight() / 2.0;
        if (m_card.nameWidth > 0.0) {
            m_painter.setFont(nameFont());
            m_painter.setPen(m_ink(look.text));
            drawName(m_painter, QPointF(area.left() - m_card.nameWidth, baseline), QString::fromStdString(m_item.name), accent);
        }
        if (isAsked && !tensor)
            drawQuestion(area, look);
        else if (m_state.shape.isScalar())
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

    // Hatched, so that it is not told by the colour alone.
    void drawWrongGround(const QRectF& area)
    {
        const QRectF ground(m_rect.left() + 3.0, area.top() + 1.0, m_rect.width() - 6.0, area.height() - 2.0);
        m_painter.fillRect(ground, m_ink(m_ink.theme.wrong.fill));
        m_painter.fillRect(ground, QBrush(Ink{m_ink.theme, 0.3 * m_ink.strength}(m_ink.theme.wrong.line), m_ink.theme.wrong.hatch));
    }

    // What is unusual about the numbers, as a word on the lower border.
    void drawWord()
    {
        if (m_state.isWrong)
            drawCardWord(m_painter, m_rect, cardWord(CardWord::Wrong), m_ink.theme.wrong, m_ink);
        else if (m_state.isForgotten)
            drawCardWord(m_painter, m_rect, cardWord(CardWord::NotKept), m_ink.theme.value, m_ink);
        else if (m_state.isLeftOver)
            drawCardWord(m_painter, m_rect, cardWord(CardWord::LeftOver), m_ink.theme.adjoint, m_ink);
        else if (m_state.isUpdated)
            drawCardWord(m_painter, m_rect, cardWord(CardWord::Updated), m_ink.theme.value, m_ink);
    }

    void drawQuestion(const QRectF& area, const RoleLook& look)
    {
        m_painter.fillRect(area.adjusted(0.0, 2.0, 0.0, -2.0), m_ink(look.fill));
        QFont font = numberFont();
        font.setBold(true);
        m_painter.setFont(font);
        m_painter.setPen(m_ink(look.text));
        m_painter.drawText(area, m_state.shape.isScalar() ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter, QStringLiteral(" ?"));
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
        if (!m_state.isSelected && !m_state.isSibling && !m_state.isMatched)
            return;
        const double gap = width(4.0);
        m_painter.setBrush(Qt::NoBrush);
        // What is selected has a line around it, elements of the same array dashes, what a search has found dots.
        const Qt::PenStyle style = m_state.isSelected ? Qt::SolidLine : m_state.isSibling ? Qt::DashLine : Qt::DotLine;
        m_painter.setPen(QPen(m_ink.theme.accent, std::max(2.0, 2.0 / m_zoom), style));
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

double cardMagnification(double zoom, const Theme& theme, int textSize)
{
    if (textSize * zoom >= kSmallestReadable * theme.scale)
        return 1.0;
    return std::max(1.0, kSmallestSpoken * theme.scale / (textSize * zoom));
}

void drawCard(QPainter& painter, const QRectF& rect, const DiagramItem& item, const NodeCard& card, const CardState& state, const Ink& ink,
              double zoom)
{
    CardPainter(painter, rect, item, card, state, ink, zoom).draw();
}

} // namespace ad::ui
