// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/critical_list.h"

#include "core/base/text.h"
#include "ui/plot/critical_marks.h"
#include "ui/theme/appearance.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace ad::ui {
namespace {

constexpr int kMostListed = 200;
constexpr double kRounding = 1e-12;
constexpr int kMostRows = 6; // that are seen without scrolling

QString number(double value)
{
    return QString::fromStdString(shortText(value));
}

/// What is 0 but for rounding reads 0.
QString coordinate(double value)
{
    return number(std::abs(value) < kRounding ? 0 : value);
}

QString entryText(const CriticalPoint& point, bool isCurve)
{
    const QString place = isCurve ? coordinate(point.at.x) : QStringLiteral("(%1, %2)").arg(coordinate(point.at.x), coordinate(point.at.y));
    return CriticalList::tr("%1 at %2, f = %3").arg(criticalText(point), place, number(point.value));
}

QString countText(const CriticalPoints& points, bool isPlane)
{
    std::array<int, 4> counts = {};
    for (const CriticalPoint& p : points.points)
        ++counts[static_cast<std::size_t>(p.kind)];
    QString text = CriticalList::tr("None in this window.");
    if (!points.points.empty())
        text = CriticalList::tr("In this window: minima %1, saddles %2, maxima %3, degenerate %4.")
                   .arg(counts[0])
                   .arg(counts[1])
                   .arg(counts[2])
                   .arg(counts[3]);
    if (points.isCut)
        text += QLatin1Char(' ') + CriticalList::tr("There are more.");
    if (points.hasPlateau)
        text += QLatin1Char(' ') + CriticalList::tr("Plateaus, where the function is constant, are not listed.");
    if (isPlane)
        text += QLatin1Char(' ') + CriticalList::tr("They are those of the function within the plane of the map.");
    return text;
}

} // namespace

CriticalList::CriticalList(QWidget* parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
    , m_list(new QListWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_count->setWordWrap(true);
    m_list->setAccessibleName(tr("Critical points"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_count);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_points != nullptr && row >= 0)
            emit picked(m_points->points[static_cast<std::size_t>(row)].at);
    });
}

void CriticalList::show(std::shared_ptr<const CriticalPoints> points, bool isCurve, bool isPlane)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_points = std::move(points);
    m_list->setVisible(m_points != nullptr && !m_points->points.empty());
    if (m_points == nullptr) {
        m_count->setText(tr("They are being looked for."));
        return;
    }
    for (const CriticalPoint& point : m_points->points) {
        if (m_list->count() == kMostListed)
            break;
        auto* item = new QListWidgetItem(criticalIcon(point.kind, 16), entryText(point, isCurve));
        item->setToolTip(item->text());
        m_list->addItem(item);
    }
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), currentTheme().px(24)) + 2 * m_list->frameWidth() + 4);
    m_count->setText(countText(*m_points, isPlane));
}

void CriticalList::clear()
{
    m_points = nullptr;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_list->hide();
    m_count->clear();
}

void CriticalList::clearChoice()
{
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentRow(-1);
}

QString CriticalList::text() const
{
    return m_count->text();
}

} // namespace ad::ui
