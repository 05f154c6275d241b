// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/racers_panel.h"

#include "core/optim/optimizer.h"
#include "core/scenario/race.h"
#include "ui/panel/empty_state.h"
#include "ui/panel/racer_row.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ad::ui {
namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

RacerLook lookOf(const RacerChoice& racer, int index)
{
    RacerLook look = racerLook(index, currentTheme().isDark);
    if (const QColor color(QString::fromStdString(racer.color)); color.isValid())
        look.color = color;
    return racer.isGhost ? ghostLook(look) : look;
}

} // namespace

RacersPanel::RacersPanel(QWidget* parent)
    : QWidget(parent)
    , m_list(new QWidget(this))
    , m_listLayout(new QVBoxLayout(m_list))
    , m_empty(
          new EmptyState("add-racer", tr("A racer is an optimizer with its settings. Add two and compare them."), tr("Add a racer"), this))
    , m_add(new QPushButton(tr("Add a racer"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_list->setProperty("look", "content");
    m_listLayout->setContentsMargins(0, 0, 0, 0);
    m_listLayout->setSpacing(2);
    m_listLayout->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_list);
    scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    m_scroll = scroll;
    layout->addWidget(scroll, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_add);
    makeAddMenu();
    showRacers();
}

void RacersPanel::makeAddMenu()
{
    auto* menu = new QMenu(m_add);
    menu->setToolTipsVisible(true);
    for (const Optimizer& optimizer : optimizers()) {
        QAction* action = menu->addAction(toText(optimizer.displayName) + '\t' + toText(optimizer.summary));
        action->setObjectName(toText(optimizer.name));
        action->setToolTip(toText(optimizer.summary));
        connect(action, &QAction::triggered, this, [this, name = toText(optimizer.name)] { addRacer(name); });
    }
    m_add->setObjectName("addRacer");
    m_add->setIcon(icon("plus"));
    m_add->setMenu(menu);
    connect(m_empty, &EmptyState::buttonClicked, this, [this, menu] { menu->popup(m_empty->mapToGlobal(m_empty->rect().center())); });
}

void RacersPanel::addRacer(const QString& optimizer)
{
    if (static_cast<int>(m_racers.size()) >= kMostRacers)
        return;
    RacerChoice racer;
    racer.optimizer = optimizer.toStdString();
    if (const auto rate = m_rates.find(racer.optimizer); rate != m_rates.end())
        racer.parameters["lr"] = rate->second;
    std::vector<RacerChoice> racers = m_racers;
    racers.push_back(racer);
    emit racersEdited(racers, tr("Add %1").arg(QString::fromStdString(labelOf(racer))), {});
    emit racerSelected(static_cast<int>(racers.size()) - 1);
}

void RacersPanel::setRacers(const std::vector<RacerChoice>& racers, const std::vector<QString>& errors)
{
    m_racers = racers;
    m_errors = errors;
    showRacers();
}

void RacersPanel::addRow()
{
    auto* row = new RacerRow(m_list);
    const int index = static_cast<int>(m_rows.size());
    m_listLayout->insertWidget(index, row);
    m_rows.push_back(row);
    connect(row, &RacerRow::racerEdited, this,
            [this, index](const RacerChoice& racer, const QString& key, bool isFinal) { edited(index, racer, key, isFinal); });
    connect(row, &RacerRow::wished, this, [this, index](RacerRow::Wish wish) { wished(index, static_cast<int>(wish)); });
    connect(row, &RacerRow::selected, this, [this, index] { emit racerSelected(index); });
}

void RacersPanel::showRacers()
{
    while (m_rows.size() < m_racers.size())
        addRow();
    while (m_rows.size() > m_racers.size()) {
        m_rows.back()->hide();
        m_rows.back()->deleteLater(); // its own menu may have brought us here
        m_rows.pop_back();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setRacer(m_racers[i], lookOf(m_racers[i], static_cast<int>(i)), i < m_errors.size() ? m_errors[i] : QString());
        m_rows[i]->setSelected(static_cast<int>(i) == m_selected);
        m_rows[i]->show();
    }
    const bool isFull = static_cast<int>(m_racers.size()) >= kMostRacers;
    m_scroll->setVisible(!m_racers.empty());
    m_empty->setVisible(m_racers.empty());
    m_add->setVisible(!m_racers.empty());
    m_add->setEnabled(!isFull);
    m_add->setToolTip(isFull ? tr("More than %1 can't be told apart on a map").arg(kMostRacers) : tr("Choose an optimizer"));
}

void RacersPanel::setSelected(int racer)
{
    m_selected = racer;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setSelected(static_cast<int>(i) == racer);
}

void RacersPanel::edited(int index, const RacerChoice& racer, const QString& key, bool isFinal)
{
    std::vector<RacerChoice> racers = m_racers;
    RacerChoice& changed = racers[static_cast<std::size_t>(index)];
    const RacerChoice before = std::exchange(changed, racer);
    if (settingsOf({}, racer) != settingsOf({}, before) || racer.batch != before.batch)
        changed.isTuned = false; // these settings were chosen by hand
    if (racers != m_racers) {
        m_racers = racers;
        emit racersEdited(racers, tr("Change %1 of %2").arg(key, QString::fromStdString(labelOf(racer))),
                          QStringLiteral("racer %1 %2").arg(index).arg(key));
    }
    if (isFinal)
        emit editEnded();
}

void RacersPanel::wished(int index, int wish)
{
    std::vector<RacerChoice> racers = m_racers;
    const auto place = racers.begin() + index;
    const QString name = QString::fromStdString(labelOf(*place));
    int next = index;
    QString text;
    switch (static_cast<RacerRow::Wish>(wish)) {
    case RacerRow::Wish::Branch:
        emit branchWished(index);
        return;
    case RacerRow::Wish::Duplicate:
        if (static_cast<int>(racers.size()) >= kMostRacers)
            return;
        next = index + 1;
        racers.insert(place + 1, RacerChoice(*place));
        racers[static_cast<std::size_t>(next)].color.clear(); // a copy looks like its new place, not like its twin
        text = tr("Duplicate %1").arg(name);
        break;
    case RacerRow::Wish::Remove:
        racers.erase(place);
        next = std::min(index, static_cast<int>(racers.size()) - 1);
        text = tr("Remove %1").arg(name);
        break;
    case RacerRow::Wish::MoveUp:
    case RacerRow::Wish::MoveDown:
        next = static_cast<RacerRow::Wish>(wish) == RacerRow::Wish::MoveUp ? index - 1 : index + 1;
        if (next < 0 || next >= static_cast<int>(racers.size()))
            return;
        std::swap(*place, racers[static_cast<std::size_t>(next)]);
        text = tr("Move %1").arg(name);
        break;
    }
    emit racersEdited(racers, text, {});
    emit racerSelected(next);
    if (next >= 0 && next < static_cast<int>(m_rows.size()))
        m_rows[static_cast<std::size_t>(next)]->focusName();
}

void RacersPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showRacers();
}

} // namespace ad::ui
