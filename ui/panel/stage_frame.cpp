// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/stage_frame.h"

#include "ui/panel/panel_grip.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QStringList>

namespace ad::ui {
namespace {

constexpr int kGripWidth = 8;
constexpr int kLowestStage = 200;

} // namespace

StageFrame::StageFrame(QWidget* parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void StageFrame::setStage(QWidget* stage)
{
    Q_ASSERT(m_stage == nullptr);
    m_stage = stage;
    stage->setParent(this);
    stage->show();
    arrange();
}

void StageFrame::setPanel(SidePanel* panel, int preferredWidth, int minimumWidth)
{
    const Side side = panel->side();
    Place& here = place(side);
    Q_ASSERT(here.panel == nullptr);
    here.panel = panel;
    here.preferred = preferredWidth;
    here.minimum = minimumWidth;
    panel->setParent(this);
    panel->show();
    here.grip = new PanelGrip(this);
    connect(panel, &SidePanel::foldRequested, this, [this, side](bool isFolded) { setOpen(side, !isFolded); });
    connect(here.grip, &PanelGrip::dragged, this, [this, side](int x) { dragged(side, side == Side::Left ? x : width() - x); });
    arrange();
}

void StageFrame::setStrip(QWidget* strip, int height)
{
    Q_ASSERT(m_strip == nullptr);
    m_strip = strip;
    m_stripHeight = height;
    strip->setParent(this);
    strip->setVisible(m_isStripShown);
    arrange();
}

SidePanel* StageFrame::panel(Side side) const
{
    return place(side).panel;
}

bool StageFrame::isOpen(Side side) const
{
    return place(side).isOpen;
}

void StageFrame::setOpen(Side side, bool isOpen)
{
    place(Side::Left).isUrgent = false;
    place(Side::Right).isUrgent = false;
    place(side).isOpen = isOpen;
    place(side).isUrgent = isOpen;
    arrange();
    emit panelsChanged();
}

void StageFrame::setStripShown(bool isShown)
{
    m_isStripShown = isShown;
    arrange();
    emit panelsChanged();
}

void StageFrame::setStageOnly(bool isStageOnly)
{
    m_isStageOnly = isStageOnly;
    arrange();
}

QString StageFrame::state() const
{
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(m_left.isOpen ? 1 : 0)
        .arg(m_left.preferred)
        .arg(m_right.isOpen ? 1 : 0)
        .arg(m_right.preferred)
        .arg(m_isStripShown ? 1 : 0);
}

void StageFrame::restoreState(const QString& state)
{
    const QStringList words = state.split(' ');
    if (words.size() != 5)
        return;
    const auto number = [&words](int i) { return words[i].toInt(); };
    for (const auto& [target, first] : {std::pair(&m_left, 0), std::pair(&m_right, 2)}) {
        target->isOpen = number(first) != 0;
        if (number(first + 1) >= target->minimum)
            target->preferred = number(first + 1);
    }
    m_isStripShown = number(4) != 0;
    arrange();
    emit panelsChanged();
}

QSize StageFrame::minimumSizeHint() const
{
    return {currentTheme().px(480), currentTheme().px(240)};
}

PanelWish StageFrame::wish(Side side) const
{
    const Place& here = place(side);
    if (here.panel == nullptr)
        return {};
    const Theme& theme = currentTheme();
    return {theme.px(here.preferred), theme.px(here.minimum), here.panel->railWidth(), here.isOpen, here.isUrgent};
}

void StageFrame::dragged(Side side, int width)
{
    Place& here = place(side);
    here.preferred = qMax(here.minimum, qRound(width / currentTheme().scale));
    here.isUrgent = false;
    arrange();
}

void StageFrame::arrange()
{
    for (Place* here : {&m_left, &m_right}) {
        if (here->panel == nullptr)
            continue;
        here->panel->setVisible(!m_isStageOnly);
        here->grip->setVisible(!m_isStageOnly);
    }
    if (m_isStageOnly) {
        arrangeStage(0, 0);
        return;
    }
    const PanelWidths widths = panelWidths(width(), wish(Side::Left), wish(Side::Right));
    if (m_left.panel != nullptr) {
        m_left.panel->setFolded(widths.isLeftFolded);
        m_left.panel->setGeometry(0, 0, widths.left, height());
        m_left.grip->setGeometry(widths.left - kGripWidth / 2, 0, kGripWidth, height());
        m_left.grip->setVisible(!widths.isLeftFolded);
    }
    if (m_right.panel != nullptr) {
        m_right.panel->setFolded(widths.isRightFolded);
        m_right.panel->setGeometry(width() - widths.right, 0, widths.right, height());
        m_right.grip->setGeometry(width() - widths.right - kGripWidth / 2, 0, kGripWidth, height());
        m_right.grip->setVisible(!widths.isRightFolded);
    }
    arrangeStage(widths.left, widths.right);
    for (const Place* here : {&m_left, &m_right}) {
        if (here->grip != nullptr)
            here->grip->raise();
    }
}

void StageFrame::arrangeStage(int left, int right)
{
    const int wanted = currentTheme().px(m_stripHeight);
    const bool hasRoom = height() - wanted / 2 >= currentTheme().px(kLowestStage);
    const bool showsStrip = m_strip != nullptr && m_isStripShown && !m_isStageOnly && hasRoom;
    const int strip = showsStrip ? qMin(wanted, height() / 3) : 0;
    if (m_strip != nullptr) {
        m_strip->setVisible(showsStrip);
        m_strip->setGeometry(left, height() - strip, width() - left - right, strip);
    }
    if (m_stage != nullptr)
        m_stage->setGeometry(left, 0, width() - left - right, height() - strip);
}

void StageFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_left.isUrgent = false;
    m_right.isUrgent = false;
    arrange();
}

void StageFrame::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        arrange();
}

} // namespace ad::ui
