// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the window, and what its actions do.
#include "app/documents.h"
#include "app/help.h"
#include "app/main_window.h"
#include "app/top_bar.h"
#include "ui/page/page.h"
#include "ui/panel/message_bar.h"
#include "ui/playback/player.h"
#include "ui/session/recent_files.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace ad::app {

void MainWindow::fillMenus()
{
    const Actions& a = m_actions;
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.create, a.open});
    m_recent = file->addMenu(tr("Open recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    file->addMenu(m_examples);
    file->addSeparator();
    file->addActions({a.save, a.saveAs});
    m_exportMenu = file->addMenu(ui::icon("export"), tr("Export"));
    file->addSeparator();
    file->addAction(a.quit);
    menuBar()->addMenu(tr("&Edit"))->addActions({a.undo, a.redo});
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    QMenu* play = menuBar()->addMenu(tr("&Play"));
    play->addActions({a.player.toggle, a.player.stepForward, a.player.stepBack, a.player.toStart, a.player.toEnd});
    play->addSeparator();
    play->addActions({a.faster, a.slower, a.reducedMotion});
    m_toolsMenu = menuBar()->addMenu(tr("&Tools"));
    menuBar()->addMenu(tr("&Help"))->addActions({a.language, a.shortcuts, a.about, a.aboutQt});
    fillPageActions();
}

/// The menus View and Tools hold the window's own actions and those of the page.
void MainWindow::fillPageActions()
{
    const Actions& a = m_actions;
    m_viewMenu->clear();
    m_viewMenu->addActions(m_pageActions->actions());
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({a.leftPanel, a.rightPanel, a.strip});
    m_viewMenu->addSeparator();
    if (page() != nullptr && !page()->viewActions().isEmpty()) {
        m_viewMenu->addActions(page()->viewActions());
        m_viewMenu->addSeparator();
    }
    QMenu* theme = m_viewMenu->addMenu(ui::icon("theme"), tr("Theme"));
    theme->addActions(a.themes->actions());
    theme->addSeparator();
    theme->addAction(a.theme);
    m_viewMenu->addActions({a.stageOnly, a.present, a.black, a.leave});
    for (QAction* action : m_shownPageActions)
        removeAction(action);
    m_shownPageActions.clear();
    m_toolsMenu->clear();
    m_exportMenu->clear();
    m_exportMenu->menuAction()->setVisible(page() != nullptr && !page()->exportActions().isEmpty());
    if (page() == nullptr)
        return;
    m_exportMenu->addActions(page()->exportActions());
    m_toolsMenu->addActions(page()->toolActions());
    m_toolsMenu->menuAction()->setVisible(!page()->toolActions().isEmpty());
    for (QAction* action : page()->viewActions() + page()->toolActions()) {
        addAction(action);
        m_shownPageActions.push_back(action);
    }
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString& path : ui::recentFiles()) {
        QAction* action = m_recent->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    const bool isEmpty = m_recent->isEmpty();
    m_recent->addSeparator();
    m_recent->addAction(tr("Forget these files"), this, [] { ui::clearRecentFiles(); })->setEnabled(!isEmpty);
}

void MainWindow::connectDocument()
{
    const Actions& a = m_actions;
    connect(a.create, &QAction::triggered, this, [this] { m_documents->startNew({}); });
    connect(a.open, &QAction::triggered, m_documents, &Documents::openWithDialog);
    connect(a.save, &QAction::triggered, m_documents, &Documents::save);
    connect(a.saveAs, &QAction::triggered, m_documents, &Documents::saveAs);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_documents, &Documents::opened, this,
            [this] { showPage(m_session.scenario().racers.empty() ? tr("Graph") : tr("Landscape")); });
    connect(m_documents, &Documents::failed, this, [this](const QString& message) {
        m_messagePlace->show();
        m_message->showMessage(ui::MessageKind::Error, message);
    });
    QUndoStack* stack = m_session.undoStack();
    connect(a.undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(a.redo, &QAction::triggered, stack, &QUndoStack::redo);
    const auto showUndo = [this, stack] {
        m_actions.undo->setEnabled(stack->canUndo());
        m_actions.redo->setEnabled(stack->canRedo());
        m_actions.undo->setText(stack->canUndo() ? tr("Undo: %1").arg(stack->undoText()) : tr("Undo"));
        m_actions.redo->setText(stack->canRedo() ? tr("Redo: %1").arg(stack->redoText()) : tr("Redo"));
        nameShortcut(m_actions.undo);
        nameShortcut(m_actions.redo);
    };
    connect(stack, &QUndoStack::indexChanged, this, showUndo);
    connect(stack, &QUndoStack::canUndoChanged, this, showUndo);
    showUndo();
    connect(&m_session, &ui::Session::titleChanged, this, &MainWindow::showTitle);
    connect(&m_session, &ui::Session::dirtyChanged, this, &MainWindow::showTitle);
}

void MainWindow::showTitle()
{
    m_topBar->setTitle(m_session.title(), m_session.isDirty());
    setWindowTitle(m_session.title() + "[*]");
    setWindowModified(m_session.isDirty());
    setWindowFilePath(m_session.path());
}

void MainWindow::connectPlayer()
{
    const Actions& a = m_actions;
    connect(a.player.toStart, &QAction::triggered, m_player, &ui::Player::toStart);
    connect(a.player.stepBack, &QAction::triggered, m_player, &ui::Player::stepBack);
    connect(a.player.toggle, &QAction::triggered, m_player, &ui::Player::toggle);
    connect(a.player.stepForward, &QAction::triggered, m_player, &ui::Player::stepForward);
    connect(a.player.toEnd, &QAction::triggered, m_player, &ui::Player::toEnd);
    connect(a.faster, &QAction::triggered, this, [this] { changeSpeed(2.0); });
    connect(a.slower, &QAction::triggered, this, [this] { changeSpeed(0.5); });
    connect(a.reducedMotion, &QAction::toggled, this, [](bool isReduced) { ui::setMotionReduced(isReduced); });
    a.player.toggle->setIcon(ui::icon("play", ui::currentTheme().accentText));
    connect(m_player, &ui::Player::positionChanged, m_playerBar, &ui::PlayerBar::showPosition);
    connect(m_player, &ui::Player::speedChanged, m_playerBar, &ui::PlayerBar::setSpeed);
    connect(m_player, &ui::Player::playingChanged, this, &MainWindow::showPlaying);
    const auto showRange = [this] {
        m_playerBar->setSteps(m_player->count(), m_player->timeline().phases());
        m_playerBar->showPosition(m_player->position());
        for (QAction* action : {m_actions.player.toStart, m_actions.player.stepBack, m_actions.player.toggle, m_actions.player.stepForward,
                                m_actions.player.toEnd})
            action->setEnabled(m_player->count() > 0);
    };
    connect(m_player, &ui::Player::rangeChanged, this, showRange);
    showRange();
    connect(m_playerBar, &ui::PlayerBar::sought, m_player, &ui::Player::seek);
    connect(m_playerBar, &ui::PlayerBar::speedPicked, m_player, &ui::Player::setSpeed);
}

void MainWindow::showPlaying(bool isPlaying)
{
    QAction* toggle = m_actions.player.toggle;
    toggle->setText(isPlaying ? tr("Pause") : tr("Play"));
    toggle->setIcon(ui::icon(isPlaying ? "pause" : "play", ui::currentTheme().accentText));
    nameShortcut(toggle);
}

void MainWindow::changeSpeed(double factor)
{
    m_player->setSpeed(m_player->speed() * factor);
}

void MainWindow::showCaption()
{
    m_playerBar->setCaption(page() != nullptr ? page()->caption() : QString());
}

} // namespace ad::app
