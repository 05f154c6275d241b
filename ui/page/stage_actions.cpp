// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/stage_actions.h"

#include "ui/graph/graph_view.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>

namespace ad::ui {
namespace {

/// For lupdate, which has to know the class that a text belongs to.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ad::ui::GraphPage)
};

QAction* command(GraphView* view, const QString& iconName, const QString& text, const QString& tip, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, view);
    action->setShortcuts(keys);
    const QString key = keys.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(keys.front().toString(QKeySequence::NativeText));
    action->setToolTip((tip.isEmpty() ? text : tip) + key);
    return action;
}

void remember(QAction* action, const QString& key, bool isOnAtFirst)
{
    action->setCheckable(true);
    action->setChecked(QSettings().value(key, isOnAtFirst).toBool());
    QObject::connect(action, &QAction::toggled, action, [key](bool isOn) { QSettings().setValue(key, isOn); });
}

} // namespace

QList<QAction*> makeStageActions(GraphView* view)
{
    const auto run = [view](QAction* action, auto slot) { QObject::connect(action, &QAction::triggered, view, slot); };
    QAction* fit = command(view, QStringLiteral("fit"), Words::tr("Fit graph"), {}, {});
    run(fit, [view] { view->fit(); });
    QAction* closer = command(view, QStringLiteral("zoom-in"), Words::tr("Zoom in"), {}, {});
    run(closer, [view] { view->zoomBy(1.25); });
    QAction* away = command(view, QStringLiteral("zoom-out"), Words::tr("Zoom out"), {}, {});
    run(away, [view] { view->zoomBy(0.8); });
    QAction* find = command(view, QStringLiteral("search"), Words::tr("Find node"), Words::tr("Find a node by name, operation or line"),
                            {QKeySequence::Find, Qt::Key_Slash});
    run(find, [view] { view->openSearch(); });
    QAction* overview =
        command(view, {}, Words::tr("Overview map"), Words::tr("Show the whole graph in a corner while it does not fit"), {Qt::Key_M});
    remember(overview, QStringLiteral("graph/overview"), true);
    QObject::connect(overview, &QAction::toggled, view, &GraphView::setOverviewWanted);
    view->setOverviewWanted(overview->isChecked());
    QAction* fade = command(view, {}, Words::tr("Fade unrelated nodes"),
                            Words::tr("Fade what the selected node neither depends on nor feeds"), {Qt::Key_D});
    remember(fade, QStringLiteral("graph/fade"), false);
    QObject::connect(fade, &QAction::toggled, view, &GraphView::setUnrelatedFaded);
    view->setUnrelatedFaded(fade->isChecked());
    return {fit, closer, away, find, overview, fade};
}

} // namespace ad::ui
