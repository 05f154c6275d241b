// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/step_film.h"

#include "core/base/text.h"
#include "ui/plot/step_overlay.h"
#include "ui/theme/icons.h"

#include <QAction>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kReach = 0.4; // of the window: how far arrows may go
constexpr double kDust = 1e-6; // positions are sums of parts

StepInk inkOf(AnatomyArrow::Kind kind)
{
    switch (kind) {
    case AnatomyArrow::Kind::Gradient:
        return StepInk::Gradient;
    case AnatomyArrow::Kind::Memory:
        return StepInk::Memory;
    case AnatomyArrow::Kind::Direction:
        return StepInk::Direction;
    case AnatomyArrow::Kind::Move:
        return StepInk::Move;
    }
    return StepInk::Move;
}

std::vector<double> between(const std::vector<double>& a, const std::vector<double>& b, double part)
{
    std::vector<double> result = a;
    for (std::size_t i = 0; i < a.size(); ++i)
        result[i] += part * (b[i] - a[i]);
    return result;
}

QString times(double scale)
{
    return QStringLiteral("× %1").arg(QString::fromStdString(shortText(scale, 3)));
}

} // namespace

StepFilm::StepFilm(QObject* parent)
    : QObject(parent)
    , m_action(new QAction(icon("landscape"), tr("Anatomy of a step"), this))
    , m_reader(this)
{
    m_action->setCheckable(true);
    m_action->setShortcut(Qt::Key_A);
    m_action->setToolTip(tr("Show the selected racer's steps in their phases: gradient, momentum, scaling, move (%1)")
                             .arg(m_action->shortcut().toString(QKeySequence::NativeText)));
    connect(m_action, &QAction::toggled, this, [this](bool isOn) {
        // A run is read only for who wants to see it.
        m_reader.setRacer(isOn ? m_race : nullptr, m_racer);
        countParts();
        emit changed();
    });
    connect(&m_reader, &StepReader::changed, this, [this] {
        countParts();
        emit changed();
    });
}

bool StepFilm::isOn() const
{
    return m_action->isChecked();
}

void StepFilm::setRacer(const std::shared_ptr<const RaceView>& race, int racer)
{
    m_race = race;
    m_racer = racer;
    m_page = nullptr;
    if (isOn())
        m_reader.setRacer(race, racer);
    countParts();
}

void StepFilm::setWindow(const Rectangle& window)
{
    m_window = window;
    m_page = nullptr;
}

void StepFilm::countParts()
{
    m_page = nullptr;
    const StepAnatomy* first = isOn() ? anatomyAt(0) : nullptr;
    m_parts = first != nullptr ? static_cast<int>(first->phases.size()) : 1;
}

int StepFilm::parts() const
{
    return isOn() ? m_parts : 1;
}

std::vector<double> StepFilm::reach() const
{
    std::vector<double> reach(static_cast<std::size_t>(m_race->terrain.dimension()),
                              kReach * std::max(m_window.width(), m_window.height()));
    // In a slice along two axes each has the measure of its own axis.
    const std::vector<std::string>& all = m_race->terrain.names();
    const std::vector<std::string>& shown = m_race->terrain.mapNames();
    for (std::size_t axis = 0; axis < shown.size(); ++axis) {
        const auto found = std::find(all.begin(), all.end(), shown[axis]);
        if (found != all.end())
            reach[static_cast<std::size_t>(found - all.begin())] = kReach * (axis == 0 ? m_window.width() : m_window.height());
    }
    return reach;
}

const StepAnatomy* StepFilm::anatomyAt(double position)
{
    if (!m_race || position >= static_cast<double>(m_reader.count()))
        return nullptr;
    const std::shared_ptr<const StepPage> page = m_reader.at(position + kDust);
    if (!page)
        return nullptr;
    if (page != m_page) {
        m_page = page;
        m_anatomy = anatomyOf(*page->recipe, page->record, page->before ? &*page->before : nullptr, reach());
    }
    return &m_anatomy;
}

