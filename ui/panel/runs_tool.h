// SPDX-License-Identifier: GPL-3.0-or-later
// All runs beside each other: in what their settings differ, and what came of them.
#pragma once

#include "core/scenario/run_comparison.h"
#include "ui/panel/race_tool.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace ad::ui {

/// A column for each setting that is not the same for all, then the results; a click on a heading sorts. Runs are kept as ghosts, renamed
/// in place, and deleted.
class RunsTool : public RaceTool
{
    Q_OBJECT

public:
    explicit RunsTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Runs"); }
    [[nodiscard]] QString about() const override { return tr("All runs compared, and those that were kept; Ctrl+B branches a racer"); }
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;

    /// The table as comma-separated values, with all digits, in the order in which it is sorted.
    [[nodiscard]] QString csv() const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeTable();
    void showRace();
    void fillRow(int row, const RunComparison& comparison);
    void sort();
    void keep();
    void remove();
    void rename(int racer, const QString& name);
    [[nodiscard]] int racerOf(int row) const;

    QTableWidget* m_table;
    QLabel* m_hint;
    QPushButton* m_keep;
    QPushButton* m_delete;
    QPushButton* m_copy;
    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    QString m_sorted; // the heading of the column by which it is sorted; empty: the order of the racers
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace ad::ui
