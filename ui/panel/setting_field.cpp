// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/setting_field.h"

#include "core/base/text.h"
#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kPixelsPerStep = 12;
constexpr double kStepsPerDecade = 10;

/// Two significant digits: as fine as anyone chooses a learning rate, and the field stays readable while it is dragged.
double rounded(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1);
    return QString::number(std::round(value / unit) * unit, 'g', 3).toDouble(); // without the dust of the multiplication
}

} // namespace

SettingField::SettingField(const Parameter& parameter, Empty empty, QWidget* parent)
    : QLineEdit(parent)
    , m_parameter(parameter)
    , m_empty(empty)
{
    const auto text = [](std::string_view t) { return QString::fromUtf8(t.data(), static_cast<qsizetype>(t.size())); };
    setAccessibleName(text(parameter.name));
    setToolTip(tr("%1: %2 (%3)\nDrag sideways or press ↑ and ↓ to change it.")
                   .arg(text(parameter.name), text(parameter.meaning), QString::fromStdString(expectation(parameter))));
    setAlignment(Qt::AlignRight);
    setCursor(Qt::SizeHorCursor);
    if (empty == Empty::Allowed)
        setPlaceholderText(tr("off"));
    connect(this, &QLineEdit::textEdited, this, &SettingField::typed);
}

bool SettingField::isAllowed(double value) const
{
    const Settings one{{std::string(m_parameter.name), value}};
    return checkedValues({m_parameter}, one, "").has_value();
}

double SettingField::shifted(double from, double steps) const
{
    double to = 0;
    if (m_parameter.kind == Parameter::Kind::Integer)
        to = from + std::round(steps);
    else if (isByFactors())
        to = rounded((from > 0 ? from : 1e-3) * std::pow(10.0, steps / kStepsPerDecade));
    else
        to = std::round((from + 0.01 * steps) * 1000) / 1000;
    return std::clamp(to, m_parameter.least, m_parameter.most);
}

void SettingField::setValue(std::optional<double> value)
{
    m_value = value;
    if (isModified())
        return;
    showValue();
}

void SettingField::showValue()
{
    const QSignalBlocker blocker(this);
    setText(m_value ? QString::fromStdString(exactText(*m_value)) : QString());
    setModified(false);
    setCursorPosition(0);
    setIsValid(true);
}

void SettingField::setIsValid(bool isValid)
{
    setLook(this, "isWrong", !isValid);
}

void SettingField::typed()
{
    const QString entered = text().trimmed().replace(QChar(0x2212), '-').replace(',', '.');
    if (entered.isEmpty() && m_empty == Empty::Allowed) {
        setIsValid(true);
        put(std::nullopt, false);
        return;
    }
    bool isNumber = false;
    const double value = entered.toDouble(&isNumber);
    const bool isGood = isNumber && isAllowed(value);
    setIsValid(isGood);
    if (isGood)
        put(value, false);
}

void SettingField::put(std::optional<double> value, bool isFinal)
{
    if (value == m_value && !isFinal)
        return;
    m_value = value;
    emit valueEdited(value, isFinal);
}

void SettingField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || hasFocus() || !m_value) {
        QLineEdit::mousePressEvent(event);
        return;
    }
    m_dragFrom = event->position().x();
    m_dragValue = *m_value;
    m_isDragging = false;
}

void SettingField::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragFrom) {
        QLineEdit::mouseMoveEvent(event);
        return;
    }
    const double dx = event->position().x() - *m_dragFrom;
    m_isDragging = m_isDragging || std::abs(dx) > 3;
    const double value = shifted(m_dragValue, std::round(dx / kPixelsPerStep));
    if (!m_isDragging || !isAllowed(value) || value == m_value)
        return;
    put(value, false);
    showValue();
}

void SettingField::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragFrom) {
        QLineEdit::mouseReleaseEvent(event);
        return;
    }
    m_dragFrom.reset();
    if (m_isDragging) {
        put(m_value, true);
        return;
    }
    setFocus(Qt::MouseFocusReason);
    selectAll();
}

void SettingField::keyPressEvent(QKeyEvent* event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if ((isUp || event->key() == Qt::Key_Down) && event->modifiers() == Qt::NoModifier && m_value) {
        const double value = shifted(*m_value, isUp ? 1 : -1);
        if (isAllowed(value)) {
            setModified(false);
            put(value, false);
            showValue();
        }
        return;
    }
    if (event->key() == Qt::Key_Escape && isModified()) {
        showValue();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        setModified(false);
        showValue();
        put(m_value, true);
    }
}

void SettingField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    const bool wasTyped = isModified();
    showValue();
    if (wasTyped)
        put(m_value, true);
}

} // namespace ad::ui
