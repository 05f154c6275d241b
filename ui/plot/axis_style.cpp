// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/axis_style.h"

#include "core/base/text.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <qcustomplot.h>

namespace ad::ui {
namespace {

QString numberLabel(double tick, double step)
{
    // The grid of a zoomed axis has ticks such as 1e-17 where 0 is meant.
    return QString::fromStdString(shortText(std::abs(tick) < 1e-9 * step ? 0.0 : tick, 8));
}

class LinearTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return numberLabel(tick, m_step); }
    double getTickStep(const QCPRange& range) override { return m_step = QCPAxisTicker::getTickStep(range); }

private:
    double m_step = 1;
};

class LogTicker : public QCPAxisTickerLog
{
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const int exponent = qRound(std::log10(tick));
        if (exponent >= -2 && exponent <= 3)
            return QString::fromStdString(shortText(std::pow(10.0, exponent), 4));
        static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
        QString text = exponent < 0 ? QStringLiteral("10⁻") : QStringLiteral("10");
        for (const QChar digit : QString::number(std::abs(exponent)))
            text += kDigits[digit.digitValue()];
        return text;
    }
};

} // namespace

void applyTheme(QCustomPlot& plot)
{
    const Theme& theme = currentTheme();
    plot.setBackground(QBrush(theme.surface));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        const QPen pen(theme.strongBorder, 1);
        axis->setBasePen(pen);
        axis->setTickPen(pen);
        axis->setSubTickPen(pen);
        axis->setTickLabelColor(theme.mutedText);
        axis->setLabelColor(theme.text);
        axis->setTickLabelFont(interfaceFont(theme.smallText()));
        QFont font = axis->labelFont();
        const bool isItalic = font.italic();
        font = interfaceFont(theme.bodyText());
        font.setItalic(isItalic);
        axis->setLabelFont(font);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(theme.px(4));
        axis->setSubTickLengthIn(0);
        axis->setSubTickLengthOut(theme.px(2));
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(QPen(theme.grid, 1));
        axis->grid()->setSubGridVisible(false);
    }
}

void setTicks(QCPAxis& axis, TickStyle style)
{
    if (style == TickStyle::Linear) {
        axis.setScaleType(QCPAxis::stLinear);
        axis.setTicker(QSharedPointer<LinearTicker>::create());
        return;
    }
    axis.setScaleType(QCPAxis::stLogarithmic);
    const auto ticker = QSharedPointer<LogTicker>::create();
    ticker->setLogBase(10);
    ticker->setTickCount(5);
    axis.setTicker(ticker);
}

void setLabel(QCPAxis& axis, const QString& text, AxisLabel kind)
{
    QFont font = interfaceFont(currentTheme().bodyText());
    font.setItalic(kind == AxisLabel::Variable);
    axis.setLabelFont(font);
    axis.setLabel(text);
}

} // namespace ad::ui
