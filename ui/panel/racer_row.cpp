// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/racer_row.h"

#include "core/optim/optimizer.h"
#include "core/scenario/race.h"
#include "ui/panel/racer_form.h"
#include "ui/panel/racer_swatch.h"
#include "ui/panel/setting_field.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace ad::ui {

RacerRow::RacerRow(QWidget* parent)
    : QFrame(parent)
    , m_head(new QWidget(this))
    , m_name(new QToolButton(m_head))
    , m_eye(new QToolButton(m_head))
    , m_more(new QToolButton(m_head))
    , m_error(new QLabel(this))
    , m_form(new RacerForm(this))
{
    setObjectName("racerRow");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(2);
    makeHead();
    makeMenu();
    m_error->setWordWrap(true);
    m_error->setObjectName("racerError");
    m_error->setProperty("look", "error");
    m_error->setContentsMargins(8, 0, 8, 0);
    layout->addWidget(m_head);
    layout->addWidget(m_error);
    layout->addWidget(m_form);
    m_error->hide();
    m_form->hide();
    connect(m_form, &RacerForm::racerEdited, this, &RacerRow::racerEdited);
}

void RacerRow::makeHead()
{
    auto* line = new QHBoxLayout(m_head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    m_name->setCheckable(true);
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_name->setObjectName("racerName");
    connect(m_name, &QToolButton::toggled, this, [this](bool isOn) {
        m_form->setVisible(isOn);
        emit selected();
    });
    m_eye->setObjectName("racerShown");
    m_eye->setCheckable(true);
    m_eye->setProperty("look", "iconOnly");
    connect(m_eye, &QToolButton::toggled, this, [this](bool isShown) {
        RacerChoice racer = m_racer;
        racer.isShown = isShown;
        emit racerEdited(racer, "shown", true);
    });
    m_more->setObjectName("racerMore");
    m_more->setIcon(icon("more"));
    m_more->setProperty("look", "iconOnly");
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("Duplicate, branch, move or remove"));
    line->addWidget(m_name, 1);
    line->addWidget(m_eye);
    line->addWidget(m_more);
}

void RacerRow::makeMenu()
{
    auto* menu = new QMenu(m_more);
    const auto add = [&](const QString& text, Wish wish, const QString& keys) {
        QAction* action = menu->addAction(text + '\t' + keys); // shown only: keyPressEvent does it, for the row that has the focus
        connect(action, &QAction::triggered, this, [this, wish] { emit wished(wish); });
    };
    add(tr("Duplicate"), Wish::Duplicate, tr("Ctrl+D"));
    add(tr("Branch here"), Wish::Branch, tr("Ctrl+B"));
    add(tr("Move up"), Wish::MoveUp, tr("Alt+↑"));
    add(tr("Move down"), Wish::MoveDown, tr("Alt+↓"));
    menu->addSeparator();
    add(tr("Remove"), Wish::Remove, tr("Delete"));
    m_more->setMenu(menu);
}

void RacerRow::remakeRate()
{
    const Optimizer* optimizer = findOptimizer(m_racer.optimizer);
    if (optimizer == nullptr || m_rateOf == QString::fromStdString(m_racer.optimizer))
        return;
    m_rateOf = QString::fromStdString(m_racer.optimizer);
    if (m_rate != nullptr)
        m_rate->deleteLater();
    m_rate = new SettingField(optimizer->parameters.front(), SettingField::Empty::Refused, m_head);
    m_rate->setObjectName("lr");
    m_rate->setAccessibleName(tr("Learning rate"));
    m_rate->installEventFilter(this);
    static_cast<QHBoxLayout*>(m_head->layout())->insertWidget(1, m_rate);
    connect(m_rate, &SettingField::valueEdited, this, [this](std::optional<double> value, bool isFinal) {
        m_racer.parameters["lr"] = *value;
        emit racerEdited(m_racer, "lr", isFinal);
    });
}

void RacerRow::setRacer(const RacerChoice& racer, const RacerLook& look, const QString& error)
{
    m_racer = racer;
    m_look = look;
    m_form->setRacer(racer);
    remakeRate();
    if (const Optimizer* optimizer = findOptimizer(racer.optimizer))
        m_rate->setValue(numberOf(racer.parameters, optimizer->parameters.front()));
    const QSignalBlocker blocker(m_eye);
    m_eye->setChecked(racer.isShown);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    showLook();
}

void RacerRow::showLook()
{
    const Theme& theme = currentTheme();
    const QString name = QString::fromStdString(labelOf(m_racer));
    const Optimizer* optimizer = findOptimizer(m_racer.optimizer);
    const QString summary =
        optimizer == nullptr ? QString() : QString::fromUtf8(optimizer->summary.data(), static_cast<qsizetype>(optimizer->summary.size()));
    m_name->setIconSize({theme.px(32), theme.px(16)});
    m_name->setIcon(swatchIcon(m_look, m_name->iconSize()));
    m_name->setText(name);
    m_name->setToolTip(tr("<b>%1</b><br>%2<br>Click to show its settings.").arg(name.toHtmlEscaped(), summary.toHtmlEscaped()));
    m_name->setAccessibleName(tr("Racer %1").arg(name));
    m_eye->setIcon(icon(m_racer.isShown ? "eye" : "eye-off"));
    m_eye->setToolTip(m_racer.isShown ? tr("Hide this racer") : tr("Show this racer"));
    m_eye->setAccessibleName(m_eye->toolTip());
    m_more->setAccessibleName(tr("More for %1").arg(name));
    if (m_rate != nullptr)
        m_rate->setFixedWidth(theme.px(76));
}

void RacerRow::setSelected(bool isSelected)
{
    setLook(this, "isSelected", isSelected);
}

bool RacerRow::isUnfolded() const
{
    return m_name->isChecked();
}

void RacerRow::setUnfolded(bool isUnfolded)
{
    const QSignalBlocker blocker(m_name);
    m_name->setChecked(isUnfolded);
    m_form->setVisible(isUnfolded);
}

void RacerRow::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void RacerRow::keyPressEvent(QKeyEvent* event)
{
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (isAlt && event->key() == Qt::Key_Up)
        emit wished(Wish::MoveUp);
    else if (isAlt && event->key() == Qt::Key_Down)
        emit wished(Wish::MoveDown);
    else if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_D)
        emit wished(Wish::Duplicate);
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        emit wished(Wish::Remove);
    else
        QFrame::keyPressEvent(event);
}

bool RacerRow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        emit selected();
    return QFrame::eventFilter(object, event);
}

void RacerRow::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    emit selected();
}

void RacerRow::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLook();
}

} // namespace ad::ui
