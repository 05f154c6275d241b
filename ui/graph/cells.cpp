// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/cells.h"

#include "core/base/text.h"
#include "core/trace/step_names.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

/// For lupdate, which has to know the class that a text belongs to.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ad::ui::GraphView)
};

const Shape& shapeOf(const GraphScene& scene, int item)
{
    return scene.trace->graph().node(scene.diagram.items[size_t(item)].node).shape;
}

const Tensor* shownIn(const GraphScene& scene, const Frame& frame, int item, CellRow of)
{
    const NodeFrame& node = frame.nodes[size_t(scene.diagram.items[size_t(item)].node)];
    return of == CellRow::Value ? node.value : of == CellRow::Tangent ? node.tangent : node.adjoint;
}

int placeIn(double part, int count)
{
    return std::clamp(int(std::floor(part * count)), 0, count - 1);
}

// "[1]", "[0, :]", or nothing for all of it.
QString indexText(const Shape& shape, const Block& block)
{
    if (shape.isScalar() || block == wholeOf(shape))
        return {};
    const auto extent = [](int first, int count, int all) {
        return count == all && all > 1 ? QStringLiteral(":")
               : count == 1            ? QString::number(first)
                                       : QStringLiteral("%1:%2").arg(first).arg(first + count);
    };
    const QString row = extent(block.row, block.rows, shape.rows());
    return shape.rank() == 1 ? QStringLiteral("[%1]").arg(row)
                             : QStringLiteral("[%1, %2]").arg(row, extent(block.column, block.columns, shape.columns()));
}

QString nameOf(const GraphScene& scene, int item, CellRow of)
{
    const QString name = QString::fromStdString(scene.diagram.items[size_t(item)].name);
    if (of == CellRow::Value)
        return name;
    // A bar fits on one letter, before its index.
    const bool isLong = name.size() > 1 && name[1].unicode() < 0x80;
    if (isLong)
        return (of == CellRow::Tangent ? Words::tr("tangent of %1") : Words::tr("adjoint of %1")).arg(name);
    return name.left(1) + QChar(of == CellRow::Tangent ? 0x0307 : 0x0304) + name.mid(1);
}

} // namespace

QRectF gridArea(const NodeCard& card, CellRow of)
{
    const QRectF& area = of == CellRow::Value ? card.value : of == CellRow::Tangent ? card.tangent : card.adjoint;
    return area.isEmpty() ? QRectF() : area.adjusted(0.0, 2.0, 0.0, -2.0);
}

std::optional<Cell> cellAt(const GraphScene& scene, const Frame& frame, const QPointF& point)
{
    const int item = scene.itemAt(point);
    if (item == kNoItem || shapeOf(scene, item).isScalar())
        return std::nullopt;
    const Shape& shape = shapeOf(scene, item);
    for (const CellRow of : {CellRow::Value, CellRow::Tangent, CellRow::Adjoint}) {
        const QRectF area = gridArea(scene.cards[size_t(item)], of).translated(scene.rect(item).topLeft());
        if (area.isEmpty() || !area.contains(point) || !shownIn(scene, frame, item, of))
            continue;
        return Cell{item, of, placeIn((point.y() - area.top()) / area.height(), shape.rows()),
                    placeIn((point.x() - area.left()) / area.width(), shape.columns())};
    }
    return std::nullopt;
}

Cell cellBeside(const GraphScene& scene, const Frame& frame, const Cell& cell, int rows, int columns)
{
    const Shape& shape = shapeOf(scene, cell.item);
    Cell next = cell;
    next.column = std::clamp(cell.column + columns, 0, shape.columns() - 1);
    next.row = cell.row + rows;
    const int direction = next.row >= shape.rows() ? 1 : next.row < 0 ? -1 : 0;
    for (int of = int(cell.of) + direction; direction != 0 && of >= int(CellRow::Value) && of <= int(CellRow::Adjoint); of += direction)
        if (shownIn(scene, frame, cell.item, CellRow(of)) && !gridArea(scene.cards[size_t(cell.item)], CellRow(of)).isEmpty()) {
            next.of = CellRow(of);
            next.row = direction > 0 ? 0 : shape.rows() - 1;
            break;
        }
    next.row = std::clamp(next.row, 0, shape.rows() - 1);
    return next;
}

QRectF rectOf(const GraphScene& scene, const CellMark& mark)
{
    const Shape& shape = shapeOf(scene, mark.item);
    const QRectF area = gridArea(scene.cards[size_t(mark.item)], mark.of).translated(scene.rect(mark.item).topLeft());
    const double width = area.width() / shape.columns();
    const double height = area.height() / shape.rows();
    return {area.left() + mark.block.column * width, area.top() + mark.block.row * height, mark.block.columns * width,
            mark.block.rows * height};
}

QString cellText(const GraphScene& scene, const Frame& frame, const Cell& cell)
{
    const Tensor* tensor = shownIn(scene, frame, cell.item, cell.of);
    if (!tensor)
        return {};
    const QString index = indexText(tensor->shape(), {cell.row, cell.column, 1, 1});
    return nameOf(scene, cell.item, cell.of) + index + QStringLiteral(" = ") +
           QString::fromStdString(exactText(tensor->at(cell.row, cell.column)));
}

QString sourcesText(const GraphScene& scene, const std::vector<CellMark>& sources)
{
    constexpr size_t kMost = 4;
    QStringList texts;
    for (const CellMark& mark : sources) {
        const QString text = nameOf(scene, mark.item, mark.of) + indexText(shapeOf(scene, mark.item), mark.block);
        if (!texts.contains(text))
            texts << text;
    }
    if (texts.isEmpty())
        return {};
    if (texts.size() > int(kMost))
        texts = texts.mid(0, int(kMost)) << QStringLiteral("…");
    const QString last = texts.takeLast();
    return Words::tr("from %1").arg(texts.isEmpty() ? last : texts.join(QStringLiteral(", ")) + Words::tr(" and ") + last);
}

} // namespace ad::ui
