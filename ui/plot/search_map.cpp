// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/search_map.h"

#include "core/base/text.h"
#include "ui/plot/hover_card.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kReach = 14; // pixels around a point that belong to it

QString shown(double value, int digits = 3)
{
    return QString::fromStdString(shortText(value, digits));
}

} // namespace

int SearchMapContent::best() const
{
    int found = -1;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        if (!trials[i] || trials[i]->status == Status::Diverged)
            continue;
        if (found < 0 || isBetter(*trials[i], *trials[static_cast<std::size_t>(found)], objective))
            found = static_cast<int>(i);
    }
    return found;
}

SearchMap::SearchMap(QWidget* parent)
    : QWidget(parent)
    , m_card(new HoverCard(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Points of the search"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SearchMap::setContent(const SearchMapContent& content)
{
    if (content.plan != m_content.plan || content.points.size() < m_content.points.size())
        m_chosen = -1;
    m_content = content;
    update();
}

QSize SearchMap::sizeHint() const
{
    return {320, currentTheme().px(264)};
}

QRectF SearchMap::plotRect() const
{
    const Theme& theme = currentTheme();
    return QRectF(rect()).adjusted(theme.px(56), theme.px(32), -theme.px(16), -theme.px(40));
}

QPointF SearchMap::pixelOf(Vec2 point) const
{
    const QRectF rect = plotRect();
    return {rect.left() + partOf(m_content.plan.x, point.x) * rect.width(),
            rect.bottom() - partOf(m_content.plan.y, point.y) * rect.height()};
}

double SearchMap::measured(const Trial& trial) const
{
    if (m_content.objective == TrialObjective::StepsToTolerance)
        return static_cast<double>(trial.hasArrived() ? trial.stepsToTolerance : trial.steps);
    return trial.finalLoss - m_content.minimum;
}

// paintEvent and what it paints stand in search_map_paint.cpp.

QString SearchMap::textAt(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_content.trials.size()))
        return {};
    const auto at = static_cast<std::size_t>(index);
    const std::optional<Trial>& trial = m_content.trials[at];
    const QString values = QStringLiteral("<b>%1 = %2<br>%3 = %4</b><br>")
                               .arg(QString::fromStdString(m_content.plan.x.parameter), shown(m_content.points[at].x, 4),
                                    QString::fromStdString(m_content.plan.y.parameter), shown(m_content.points[at].y, 6));
    if (!trial)
        return values + tr("these settings exclude each other");
    if (trial->status == Status::Diverged)
        return values + tr("diverges at step %1").arg(trial->steps + 1);
    const QString arrival =
        trial->hasArrived() ? tr("arrives at step %1").arg(trial->stepsToTolerance) : tr("has not arrived at step %1").arg(trial->steps);
    return values + tr("final loss %1<br>%2").arg(shown(trial->finalLoss, 6), arrival);
}

int SearchMap::pointAt(QPointF pixel) const
{
    int nearest = -1;
    double least = kReach;
    for (int i = 0; i < static_cast<int>(m_content.trials.size()); ++i) {
        const double distance = std::hypot(pixelOf(m_content.points[static_cast<std::size_t>(i)]).x() - pixel.x(),
                                           pixelOf(m_content.points[static_cast<std::size_t>(i)]).y() - pixel.y());
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

int SearchMap::neighbour(QPointF direction) const
{
    if (m_chosen < 0)
        return m_content.best() >= 0 ? m_content.best() : m_content.trials.empty() ? -1 : 0;
    const QPointF from = pixelOf(m_content.points[static_cast<std::size_t>(m_chosen)]);
    int nearest = m_chosen;
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < static_cast<int>(m_content.trials.size()); ++i) {
        const QPointF to = pixelOf(m_content.points[static_cast<std::size_t>(i)]) - from;
        const double along = QPointF::dotProduct(to, direction);
        const double across = std::abs(to.x() * direction.y() - to.y() * direction.x());
        // What lies straight ahead is nearer than what lies aside.
        if (along > 0.5 && along + 2 * across < least) {
            least = along + 2 * across;
            nearest = i;
        }
    }
    return nearest;
}

void SearchMap::showCard(int index)
{
    if (index < 0)
        m_card->hide();
    else
        m_card->showAt(pixelOf(m_content.points[static_cast<std::size_t>(index)]).toPoint(), textAt(index));
}

void SearchMap::mousePressEvent(QMouseEvent* event)
{
    const int index = pointAt(event->position());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    m_chosen = index;
    update();
    emit pointPicked(index);
}

void SearchMap::mouseMoveEvent(QMouseEvent* event)
{
    const int index = pointAt(event->position());
    setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    showCard(index);
}

void SearchMap::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_card->hide();
}

// Arrows and Enter are shortcuts of the window too, which asks the focused widget first.
bool SearchMap::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key >= Qt::Key_Left && key <= Qt::Key_Down) || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_card->hide();
        update();
    }
    return QWidget::event(event);
}

void SearchMap::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_chosen >= 0) {
        emit pointPicked(m_chosen);
        return;
    }
    const QPointF direction(event->key() == Qt::Key_Left    ? -1
                            : event->key() == Qt::Key_Right ? 1
                                                            : 0,
                            event->key() == Qt::Key_Up     ? -1
                            : event->key() == Qt::Key_Down ? 1
                                                           : 0);
    if (direction.isNull()) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_chosen = neighbour(direction);
    showCard(m_chosen);
    update();
}

} // namespace ad::ui
