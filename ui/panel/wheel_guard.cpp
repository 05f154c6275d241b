// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace ad::ui {
namespace {

class WheelGuard : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(object)->hasFocus())
            return QObject::eventFilter(object, event);
        event->ignore(); // the column gets it
        return true;
    }
};

} // namespace

void guardFromWheel(std::initializer_list<QWidget*> fields)
{
    for (QWidget* field : fields) {
        field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(new WheelGuard(field));
    }
}

} // namespace ad::ui
