// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of one step of one racer, one below the other.
#pragma once

#include "core/optim/ledger.h"

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ad::ui {

class LedgerRowView;

/// Each row: what it is in words, the equation in symbols, and for each axis the same in numbers with the result. The tooltip of a row says
/// why it is there, with the exact results.
class LedgerRows : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerRows(QWidget* parent = nullptr);

    /// @param axisNames  of the coordinates that are shown.  @param coordinates  their indices, as many.
    void setRows(const std::vector<LedgerRow>& rows, const std::vector<QString>& axisNames, const std::vector<std::size_t>& coordinates);
    [[nodiscard]] int count() const { return static_cast<int>(m_views.size()); }
    /// The TeX of a row: in symbols, or in numbers for the shown coordinate `axis`.
    [[nodiscard]] QString symbolsOf(int row) const;
    [[nodiscard]] QString numbersOf(int row, int axis) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    std::vector<LedgerRowView*> m_views;
    QVBoxLayout* m_column;
};

} // namespace ad::ui
