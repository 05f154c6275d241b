// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/card.h"

#include "ui/graph/card_text.h"
#include "ui/theme/fonts.h"

#include "core/base/text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kRowHeight = 26.0;
constexpr double kCellHeight = 22.0;
constexpr double kHeaderHeight = 32.0;
constexpr double kWidestLabel = 112.0; // longer labels are set smaller
constexpr double kSmallestLabel = 14.0;
constexpr double kHeatMapWidth = 104.0;
constexpr double kHeatMapHeight = 64.0;
constexpr double kGapBelowHeader = 4.0;

double onGrid(double length)
{
    return std::ceil(length / kGrid) * kGrid;
}

/// Measures one card after the other with the same fonts.
class Measure
{
public:
    Measure(const Diagram& diagram, const Trace& trace)
        : m_diagram(diagram)
        , m_trace(trace)
        , m_usualNumber(m_number.horizontalAdvance(QStringLiteral("−0.0000")))
        , m_usualCell(m_cell.horizontalAdvance(QStringLiteral("−0.00")))
    {
    }

    NodeCard measure(int item) const
    {
        const DiagramItem& shown = m_diagram.items[size_t(item)];
        const Tensor& value = m_trace.valueOf(shown.node);
        const Tensor* tangent = m_trace.tangentOf(shown.node);
        // Without a backward pass no adjoint is ever shown.
        const Tensor* adjoint = m_trace.backwardSteps > 0 ? m_trace.adjointOf(shown.node) : nullptr;
        NodeCard card;
        const bool isLeaf = ad::isLeaf(*m_trace.graph().node(shown.node).op);
        const double label = isLeaf && shown.shape.empty() ? 0.0 : labelWidth(shown, card);
        card.nameWidth = shown.kind == ItemKind::Constant ? 0.0 : m_name.horizontalAdvance(QString::fromStdString(shown.name)) + 8.0;
        const QSizeF content = contentSize({&value, tangent, adjoint});
        const double width = onGrid(std::max(label, card.nameWidth + content.width()) + 2 * kCardPadding);
        place(card, width, label > 0.0, content, 1 + int(tangent != nullptr) + int(adjoint != nullptr));
        const QRectF second = card.value.translated(0.0, content.height());
        if (tangent)
            card.tangent = second;
        if (adjoint)
            card.adjoint = tangent ? second.translated(0.0, content.height()) : second;
        return card;
    }

private:
    // The label's width at the size that suits it; the size is noted in the card.
    double labelWidth(const DiagramItem& item, NodeCard& card) const
    {
        const QString text = QString::fromStdString(item.label);
        double width = scriptWidth(text, card.labelSize);
        if (width > kWidestLabel) {
            card.labelSize = std::max(kSmallestLabel, card.labelSize * kWidestLabel / width);
            width = scriptWidth(text, card.labelSize);
        }
        return width + (item.shape.empty() ? 0.0 : m_cell.horizontalAdvance(QString::fromStdString(item.shape)) + 12.0);
    }

    // Of the widest of the tensors, which have the same shape; null ones don't count, but the first.
    QSizeF contentSize(std::array<const Tensor*, 3> tensors) const
    {
        const Shape& shape = tensors[0]->shape();
        const auto widest = [&](auto width) {
            double most = 0.0;
            for (const Tensor* tensor : tensors)
                most = std::max(most, tensor ? width(*tensor) : 0.0);
            return most;
        };
        if (shape.isScalar())
            return {widest([this](const Tensor& t) { return numberWidth(t); }), kRowHeight};
        if (!isShownAsNumbers(shape))
            return {std::clamp(shape.columns() * 8.0, 24.0, kHeatMapWidth), std::clamp(shape.rows() * 8.0, 24.0, kHeatMapHeight)};
        const double cell = widest([this](const Tensor& t) { return cellWidth(t); }) + 12.0;
        return {cell * shape.columns(), kCellHeight * shape.rows() + 4.0};
    }

    double numberWidth(const Tensor& value) const { return std::max(m_usualNumber, alignedWidth(m_number, cardNumber(value.scalar()))); }

    double cellWidth(const Tensor& value) const
    {
        double width = m_usualCell;
        for (const double v : value.values())
            width = std::max(width, alignedWidth(m_cell, cellNumber(v)));
        return width;
    }

    static void place(NodeCard& card, double width, bool hasHeader, const QSizeF& content, int rows)
    {
        const double left = kCardPadding + card.nameWidth;
        const double lines = content.height() * rows;
        const double head = hasHeader ? kHeaderHeight + kGapBelowHeader : 0.0;
        const double height = onGrid(head + lines + 8.0);
        const double top = head + (height - head - lines) / 2.0 - (hasHeader ? 2.0 : 0.0);
        card.size = QSizeF(width, height);
        if (hasHeader)
            card.header = QRectF(kCardPadding, 4.0, width - 2 * kCardPadding, kHeaderHeight);
        card.value = QRectF(left, top, width - kCardPadding - left, content.height());
    }

    const Diagram& m_diagram;
    const Trace& m_trace;
    QFontMetricsF m_number{numberFont()};
    QFontMetricsF m_cell{cellFont()};
    QFontMetricsF m_name{nameFont()};
    double m_usualNumber;
    double m_usualCell;
};

// A card that was larger stays so: its areas grow with it.
NodeCard notSmallerThan(const NodeCard& previous, NodeCard card)
{
    const bool isAlike = previous.header.isEmpty() == card.header.isEmpty() && previous.adjoint.isEmpty() == card.adjoint.isEmpty() &&
                         previous.tangent.isEmpty() == card.tangent.isEmpty() && previous.size.height() == card.size.height();
    return isAlike && previous.size.width() > card.size.width() ? previous : card;
}

QFont scalable(QFont font)
{
    font.setHintingPreference(QFont::PreferNoHinting); // widths must not depend on the zoom
    return font;
}

} // namespace

QFont numberFont()
{
    return scalable(interfaceFont(kNumberSize));
}

QFont cellFont()
{
    return scalable(interfaceFont(kCellSize));
}

QFont nameFont()
{
    QFont font = numberFont();
    font.setItalic(true);
    return font;
}

QFont labelFont(double pixelSize)
{
    return scalable(interfaceFont(std::max(1, qRound(pixelSize))));
}

bool isShownAsNumbers(const Shape& shape)
{
    return shape.rows() <= kMostCells && shape.columns() <= kMostCells;
}

QString cardNumber(double value)
{
    return QString::fromStdString(shortText(value, 4));
}

QString cellNumber(double value)
{
    return QString::fromStdString(shortText(value, 3));
}

std::vector<NodeCard> measureCards(const Diagram& diagram, const Trace& trace, const std::vector<NodeCard>& previous)
{
    const Measure measure(diagram, trace);
    std::vector<NodeCard> cards;
    cards.reserve(diagram.items.size());
    for (int item = 0; item < int(diagram.items.size()); ++item) {
        NodeCard card = measure.measure(item);
        cards.push_back(size_t(item) < previous.size() ? notSmallerThan(previous[size_t(item)], card) : card);
    }
    return cards;
}

} // namespace ad::ui
