// SPDX-License-Identifier: GPL-3.0-or-later
// Who is where at a position of the player, and what became of it.
#pragma once

#include "ui/plot/track.h"

#include <QTableWidget>

#include <array>
#include <vector>

namespace ad::ui {

class StandingsTable : public QTableWidget
{
    Q_OBJECT

public:
    enum Column { Racer, Loss, State, Arrival, Minimum, Evaluations, Gradient, Step, kColumns };

    explicit StandingsTable(QWidget* parent = nullptr);

    /// One row a racer that is shown, in this order; racers are counted with the hidden ones all the same.
    void setTracks(const std::vector<Track>& tracks);
    void setPosition(double position);
    /// −1 for none. Emits nothing.
    void setSelected(int track);
    void setDimmed(bool isDimmed);

    /// The width at which nothing is left out.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void racerSelected(int track);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeHeadings();
    void fillNames();
    void fillRow(int row);
    void fillEnd(int row);
    /// Names come first: where there is no room, the gradient's norm is left out, then the step, the evaluations, the minimum …
    void fitColumns();
    [[nodiscard]] const Track& trackOf(int row) const;
    void setCell(int row, Column column, const QString& text, const QString& tip = {});

    std::vector<Track> m_tracks;
    std::vector<int> m_shown; // the track of each row
    std::array<int, kColumns> m_widths{};
    double m_position = 0;
    bool m_isDimmed = false;
};

} // namespace ad::ui
