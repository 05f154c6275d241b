// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/memory_strip.h"

#include "core/trace/step_names.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ad::ui {

namespace {

constexpr int kCellsInRow = 24;     // wide enough to be hit, in a narrow panel too
constexpr double kNamedCell = 26.0; // pixels from which on a name fits into a cell

QString wordFor(Keeping keeping)
{
    switch (keeping) {
    case Keeping::NotYet:
        return MemoryStrip::tr("not computed yet");
    case Keeping::Needed:
        return MemoryStrip::tr("stored: the backward pass still needs it");
    case Keeping::Spare:
        return MemoryStrip::tr("no longer needed");
    case Keeping::Forgotten:
        return MemoryStrip::tr("dropped, and computed again when it is needed");
    }
    return {};
}

} // namespace

MemoryStrip::MemoryStrip(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Values in memory"));
    setMouseTracking(true);
}

void MemoryStrip::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_plan = m_trace ? std::make_unique<const MemoryPlan>(*m_trace) : nullptr;
    m_keeping.assign(m_plan ? m_plan->operations().size() : 0, Keeping::NotYet);
    updateGeometry();
    update();
}

void MemoryStrip::showFrame(const Frame& frame)
{
    if (!m_plan)
        return;
    for (std::size_t i = 0; i < m_keeping.size(); ++i)
        m_keeping[i] = m_plan->keeping(frame, m_plan->operations()[i]);
    update();
}

QSize MemoryStrip::sizeHint() const
{
    const int rows = (int(m_keeping.size()) + kCellsInRow - 1) / kCellsInRow;
    return {320, std::max(1, rows) * currentTheme().px(28)};
}

QRectF MemoryStrip::cell(int index) const
{
    const int columns = std::clamp(int(m_keeping.size()), 1, kCellsInRow);
    const double height = currentTheme().px(28);
    const double width = std::min(double(this->width()) / columns, height * 1.6);
    return QRectF(index % kCellsInRow * width, index / kCellsInRow * height, width, height).adjusted(1, 1, -1, -1);
}

int MemoryStrip::cellAt(const QPointF& position) const
{
    for (int i = 0; i < int(m_keeping.size()); ++i)
        if (cell(i).contains(position))
            return i;
    return -1;
}

void MemoryStrip::paintEvent(QPaintEvent*)
{
    if (!m_trace)
        return;
    const Theme& theme = currentTheme();
    const StepNames names(*m_trace);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(theme.smallText()));
    for (int i = 0; i < int(m_keeping.size()); ++i) {
        const Keeping keeping = m_keeping[std::size_t(i)];
        const QRectF place = cell(i);
        const bool isNeeded = keeping == Keeping::Needed;
        QPen pen(isNeeded ? theme.value.line : theme.border, isNeeded ? 1.5 : 1.0);
        if (keeping == Keeping::Forgotten)
            pen = QPen(theme.adjoint.line, 1.0, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(isNeeded ? theme.value.fill : keeping == Keeping::Spare ? theme.sunken : QColor(Qt::transparent));
        painter.drawRoundedRect(place, 4, 4);
        if (place.width() < kNamedCell)
            continue;
        painter.setPen(isNeeded ? theme.value.text : theme.mutedText);
        painter.drawText(place, Qt::AlignCenter, QString::fromStdString(names.plain(m_plan->operations()[std::size_t(i)])));
    }
}

void MemoryStrip::mousePressEvent(QMouseEvent* event)
{
    if (const int index = cellAt(event->position()); index >= 0)
        emit nodePicked(m_plan->operations()[std::size_t(index)]);
}

bool MemoryStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = cellAt(help->pos());
    if (index < 0) {
        QToolTip::hideText();
        return true;
    }
    const QString name = QString::fromStdString(StepNames(*m_trace).plain(m_plan->operations()[std::size_t(index)]));
    QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(name, wordFor(m_keeping[std::size_t(index)])), this);
    return true;
}

} // namespace ad::ui
