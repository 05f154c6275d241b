// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/rules_line.h"

#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QPainter>

namespace ad::ui {

RulesLine::RulesLine(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void RulesLine::setRules(const QString& rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    setAccessibleName(tr("Rules: %1").arg(rules));
    QString items = rules.toHtmlEscaped();
    setToolTip(tr("<b>Rules of this race</b><br>%1").arg(items.replace(QStringLiteral(" · "), QStringLiteral("<br>"))));
    update();
}

QSize RulesLine::sizeHint() const
{
    return {240, QFontMetrics(interfaceFont(currentTheme().smallText())).height() + currentTheme().px(6)};
}

void RulesLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont font = interfaceFont(currentTheme().smallText());
    const QRect room = rect().adjusted(currentTheme().px(10), 0, -currentTheme().px(6), 0);
    painter.setFont(font);
    painter.setPen(currentTheme().mutedText);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(m_rules, Qt::ElideRight, room.width()));
}

} // namespace ad::ui
