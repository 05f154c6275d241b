// SPDX-License-Identifier: GPL-3.0-or-later
// The anatomy of a step on the page: what is drawn on the map, the sentence, and how fast and in which stops the player goes.
#include "ui/page/landscape_page.h"
#include "ui/page/step_film.h"
#include "ui/panel/race_tabs.h"
#include "ui/plot/landscape_plot.h"

#include <QAction>

namespace ad::ui {
namespace {

constexpr double kPhaseSeconds = 1.6; // at speed 1: long enough to read the sentence

} // namespace

void LandscapePage::makeFilm()
{
    m_film = new StepFilm(this);
    m_actions.append(m_film->action());
    connect(m_film, &StepFilm::changed, this, [this] {
        applyRate();
        showPosition(position());
    });
    connect(m_plot, &LandscapePlot::windowChanged, this, [this](const Rectangle& window) {
        m_film->setWindow(window);
        showOverlays(position());
    });
}

void LandscapePage::applyRate()
{
    const int parts = m_film->parts();
    setParts(parts);
    setRate(parts > 1 ? 1 / (parts * kPhaseSeconds) : m_rate);
}

void LandscapePage::showOverlays(double position)
{
    std::vector<std::shared_ptr<const MapOverlay>> overlays;
    if (const std::shared_ptr<const MapOverlay> overlay = m_tools->overlay())
        overlays.push_back(overlay);
    const std::shared_ptr<const MapOverlay> film = m_film->overlayAt(position);
    if (film)
        overlays.push_back(film);
    m_plot->setDescentArrowShown(film == nullptr);
    m_plot->setOverlays(overlays);
}

} // namespace ad::ui
