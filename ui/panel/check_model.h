// SPDX-License-Identifier: GPL-3.0-or-later
// The table of differences: one row for each element of each input that is moved by h.
#pragma once

#include "core/diff/gradient_check.h"
#include "core/trace/trace.h"

#include <QAbstractTableModel>

#include <memory>

namespace ad::ui {

class CheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Moved, // the input with the changed element; painted by MovedDelegate
        Right, // f(x + h)
        Quotient,
        Analytic,
        RelativeError,
        Passes,
        ColumnCount,
    };
    enum Role {
        ElementsRole = Qt::UserRole, // QStringList: the numbers of the input, flat
        ChangedRole,                 // int: which of them is changed
        NameRole,                    // "W[0, 1]"
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null empties the table. `trace` holds the names and the inputs' values.
    void setCheck(std::shared_ptr<const Trace> trace, std::shared_ptr<const GradientCheck> check);
    /// @param step  an index of checkStep.
    void setDifference(Scheme scheme, int step);

    [[nodiscard]] const ElementCheck& element(int row) const { return m_check->elements[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const Difference& difference(int row) const;
    [[nodiscard]] QString nameOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QStringList elements(int row) const;

    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const GradientCheck> m_check;
    std::vector<std::string> m_names;
    Scheme m_scheme = Scheme::ForwardDifference;
    int m_step = 3;
};

} // namespace ad::ui
