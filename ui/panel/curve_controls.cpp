// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/curve_controls.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ad::ui {

CurveControls::CurveControls(QWidget* parent)
    : QWidget(parent)
    , m_quantity(new QComboBox(this))
    , m_against(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_export(new QToolButton(this))
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 4, 4, 0);
    line->setSpacing(4);
    // In the order of the enumerations.
    m_quantity->addItems({tr("Loss"), tr("Gap"), tr("‖∇f‖"), tr("Learning rate"), tr("‖Δθ‖/‖θ‖")});
    m_against->addItems({tr("step"), tr("gradient")});
    m_scale->addItems({tr("auto"), tr("linear"), tr("log")});
    add(m_quantity, tr("Quantity"),
        tr("What is drawn: the loss, its gap to the best known minimum, the norm of the gradient, the learning rate, or the length of the "
           "update over that of the parameters"));
    add(m_against, tr("Against"),
        tr("Against what: steps, or evaluations of the gradient, which is what a step costs. A line search needs several in a step."));
    add(m_scale, tr("Scale"),
        tr("The vertical scale: powers of ten where the numbers span more than two decades, linear, or powers of ten. On these, numbers "
           "that are not above 0 lie below the plot."));
    m_export->setIcon(icon("export"));
    m_export->setProperty("look", "iconOnly");
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolTip(tr("Export the race: pictures, and tables as CSV"));
    m_export->setAccessibleName(tr("Export"));
    m_export->hide();
    line->addStretch(0);
    line->addWidget(m_export);
}

void CurveControls::add(QComboBox* box, const QString& name, const QString& tip)
{
    box->setAccessibleName(name);
    box->setToolTip(tip);
    // The standings beside the curves need the room more.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(2);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMaximumWidth(170);
    box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 32); // the list shows whole words
    static_cast<QHBoxLayout*>(layout())->addWidget(box);
    connect(box, &QComboBox::activated, this, [this] {
        emit choicePicked({static_cast<CurveQuantity>(m_quantity->currentIndex()), static_cast<CurveAxis>(m_against->currentIndex()),
                           static_cast<CurveScaleChoice>(m_scale->currentIndex())});
    });
}

void CurveControls::setChoice(const CurveChoice& choice)
{
    m_quantity->setCurrentIndex(static_cast<int>(choice.quantity));
    m_against->setCurrentIndex(static_cast<int>(choice.against));
    m_scale->setCurrentIndex(static_cast<int>(choice.scale));
}

void CurveControls::setMeaning(const QString& meaning)
{
    m_quantity->setToolTip(tr("<b>%1</b><br>%2.").arg(m_quantity->currentText().toHtmlEscaped(), meaning.toHtmlEscaped()));
}

void CurveControls::setExports(const QList<QAction*>& actions)
{
    auto* menu = new QMenu(m_export);
    menu->addActions(actions);
    m_export->setMenu(menu);
    m_export->setVisible(!actions.isEmpty());
}

} // namespace ad::ui
