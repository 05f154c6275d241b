// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of the player: start, back, play, forward, end, the timeline, the counter, the speed and one sentence.
#pragma once

#include "ui/playback/timeline.h"

#include <QFrame>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace ad::ui {

class TimelineSlider;

/// The actions of the player, shared by the bar, the menu and the shortcuts.
struct PlayerActions
{
    QAction* toStart = nullptr;
    QAction* stepBack = nullptr;
    QAction* toggle = nullptr;
    QAction* stepForward = nullptr;
    QAction* toEnd = nullptr;
};

class PlayerBar : public QFrame
{
    Q_OBJECT

public:
    explicit PlayerBar(const PlayerActions& actions, QWidget* parent = nullptr);

    void setSteps(int count, const std::vector<Phase>& phases);
    void setSpeed(double factor);
    void showPosition(double position);
    /// The sentence of the step; plain text, one line, cut with "…" and whole in the tooltip.
    void setCaption(const QString& sentence);

signals:
    void sought(double position);
    void speedPicked(double factor);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeButtons(const PlayerActions& actions);
    void makeSpeed();
    void arrange();
    void applyMeasures();
    void showCounter();
    void showCaption();

    std::vector<QToolButton*> m_buttons;
    TimelineSlider* m_slider = nullptr;
    QLabel* m_counter = nullptr;
    QComboBox* m_speed = nullptr;
    QLabel* m_caption = nullptr;
    QString m_sentence;
    int m_count = 0;
    double m_position = 0.0;
};

} // namespace ad::ui
