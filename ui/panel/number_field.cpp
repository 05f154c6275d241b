// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/number_field.h"

#include "core/base/text.h"
#include "ui/panel/number_text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <cmath>

namespace ad::ui {

NumberField::NumberField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("usedKeys", QVariantList{Qt::Key_Up, Qt::Key_Down, Qt::Key_Period, Qt::Key_Minus});
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setReadOnly(false);
    setValue(0.0);
}

void NumberField::setValue(double value)
{
    m_value = value;
    setToolTip(m_isReadOnly
                   ? QString::fromStdString(exactText(value))
                   : tr("%1\nDrag to change, Shift for fine steps, double click to type").arg(QString::fromStdString(exactText(value))));
    setAccessibleDescription(QString::fromStdString(exactText(value)));
    update();
}

void NumberField::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    setCursor(isReadOnly ? Qt::ArrowCursor : Qt::SizeHorCursor);
    update();
}

QString NumberField::text() const
{
    return QString::fromStdString(shortText(m_value));
}

QSize NumberField::sizeHint() const
{
    const Theme& theme = currentTheme();
    return {theme.px(m_name.isEmpty() ? 72 : 140), theme.px(30)};
}

QSize NumberField::minimumSizeHint() const
{
    const Theme& theme = currentTheme();
    return {theme.px(m_name.isEmpty() ? 34 : 96), theme.px(30)};
}

QRect NumberField::valueRect() const
{
    if (m_name.isEmpty())
        return rect();
    const int nameWidth =
        qMin(width() / 2, QFontMetrics(interfaceFont(currentTheme().bodyText())).horizontalAdvance(m_name) + currentTheme().px(20));
    return rect().adjusted(nameWidth, 0, 0, 0);
}

void NumberField::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(theme.bodyText()));
    const QRect valuePlace = valueRect();
    if (!m_isReadOnly) {
        const bool isFocused = hasFocus();
        painter.setPen(QPen(isFocused ? theme.accent : (underMouse() ? theme.strongBorder : theme.border), isFocused ? 2 : 1));
        painter.setBrush(theme.surface);
        const double inset = isFocused ? 1.0 : 0.5;
        painter.drawRoundedRect(QRectF(valuePlace).adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6));
    }
    if (!m_name.isEmpty()) {
        QFont italic = painter.font();
        italic.setItalic(true);
        painter.setFont(italic);
        painter.setPen(theme.text);
        const QRect place(theme.px(4), 0, valuePlace.left() - theme.px(8), height());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_name, Qt::ElideRight, place.width()));
        painter.setFont(interfaceFont(theme.bodyText()));
    }
    painter.setPen(m_isReadOnly ? theme.text : theme.value.text);
    painter.drawText(valuePlace.adjusted(theme.px(6), 0, -theme.px(8), 0), Qt::AlignRight | Qt::AlignVCenter, text());
}

void NumberField::change(double value)
{
    if (m_isReadOnly || value == m_value)
        return;
    if (!m_isGesture) {
        m_isGesture = true;
        ++m_gesture;
    }
    setValue(value);
    emit valueEdited(value, m_gesture);
}

void NumberField::endGesture()
{
    m_isDragging = false;
    if (!m_isGesture)
        return;
    m_isGesture = false;
    emit editFinished();
}

void NumberField::step(double units, Qt::KeyboardModifiers modifiers)
{
    const bool isFine = modifiers.testFlag(Qt::ShiftModifier);
    const double size = scrubStep(m_value, isFine);
    change(scrubbed(m_value, units, size));
}

void NumberField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_isReadOnly)
        return;
    m_pressX = event->position().x();
    m_lastX = m_pressX;
    m_exact = m_value;
}

void NumberField::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || m_isReadOnly || !std::isfinite(m_value))
        return;
    const double x = event->position().x();
    if (!m_isDragging && std::abs(x - m_pressX) < QApplication::startDragDistance() / 2.0)
        return; // a click that trembles
    m_isDragging = true;
    const double size = scrubStep(m_exact, event->modifiers().testFlag(Qt::ShiftModifier));
    m_exact += (x - m_lastX) * size;
    m_lastX = x;
    change(scrubbed(m_exact, 0, size));
}

void NumberField::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        endGesture();
}

void NumberField::mouseDoubleClickEvent(QMouseEvent*)
{
    beginTyping({});
}

void NumberField::wheelEvent(QWheelEvent* event)
{
    // Only with the focus: a panel that is scrolled must not change the numbers under the pointer.
    if (!hasFocus() || m_isReadOnly) {
        event->ignore();
        return;
    }
    step(event->angleDelta().y() / 12.0, event->modifiers());
    endGesture();
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        step(10, event->modifiers());
        return;
    case Qt::Key_Down:
        step(-10, event->modifiers());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        beginTyping({});
        return;
    default:
        break;
    }
    const QString typed = event->text();
    if (!typed.isEmpty() && (typed.at(0).isDigit() || typed == "-" || typed == "."))
        beginTyping(typed);
    else
        QWidget::keyPressEvent(event);
}

void NumberField::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat())
        endGesture();
    QWidget::keyReleaseEvent(event);
}

void NumberField::focusOutEvent(QFocusEvent* event)
{
    endGesture();
    QWidget::focusOutEvent(event);
}

void NumberField::beginTyping(const QString& start)
{
    if (m_isReadOnly)
        return;
    endGesture();
    if (m_editor == nullptr) {
        m_editor = new QLineEdit(this);
        m_editor->setAlignment(Qt::AlignRight);
        m_editor->setAccessibleName(m_name);
        m_editor->installEventFilter(this);
        connect(m_editor, &QLineEdit::returnPressed, this, [this] { endTyping(true); });
    }
    m_editor->setGeometry(valueRect());
    m_editor->setText(start.isEmpty() ? QString::fromStdString(exactText(m_value)) : start);
    if (start.isEmpty())
        m_editor->selectAll();
    m_editor->show();
    m_editor->setFocus();
}

void NumberField::endTyping(bool isTaken)
{
    if (m_editor == nullptr || m_editor->isHidden())
        return;
    const std::optional<double> typed = numberFromText(m_editor->text());
    const bool hadFocus = m_editor->hasFocus();
    m_editor->hide();
    if (hadFocus)
        setFocus();
    if (isTaken && typed)
        change(*typed);
    endGesture();
}

void NumberField::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_editor != nullptr)
        m_editor->setGeometry(valueRect());
}

bool NumberField::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_editor && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endTyping(false);
        return true;
    }
    if (object == m_editor && event->type() == QEvent::FocusOut)
        endTyping(true);
    return QWidget::eventFilter(object, event);
}

} // namespace ad::ui
