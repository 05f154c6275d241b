// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/view_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace ad::ui {

ViewSwitch::ViewSwitch(QWidget* parent)
    : QFrame(parent)
    , m_map(new QToolButton(this))
    , m_surface(new QToolButton(this))
{
    setObjectName("segmented");
    setAccessibleName(tr("View of the landscape"));
    auto* buttons = new QHBoxLayout(this);
    buttons->setContentsMargins(1, 1, 1, 1);
    buttons->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (QToolButton* button : {m_map, m_surface}) {
        button->setCheckable(true);
        group->addButton(button);
        buttons->addWidget(button);
    }
    m_map->setText(tr("Map"));
    m_map->setToolTip(tr("The landscape from above (V)"));
    m_surface->setText(tr("Surface"));
    setHasSurface(true);
    connect(m_map, &QToolButton::clicked, this, [this] { emit viewPicked(LandscapeView::Map); });
    connect(m_surface, &QToolButton::clicked, this, [this] { emit viewPicked(LandscapeView::Surface); });
}

void ViewSwitch::setView(LandscapeView view)
{
    m_map->setChecked(view == LandscapeView::Map);
    m_surface->setChecked(view == LandscapeView::Surface);
}

void ViewSwitch::setHasSurface(bool hasSurface)
{
    m_surface->setEnabled(hasSurface);
    m_surface->setToolTip(hasSurface ? tr("The landscape in three dimensions: drag to turn it, click to start there (V)")
                                     : tr("A function of one input is a curve: there is no surface"));
}

} // namespace ad::ui
