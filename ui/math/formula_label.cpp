// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/math/formula_label.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ad::ui {
namespace {

constexpr int kMargin = 4; // around the formula: room for the marks of links
constexpr double kSmallestScale = 2.0 / 3.0;
constexpr double kLinkMargin = 2.0; // how far a mark reaches beyond its link

} // namespace

FormulaLabel::FormulaLabel(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaLabel::setTex(const QString& tex)
{
    if (tex == m_tex)
        return;
    m_tex = tex;
    typeset();
    setAccessibleName(m_natural.plainText());
}

void FormulaLabel::setMathStyle(const MathStyle& style)
{
    m_style = style;
    typeset();
}

void FormulaLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void FormulaLabel::setHighlightedLink(const QString& id)
{
    m_highlighted = id;
    update();
}

void FormulaLabel::typeset()
{
    m_style.color = palette().color(QPalette::WindowText);
    m_style.maximumWidth = 0.0;
    m_natural = Formula::typeset(m_tex, m_style);
    m_formula = fitted(width());
    const QStringList ids = linkIds();
    m_focused = std::min(m_focused, int(ids.size()) - 1);
    setFocusPolicy(ids.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    if (!ids.contains(m_hovered))
        setHovered({});
    updateGeometry();
    update();
}

Formula FormulaLabel::fitted(int width) const
{
    MathStyle style = m_style;
    style.maximumWidth = std::max(1, width - 2 * kMargin);
    if (m_natural.size().width() <= style.maximumWidth)
        return m_natural;
    Formula broken = Formula::typeset(m_tex, style);
    const double excess = broken.size().width() / style.maximumWidth;
    if (excess <= 1.0)
        return broken;
    // all measures grow with the size, so one step of this suffices; a little less, because sizes are rounded up
    style.pixelSize = std::max(kSmallestScale, 0.98 / excess) * m_style.pixelSize;
    return Formula::typeset(m_tex, style);
}

QPointF FormulaLabel::formulaPosition() const
{
    const double free = width() - m_formula.size().width();
    const double x = m_alignment & Qt::AlignHCenter ? free / 2 : m_alignment & Qt::AlignRight ? free - kMargin : kMargin;
    return {std::floor(x), std::floor((height() - m_formula.size().height()) / 2)};
}

QSize FormulaLabel::sizeHint() const
{
    return m_natural.size().toSize() + QSize(2 * kMargin, 2 * kMargin);
}

QSize FormulaLabel::minimumSizeHint() const
{
    constexpr double kUsefulWidth = 8.0; // em
    return {std::min(sizeHint().width(), int(kUsefulWidth * m_style.pixelSize)), int(m_style.pixelSize) + 2 * kMargin};
}

int FormulaLabel::heightForWidth(int width) const
{
    const Formula formula = width == this->width() ? m_formula : fitted(width);
    return int(std::ceil(formula.size().height())) + 2 * kMargin;
}

QStringList FormulaLabel::linkIds() const
{
    QStringList ids;
    for (const LinkArea& link : m_formula.links())
        if (!ids.contains(link.id))
            ids.append(link.id);
    return ids;
}

QString FormulaLabel::linkAt(QPointF position) const
{
    return m_formula.linkAt(position - formulaPosition());
}

void FormulaLabel::setHovered(const QString& id)
{
    if (id == m_hovered)
        return;
    m_hovered = id;
    setCursor(id.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
    emit linkHovered(id);
}

void FormulaLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF position = formulaPosition();
    const QStringList ids = linkIds();
    const QString focused = hasFocus() ? ids.value(m_focused) : QString();
    QColor wash = palette().color(QPalette::Highlight);
    wash.setAlphaF(0.22f);
    for (const LinkArea& link : m_formula.links()) {
        const QRectF area = link.area.translated(position).adjusted(-kLinkMargin, -kLinkMargin, kLinkMargin, kLinkMargin);
        const bool isMarked = link.id == m_hovered || link.id == m_highlighted;
        const bool isFocused = !focused.isEmpty() && link.id == focused;
        if (!isMarked && !isFocused)
            continue;
        painter.setBrush(isMarked ? QBrush(wash) : Qt::NoBrush);
        painter.setPen(isFocused ? QPen(palette().color(QPalette::Highlight), 2.0) : QPen(Qt::NoPen));
        painter.drawRoundedRect(area, 4.0, 4.0);
    }
    m_formula.paint(painter, position);
}

void FormulaLabel::resizeEvent(QResizeEvent*)
{
    m_formula = fitted(width());
}

void FormulaLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        typeset();
    QWidget::changeEvent(event);
}

void FormulaLabel::leaveEvent(QEvent*)
{
    setHovered({});
}

void FormulaLabel::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(linkAt(event->position()));
}

void FormulaLabel::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? linkAt(event->position()) : QString();
    if (!m_pressed.isEmpty())
        m_focused = int(linkIds().indexOf(m_pressed));
    event->setAccepted(!m_pressed.isEmpty()); // elsewhere a click belongs to what is below the formula
}

void FormulaLabel::mouseReleaseEvent(QMouseEvent* event)
{
    const QString pressed = std::exchange(m_pressed, QString());
    if (event->button() == Qt::LeftButton && !pressed.isEmpty() && linkAt(event->position()) == pressed)
        emit linkActivated(pressed);
}

} // namespace ad::ui
