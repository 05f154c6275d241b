// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/page.h"

#include "ui/playback/player.h"

namespace ad::ui {

Page::Page(Session* session, Player* player, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_player(player)
{
    connect(player, &Player::positionChanged, this, [this](double position) {
        if (m_isActive)
            showPosition(position);
    });
}

Timeline Page::timeline() const
{
    return m_isActive ? m_player->timeline() : m_timeline;
}

void Page::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    if (isActive) {
        m_timeline.setSpeed(m_player->speed()); // the speed is the lecturer's, not the page's
        m_isActive = true;
        m_player->setTimeline(m_timeline);
        showPosition(m_player->position());
    } else {
        m_player->pause();
        m_timeline = m_player->timeline();
        m_isActive = false;
    }
    activeChanged();
}

void Page::setSteps(int count, std::vector<Phase> phases)
{
    if (m_isActive)
        m_player->setSteps(count, std::move(phases));
    else
        m_timeline.setSteps(count, std::move(phases));
}

void Page::setLimit(std::optional<double> position)
{
    if (m_isActive)
        m_player->setLimit(position);
    else
        m_timeline.setLimit(position);
}

void Page::setParts(int parts)
{
    if (m_isActive)
        m_player->setParts(parts);
    else
        m_timeline.setParts(parts);
}

void Page::setRate(double stepsPerSecond)
{
    if (m_isActive)
        m_player->setRate(stepsPerSecond);
    else
        m_timeline.setRate(stepsPerSecond);
}

void Page::seek(double position)
{
    if (m_isActive)
        m_player->seek(position);
    else
        m_timeline.seek(position);
}

void Page::setCaption(const QString& sentence)
{
    if (sentence == m_caption)
        return;
    m_caption = sentence;
    emit captionChanged(sentence);
}

} // namespace ad::ui
