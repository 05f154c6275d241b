// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback/player_bar.h"

#include "ui/playback/timeline_slider.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace ad::ui {
namespace {

constexpr std::array<double, 6> kSpeeds = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0};

} // namespace

PlayerBar::PlayerBar(const PlayerActions& actions, QWidget* parent)
    : QFrame(parent)
    , m_slider(new TimelineSlider(this))
    , m_counter(new QLabel(this))
    , m_speed(new QComboBox(this))
    , m_caption(new QLabel(this))
{
    setObjectName(QStringLiteral("playerBar"));
    makeButtons(actions);
    makeSpeed();
    m_counter->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_caption->setAccessibleName(tr("What happens in this step"));
    arrange();
    applyMeasures();
    connect(m_slider, &TimelineSlider::sought, this, &PlayerBar::sought);
    showCounter();
}

void PlayerBar::makeButtons(const PlayerActions& actions)
{
    for (QAction* action : {actions.toStart, actions.stepBack, actions.toggle, actions.stepForward, actions.toEnd}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("look", action == actions.toggle ? "play" : "iconOnly");
        m_buttons.push_back(button);
    }
}

void PlayerBar::makeSpeed()
{
    for (const double factor : kSpeeds)
        m_speed->addItem(tr("%1×").arg(factor), factor);
    m_speed->setCurrentIndex(2);
    m_speed->setToolTip(tr("Speed of playing ([ is slower, ] is faster)"));
    m_speed->setAccessibleName(tr("Speed"));
    connect(m_speed, &QComboBox::activated, this, [this](int index) { emit speedPicked(m_speed->itemData(index).toDouble()); });
}

void PlayerBar::arrange()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton* button : m_buttons)
        row->addWidget(button, 0, Qt::AlignVCenter);
    row->addSpacing(8);
    row->addWidget(m_slider, 1);
    row->addSpacing(8);
    row->addWidget(m_counter);
    row->addSpacing(8);
    row->addWidget(m_speed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_caption);
}

void PlayerBar::applyMeasures()
{
    const Theme& theme = currentTheme();
    for (QToolButton* button : m_buttons)
        button->setIconSize(QSize(theme.px(22), theme.px(22)));
    m_caption->setFixedHeight(theme.px(24));
    showCounter();
    showCaption();
}

void PlayerBar::setSteps(int count, const std::vector<Phase>& phases)
{
    m_count = count;
    m_slider->setSteps(count, phases);
    showCounter();
}

void PlayerBar::setSpeed(double factor)
{
    for (int i = 0; i < m_speed->count(); ++i) {
        if (m_speed->itemData(i).toDouble() == factor)
            m_speed->setCurrentIndex(i);
    }
}

void PlayerBar::showPosition(double position)
{
    m_position = position;
    m_slider->showPosition(position);
    showCounter();
}

void PlayerBar::setCaption(const QString& sentence)
{
    m_sentence = sentence;
    m_caption->setToolTip(sentence);
    showCaption();
}

/// During a step the step under way counts. The label keeps the width of its longest text, so that nothing jumps while it counts.
void PlayerBar::showCounter()
{
    const QString text = tr("Step %1 of %2");
    m_counter->setText(m_count == 0 ? tr("No steps yet") : text.arg(static_cast<int>(std::ceil(m_position - 1e-9))).arg(m_count));
    const QString longest = m_count == 0 ? tr("No steps yet") : text.arg(m_count).arg(m_count);
    m_counter->setFixedWidth(m_counter->fontMetrics().horizontalAdvance(longest) + 4);
}

void PlayerBar::showCaption()
{
    m_caption->setText(m_caption->fontMetrics().elidedText(m_sentence, Qt::ElideRight, qMax(0, width() - 32)));
}

void PlayerBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyMeasures();
}

void PlayerBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showCaption();
}

} // namespace ad::ui
