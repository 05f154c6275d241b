// SPDX-License-Identifier: GPL-3.0-or-later
// A number of a racer's settings: typed, or dragged sideways.
#pragma once

#include "core/optim/parameter.h"

#include <QLineEdit>

#include <optional>

namespace ad::ui {

/// Dragging over a field that is not being typed in changes its value: by factors where only positive numbers are allowed, since what
/// matters of a learning rate is its order of magnitude. ↑ and ↓ do the same by keys. What is out of range turns red and is not sent.
class SettingField : public QLineEdit
{
    Q_OBJECT

public:
    enum class Empty {
        Refused,
        Allowed, ///< an empty field means that the setting is off
    };

    /// @param parameter  Real or Integer; its range and its meaning, which becomes the tooltip.
    explicit SettingField(const Parameter& parameter, Empty empty = Empty::Refused, QWidget* parent = nullptr);

    /// Emits nothing; a field that is being typed in keeps its text until that ends.
    void setValue(std::optional<double> value);
    [[nodiscard]] std::optional<double> value() const { return m_value; }

    [[nodiscard]] bool isValid() const { return !property("isWrong").toBool(); }

signals:
    /// While dragging `isFinal` is false. No value: switched off.
    void valueEdited(std::optional<double> value, bool isFinal);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] bool isAllowed(double value) const;
    [[nodiscard]] bool isByFactors() const
    {
        return m_parameter.kind == Parameter::Kind::Real && m_parameter.least >= 0 && m_parameter.most > 1;
    }
    [[nodiscard]] double shifted(double from, double steps) const;
    void typed();
    void put(std::optional<double> value, bool isFinal);
    void showValue();
    void setIsValid(bool isValid);

    Parameter m_parameter;
    Empty m_empty;
    std::optional<double> m_value;
    std::optional<double> m_dragFrom; // x of the press, while the button is down on a field without focus
    double m_dragValue = 0;
    bool m_isDragging = false;
};

} // namespace ad::ui
