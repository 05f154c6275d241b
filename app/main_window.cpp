// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/documents.h"
#include "app/examples.h"
#include "app/examples_dialog.h"
#include "app/examples_menu.h"
#include "app/top_bar.h"
#include "core/scenario/library.h"
#include "ui/page/page.h"
#include "ui/panel/message_bar.h"
#include "ui/panel/stage_frame.h"
#include "ui/playback/key_guard.h"
#include "ui/playback/player.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

// The menus and the connections of the actions stand in main_window_actions.cpp, presentation and themes in main_window_view.cpp.

namespace ad::app {

MainWindow::MainWindow(ui::ScenarioFormat format, const QString& recoveryFolder, QWidget* parent)
    : QMainWindow(parent)
    , m_session(std::move(format))
    , m_recovery(&m_session, recoveryFolder)
    , m_player(new ui::Player(this))
    , m_actions(makeActions(this))
    , m_documents(new Documents(&m_session, this))
    , m_examples(new QMenu(this))
    , m_pageActions(new QActionGroup(this))
    , m_topBar(new TopBar(m_actions, m_examples, this))
    , m_message(new ui::MessageBar(this))
    , m_messagePlace(new QWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_playerBar(new ui::PlayerBar(m_actions.player, this))
    , m_black(new QWidget(this))
    , m_keyGuard(new ui::KeyGuard(this))
{
    qApp->installEventFilter(m_keyGuard);
    setAcceptDrops(true);
    setMinimumSize(800, 560);
    arrange();
    fillExamples();
    fillMenus();
    connectDocument();
    connectPlayer();
    connectView();
    showTitle();
    offerLostWork();
}

MainWindow::~MainWindow()
{
    // Pages listen to the session, which is a member and goes before them otherwise.
    delete m_pages;
}

void MainWindow::arrange()
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* place = new QVBoxLayout(m_messagePlace);
    place->setContentsMargins(16, 8, 16, 8);
    place->addWidget(m_message);
    m_messagePlace->hide();
    layout->addWidget(m_topBar);
    layout->addWidget(m_messagePlace);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_playerBar);
    setCentralWidget(centre);
    connect(m_message, &ui::MessageBar::dismissed, m_messagePlace, &QWidget::hide);
    m_black->setAutoFillBackground(true);
    m_black->setPalette(QPalette(Qt::black));
    m_black->setStyleSheet(QStringLiteral("background: black;"));
    m_black->hide();
}

void MainWindow::addPage(ui::Page* page)
{
    const int index = m_pages->addWidget(page);
    auto* action = new QAction(ui::icon(page->iconName()), page->name(), m_pageActions);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
    nameShortcut(action);
    addAction(action);
    m_topBar->addPage(action);
    connect(action, &QAction::triggered, this, [this, index] { activate(index); });
    connect(page, &ui::Page::captionChanged, this, &MainWindow::showCaption);
    connect(page, &ui::Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &ui::Page::failed, m_documents, &Documents::failed);
    if (page->frame() != nullptr)
        connect(page->frame(), &ui::StageFrame::panelsChanged, this, &MainWindow::showPanels);
    if (index == 0)
        activate(0);
}

void MainWindow::activate(int index)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (i != index)
            static_cast<ui::Page*>(m_pages->widget(i))->setActive(false);
    }
    m_pages->setCurrentIndex(index);
    m_pageActions->actions().at(index)->setChecked(true);
    page()->setActive(true);
    page()->setFocus(); // else the first button has it, and Space would press that
    fillPageActions();
    showPanels();
    showCaption();
    applyChrome();
}

ui::Page* MainWindow::page() const
{
    return static_cast<ui::Page*>(m_pages->currentWidget());
}

void MainWindow::showPage(const QString& name)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (static_cast<ui::Page*>(m_pages->widget(i))->name().compare(name, Qt::CaseInsensitive) == 0)
            activate(i);
    }
}

void MainWindow::fillExamples()
{
    m_examples->setTitle(tr("Examples"));
    m_examples->addAction(m_actions.browseExamples);
    m_examples->addSeparator();
    addExamples(*m_examples, examples(), [this](const Example& example) { openExample(example); });
    connect(m_actions.browseExamples, &QAction::triggered, this, &MainWindow::browseExamples);
}

void MainWindow::browseExamples()
{
    auto* dialog = new ExamplesDialog(examples(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExamplesDialog::picked, this, &MainWindow::openExample);
    dialog->open();
}

void MainWindow::openExample(const Example& example)
{
    if (m_documents->startNew(example.scenario))
        showPage(example.kind == ExampleKind::Landscape ? tr("Landscape") : tr("Graph"));
}

void MainWindow::showFirstExample()
{
    // Small enough to be understood at once, and with a node that three others use, which is what backpropagation is about.
    const Result<Scenario> example = loadPreset("forward_and_reverse");
    if (m_session.scenario().program.empty() && example)
        m_session.start(*example);
}

bool MainWindow::openFile(const QString& path)
{
    return m_documents->openFile(path);
}

void MainWindow::offerLostWork()
{
    const QList<ui::LostWork> lost = m_recovery.lostWork();
    if (lost.isEmpty())
        return;
    const ui::LostWork work = lost.first();
    const QString name = work.originalPath.isEmpty() ? tr("A document") : QFileInfo(work.originalPath).fileName();
    m_messagePlace->show();
    m_message->showMessage(
        ui::MessageKind::Info,
        tr("%1 was not saved when the program ended on %2.").arg(name, QLocale().toString(work.when, QLocale::ShortFormat)),
        {{tr("Restore"),
          [this, work] {
              if (m_documents->mayReplace() && !m_recovery.restore(work))
                  emit m_documents->failed(tr("the copy cannot be read"));
          }},
         {tr("Forget it"), [this, work] { m_recovery.discard(work); }}});
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_documents->mayReplace()) {
        event->ignore();
        return;
    }
    saveState();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFile(event->mimeData()->urls().first().toLocalFile());
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/page", page() != nullptr ? page()->name().toLower() : QString());
    settings.setValue("window/theme", ui::toText(m_themeChoice));
    settings.setValue("window/reducedMotion", ui::isMotionReduced());
    settings.setValue("player/speed", m_player->speed());
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto* page = static_cast<ui::Page*>(m_pages->widget(i));
        if (page->frame() != nullptr)
            settings.setValue("panels/" + page->name().toLower(), page->frame()->state());
    }
}

void MainWindow::restoreState()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry").toByteArray()))
        resize(1440, 860);
    m_actions.reducedMotion->setChecked(settings.value("window/reducedMotion", false).toBool());
    m_player->setSpeed(settings.value("player/speed", 1.0).toDouble());
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto* page = static_cast<ui::Page*>(m_pages->widget(i));
        if (page->frame() != nullptr)
            page->frame()->restoreState(settings.value("panels/" + page->name().toLower()).toString());
    }
    chooseTheme(ui::themeChoice(settings.value("window/theme").toString()));
    showPage(settings.value("window/page").toString());
}

} // namespace ad::app
