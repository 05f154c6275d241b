// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/rate_row.h"

#include "core/base/text.h"
#include "ui/panel/racer_swatch.h"
#include "ui/theme/appearance.h"

#include <QGridLayout>
#include <QLabel>

namespace ad::ui {

RateRow::RateRow(Strip strip, QWidget* parent)
    : QWidget(parent)
    , m_look(new QLabel(this))
    , m_name(new QLabel(this))
    , m_note(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_look, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_note, 0, 2, Qt::AlignRight);
    grid->setColumnStretch(1, 1);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setProperty("look", strip == Strip::With ? QString() : QStringLiteral("heading"));
    m_note->setProperty("look", QStringLiteral("muted"));
    if (strip == Strip::Without)
        return;
    m_strip = new RateStrip(RateStrip::Kind::Small, this);
    grid->addWidget(m_strip, 1, 0, 1, 3);
    connect(m_strip, &RateStrip::picked, this, &RateRow::picked);
}

void RateRow::setContent(const RateStripContent& content, double from, double to)
{
    const QSize size(currentTheme().px(32), currentTheme().px(16));
    m_look->setPixmap(swatchIcon(content.look, size).pixmap(size));
    m_name->setText(content.name);
    m_name->setToolTip(content.name);
    if (m_strip == nullptr) {
        m_note->setText(tr("η = %1").arg(QString::fromStdString(shortText(content.current))));
        return;
    }
    if (content.works)
        m_note->setText(content.works->decades() > 0 ? tr("%1 decades").arg(QString::fromStdString(shortText(content.works->decades(), 2)))
                                                     : tr("one rate"));
    else
        m_note->setText(content.rates.empty() || !content.goal.isFound() ? QString() : tr("none works"));
    m_strip->setRange(from, to);
    m_strip->setContent(content);
}

} // namespace ad::ui
