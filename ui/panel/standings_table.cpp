// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/standings_table.h"

#include "core/base/text.h"
#include "ui/panel/racer_swatch.h"
#include "ui/panel/verdict_text.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr std::size_t kSamples = 64; // of a run, to know how wide its numbers become

/// The pixels that the widest of some of these numbers takes: columns that follow each number would jump while one plays.
int widestNumber(const QFontMetrics& metrics, const std::vector<double>& values)
{
    int widest = 0;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / kSamples);
    for (std::size_t i = 0; i < values.size(); i += stride)
        widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(shortText(values[i]))));
    return widest;
}

bool isNumber(int column)
{
    return column != StandingsTable::Racer && column != StandingsTable::State && column != StandingsTable::Minimum;
}

QString minimumText(const Reached& reached)
{
    return reached.at.empty() ? QStringLiteral("–") : QString::fromStdString(placeText(reached.at, 3));
}

} // namespace

StandingsTable::StandingsTable(QWidget* parent)
    : QTableWidget(0, kColumns, parent)
{
    setAccessibleName(tr("Standings"));
    makeHeadings();
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // columns are left out instead
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row, int, int before, int) {
        if (row != before && row >= 0)
            emit racerSelected(m_shown[static_cast<std::size_t>(row)]);
    });
}

void StandingsTable::makeHeadings()
{
    setHorizontalHeaderLabels(
        {tr("Racer"), tr("Loss"), tr("Verdict"), tr("To 0.1 %"), tr("Minimum"), tr("Gradients"), tr("‖∇f‖"), tr("Step")});
    for (int column = 0; column < kColumns; ++column)
        horizontalHeaderItem(column)->setTextAlignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    horizontalHeaderItem(State)->setToolTip(tr("What became of the racer; each word says how it is meant"));
    horizontalHeaderItem(Arrival)->setToolTip(
        tr("Steps until the loss is within 0.1 % of its gap at the start to the minimum where the racer ends, and stays there"));
    horizontalHeaderItem(Minimum)->setToolTip(tr("The minimum in whose basin the racer ends"));
    horizontalHeaderItem(Evaluations)->setToolTip(tr("Evaluations of the gradient so far"));
}

void StandingsTable::setTracks(const std::vector<Track>& tracks)
{
    m_tracks = tracks;
    const QSignalBlocker blocker(this);
    m_shown.clear();
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (tracks[i].isShown)
            m_shown.push_back(static_cast<int>(i));
    }
    setRowCount(static_cast<int>(m_shown.size()));
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
    if (const auto found = std::find(m_shown.begin(), m_shown.end(), track); found != m_shown.end())
        selectRow(static_cast<int>(found - m_shown.begin()));
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
    const int room = theme.px(30); // the padding of the style sheet and the margins of the style, on both sides of a cell
    for (int column = 0; column < kColumns; ++column)
        m_widths[static_cast<std::size_t>(column)] = metrics.horizontalAdvance(horizontalHeaderItem(column)->text()) + room;
    const auto widen = [&](Column column, int width) { m_widths[column] = std::max(m_widths[column], width + room); };
    for (const RaceVerdict verdict : {RaceVerdict::Converged, RaceVerdict::Oscillating, RaceVerdict::Falling})
        widen(State, metrics.horizontalAdvance(verdictText(verdict)));
    for (int row = 0; row < rowCount(); ++row) {
        const Track& track = trackOf(row);
        setCell(row, Racer, track.name, track.name);
        item(row, Racer)->setIcon(swatchIcon(track.look, iconSize()));
        widen(Racer, iconSize().width() + theme.px(8) + metrics.horizontalAdvance(track.name));
        if (!track.hasRun())
            continue;
        widen(Loss, widestNumber(metrics, track.run->loss));
        widen(Gradient, widestNumber(metrics, track.run->gradientNorm));
        widen(Minimum, metrics.horizontalAdvance(minimumText(track.reached)));
        if (!track.run->evaluations.empty())
            widen(Evaluations, metrics.horizontalAdvance(QString::number(track.run->evaluations.back())));
        widen(Step, metrics.horizontalAdvance(QString::number(track.run->loss.size())));
    }
    // The splitter may not push the names away either; a very long one is cut all the same.
    setMinimumWidth(std::min(m_widths[Racer], theme.px(220)) + m_widths[Loss] + theme.px(8));
    updateGeometry();
    fitColumns();
}

const Track& StandingsTable::trackOf(int row) const
{
    return m_tracks[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])];
}

void StandingsTable::fitColumns()
{
    int rest = viewport()->width() - m_widths[Racer];
    setColumnWidth(Racer, std::min(m_widths[Racer], std::max(32, viewport()->width() - m_widths[Loss])));
    for (const Column column : {Loss, State, Arrival, Minimum, Evaluations, Step, Gradient}) {
        rest -= m_widths[column];
        setColumnHidden(column, rest < 0 && column != Loss);
        setColumnWidth(column, m_widths[column]);
    }
}

QSize StandingsTable::sizeHint() const
{
    int width = currentTheme().px(16); // a scroll bar
    for (const int column : m_widths)
        width += column;
    return {width, QTableWidget::sizeHint().height()};
}

void StandingsTable::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    fitColumns();
}

void StandingsTable::setCell(int row, Column column, const QString& text, const QString& tip)
{
    QTableWidgetItem* cell = item(row, column);
    if (cell == nullptr) {
        cell = new QTableWidgetItem;
        cell->setTextAlignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        setItem(row, column, cell);
    }
    if (cell->text() != text)
        cell->setText(text);
    if (cell->toolTip() != tip)
        cell->setToolTip(tip);
    const QColor color = m_isDimmed ? currentTheme().disabledText : trackOf(row).isGhost ? currentTheme().mutedText : currentTheme().text;
    if (cell->foreground().color() != color)
        cell->setForeground(color);
}

void StandingsTable::fillRow(int row)
{
    const Track& track = trackOf(row);
    if (!track.hasRun()) {
        for (const Column column : {Loss, State, Arrival, Minimum, Evaluations, Gradient, Step})
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
    const std::vector<std::int64_t>& evaluations = track.run->evaluations;
    setCell(row, Evaluations, evaluations.empty() ? QStringLiteral("·") : QString::number(evaluations[static_cast<std::size_t>(k)]));
    fillEnd(row);
}

/// What is only known when the player is there.
void StandingsTable::fillEnd(int row)
{
    const Track& track = trackOf(row);
    const Reached& reached = track.reached;
    const bool isEnd = isAtEnd(track, m_position);
    setCell(row, State, stateText(track, m_position), isEnd ? verdictTip(reached.verdict) : QString());
    const bool isThere = reached.arrival && m_position >= static_cast<double>(*reached.arrival);
    setCell(row, Arrival, isThere ? QString::number(*reached.arrival) : isEnd ? QStringLiteral("–") : QStringLiteral("·"));
    QString tip;
    if (isEnd && !reached.at.empty())
        tip = tr("f%1 = %2").arg(QString::fromStdString(placeText(reached.at, 17)), QString::fromStdString(exactText(reached.value)));
    setCell(row, Minimum, isEnd ? minimumText(reached) : QStringLiteral("·"), tip);
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
