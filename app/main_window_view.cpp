// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the window is shown, and how it looks: panels, presentation, black screen, themes.
#include "app/help.h"
#include "app/main_window.h"
#include "app/top_bar.h"
#include "ui/page/page.h"
#include "ui/panel/stage_frame.h"
#include "ui/playback/player.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QStackedWidget>

namespace ad::app {
namespace {

/// On a projector pale things vanish: what is muted on a desk is plain text there, and all is larger.
ui::Theme projected(ui::Theme theme)
{
    theme.mutedText = theme.text;
    theme.border = theme.strongBorder;
    theme.scale = ui::kPresentationScale;
    return theme;
}

} // namespace

void MainWindow::connectView()
{
    const Actions& a = m_actions;
    const auto openPanel = [this](ui::Side side) {
        return [this, side] {
            // What is seen counts: in a narrow window a panel is folded though it was never closed.
            if (ui::StageFrame* frame = page() != nullptr ? page()->frame() : nullptr)
                frame->setOpen(side, frame->panel(side)->isFolded());
        };
    };
    connect(a.leftPanel, &QAction::triggered, this, openPanel(ui::Side::Left));
    connect(a.rightPanel, &QAction::triggered, this, openPanel(ui::Side::Right));
    connect(a.strip, &QAction::triggered, this, [this](bool isShown) {
        if (page() != nullptr && page()->frame() != nullptr)
            page()->frame()->setStripShown(isShown);
    });
    connect(a.theme, &QAction::triggered, this,
            [this] { chooseTheme(ui::currentTheme().isDark ? ui::ThemeChoice::Light : ui::ThemeChoice::Dark); });
    connect(a.themes, &QActionGroup::triggered, this, [this](QAction* action) { chooseTheme(ui::themeChoice(action->data().toString())); });
    connect(a.stageOnly, &QAction::toggled, this, &MainWindow::applyChrome);
    connect(a.present, &QAction::toggled, this, [this] {
        applyTheme();
        applyChrome();
    });
    connect(a.black, &QAction::triggered, this, [this] { setBlack(m_black->isHidden()); });
    connect(a.leave, &QAction::triggered, this, [this] {
        if (!m_black->isHidden()) {
            setBlack(false);
            return;
        }
        m_actions.present->setChecked(false);
        m_actions.stageOnly->setChecked(false);
    });
    connect(a.language, &QAction::triggered, this, [this] { showLanguage(this); });
    connect(a.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this, QWidget::actions()); });
    connect(a.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(a.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    a.leave->setEnabled(false);
}

void MainWindow::showPanels()
{
    const ui::StageFrame* frame = page() != nullptr ? page()->frame() : nullptr;
    const auto show = [frame](QAction* action, ui::Side side) {
        ui::SidePanel* panel = frame != nullptr ? frame->panel(side) : nullptr;
        action->setEnabled(panel != nullptr);
        action->setChecked(panel != nullptr && !panel->isFolded());
        if (panel != nullptr) {
            action->setText(panel->title());
            nameShortcut(action);
            panel->setShortcutText(action->shortcut().toString(QKeySequence::NativeText));
        }
    };
    show(m_actions.leftPanel, ui::Side::Left);
    show(m_actions.rightPanel, ui::Side::Right);
    m_actions.strip->setEnabled(frame != nullptr && frame->hasStrip());
    m_actions.strip->setChecked(frame != nullptr && frame->hasStrip() && frame->isStripShown());
}

void MainWindow::chooseTheme(ui::ThemeChoice choice)
{
    m_themeChoice = choice;
    for (QAction* action : m_actions.themes->actions())
        action->setChecked(action->data().toString() == ui::toText(choice));
    applyTheme();
}

void MainWindow::applyTheme()
{
    const ui::Theme theme = ui::themeFor(m_themeChoice);
    ui::setTheme(m_actions.present->isChecked() ? projected(theme) : theme);
    showPlaying(m_player->isPlaying());
}

/// Presentation and "stage only" leave the stage and the player; the screen is filled while either is on.
void MainWindow::applyChrome()
{
    const bool isBare = m_actions.stageOnly->isChecked() || m_actions.present->isChecked();
    menuBar()->setVisible(!isBare);
    m_topBar->setVisible(!isBare);
    for (int i = 0; i < m_pages->count(); ++i) {
        if (ui::StageFrame* frame = static_cast<ui::Page*>(m_pages->widget(i))->frame())
            frame->setStageOnly(isBare);
    }
    m_actions.leave->setEnabled(isBare || !m_black->isHidden());
    if (isBare == isFullScreen())
        return;
    if (isBare) {
        m_wasMaximized = isMaximized();
        showFullScreen();
    } else if (m_wasMaximized) {
        showMaximized();
    } else {
        showNormal();
    }
}

void MainWindow::setBlack(bool isBlack)
{
    m_black->setGeometry(rect());
    m_black->setVisible(isBlack);
    m_black->raise();
    m_actions.leave->setEnabled(isBlack || m_actions.stageOnly->isChecked() || m_actions.present->isChecked());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && !m_black->isHidden())
        m_black->setGeometry(rect());
}

} // namespace ad::app
