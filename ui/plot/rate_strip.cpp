// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/rate_strip.h"

#include "core/base/text.h"
#include "core/scenario/tune.h"
#include "ui/plot/hover_card.h"
#include "ui/plot/rate_strip_painter.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kKeySteps = 40; // a decade: as fine as three digits can be everywhere

QString shown(double value, int digits = 4)
{
    return QString::fromStdString(shortText(value, digits));
}

} // namespace

RateStrip::RateStrip(Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RateStrip::setContent(const RateStripContent& content)
{
    m_content = content;
    QString about = content.message;
    if (about.isEmpty() && content.works)
        about = tr("works from %1 to %2").arg(shown(content.works->from), shown(content.works->to));
    setAccessibleName(tr("Learning rates of %1").arg(content.name));
    setAccessibleDescription(about);
    update();
}

void RateStrip::setRange(double from, double to)
{
    m_from = from;
    m_to = to;
    update();
}

QSize RateStrip::sizeHint() const
{
    return {320, currentTheme().px(m_kind == Kind::Large ? 216 : 24)};
}

QSize RateStrip::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

QRectF RateStrip::plotRect() const
{
    const Theme& theme = currentTheme();
    if (m_kind == Kind::Small)
        return QRectF(rect()).adjusted(1, 1, -1, -theme.px(7));
    return QRectF(rect()).adjusted(theme.px(48), theme.px(28), -theme.px(12), -theme.px(28));
}

double RateStrip::pixelOf(double rate) const
{
    return rateScale(m_content, plotRect(), m_from, m_to).x(rate);
}

double RateStrip::rateAt(double pixel) const
{
    const QRectF rect = plotRect();
    const double part = std::clamp((pixel - rect.left()) / rect.width(), 0.0, 1.0);
    return threeDigits(m_from * std::pow(m_to / m_from, part));
}

QString RateStrip::textAt(double pixel) const
{
    if (m_content.rates.empty())
        return m_content.message.toHtmlEscaped();
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < m_content.rates.size(); ++i)
        if (std::abs(pixelOf(m_content.rates[i]) - pixel) < std::abs(pixelOf(m_content.rates[nearest]) - pixel))
            nearest = i;
    const Trial& trial = m_content.trials[nearest];
    QString status;
    if (trial.status == Status::Diverged)
        status = tr("diverges at step %1").arg(trial.steps + 1);
    else if (trial.hasArrived())
        status = tr("arrives at step %1").arg(trial.stepsToTolerance);
    else if (isLost(m_content, trial))
        status = tr("diverges: far above the start at step %1").arg(trial.steps);
    else
        status = tr("has not arrived at step %1").arg(trial.steps);
    return tr("<b>η = %1</b><br>final loss %2<br>%3").arg(shown(m_content.rates[nearest]), shown(trial.finalLoss, 6), status);
}

void RateStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_content.message.isEmpty()) {
        painter.setPen(currentTheme().mutedText);
        painter.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_content.message);
        return;
    }
    const RateScale scale = rateScale(m_content, plotRect(), m_from, m_to);
    if (m_kind == Kind::Large)
        paintLargeStrip(painter, m_content, scale, hasFocus());
    else
        paintSmallStrip(painter, m_content, scale, hasFocus());
}

void RateStrip::pick(double rate)
{
    rate = std::clamp(rate, m_from, m_to);
    if (rate == m_content.current || !m_content.message.isEmpty())
        return;
    m_content.current = rate;
    update();
    emit ratePicked(rate, m_gesture);
}

void RateStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_kind == Kind::Small) {
        emit picked();
        return;
    }
    ++m_gesture;
    m_isDragging = true;
    pick(rateAt(event->position().x()));
}

void RateStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDragging)
        pick(rateAt(event->position().x()));
    if (m_card == nullptr)
        m_card = new HoverCard(window()); // a small strip has no room for it
    const QString text = m_content.message.isEmpty() ? textAt(event->position().x()) : QString();
    if (text.isEmpty())
        m_card->hide();
    else
        m_card->showAt(mapTo(window(), event->position().toPoint()), text);
}

void RateStrip::mouseReleaseEvent(QMouseEvent*)
{
    m_isDragging = false;
}

void RateStrip::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (m_card != nullptr)
        m_card->hide();
}

// The arrows are shortcuts of the window too, which asks the focused widget first.
bool RateStrip::event(QEvent* event)
{
    if (event->type() == QEvent::Hide && m_card != nullptr)
        m_card->hide();
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isLarge = m_kind == Kind::Large;
        if (isLarge ? key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home : key == Qt::Key_Space || key == Qt::Key_Return) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void RateStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_kind == Kind::Small) {
        if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            emit picked();
        else
            QWidget::keyPressEvent(event);
        return;
    }
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    const int best = bestOf(m_content.trials, TrialObjective::FinalLoss);
    if ((step == 0 && event->key() != Qt::Key_Home) || (event->key() == Qt::Key_Home && best < 0)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!m_isKeyRun)
        ++m_gesture;
    m_isKeyRun = true; // until the focus leaves: a run of keys is one step to undo
    const double steps = step * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1);
    const double from = m_content.current > 0 ? m_content.current : m_from;
    pick(threeDigits(step == 0 ? m_content.rates[static_cast<std::size_t>(best)] : from * std::pow(10.0, steps / kKeySteps)));
}

void RateStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_isKeyRun = false;
}

} // namespace ad::ui
