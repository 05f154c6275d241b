// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/standings_table.h"

#include "core/base/text.h"
#include "ui/panel/racer_swatch.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace ad::ui {

QString statusText(Status status)
{
    switch (status) {
    case Status::Running:
        return StandingsTable::tr("running");
    case Status::Converged:
        return StandingsTable::tr("✓ converged");
    case Status::Diverged:
        return StandingsTable::tr("× diverged");
    case Status::Finished:
        return StandingsTable::tr("⚑ finished");
    case Status::Cancelled:
        break;
    }
    return StandingsTable::tr("cancelled");
}

StandingsTable::StandingsTable(QWidget* parent)
    : QTableWidget(0, kColumns, parent)
{
    setAccessibleName(tr("Standings"));
    setHorizontalHeaderLabels({tr("Racer"), tr("Loss"), tr("‖∇f‖"), tr("Step"), tr("Status")});
    for (const int column : {Loss, Gradient, Step})
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : {Racer, State})
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setStretchLastSection(true);
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row, int, int before, int) {
        if (row != before && row >= 0)
            emit racerSelected(row);
    });
}

void StandingsTable::setTracks(const std::vector<Track>& tracks)
{
    m_tracks = tracks;
    const QSignalBlocker blocker(this);
    setRowCount(static_cast<int>(tracks.size()));
    fillNames();
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row);
}

void StandingsTable::setPosition(double position)
{
    m_position = position;
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row);
}

void StandingsTable::setSelected(int track)
{
    const QSignalBlocker blocker(this);
    if (track >= 0 && track < rowCount())
        selectRow(track);
    else
        clearSelection();
}

void StandingsTable::setDimmed(bool isDimmed)
{
    if (isDimmed == m_isDimmed)
        return;
    m_isDimmed = isDimmed;
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row);
}

void StandingsTable::fillNames()
{
    const Theme& theme = currentTheme();
    const QFontMetrics metrics(font());
    setIconSize({theme.px(32), theme.px(16)});
    verticalHeader()->setDefaultSectionSize(theme.px(26));
    for (const int column : {Loss, Gradient})
        setColumnWidth(column, metrics.horizontalAdvance(QStringLiteral("1.234·10⁻¹⁰")) + theme.px(14));
    int name = metrics.horizontalAdvance(horizontalHeaderItem(Racer)->text());
    for (const Track& track : m_tracks)
        name = std::max(name, metrics.horizontalAdvance(track.name));
    setColumnWidth(Racer, std::min(name, theme.px(140)) + iconSize().width() + theme.px(24));
    setColumnWidth(Step, metrics.horizontalAdvance(QStringLiteral("10000")) + theme.px(20));
    for (int row = 0; row < rowCount(); ++row) {
        const Track& track = m_tracks[static_cast<std::size_t>(row)];
        setCell(row, Racer, track.name, track.name);
        item(row, Racer)->setIcon(swatchIcon(track.look, iconSize()));
    }
}

void StandingsTable::setCell(int row, Column column, const QString& text, const QString& tip)
{
    QTableWidgetItem* cell = item(row, column);
    if (cell == nullptr) {
        cell = new QTableWidgetItem;
        const bool isNumber = column == Loss || column == Gradient || column == Step;
        cell->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        setItem(row, column, cell);
    }
    if (cell->text() != text) {
        cell->setText(text);
        cell->setToolTip(tip);
    }
    const QColor color = m_isDimmed ? currentTheme().disabledText : currentTheme().text;
    if (cell->foreground().color() != color)
        cell->setForeground(color);
}

void StandingsTable::fillRow(int row)
{
    const Track& track = m_tracks[static_cast<std::size_t>(row)];
    if (!track.hasRun()) {
        for (const Column column : {Loss, Gradient, Step, State})
            setCell(row, column, QStringLiteral("·"));
        return;
    }
    const std::int64_t k = iterateAt(track, m_position);
    const auto number = [&](Column column, double value) {
        setCell(row, column, QString::fromStdString(shortText(value)), QString::fromStdString(exactText(value)));
    };
    number(Loss, track.run->loss[static_cast<std::size_t>(k)]);
    number(Gradient, track.run->gradientNorm[static_cast<std::size_t>(k)]);
    setCell(row, Step, QString::number(k));
    setCell(row, State, statusText(isAtEnd(track, m_position) ? track.run->status : Status::Running));
}

void StandingsTable::changeEvent(QEvent* event)
{
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        fillNames();
        for (int row = 0; row < rowCount(); ++row)
            fillRow(row);
    }
}

} // namespace ad::ui
