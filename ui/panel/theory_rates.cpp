// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/theory_rates.h"

#include "core/base/text.h"
#include "ui/plot/rate_map.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace ad::ui {
namespace {

constexpr Eigen::Index kMostRegimes = 4;

QString number(double value, int digits = 6)
{
    return QString::fromStdString(shortText(value, digits));
}

QString row(const QString& name, const QString& rate, const QString& settings = {})
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align='right'>%2</td></tr>").arg(name, rate) +
           (settings.isEmpty() ? QString() : QStringLiteral("<tr><td colspan='2'>&nbsp;&nbsp;&nbsp;&nbsp;%1</td></tr>").arg(settings));
}

QString behaviourSentence(const MomentumMethod& method, double eigenvalue)
{
    const bool isPlain = method.beta == 0;
    switch (behaviour(method, eigenvalue)) {
    case Behaviour::Monotone:
        return isPlain ? TheoryRates::tr("η < 1/λ: comes nearer from one side") : TheoryRates::tr("comes nearer from one side");
    case Behaviour::Oscillating:
        return isPlain ? TheoryRates::tr("1/λ < η < 2/λ: overshoots and converges") : TheoryRates::tr("overshoots and converges");
    case Behaviour::Divergent:
        return isPlain ? TheoryRates::tr("η > 2/λ: overshoots and diverges") : TheoryRates::tr("diverges");
    }
    return {};
}

} // namespace

TheoryRates::TheoryRates(QWidget* parent)
    : QWidget(parent)
    , m_intro(new QLabel(this))
    , m_table(new QLabel(this))
    , m_regimes(new QLabel(this))
    , m_map(new RateMap(this))
    , m_hint(new QLabel(tr("Spectral radius on one eigenvalue λ, α and β being learning rate and momentum: brighter is faster. A click "
                           "sets learning rate and momentum, "
                           "so that the mark of the largest eigenvalue comes there."),
                        this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QLabel* label : {m_intro, m_table, m_regimes, m_hint}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_hint->setProperty("look", QStringLiteral("small"));
    layout->addWidget(m_intro);
    layout->addWidget(m_table);
    layout->addWidget(m_regimes);
    layout->addWidget(m_map);
    layout->addWidget(m_hint);
    connect(m_map, &RateMap::picked, this, [this](double alphaLambda, double beta) { emit picked(alphaLambda / m_largest, beta); });
}

QString TheoryRates::tableOf(const RatesView& view) const
{
    const RacerTheory& theory = view.theory;
    QString rows = row(tr("predicted for %1").arg(view.racer.toHtmlEscaped()),
                       theory.predicted ? QStringLiteral("<b>%1</b>").arg(number(*theory.predicted)) : QStringLiteral("–"));
    rows +=
        row(tr("measured in its run"), theory.measured ? QStringLiteral("<b>%1</b>").arg(number(*theory.measured)) : tr("too few steps"));
    const OptimalRates& best = theory.optimal;
    rows += row(tr("best gradient descent"), number(best.gradientRate), QStringLiteral("α = %1").arg(number(best.gradientAlpha)));
    rows += row(tr("best heavy ball"), number(best.ballRate),
                QStringLiteral("α = %1, β = %2").arg(number(best.ballAlpha), number(best.ballBeta)));
    return QStringLiteral("<table cellspacing='0' width='100%'>%1</table>").arg(rows);
}

QString TheoryRates::regimesOf(const RatesView& view) const
{
    if (!view.theory.method.method)
        return {};
    const MomentumMethod& method = *view.theory.method.method;
    QStringList lines;
    for (Eigen::Index i = 0; i < std::min(view.eigenvalues.size(), kMostRegimes); ++i)
        lines += QStringLiteral("λ = %1: %2 (ρ = %3)")
                     .arg(number(view.eigenvalues[i], 4), behaviourSentence(method, view.eigenvalues[i]).toHtmlEscaped(),
                          number(spectralRadius(method, view.eigenvalues[i]), 4));
    return lines.join(QStringLiteral("<br>"));
}

void TheoryRates::show(const RatesView& view)
{
    m_intro->setText(view.isQuadratic
                         ? tr("Each step multiplies the distance to the minimum by about the rate R.")
                         : tr("Locally, near the minimum where it ends, each step multiplies the distance by about the rate R."));
    QString none;
    switch (view.theory.method.reason) {
    case NoTheory::None:
        break;
    case NoTheory::Adaptive:
        none = tr("The theory is one of gradient descent with or without momentum; %1 rescales its steps.").arg(view.racer);
        break;
    case NoTheory::Schedule:
        none = tr("Its learning rate changes, so there is no one rate to predict.");
        break;
    case NoTheory::Noise:
        none = tr("Noise, or mini-batches, keep it from converging at a rate.");
        break;
    case NoTheory::Clipping:
        none = tr("Clipping makes its steps shorter, so the rate holds only near the minimum.");
        break;
    case NoTheory::Decay:
        none = tr("Its weight decay stays out of the velocity, which the theory of momentum does not know.");
        break;
    }
    m_table->setText(tableOf(view));
    const auto& method = view.theory.method.method;
    m_regimes->setText(method ? regimesOf(view) : none);
    m_map->setVisible(method.has_value());
    m_hint->setVisible(method.has_value());
    m_table->show();
    m_regimes->show();
    if (!method)
        return;
    m_largest = view.eigenvalues.maxCoeff() + method->weightDecay;
    std::vector<double> marks;
    for (const double eigenvalue : {view.eigenvalues.minCoeff(), view.eigenvalues.maxCoeff()})
        marks.push_back(method->alpha * (eigenvalue + method->weightDecay));
    if (view.eigenvalues.size() == 1)
        marks.pop_back();
    m_map->setNesterov(method->isNesterov);
    m_map->setMarks(marks, method->beta);
}

void TheoryRates::showNone(const QString& text)
{
    m_intro->setText(text);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_table, m_regimes, m_map, m_hint})
        widget->hide();
}

QString TheoryRates::text() const
{
    return m_intro->text() + QLatin1Char('\n') + m_table->text() + QLatin1Char('\n') + m_regimes->text();
}

} // namespace ad::ui
