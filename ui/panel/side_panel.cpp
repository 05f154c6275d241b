// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/side_panel.h"

#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ad::ui {

SidePanel::SidePanel(Side side, const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_side(side)
    , m_title(title)
    , m_sections(new QSplitter(Qt::Vertical, this))
    , m_fold(makeFoldButton())
{
    setObjectName(QStringLiteral("sidePanel"));
    setAccessibleName(title);
    m_sections->setChildrenCollapsible(false);
    m_sections->setHandleWidth(9);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sections);
    showState();
}

QToolButton* SidePanel::makeFoldButton()
{
    auto* button = new QToolButton(this);
    button->setProperty("look", "small");
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this] { emit foldRequested(!m_isFolded); });
    return button;
}

void SidePanel::addSection(const QString& title, QWidget* content, int stretch, QWidget* corner)
{
    const bool isFirst = m_sections->count() == 0;
    auto* section = new QWidget; // a splitter takes its children in at once, and we count them
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 4, 8, 0);
    auto* label = new QLabel(title, section);
    label->setVisible(!title.isEmpty());
    label->setProperty("look", "heading");
    label->setMinimumHeight(currentTheme().px(28));
    head->addWidget(label);
    head->addStretch();
    if (corner != nullptr)
        head->addWidget(corner);
    if (isFirst)
        head->addSpacing(28); // the fold button lies there
    auto* layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(4);
    if (!isFirst) {
        auto* line = new QFrame(section);
        line->setProperty("look", "line");
        layout->addWidget(line);
    }
    if (title.isEmpty() && corner == nullptr && !isFirst)
        delete head;
    else
        layout->addLayout(head);
    layout->addWidget(content, 1);
    m_sections->addWidget(section);
    m_sections->setStretchFactor(m_sections->count() - 1, stretch);
    m_stretches.push_back(stretch);
    m_fold->raise();
}

void SidePanel::setFolded(bool isFolded)
{
    if (m_isFolded == isFolded)
        return;
    m_isFolded = isFolded;
    showState();
}

void SidePanel::setShortcutText(const QString& shortcut)
{
    m_shortcut = shortcut;
    showState();
}

int SidePanel::railWidth() const
{
    return currentTheme().px(36);
}

void SidePanel::showState()
{
    m_sections->setVisible(!m_isFolded);
    const bool pointsLeft = (m_side == Side::Left) != m_isFolded;
    m_fold->setIcon(icon(pointsLeft ? "chevron-left" : "chevron-right"));
    const QString verb = m_isFolded ? tr("Show %1").arg(m_title) : tr("Hide %1").arg(m_title);
    m_fold->setToolTip(m_shortcut.isEmpty() ? verb : QStringLiteral("%1 (%2)").arg(verb, m_shortcut));
    m_fold->setAccessibleName(verb);
    setToolTip(m_isFolded ? m_fold->toolTip() : QString());
    setCursor(m_isFolded ? Qt::PointingHandCursor : Qt::ArrowCursor);
    placeFoldButton();
    update();
}

void SidePanel::placeFoldButton()
{
    const Theme& theme = currentTheme();
    const int side = theme.px(24);
    m_fold->setIconSize(QSize(theme.px(16), theme.px(16)));
    const int x = m_isFolded ? (railWidth() - side) / 2 : width() - side - 8;
    m_fold->setGeometry(x, 10, side, side);
    m_fold->raise();
}

void SidePanel::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    placeFoldButton();
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setPen(theme.border);
    const int edge = m_side == Side::Left ? width() - 1 : 0;
    painter.drawLine(edge, 0, edge, height());
    if (!m_isFolded)
        return;
    painter.setPen(theme.mutedText);
    painter.setFont(interfaceFont(theme.bodyText()));
    painter.translate(width() / 2.0, theme.px(48));
    painter.rotate(90);
    painter.drawText(QRectF(0, -railWidth() / 2.0, height(), railWidth()), Qt::AlignLeft | Qt::AlignVCenter, m_title);
}

void SidePanel::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    // A splitter begins with what its parts would like to have, and a table likes more than what is explained above it.
    if (m_stretches.isEmpty())
        return;
    QList<int> heights;
    for (const int stretch : std::exchange(m_stretches, {}))
        heights.push_back(stretch * 1000);
    m_sections->setSizes(heights);
}

void SidePanel::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_isFolded && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit foldRequested(false);
}

void SidePanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

} // namespace ad::ui
