// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/rate_map.h"

#include "core/base/text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/color_map.h"
#include "ui/theme/fonts.h"
#include "ui/theme/racer_look.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ad::ui {
namespace {

constexpr double kMost = 4; // of αλ
constexpr double kMostBeta = 0.995;
constexpr double kLeast = 0.01;
constexpr double kStep = 0.02;

QString behaviourText(Behaviour behaviour)
{
    switch (behaviour) {
    case Behaviour::Monotone:
        return RateMap::tr("monotone");
    case Behaviour::Oscillating:
        return RateMap::tr("oscillates");
    case Behaviour::Divergent:
        return RateMap::tr("diverges");
    }
    return {};
}

QString number(double value)
{
    return QString::fromStdString(shortText(value));
}

} // namespace

RateMap::RateMap(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Map of learning rate and momentum"));
    setAccessibleDescription(tr("Arrow keys change learning rate and momentum"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RateMap::setNesterov(bool isNesterov)
{
    if (isNesterov == m_isNesterov && !m_image.isNull())
        return;
    m_isNesterov = isNesterov;
    makeImage();
    update();
}

void RateMap::setMarks(const std::vector<double>& alphaLambdas, double beta)
{
    m_alphaLambdas = alphaLambdas;
    m_beta = beta;
    update();
}

QRectF RateMap::plotRect() const
{
    const Theme& theme = currentTheme();
    return QRectF(rect()).adjusted(theme.px(34), theme.px(6), -theme.px(8), -theme.px(38));
}

QPointF RateMap::toPixel(double alphaLambda, double beta) const
{
    const QRectF plot = plotRect();
    return {plot.left() + alphaLambda / kMost * plot.width(), plot.bottom() - beta * plot.height()};
}

QPointF RateMap::valueAt(QPointF pixel) const
{
    const QRectF plot = plotRect();
    return {(pixel.x() - plot.left()) / plot.width() * kMost, (plot.bottom() - pixel.y()) / plot.height()};
}

/// Bright is fast; where it diverges, dark stripes on grey.
void RateMap::makeImage()
{
    const QSize size = plotRect().size().toSize();
    if (size.isEmpty())
        return;
    m_image = QImage(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const MomentumMethod method{kMost * (x + 0.5) / size.width(), 1 - (y + 0.5) / size.height(), m_isNesterov};
            const double radius = spectralRadius(method, 1);
            const bool isStripe = (x + y) % 8 < 2;
            line[x] = radius < 1 ? colorAt(ColorMap::Cividis, 1 - radius * radius).rgb()
                                 : (isStripe ? qRgb(0x70, 0x76, 0x80) : qRgb(0x40, 0x45, 0x4d));
        }
    }
}

void RateMap::paintEvent(QPaintEvent*)
{
    if (m_image.size() != plotRect().size().toSize())
        makeImage();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(currentTheme().smallText()));
    painter.drawImage(plotRect(), m_image);
    painter.save();
    painter.setClipRect(plotRect());
    paintRegions(painter);
    painter.restore();
    paintAxes(painter);
    paintMarks(painter);
}

/// The lines where the roots meet, where they become negative, and where ρ = 1.
void RateMap::paintRegions(QPainter& painter) const
{
    painter.setPen(QPen(Qt::white, 1.4));
    QPainterPath critical;
    QPainterPath limit;
    constexpr int kPoints = 200;
    for (int i = 0; i <= kPoints; ++i) {
        const double beta = static_cast<double>(i) / kPoints;
        // Heavy ball: (1 − √β)² and 2(1 + β). Nesterov: 4(1 − αλ)β = (1 + β)²(1 − αλ)², and (1 + 2β)(1 − αλ) = −1.
        const double meet = m_isNesterov ? 1 - 4 * beta / ((1 + beta) * (1 + beta)) : std::pow(1 - std::sqrt(beta), 2);
        const double end = m_isNesterov ? 1 + 1 / (1 + 2 * beta) : 2 * (1 + beta);
        const QPointF a = toPixel(meet, beta);
        const QPointF b = toPixel(end, beta);
        i == 0 ? critical.moveTo(a) : critical.lineTo(a);
        i == 0 ? limit.moveTo(b) : limit.lineTo(b);
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(critical);
    painter.drawPath(limit);
    const auto label = [&](double x, double beta, const QString& text) {
        QPainterPath path;
        path.addText(toPixel(x, beta), painter.font(), text);
        painter.setPen(QPen(QColor(20, 26, 34, 210), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
        painter.fillPath(path, Qt::white);
    };
    label(0.14, 0.02, behaviourText(Behaviour::Monotone));
    label(m_isNesterov ? 0.55 : 1.1, 0.55, behaviourText(Behaviour::Oscillating));
    label(m_isNesterov ? 2.2 : 2.75, 0.1, behaviourText(Behaviour::Divergent));
}

void RateMap::paintAxes(QPainter& painter) const
{
    const Theme& theme = currentTheme();
    const QRectF plot = plotRect();
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(theme.strongBorder, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot);
    painter.setPen(theme.text);
    const qreal height = painter.fontMetrics().height();
    for (int i = 0; i <= 4; ++i) {
        const QPointF at = toPixel(i, 0);
        painter.drawText(QRectF(at.x() - 20, plot.bottom() + 2, 40, height), Qt::AlignHCenter | Qt::AlignTop, QString::number(i));
    }
    for (const double beta : {0.0, 0.5, 1.0}) {
        const QRectF place(0, toPixel(0, beta).y() - height / 2, plot.left() - 5, height);
        painter.drawText(place.translated(0, beta > 0.9 ? 3 : 0), Qt::AlignRight | Qt::AlignVCenter, number(beta));
    }
    QFont italic = painter.font();
    italic.setItalic(true);
    painter.setFont(italic);
    painter.drawText(QRectF(plot.left(), plot.bottom() + height, plot.width(), height + 4), Qt::AlignHCenter | Qt::AlignVCenter,
                     QStringLiteral("αλ"));
    painter.drawText(QRectF(0, toPixel(0, 0.75).y() - height / 2, plot.left() - 5, height), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("β"));
    painter.setFont(interfaceFont(theme.smallText()));
}

void RateMap::paintMarks(QPainter& painter) const
{
    static const QStringList digits = {QStringLiteral("₁"), QStringLiteral("₂"), QStringLiteral("₃"), QStringLiteral("₄")};
    const QRectF plot = plotRect();
    for (std::size_t i = 0; i < m_alphaLambdas.size(); ++i) {
        QPointF at = toPixel(m_alphaLambdas[i], m_beta);
        const bool isOutside = !plot.adjusted(-1, -1, 1, 1).contains(at);
        at = {std::clamp(at.x(), plot.left(), plot.right()), std::clamp(at.y(), plot.top(), plot.bottom())};
        painter.setPen(QPen(QColor(20, 26, 34), 2));
        painter.setBrush(isOutside ? QColor(255, 255, 255, 120) : QColor(Qt::white));
        painter.drawEllipse(at, 5, 5);
        if (m_alphaLambdas.size() > static_cast<std::size_t>(digits.size()))
            continue;
        QPainterPath name;
        name.addText(at + QPointF(at.x() > plot.right() - 30 ? -28 : 5, at.y() < plot.top() + 24 ? 20 : -14), painter.font(),
                     QStringLiteral("λ") + digits[static_cast<qsizetype>(i)]);
        painter.setPen(QPen(QColor(20, 26, 34), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(name);
        painter.fillPath(name, Qt::white);
    }
}

void RateMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeImage();
}

void RateMap::pick(QPointF value)
{
    emit picked(std::clamp(value.x(), kLeast, kMost), std::clamp(value.y(), 0.0, kMostBeta));
}

void RateMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        pick(valueAt(event->position()));
}

void RateMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        pick(valueAt(event->position()));
}

void RateMap::keyPressEvent(QKeyEvent* event)
{
    const QPointF by = event->key() == Qt::Key_Left    ? QPointF(-kStep, 0)
                       : event->key() == Qt::Key_Right ? QPointF(kStep, 0)
                       : event->key() == Qt::Key_Up    ? QPointF(0, kStep)
                       : event->key() == Qt::Key_Down  ? QPointF(0, -kStep)
                                                       : QPointF();
    if (by.isNull() || m_alphaLambdas.empty())
        QWidget::keyPressEvent(event);
    else
        pick(QPointF(m_alphaLambdas.back(), m_beta) + by);
}

QString RateMap::textAt(QPointF value) const
{
    const MomentumMethod method{value.x(), value.y(), m_isNesterov};
    return tr("αλ = %1, β = %2: spectral radius %3, %4")
        .arg(number(value.x()), number(value.y()), number(spectralRadius(method, 1)), behaviourText(behaviour(method, 1)));
}

bool RateMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (plotRect().contains(help->pos()))
            QToolTip::showText(help->globalPos(), textAt(valueAt(help->pos())), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace ad::ui
