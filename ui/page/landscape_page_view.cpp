// SPDX-License-Identifier: GPL-3.0-or-later
// How the page draws a race: in which plane, as map or surface, and from where.
#include "ui/page/landscape_page.h"
#include "ui/page/swarm_runner.h"
#include "ui/panel/race_setup.h"
#include "ui/panel/view_options.h"
#include "ui/panel/view_switch.h"
#include "ui/plot/landscape_plot.h"
#include "ui/session/session.h"

#include <QAction>

namespace ad::ui {

void LandscapePage::makeView()
{
    m_viewSwitch = new ViewSwitch(m_plot);
    m_plot->setCorner(m_viewSwitch);
    m_swarms = new SwarmRunner(this);
    m_surfaceAction = new QAction(tr("Surface in three dimensions"), this);
    m_surfaceAction->setCheckable(true);
    m_surfaceAction->setShortcut(Qt::Key_V);
    connect(m_surfaceAction, &QAction::triggered, this,
            [this](bool isOn) { pickView(isOn ? LandscapeView::Surface : LandscapeView::Map); });
    connect(m_viewSwitch, &ViewSwitch::viewPicked, this, &LandscapePage::pickView);
    connect(m_plot, &LandscapePlot::turned, this, [this](double azimuth, double elevation) {
        session()->edit(
            tr("Turn surface"),
            [&](Scenario& scenario) {
                scenario.map.azimuth = azimuth;
                scenario.map.elevation = elevation;
            },
            QStringLiteral("eye"));
    });
    ViewOptions* options = m_setup->viewOptions();
    const auto endIf = [this](bool isFinal) {
        if (isFinal)
            session()->endMerge();
    };
    connect(options, &ViewOptions::equalAxesToggled, this,
            [this](bool isOn) { session()->edit(tr("Equal axes"), [&](Scenario& scenario) { scenario.map.hasEqualAxes = isOn; }); });
    connect(options, &ViewOptions::trailEdited, this, [this, endIf](int steps, bool isFinal) {
        session()->edit(
            tr("Change trail"), [&](Scenario& scenario) { scenario.map.trail = steps; }, QStringLiteral("trail"));
        endIf(isFinal);
    });
    connect(options, &ViewOptions::swarmEdited, this, [this, endIf](const SwarmChoice& swarm, bool isFinal) {
        session()->edit(
            tr("Change swarm"), [&](Scenario& scenario) { scenario.swarm = swarm; }, QStringLiteral("swarm"));
        endIf(isFinal);
    });
    connect(m_swarms, &SwarmRunner::ran, this, [this](int racer, const std::shared_ptr<const Swarm>& swarm) {
        std::vector<std::shared_ptr<const Swarm>> swarms = m_plot->content().swarms;
        swarms.resize(m_shown.racers.size());
        if (racer < static_cast<int>(swarms.size()))
            swarms[static_cast<std::size_t>(racer)] = swarm;
        m_plot->setSwarms(swarms);
    });
}

void LandscapePage::pickView(LandscapeView view)
{
    session()->edit(tr("Change view"), [&](Scenario& scenario) { scenario.map.view = view; });
}

void LandscapePage::showView()
{
    const bool hasSurface = !m_model.terrain || m_model.terrain->mapDimension() == 2;
    m_plot->setView(m_shown.map);
    m_viewSwitch->setView(hasSurface ? m_shown.map.view : LandscapeView::Map);
    m_viewSwitch->setHasSurface(hasSurface);
    m_surfaceAction->setEnabled(hasSurface);
    m_surfaceAction->setChecked(m_plot->isSurface());
    m_setup->viewOptions()->setMap(m_shown.map);
    m_setup->viewOptions()->setSwarm(m_shown.swarm);
}

void LandscapePage::startSwarms()
{
    m_plot->setSwarms({});
    m_swarms->cancel();
    if (m_shown.swarm.count > 0 && m_model.terrain && !m_shown.racers.empty())
        m_swarms->request(m_shown, *m_model.terrain, m_plot->homeWindow());
}

bool LandscapePage::awaitsRace() const
{
    return m_model.terrain && !m_model.terrain->isWhole() && m_shown.plane.kind == PlaneKind::Principal;
}

void LandscapePage::drawInPlane(const Plane& plane)
{
    const bool isOther = plane != m_model.terrain->plane();
    if (!isOther && !m_wantsWindow)
        return;
    m_model.terrain = m_model.terrain->drawnIn(plane);
    // Another slice of the same inputs is looked at from where the user is; other directions have another window.
    if (m_wantsWindow || plane.kind == PlaneKind::Principal)
        m_model.window = windowOf(m_shown, *m_model.terrain, pointersTo(m_runs));
    m_wantsWindow = false;
    showLandscape();
}

void LandscapePage::pickStart(double x, double y, bool isFinal)
{
    if (!m_model.terrain)
        return;
    const Terrain& terrain = *m_model.terrain;
    // The principal plane is another one after each race: it would move away under the pointer.
    if (terrain.plane().kind == PlaneKind::Principal && !isFinal)
        return;
    session()->edit(
        tr("Move start"),
        [&](Scenario& scenario) {
            const bool isOnAxes =
                terrain.plane().kind == PlaneKind::Inputs && static_cast<int>(scenario.start.size()) != terrain.dimension();
            if (isOnAxes || terrain.isWhole())
                scenario.start = terrain.mapDimension() == 1 ? std::vector<double>{x} : std::vector<double>{x, y};
            else
                scenario.start = terrain.pointAt({x, y});
        },
        QStringLiteral("start"));
    if (isFinal)
        session()->endMerge();
}

} // namespace ad::ui
