// SPDX-License-Identifier: GPL-3.0-or-later
// The window: one slim bar, the pages, one player.
#pragma once

#include "app/actions.h"
#include "ui/session/recovery.h"
#include "ui/session/session.h"
#include "ui/theme/appearance.h"

#include <QMainWindow>

#include <vector>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace ad::ui {
class MessageBar;
class Page;
class Player;
} // namespace ad::ui

namespace ad::app {

class Documents;
struct Example;
class TopBar;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `recoveryFolder` keeps copies of unsaved work. The key guard is installed on the application while the window lives.
    MainWindow(ui::ScenarioFormat format, const QString& recoveryFolder, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] ui::Session* session() { return &m_session; }
    [[nodiscard]] ui::Player* player() { return m_player; }
    [[nodiscard]] const Actions& actions() const { return m_actions; }

    /// Takes ownership. The first page becomes active.
    void addPage(ui::Page* page);
    /// The page of that name becomes active; an unknown name is ignored.
    void showPage(const QString& name);
    [[nodiscard]] ui::Page* page() const;

    /// Reads what the last run wrote into the settings; call it after the pages are added.
    void restoreState();
    /// Opens a file as if the user had chosen it.
    bool openFile(const QString& path);
    /// Shows the first example, if the document is still empty.
    void showFirstExample();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void fillExamples();
    void browseExamples();
    void openExample(const Example& example);
    void fillMenus();
    void fillRecent();
    void fillPageActions();
    void connectDocument();
    void connectPlayer();
    void connectView();
    void offerLostWork();
    void showTitle();
    void showCaption();
    void showPlaying(bool isPlaying);
    void showPanels();
    void activate(int index);
    void chooseTheme(ui::ThemeChoice choice);
    void applyTheme();
    void applyChrome();
    void setBlack(bool isBlack);
    void changeSpeed(double factor);
    void saveState() const;

    ui::Session m_session;
    ui::Recovery m_recovery;
    ui::Player* m_player;
    Actions m_actions;
    Documents* m_documents;
    QMenu* m_examples;
    QMenu* m_recent = nullptr;
    QMenu* m_exportMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_toolsMenu = nullptr;
    QActionGroup* m_pageActions;
    TopBar* m_topBar;
    ui::MessageBar* m_message;
    QWidget* m_messagePlace;
    QStackedWidget* m_pages;
    ui::PlayerBar* m_playerBar;
    QWidget* m_black;
    QObject* m_keyGuard;
    std::vector<QAction*> m_shownPageActions;
    ui::ThemeChoice m_themeChoice = ui::ThemeChoice::System;
    bool m_wasMaximized = false;
};

} // namespace ad::app
