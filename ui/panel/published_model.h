// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the table of published numbers: a number with ours, and below it the sentence that explains a difference.
#pragma once

#include "core/scenario/derive.h"
#include "core/scenario/published_check.h"
#include "core/trace/replay.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace ad::ui {

class PublishedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Printed, Ours, Mark, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null, or a derivation without published numbers: no rows.
    void setDerivation(std::shared_ptr<const Derivation> derivation);
    /// Ours and the mark are "·" until the player has reached the number.
    void showFrame(const Frame& frame);

    [[nodiscard]] const std::vector<PublishedCheck>& checks() const { return m_checks; }
    [[nodiscard]] const PublishedCheck& checkAt(int row) const;
    /// The trace that is played is of the same nodes, not of their elements one by one: nodes can be picked, and steps be sought.
    [[nodiscard]] bool isPlayed() const { return m_derivation != nullptr && m_trace == m_derivation->trace; }
    /// The row is a sentence, over all columns.
    [[nodiscard]] bool isSentence(int row) const { return m_rows[static_cast<std::size_t>(row)].isSentence; }
    /// The name of the number at that index of checks(): "v₄", "v̄₄", "v̇₄".
    [[nodiscard]] const QString& nameOf(std::size_t check) const { return m_names[check]; }
    /// The first row of a number of the node; -1 if there is none.
    [[nodiscard]] int rowOf(NodeId node) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::size_t check = 0;
        bool isSentence = false;
        QString sentence = {};
    };

    [[nodiscard]] QString sentenceOf(const PublishedCheck& check) const;
    [[nodiscard]] bool isReached(const PublishedCheck& check) const;
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QString tip(const Row& row, int column) const;
    [[nodiscard]] QColor color(const Row& row, int column) const;

    std::shared_ptr<const Derivation> m_derivation;
    std::shared_ptr<const Trace> m_trace; // of the nodes of the program
    std::vector<PublishedCheck> m_checks;
    std::vector<QString> m_names; // of the checks
    std::vector<Row> m_rows;
    double m_position = 0.0;
};

} // namespace ad::ui
