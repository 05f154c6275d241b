// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/main_window.h"
#include "ui/page/graph_page.h"
#include "ui/page/landscape_page.h"
#include "ui/session/session.h"

namespace ad::app {

namespace {

// A map of other axes has another window and another start; those of the old axes would mislead.
void chooseAxes(ui::Session& session, const QString& x, const QString& y)
{
    std::vector<std::string> axes = {x.toStdString()};
    if (!y.isEmpty())
        axes.push_back(y.toStdString());
    if (session.scenario().axes == axes)
        return;
    session.edit(ui::Session::tr("Choose axes"), [&axes](Scenario& scenario) {
        scenario.axes = axes;
        scenario.window.reset();
        scenario.start.clear();
        scenario.minima.clear();
    });
}

} // namespace

void addPages(MainWindow& window)
{
    auto* graph = new ui::GraphPage(window.session(), window.player(), &window);
    auto* landscape = new ui::LandscapePage(window.session(), window.player(), &window);
    window.addPage(graph);
    window.addPage(landscape);
    QObject::connect(graph, &ui::GraphPage::showLandscape, &window, [&window, landscape](const QString& x, const QString& y) {
        chooseAxes(*window.session(), x, y);
        window.showPage(landscape->name());
    });
    QObject::connect(landscape, &ui::LandscapePage::lookInside, graph, [&window, graph](const Point& point) {
        graph->setPoint(point);
        window.showPage(graph->name());
    });
}

} // namespace ad::app
