// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/theory_numbers.h"

#include "core/base/text.h"
#include "ui/math/formula_label.h"
#include "ui/panel/step_math.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace ad::ui {
namespace {

constexpr int kFormulaSize = 15;

QString number(double value, int digits = 5)
{
    return QString::fromStdString(shortText(value, digits));
}

QString tex(double value)
{
    return QString::fromStdString(latexText(value));
}

QString vectorText(const Eigen::VectorXd& v, int digits = 4)
{
    QString text;
    for (Eigen::Index i = 0; i < v.size(); ++i)
        text += (i == 0 ? QString() : QStringLiteral(", ")) + number(v[i], digits);
    return v.size() == 1 ? text : QStringLiteral("(%1)").arg(text);
}

QString matrixTex(const Eigen::MatrixXd& m)
{
    if (m.size() == 1)
        return tex(m(0, 0));
    QString rows;
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
        for (Eigen::Index j = 0; j < m.cols(); ++j)
            rows += (j == 0 ? QString() : QStringLiteral(" & ")) + tex(m(i, j));
        rows += i + 1 < m.rows() ? QStringLiteral(" \\\\ ") : QString();
    }
    return QStringLiteral("\\begin{pmatrix} %1 \\end{pmatrix}").arg(rows);
}

QString index(Eigen::Index i)
{
    return i == 0 ? QStringLiteral("₁") : QStringLiteral("₂");
}

} // namespace

TheoryNumbers::TheoryNumbers(QWidget* parent)
    : QWidget(parent)
    , m_gradient(new FormulaLabel(this))
    , m_hessian(new FormulaLabel(this))
    , m_rows(new QFormLayout)
    , m_sentence(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(4);
    m_sentence->setWordWrap(true);
    layout->addWidget(m_gradient);
    layout->addWidget(m_hessian);
    layout->addLayout(m_rows);
    layout->addWidget(m_sentence);
    styleFormulas();
}

void TheoryNumbers::styleFormulas()
{
    for (FormulaLabel* label : {m_gradient, m_hessian})
        label->setMathStyle(stepMathStyle(kFormulaSize));
}

void TheoryNumbers::setRow(const QString& id, const QString& label, const QString& value, const QString& tip)
{
    auto* shown = findChild<QLabel*>(id);
    if (shown == nullptr) {
        shown = new QLabel(this);
        shown->setObjectName(id);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        shown->setWordWrap(true);
        auto* name = new QLabel(this);
        name->setObjectName(id + QStringLiteral("Label"));
        m_rows->addRow(name, shown);
    }
    findChild<QLabel*>(id + QStringLiteral("Label"))->setText(label);
    shown->setText(value);
    shown->setToolTip(tip);
    m_rows->setRowVisible(shown, !value.isEmpty());
}

QString TheoryNumbers::valueOf(const QString& row) const
{
    const auto* label = findChild<QLabel*>(row);
    return label != nullptr ? label->text() : QString();
}

void TheoryNumbers::show(const TheoryView& view)
{
    const LocalTheory& here = view.here;
    const bool isCurve = here.point.size() == 1;
    QStringList place;
    for (std::size_t i = 0; i < here.point.size(); ++i)
        place += view.axisNames[i] + QStringLiteral(" = ") + number(here.point[i]);
    setRow("place", tr("at"), place.join(QStringLiteral(",  ")), {});
    setRow("value", QStringLiteral("<i>f</i>"), number(here.value, 6), QString::fromStdString(exactText(here.value)));
    m_gradient->setTex((isCurve ? QStringLiteral("f' = ") : QStringLiteral("\\nabla f = ")) + matrixTex(here.gradient));
    m_hessian->setTex((isCurve ? QStringLiteral("f'' = ") : QStringLiteral("H = \\nabla^2 f = ")) + matrixTex(here.hessian));
    for (Eigen::Index i = 0; i < 2; ++i) {
        const bool isShown = !isCurve && i < here.eigenvalues.size() && here.isFinite();
        setRow(QStringLiteral("eigenvalue%1").arg(i + 1), QStringLiteral("<i>λ</i>") + index(i),
               isShown ? number(here.eigenvalues[i]) + tr("  along ") + vectorText(here.eigenvectors.col(i), 3) : QString(),
               isShown ? QString::fromStdString(exactText(here.eigenvalues[i])) : QString());
    }
    const bool isFinite = here.isFinite();
    setRow("condition", QStringLiteral("<i>κ</i>"), isFinite && !isCurve ? number(here.condition) : QString(),
           tr("Condition number: the largest curvature by the smallest"));
    setRow("limit", isCurve ? QStringLiteral("2/<i>f</i>″") : QStringLiteral("2/<i>λ</i>₂"),
           isFinite ? number(here.maxLearningRate) : QString(),
           tr("The learning rate from which on gradient descent diverges on this curvature"));
    setRow("newton", tr("Newton"), isFinite ? (here.newtonStep ? vectorText(*here.newtonStep) : tr("none: H is singular")) : QString(),
           tr("Newton's step −H⁻¹∇f: from here to where the gradient of the local quadratic vanishes"));
    m_sentence->setText(sentence(view));
}

QString TheoryNumbers::sentence(const TheoryView& view) const
{
    const LocalTheory& here = view.here;
    if (!here.isFinite())
        return tr("The function has no finite derivatives here.");
    QString text;
    if (here.isBowl()) {
        std::vector<double> end = here.point;
        for (std::size_t i = 0; i < end.size(); ++i)
            end[i] += (*here.newtonStep)[static_cast<Eigen::Index>(i)];
        text = (view.isQuadratic ? tr("f is a quadratic: Newton's step ends at its minimum, %1, where f = %2.")
                                 : tr("Curved upwards: the local quadratic has its minimum at %1, where it is %2."))
                   .arg(vectorText(Eigen::Map<const Eigen::VectorXd>(end.data(), static_cast<Eigen::Index>(end.size()))),
                        number(here.quadraticAt(end)));
    } else if (here.eigenvalues.maxCoeff() <= 0) {
        text = tr("Nowhere curved upwards: the local quadratic has no minimum, and Newton's step does not lead down.");
    } else if (here.newtonStep) {
        text = tr("Curved up along one direction and down along another, as at a saddle: the local quadratic has no minimum, and Newton's "
                  "step leads to its saddle.");
    } else {
        text = tr("Flat along one direction: the local quadratic has no single minimum.");
    }
    if (view.isPlane)
        text += QLatin1Char(' ') + tr("All this within the plane of the map; the function has more inputs.");
    return text;
}

void TheoryNumbers::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        styleFormulas();
}

} // namespace ad::ui
