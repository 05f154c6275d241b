// SPDX-License-Identifier: GPL-3.0-or-later
// What a pattern of zeros is called.
#include "core/diff/sparsity.h"

#include <algorithm>
#include <numeric>

namespace ad {

namespace {

// Rows that share a column belong together, as do columns that share a row: the connected parts of the pattern.
class Parts
{
public:
    explicit Parts(const Sparsity& pattern)
        : m_rows(static_cast<int>(pattern.rows.size()))
        , m_parent(pattern.rows.size() + static_cast<std::size_t>(pattern.columns))
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
        for (int row = 0; row < m_rows; ++row)
            for (const int column : *pattern.rows[static_cast<std::size_t>(row)])
                m_parent[static_cast<std::size_t>(root(m_rows + column))] = root(row);
    }

    [[nodiscard]] int root(int member)
    {
        while (parent(member) != member)
            member = parent(member) = parent(parent(member));
        return member;
    }

private:
    int& parent(int member) { return m_parent[static_cast<std::size_t>(member)]; }

    int m_rows;
    std::vector<int> m_parent;
};

struct Part
{
    int rows = 0;
    int columns = 0;
};

// Dense blocks of one size that share neither rows nor columns, and cover all of both.
std::optional<PatternShape> blocksOf(const Sparsity& pattern)
{
    Parts parts(pattern);
    const int rows = static_cast<int>(pattern.rows.size());
    std::vector<Part> sizes(pattern.rows.size() + static_cast<std::size_t>(pattern.columns));
    for (int member = 0; member < rows + pattern.columns; ++member) {
        Part& part = sizes[static_cast<std::size_t>(parts.root(member))];
        ++(member < rows ? part.rows : part.columns);
    }
    std::erase_if(sizes, [](const Part& part) { return part.rows + part.columns == 0; });
    const Part first = sizes.front();
    const bool isRegular =
        std::all_of(sizes.begin(), sizes.end(), [&](const Part& part) { return part.rows == first.rows && part.columns == first.columns; });
    const auto entries = static_cast<std::ptrdiff_t>(sizes.size()) * first.rows * first.columns;
    if (!isRegular || sizes.size() < 2 || entries != pattern.nonzeros())
        return std::nullopt;
    bool isInOrder = true;
    for (int row = 0; row < rows && isInOrder; ++row) {
        const std::vector<int>& entriesOfRow = *pattern.rows[static_cast<std::size_t>(row)];
        const int start = row / first.rows * first.columns;
        isInOrder = entriesOfRow.front() == start && entriesOfRow.back() == start + first.columns - 1;
    }
    return PatternShape{isInOrder ? PatternKind::Blocks : PatternKind::InterleavedBlocks, static_cast<int>(sizes.size()), first.rows,
                        first.columns};
}

template<typename Test>
bool everyEntry(const Sparsity& pattern, Test test)
{
    for (int row = 0; row < static_cast<int>(pattern.rows.size()); ++row)
        for (const int column : *pattern.rows[static_cast<std::size_t>(row)])
            if (!test(row, column))
                return false;
    return true;
}

std::string extents(const PatternShape& shape)
{
    return std::to_string(shape.blocks) + " blocks of " + std::to_string(shape.blockRows) + "×" + std::to_string(shape.blockColumns);
}

} // namespace

PatternShape shapeOf(const Sparsity& pattern)
{
    const auto rows = static_cast<std::ptrdiff_t>(pattern.rows.size());
    const std::ptrdiff_t entries = pattern.nonzeros();
    if (entries == 0)
        return {PatternKind::Zero};
    if (rows == 1 && pattern.columns == 1)
        return {PatternKind::Number};
    const bool isSquare = rows == pattern.columns;
    if (isSquare && entries == rows && everyEntry(pattern, [](int row, int column) { return row == column; }))
        return {PatternKind::Diagonal};
    if (entries == rows * pattern.columns)
        return {rows == 1 ? PatternKind::Row : pattern.columns == 1 ? PatternKind::Column : PatternKind::Dense};
    if (const std::optional<PatternShape> blocks = blocksOf(pattern))
        return blocks->blockRows == 1 && blocks->blockColumns == 1 ? PatternShape{PatternKind::Permutation} : *blocks;
    if (isSquare && everyEntry(pattern, [](int row, int column) { return column <= row; }))
        return {PatternKind::LowerTriangular};
    if (isSquare && everyEntry(pattern, [](int row, int column) { return column >= row; }))
        return {PatternKind::UpperTriangular};
    return {PatternKind::Sparse};
}

std::string toText(const PatternShape& shape)
{
    switch (shape.kind) {
    case PatternKind::Zero:
        return "zero: there is no way from the one to the other";
    case PatternKind::Number:
        return "a single number";
    case PatternKind::Diagonal:
        return "diagonal: each element depends on its own one only";
    case PatternKind::Permutation:
        return "a permutation: elements only change their places";
    case PatternKind::Row:
        return "one row: the transposed gradient";
    case PatternKind::Column:
        return "one column: one number feeds every element";
    case PatternKind::Dense:
        return "dense: everything depends on everything";
    case PatternKind::Blocks:
        return "block diagonal: " + extents(shape);
    case PatternKind::InterleavedBlocks:
        return "interleaved blocks: " + extents(shape);
    case PatternKind::LowerTriangular:
        return "lower triangular";
    case PatternKind::UpperTriangular:
        return "upper triangular";
    case PatternKind::Sparse:
        break;
    }
    return "sparse";
}

} // namespace ad
