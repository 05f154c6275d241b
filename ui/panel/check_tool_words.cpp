// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/trace/step_names.h"
#include "ui/panel/check_model.h"
#include "ui/panel/check_tool.h"

#include <QComboBox>

#include <algorithm>

namespace ad::ui {

QString CheckTool::quotientTex(int row) const
{
    const ElementCheck& check = m_model->element(row);
    const Difference& d = m_model->difference(row);
    const int digits = std::clamp(m_step->currentIndex() + 4, 5, 16); // so that both values differ
    const auto tex = [](double value, int count) { return QString::fromStdString(latexText(value, count)); };
    const bool isForward = scheme() == Scheme::ForwardDifference;
    const QString left = d.left < 0 ? QStringLiteral("\\left(%1\\right)").arg(tex(d.left, digits)) : tex(d.left, digits);
    const QString x = QString::fromStdString(StepNames(*m_checked).barTex(check.input));
    return (isForward ? QStringLiteral("\\frac{f(x + h) - f(x)}{h}") : QStringLiteral("\\frac{f(x + h) - f(x - h)}{2h}")) +
           QStringLiteral(" = \\frac{%1 - %2}{%3} = %4, \\quad \\color{adjoint}{%5 = %6}")
               .arg(tex(d.right, digits), left,
                    (isForward ? QString() : QStringLiteral("2 \\cdot ")) + tex(d.h, 1).remove(QStringLiteral("1 \\cdot ")),
                    tex(d.value, 5),
                    check.element == 0 && m_checked->valueOf(check.input).isScalar() ? x : x + QStringLiteral("_{[%1]}").arg(check.element),
                    tex(check.analytic, 5));
}

QString CheckTool::verdictText() const
{
    const auto failed = std::count_if(m_check->elements.begin(), m_check->elements.end(),
                                      [](const ElementCheck& check) { return !isPassed(check.verdict); });
    const auto all = static_cast<int>(m_check->elements.size());
    if (failed == 0)
        return all == 1 ? tr("✓ The derivative passes the gradient check.") : tr("✓ All %1 derivatives pass the gradient check.").arg(all);
    const auto first = std::find_if(m_check->elements.begin(), m_check->elements.end(),
                                    [](const ElementCheck& check) { return !isPassed(check.verdict); });
    const int row = static_cast<int>(first - m_check->elements.begin());
    return tr("✗ %1 of %2 derivatives fail. %3: %4.")
        .arg(failed)
        .arg(all)
        .arg(m_model->nameOf(row), QString::fromStdString(reasonOf(*first)));
}

QString CheckTool::evaluationsText() const
{
    if (!m_check)
        return {};
    std::ptrdiff_t all = 0;
    for (const InputCheck& input : m_check->inputs)
        all += m_checked->graph().node(input.input).shape.size();
    const auto checked = static_cast<std::ptrdiff_t>(m_check->elements.size());
    const QString some = checked < all ? tr(" %1 of them are checked, evenly spread.").arg(checked) : QString();
    const QString cost = scheme() == Scheme::ForwardDifference ? tr("n + 1 = %1 evaluations of f").arg(all + 1)
                                                               : tr("2n = %1 evaluations of f").arg(2 * all);
    return tr("n = %1 numbers to move.%2 One gradient takes %3; the backward pass takes one sweep. A derivative passes if the relative "
              "error is at most 10⁻⁶ at the best h of central differences.")
        .arg(all)
        .arg(some, cost);
}

} // namespace ad::ui
