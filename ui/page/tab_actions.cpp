// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/tab_actions.h"

#include "ui/panel/side_panel.h"
#include "ui/panel/stage_frame.h"
#include "ui/panel/tabs.h"

#include <QAction>

namespace ad::ui {

QList<QAction*> makeTabActions(Tabs* tabs, StageFrame* frame, QWidget* parent)
{
    QList<QAction*> actions;
    for (int index = 0; index < tabs->count(); ++index) {
        auto* action = new QAction(tabs->title(index), parent);
        if (index < 10)
            action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + (index + 1) % 10)));
        action->setToolTip(tabs->about(index));
        tabs->setShortcutText(index, action->shortcut().toString(QKeySequence::NativeText));
        QObject::connect(action, &QAction::triggered, tabs, [tabs, frame, index] {
            frame->setOpen(Side::Right, true);
            tabs->setCurrentIndex(index);
        });
        actions.push_back(action);
    }
    return actions;
}

} // namespace ad::ui
