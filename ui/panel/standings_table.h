// SPDX-License-Identifier: GPL-3.0-or-later
// Who is where: loss, gradient norm, step and status of every racer at a position of the player.
#pragma once

#include "ui/plot/track.h"

#include <QTableWidget>

#include <vector>

namespace ad::ui {

class StandingsTable : public QTableWidget
{
    Q_OBJECT

public:
    enum Column { Racer, Loss, Gradient, Step, State, kColumns };

    explicit StandingsTable(QWidget* parent = nullptr);

    /// One row a racer, in this order.
    void setTracks(const std::vector<Track>& tracks);
    void setPosition(double position);
    /// −1 for none. Emits nothing.
    void setSelected(int track);
    void setDimmed(bool isDimmed);

signals:
    void racerSelected(int track);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillNames();
    void fillRow(int row);
    void setCell(int row, Column column, const QString& text, const QString& tip = {});

    std::vector<Track> m_tracks;
    double m_position = 0;
    bool m_isDimmed = false;
};

/// "running", "converged", … for people.
[[nodiscard]] QString statusText(Status status);

} // namespace ad::ui
