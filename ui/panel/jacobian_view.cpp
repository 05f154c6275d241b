// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/jacobian_view.h"

#include "core/base/text.h"
#include "core/graph/element_name.h"
#include "ui/graph/tensor_painter.h"
#include "ui/plot/hover_card.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

// What stands where, and how it is painted, stands in jacobian_view_paint.cpp.

namespace ad::ui {
namespace {

constexpr int kMostTerms = 5; // of a sum in the card

QString number(double value)
{
    return QString::fromStdString(shortText(value));
}

} // namespace

JacobianView::JacobianView(QWidget* parent)
    : QWidget(parent)
    , m_card(new HoverCard(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Jacobian"));
    setProperty("look", QStringLiteral("content")); // the panel's own background
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void JacobianView::setStudy(std::shared_ptr<const JacobianStudy> study, const JacobianNames& names)
{
    m_study = std::move(study);
    m_names = names;
    m_cell = {};
    m_card->hide();
    m_most = m_study && m_study->matrix ? largestMagnitude(*m_study->matrix) : 1.0;
    makePicture();
    updateGeometry();
    update();
}

double JacobianView::entry(int row, int column) const
{
    return m_study->matrix ? (*m_study->matrix)[row * m_study->columns + column] : isStructuralZero(row, column) ? 0.0 : 1.0;
}

bool JacobianView::isStructuralZero(int row, int column) const
{
    return m_study->pattern && !m_study->pattern->has(row, column);
}

QString JacobianView::textAt(int row, int column) const
{
    const QString x = m_names.withRespectTo + QString::fromStdString(elementName({}, m_names.withRespectToShape, column));
    if (row >= 0) {
        const QString y = m_names.of + QString::fromStdString(elementName({}, m_names.ofShape, row));
        if (isStructuralZero(row, column))
            return tr("∂%1/∂%2 = 0 at every point: %1 does not depend on %2").arg(y, x);
        return m_study->matrix ? QStringLiteral("∂%1/∂%2 = %3").arg(y, x, number(entry(row, column)))
                               : tr("∂%1/∂%2: may be other than 0").arg(y, x);
    }
    QString text;
    int terms = 0;
    for (int i = 0; i < m_study->rows; ++i) {
        if (isStructuralZero(i, column) || ++terms > kMostTerms)
            continue;
        const double upstream = (*m_study->adjoint)[i];
        const QString factor = std::signbit(upstream) ? QStringLiteral("(%1)").arg(number(upstream)) : number(upstream);
        text += (text.isEmpty() ? QString() : QStringLiteral(" + ")) + number(entry(i, column)) + QStringLiteral(" · ") + factor;
    }
    if (terms > kMostTerms)
        text += tr(" + … (%1 terms)").arg(terms);
    return QStringLiteral("(Jᵀȳ)%1 = %2 = %3")
        .arg(QString::fromStdString(elementName({}, m_names.withRespectToShape, column)), text.isEmpty() ? QStringLiteral("0") : text,
             number((*m_study->product)[column]));
}

JacobianView::Cell JacobianView::cellAt(QPointF position) const
{
    if (!m_study || m_study->entries() == 0)
        return {};
    const QRectF grid = gridRect(width());
    const int column = int((position.x() - grid.left()) / grid.width() * static_cast<qreal>(m_study->columns));
    if (position.x() < grid.left() || column >= m_study->columns || position.y() < grid.top())
        return {};
    if (position.y() < grid.bottom())
        return {std::min(int((position.y() - grid.top()) / grid.height() * static_cast<qreal>(m_study->rows)), int(m_study->rows) - 1),
                column};
    return m_study->product && cellRect(-1, 0).bottom() > position.y() ? Cell{-1, column} : Cell{};
}

void JacobianView::setCell(const Cell& cell, QPoint card)
{
    if (cell.column < 0)
        m_card->hide();
    else
        m_card->showAt(card, textAt(cell.row, cell.column).toHtmlEscaped());
    if (cell == m_cell)
        return;
    m_cell = cell;
    setAccessibleDescription(cell.column < 0 ? QString() : textAt(cell.row, cell.column));
    update();
}

void JacobianView::mouseMoveEvent(QMouseEvent* event)
{
    setCell(cellAt(event->position()), event->position().toPoint());
}

void JacobianView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setCell({}, {});
}

void JacobianView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setCell({}, {});
}

// The arrows are shortcuts of the window too, which asks the focused widget first.
bool JacobianView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void JacobianView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const int right = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    const int down = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (!m_study || m_study->entries() == 0 || (right == 0 && down == 0)) {
        QWidget::keyPressEvent(event);
        return;
    }
    // The row of sums comes after the last row.
    const int rows = int(m_study->rows) + (m_study->product ? 1 : 0);
    Cell cell = m_cell;
    const int row = cell.row == -1 ? int(m_study->rows) : cell.row;
    cell.row = cell.column < 0 ? 0 : std::clamp(row + down, 0, rows - 1);
    cell.column = cell.column < 0 ? 0 : std::clamp(cell.column + right, 0, int(m_study->columns) - 1);
    cell.row = cell.row == m_study->rows ? -1 : cell.row;
    setCell(cell, cellRect(cell.row, cell.column).center().toPoint());
}

void JacobianView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        makePicture();
        updateGeometry();
        update();
    }
}

} // namespace ad::ui
