// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of the window is: a view of the session with its own place on the timeline.
#pragma once

#include "ui/playback/timeline.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;

namespace ad::ui {

class Player;
class Session;
class StageFrame;

/// There is one player, and each page has its own timeline: it is in the player while the page is active, so that switching pages
/// and back loses no place. Pages wire widgets with the session and the player; widgets know neither.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// Neither `session` nor `player` is owned; both outlive the page.
    Page(Session* session, Player* player, QWidget* parent = nullptr);

    /// "Graph": shown in the switch of the window, and the name in the settings in lower case.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString iconName() const = 0;
    /// The frame with the side panels, so that the window can fold them; may be null.
    [[nodiscard]] virtual StageFrame* frame() const { return nullptr; }
    /// Actions for the menus View and Tools; owned by the page.
    [[nodiscard]] virtual QList<QAction*> viewActions() const { return {}; }
    [[nodiscard]] virtual QList<QAction*> toolActions() const { return {}; }

    /// Actions that write files, for File > Export; owned by the page.
    [[nodiscard]] virtual QList<QAction*> exportActions() const { return {}; }

    [[nodiscard]] bool isActive() const { return m_isActive; }
    void setActive(bool isActive);
    /// The sentence of the step, for the player bar.
    [[nodiscard]] const QString& caption() const { return m_caption; }
    /// Where this page stands, whether it is active or not.
    [[nodiscard]] Timeline timeline() const;

signals:
    void captionChanged(const QString& sentence);
    /// Something that the user should know; shown by the window.
    void failed(const QString& message);
    /// "Show this on the page with that name", as "Look inside" does.
    void pageRequested(const QString& name);

protected:
    [[nodiscard]] Session* session() const { return m_session; }
    [[nodiscard]] Player* player() const { return m_player; }

    /// The steps of this page; works on the page's own timeline while it is not active.
    void setSteps(int count, std::vector<Phase> phases);
    /// Nothing goes past that position until it is taken away; see Timeline::setLimit.
    void setLimit(std::optional<double> position);
    /// Stops between two whole positions; see Timeline::setParts.
    void setParts(int parts);
    /// Steps per second at speed 1.
    void setRate(double stepsPerSecond);
    void setCaption(const QString& sentence);
    /// Puts this page at a position; works while it is not active too.
    void seek(double position);

    /// Shows the picture of `position`; called for each move while the page is active, and once when it becomes active.
    virtual void showPosition(double position) = 0;
    /// Called after the page became active or inactive; pages that compute may pause here.
    virtual void activeChanged() {}

private:
    Session* m_session;
    Player* m_player;
    Timeline m_timeline; // while not active
    QString m_caption;
    bool m_isActive = false;
};

} // namespace ad::ui