std::optional<StepFilm::Moment> StepFilm::momentAt(double position) const
{
    const double phases = (position - std::floor(position + kDust)) * m_parts;
    if (phases <= kDust)
        return std::nullopt;
    const int phase = std::clamp(static_cast<int>(std::ceil(phases - kDust)) - 1, 0, m_parts - 1);
    return Moment{phase, std::clamp(phases - phase, 0.0, 1.0)};
}

double StepFilm::shownPosition(double position) const
{
    if (parts() < 2)
        return position;
    const std::optional<Moment> moment = momentAt(position);
    const double whole = std::floor(position + kDust);
    return moment && moment->phase == m_parts - 1 ? whole + moment->part : whole;
}

QString StepFilm::noteOf(const StepAnatomy& anatomy, const Moment& moment) const
{
    QStringList parts;
    const bool isMove = moment.phase == m_parts - 1;
    if (isMove && anatomy.moveScale != 1)
        parts << tr("the arrow shrinks to its true length");
    else if (isMove)
        parts << tr("true length");
    else if (anatomy.hasGradientScale)
        parts << tr("gradients %1").arg(times(anatomy.gradientScale));
    else
        parts << tr("gradients × η, as in the move");
    if (!isMove && anatomy.moveScale != 1)
        parts << (anatomy.hasGradientScale ? tr("moves %1").arg(times(anatomy.moveScale))
                                           : tr("all arrows %1").arg(times(anatomy.moveScale)));
    return parts.join(QStringLiteral("; "));
}

std::shared_ptr<const MapOverlay> StepFilm::overlayAt(double position)
{
    const StepAnatomy* anatomy = parts() > 1 ? anatomyAt(position) : nullptr;
    const std::optional<Moment> moment = momentAt(position);
    if (anatomy == nullptr || !moment || moment->phase >= static_cast<int>(anatomy->phases.size()))
        return nullptr;
    const Track& track = m_race->tracks[static_cast<std::size_t>(m_racer)];
    const AnatomyPhase& phase = anatomy->phases[static_cast<std::size_t>(moment->phase)];
    const Terrain& terrain = m_race->terrain;
    StepDrawing drawing;
    drawing.look = track.look;
    drawing.isCurve = terrain.mapDimension() == 1;
    const auto iterate = static_cast<std::int64_t>(position + kDust);
    drawing.place = placeOf(track, iterate);
    if (iterate < track.run->stopStep)
        drawing.ghost = placeOf(track, iterate + 1);
    const auto at = [&](const std::vector<double>& offset) {
        std::vector<double> point = anatomy->theta;
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] += offset[i];
        Vec2 place = terrain.placeOf(point);
        if (drawing.isCurve)
            place.y = drawing.place.y;
        return place;
    };
    for (const AnatomyArrow& arrow : phase.arrows)
        drawing.arrows.push_back({inkOf(arrow.kind), QString::fromStdString(arrow.label),
                                  at(between(arrow.oldTail, arrow.tail, moment->part)),
                                  at(between(arrow.oldTip, arrow.tip, moment->part))});
    // In other planes than those of two axes a box has no sides.
    if (phase.box && terrain.isWhole()) {
        const std::vector<double> half = between(phase.box->old, phase.box->now, moment->part);
        drawing.halfSides = Vec2{half[0], half.size() > 1 ? half[1] : 0};
    }
    drawing.hasBall = moment->phase < m_parts - 1;
    drawing.note = noteOf(*anatomy, *moment);
    return std::make_shared<const StepOverlay>(std::move(drawing));
}

QString StepFilm::captionAt(double position)
{
    const StepAnatomy* anatomy = parts() > 1 ? anatomyAt(position) : nullptr;
    const std::optional<Moment> moment = momentAt(position);
    if (anatomy == nullptr || !moment || moment->phase >= static_cast<int>(anatomy->phases.size()))
        return {};
    return tr("%1, step %2: %3")
        .arg(m_race->tracks[static_cast<std::size_t>(m_racer)].name)
        .arg(m_page->record.iterate + 1)
        .arg(QString::fromStdString(anatomy->phases[static_cast<std::size_t>(moment->phase)].sentence));
}

} // namespace ad::ui
