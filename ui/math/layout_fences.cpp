// SPDX-License-Identifier: GPL-3.0-or-later
// Delimiters as tall as what they enclose, and grids: matrices, cases, aligned rows.
#include "ui/math/layout_engine.h"

#include <algorithm>

namespace ad::ui {
namespace {

// Plain TeX and LaTeX at 10 pt, in em.
constexpr double kNullDelimiter = 0.12;
constexpr double kDelimiterFactor = 0.901;
constexpr double kDelimiterShortfall = 0.5;
constexpr double kRowHeight = 0.84; // 0.7 of a line of 1.2 em
constexpr double kRowDepth = 0.36;
constexpr double kJot = 0.3; // between aligned formulas

constexpr double kMatrixRowGap = 0.06;
constexpr double kCellMargin = 0.1; // above and below cells that are taller than a line
constexpr double kColumnGap = 0.9;
constexpr double kEquationGap = 2.0; // between two columns of aligned equations

struct GridMeasures
{
    std::vector<double> widths;  // of the columns
    std::vector<double> starts;  // of the columns
    std::vector<double> heights; // of the rows
    std::vector<double> depths;
};

GridMeasures measured(const std::vector<Box>& cells, size_t columns, double em, bool isAligned)
{
    const size_t rows = cells.size() / columns;
    GridMeasures result{std::vector<double>(columns, 0.0), std::vector<double>(columns, 0.0), std::vector<double>(rows, kRowHeight * em),
                        std::vector<double>(rows, kRowDepth * em)};
    for (size_t i = 0; i < cells.size(); ++i) {
        double& width = result.widths[i % columns];
        double& height = result.heights[i / columns];
        double& depth = result.depths[i / columns];
        width = std::max(width, cells[i].width);
        height = std::max(height, cells[i].height + kCellMargin * em);
        depth = std::max(depth, cells[i].depth + kCellMargin * em);
    }
    for (size_t column = 1; column < columns; ++column) {
        const double gap = !isAligned ? kColumnGap : column % 2 == 0 ? kEquationGap : 0.0;
        result.starts[column] = result.starts[column - 1] + result.widths[column - 1] + gap * em;
    }
    return result;
}

double freeShare(QChar alignment) // of the free room of a cell that goes to its left
{
    return alignment == 'r' ? 1.0 : alignment == 'l' ? 0.0 : 0.5;
}

} // namespace

// The parts of a column stand on each other from below, those of a row behind each other. A single glyph keeps its own advance.
Box LayoutEngine::stretched(const StretchedGlyph& glyph, const Setting& setting, Qt::Orientation direction) const
{
    const double size = em(setting);
    Box box;
    for (const StretchedGlyph::Part& part : glyph.parts) {
        Box partBox = glyphBox(part.glyph, size, setting.color);
        const double offset = part.offset * size;
        if (direction == Qt::Vertical) {
            box.italicCorrection = partBox.italicCorrection;
            place(box, std::move(partBox), 0.0, -offset - part.glyph->depth * size);
        } else {
            partBox.width = part.glyph->right * size;
            place(box, std::move(partBox), offset - part.glyph->left * size, 0.0);
        }
    }
    if (direction == Qt::Horizontal)
        box.width = glyph.extent * size;
    return box;
}

Box LayoutEngine::delimiter(char32_t character, double total, const Setting& setting)
{
    if (!character)
        return strut(kNullDelimiter * em(setting));
    Box sign = stretched(m_font.vertical(character, total / em(setting)), setting, Qt::Vertical);
    const double raise = constant(MathConstant::AxisHeight, setting) - sign.total() / 2;
    Box box;
    place(box, std::move(sign), 0.0, -raise);
    return box;
}

Box LayoutEngine::fenced(const TexNode& node, const Setting& setting)
{
    Box content = row(node.children.front(), setting);
    const double axis = constant(MathConstant::AxisHeight, setting);
    const double reach = std::max({content.height - axis, content.depth + axis, 0.0});
    const double total = std::max(2 * reach * kDelimiterFactor, 2 * reach - kDelimiterShortfall * em(setting));
    Box box = strut(0.0);
    append(box, delimiter(node.character, total, setting));
    append(box, std::move(content));
    append(box, delimiter(node.closing, total, setting));
    return box;
}

Box LayoutEngine::grid(const TexNode& node, const Setting& setting)
{
    const bool isAligned = node.text == QLatin1String("rl");
    Setting cellSetting = setting;
    cellSetting.level = std::max(setting.level, Setting::Level(int(node.amount)));
    const auto columns = size_t(node.columns);
    std::vector<Box> cells;
    for (size_t i = 0; i < node.children.size(); ++i) {
        const bool isRightSide = isAligned && i % columns % 2 == 1; // its = has a left side, in the cell before
        cells.push_back(row(node.children[i], cellSetting, isRightSide ? std::optional(AtomClass::Ordinary) : std::nullopt));
    }
    const double size = em(cellSetting);
    const GridMeasures measures = measured(cells, columns, size, isAligned);
    const double rowGap = (node.amount == 0.0 ? kJot : kMatrixRowGap) * size;
    double total = rowGap * double(measures.heights.size() - 1);
    for (size_t i = 0; i < measures.heights.size(); ++i)
        total += measures.heights[i] + measures.depths[i];

    const double top = total / 2 + constant(MathConstant::AxisHeight, setting);
    Box box = strut(measures.starts.back() + measures.widths.back(), top, total - top);
    double y = -top;
    for (size_t i = 0; i < cells.size(); ++i) {
        const size_t line = i / columns;
        const size_t column = i % columns;
        if (column == 0)
            y += measures.heights[line] + (line ? measures.depths[line - 1] + rowGap : 0.0);
        const double free = measures.widths[column] - cells[i].width;
        const double x = measures.starts[column] + freeShare(node.text[qsizetype(column) % node.text.size()]) * free;
        place(box, std::move(cells[i]), x, y);
    }
    return box;
}

} // namespace ad::ui
