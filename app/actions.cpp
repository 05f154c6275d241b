// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace ad::app {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

class Maker
{
public:
    explicit Maker(QWidget* window)
        : m_window(window)
    {
    }

    QAction* operator()(const QString& text, const QString& iconName, const QList<QKeySequence>& keys = {})
    {
        auto* action = new QAction(text, m_window);
        if (!iconName.isEmpty())
            action->setIcon(ui::icon(iconName));
        action->setShortcuts(keys);
        nameShortcut(action);
        m_window->addAction(action);
        return action;
    }

    QAction* checkable(const QString& text, const QString& iconName, const QList<QKeySequence>& keys = {})
    {
        QAction* action = (*this)(text, iconName, keys);
        action->setCheckable(true);
        return action;
    }

private:
    QWidget* m_window;
};

void makePlayerActions(Actions& a, Maker& make)
{
    a.player.toStart = make(tr("To the start"), "to-start", {Qt::Key_Home});
    a.player.stepBack = make(tr("Step back"), "step-back", {Qt::Key_Left, Qt::Key_PageUp});
    a.player.toggle = make(tr("Play"), "play", {Qt::Key_Space});
    a.player.stepForward = make(tr("Step forward"), "step-forward", {Qt::Key_Right, Qt::Key_PageDown});
    a.player.toEnd = make(tr("To the end"), "to-end", {Qt::Key_End});
    a.faster = make(tr("Faster"), "speed", {Qt::Key_BracketRight});
    a.slower = make(tr("Slower"), "", {Qt::Key_BracketLeft});
    a.reducedMotion = make.checkable(tr("Reduce motion"), "");
}

void makeViewActions(Actions& a, Maker& make)
{
    a.leftPanel = make.checkable(tr("Left panel"), "panel-left", {Qt::Key_F6});
    a.rightPanel = make.checkable(tr("Right panel"), "panel-right", {Qt::Key_F7});
    a.strip = make.checkable(tr("Strip below the stage"), "panel-bottom", {Qt::Key_F8});
    a.theme = make(tr("Light or dark"), "theme", {QKeySequence(Qt::CTRL | Qt::Key_T)});
    a.stageOnly = make.checkable(tr("Stage only"), "full-screen", {Qt::Key_F11});
    a.present = make.checkable(tr("Present"), "present", {Qt::Key_F5});
    a.black = make(tr("Black screen"), "", {Qt::Key_Period, Qt::Key_B});
    a.leave = make(tr("Leave presentation"), "", {Qt::Key_Escape});
}

void makeThemeActions(Actions& a, QWidget* window)
{
    a.themes = new QActionGroup(window);
    const std::pair<ui::ThemeChoice, QString> choices[] = {
        {ui::ThemeChoice::System, tr("As the system")}, {ui::ThemeChoice::Light, tr("Light")}, {ui::ThemeChoice::Dark, tr("Dark")}};
    for (const auto& [choice, text] : choices) {
        QAction* action = a.themes->addAction(text);
        action->setCheckable(true);
        action->setData(ui::toText(choice));
    }
}

} // namespace

Actions makeActions(QWidget* window)
{
    Actions a;
    Maker make(window);
    a.create = make(tr("New"), "new", {QKeySequence::New});
    a.open = make(tr("Open…"), "open", {QKeySequence::Open});
    a.browseExamples = make(tr("Browse all…"), "search", {QKeySequence(Qt::CTRL | Qt::Key_E)});
    a.save = make(tr("Save"), "save", {QKeySequence::Save});
    a.saveAs = make(tr("Save as…"), "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    a.quit = make(tr("Quit"), "", {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    a.undo = make(tr("Undo"), "undo", {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    a.redo = make(tr("Redo"), "redo", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    makePlayerActions(a, make);
    makeViewActions(a, make);
    makeThemeActions(a, window);
    a.language = make(tr("The language"), "help", {QKeySequence(Qt::SHIFT | Qt::Key_F1)});
    a.shortcuts = make(tr("Keyboard shortcuts"), "help", {Qt::Key_F1, QKeySequence(Qt::CTRL | Qt::Key_Question)});
    a.about = make(tr("About Adjoint"), "info");
    a.aboutQt = make(tr("About Qt"), "");
    return a;
}

void nameShortcut(QAction* action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    QString text = action->text();
    text.remove(QStringLiteral("…"));
    action->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
}

} // namespace ad::app
