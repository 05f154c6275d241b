// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples_menu.h"

#include "ui/theme/icons.h"

#include <QMenu>

namespace ad::app {

void addExamples(QMenu& menu, const std::vector<Example>& examples, const std::function<void(const Example&)>& open)
{
    QMenu* topic = nullptr;
    for (const Example& example : examples) {
        if (topic == nullptr || topic->title() != example.topic) {
            const bool isLandscape = example.kind == ExampleKind::Landscape;
            if (isLandscape)
                menu.addSeparator();
            topic = menu.addMenu(ui::icon(isLandscape ? QStringLiteral("landscape") : QStringLiteral("graph")), example.topic);
            topic->setToolTipsVisible(true);
        }
        QAction* action = topic->addAction(example.title);
        action->setToolTip(example.teaches.isEmpty() ? example.title : example.teaches);
        QObject::connect(action, &QAction::triggered, &menu, [open, example] { open(example); });
    }
}

} // namespace ad::app
