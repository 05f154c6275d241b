// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/ledger_tool.h"

#include "ui/panel/ledger_column.h"
#include "ui/panel/racer_swatch.h"
#include "ui/panel/tool_column.h"
#include "ui/theme/appearance.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr int kTwoColumns = 520; // pixels from which two ledgers stand side by side

} // namespace

LedgerTool::LedgerTool(QWidget* parent)
    : RaceTool(parent)
    , m_chooser(new QComboBox(this))
    , m_pair(new QBoxLayout(QBoxLayout::TopToBottom))
{
    QVBoxLayout* column = makeToolColumn(this);
    auto* form = new QFormLayout;
    auto* label = new QLabel(tr("beside"));
    label->setProperty("look", QStringLiteral("small"));
    label->setBuddy(m_chooser);
    m_chooser->setAccessibleName(tr("Racer to compare with"));
    m_chooser->setToolTip(tr("Another racer whose step stands beside this one"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form->addRow(label, m_chooser);
    column->addLayout(form);
    m_pair->setSpacing(24);
    for (LedgerColumn*& ledger : m_columns) {
        ledger = new LedgerColumn;
        m_pair->addWidget(ledger, 1);
        connect(ledger, &LedgerColumn::seekRequested, this, &LedgerTool::seekRequested);
    }
    m_columns[1]->hide();
    column->addLayout(m_pair);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        m_beside = m_chooser->itemData(index).toInt();
        showRacers();
    });
}

QString LedgerTool::about() const
{
    return tr("The step at this position as equations: in symbols, with numbers, for each axis");
}

void LedgerTool::setRace(std::shared_ptr<const RaceView> race)
{
    m_race = std::move(race);
    fillBeside();
    showRacers();
}

void LedgerTool::setSelectedRacer(int racer)
{
    m_selected = racer;
    fillBeside();
    showRacers();
}

void LedgerTool::setPosition(double position)
{
    for (LedgerColumn* ledger : m_columns)
        ledger->setPosition(position);
}

void LedgerTool::fillBeside()
{
    const int count = m_race ? static_cast<int>(m_race->tracks.size()) : 0;
    if (m_beside >= count || m_beside == m_selected)
        m_beside = -1;
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    m_chooser->addItem(tr("nobody"), -1);
    for (int i = 0; i < count; ++i) {
        if (i == m_selected)
            continue;
        const Track& track = m_race->tracks[static_cast<std::size_t>(i)];
        m_chooser->addItem(swatchIcon(track.look, {28, 16}), track.name, i);
    }
    m_chooser->setIconSize({28, 16});
    m_chooser->setCurrentIndex(std::max(0, m_chooser->findData(m_beside)));
    m_chooser->setEnabled(m_chooser->count() > 1);
}

void LedgerTool::showRacers()
{
    m_columns[0]->setRacer(m_race, m_selected);
    m_columns[1]->setRacer(m_race, m_beside);
    m_columns[1]->setVisible(m_beside >= 0);
}

void LedgerTool::resizeEvent(QResizeEvent* event)
{
    RaceTool::resizeEvent(event);
    const int wide = currentTheme().px(kTwoColumns);
    m_pair->setDirection(event->size().width() >= wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace ad::ui
