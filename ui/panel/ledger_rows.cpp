// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/ledger_rows.h"

#include "core/base/text.h"
#include "ui/math/formula_label.h"
#include "ui/panel/step_math.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ad::ui {
namespace {

constexpr int kSymbolPixels = 16;
constexpr int kNumberPixels = 14;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

/// One equation.
class LedgerRowView : public QWidget
{
public:
    LedgerRowView(int axes, QWidget* parent)
        : QWidget(parent)
        , meaning(new QLabel(this))
        , symbols(new FormulaLabel(this))
    {
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(1, 1);
        meaning->setProperty("look", QStringLiteral("small"));
        grid->addWidget(meaning, 0, 0, 1, 2);
        grid->addWidget(symbols, 1, 0, 1, 2);
        for (int axis = 0; axis < axes; ++axis) {
            auto* name = new QLabel(this);
            name->setProperty("look", QStringLiteral("muted"));
            auto* formula = new FormulaLabel(this);
            grid->addWidget(name, 2 + axis, 0, Qt::AlignLeft | Qt::AlignVCenter);
            grid->addWidget(formula, 2 + axis, 1);
            names.push_back(name);
            numbers.push_back(formula);
        }
        applyStyle();
    }

    void applyStyle()
    {
        symbols->setMathStyle(stepMathStyle(kSymbolPixels));
        for (FormulaLabel* formula : numbers)
            formula->setMathStyle(stepMathStyle(kNumberPixels));
    }

    void show(const LedgerRow& row, const std::vector<QString>& axisNames, const std::vector<std::size_t>& coordinates)
    {
        meaning->setText(toText(row.meaning));
        symbols->setTex(toText(row.symbols()));
        QString exact;
        for (std::size_t axis = 0; axis < numbers.size(); ++axis) {
            numbers[axis]->setTex(toText(row.numbers(coordinates[axis])));
            exact +=
                QStringLiteral("<br><i>%1</i>: %2").arg(axisNames[axis].toHtmlEscaped(), toText(exactText(row.values[coordinates[axis]])));
        }
        // What is the same for all axes, such as the learning rate, is written once.
        const bool isShared = numbers.size() > 1 && std::all_of(numbers.begin(), numbers.end(), [this](const FormulaLabel* label) {
                                  return label->tex() == numbers.front()->tex();
                              });
        for (std::size_t axis = 0; axis < numbers.size(); ++axis) {
            const QString name = isShared ? QStringList(axisNames.begin(), axisNames.end()).join(QStringLiteral(", ")) : axisNames[axis];
            names[axis]->setText(QStringLiteral("<i>%1</i>").arg(name.toHtmlEscaped()));
            names[axis]->setVisible(!isShared || axis == 0);
            numbers[axis]->setVisible(!isShared || axis == 0);
        }
        setToolTip(QStringLiteral("<p>%1</p><p style='white-space:pre'>%2</p>").arg(toText(row.reason).toHtmlEscaped(), exact.mid(4)));
    }

    QLabel* meaning;
    FormulaLabel* symbols;
    std::vector<QLabel*> names;
    std::vector<FormulaLabel*> numbers;
};

LedgerRows::LedgerRows(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
}

void LedgerRows::setRows(const std::vector<LedgerRow>& rows, const std::vector<QString>& axisNames,
                         const std::vector<std::size_t>& coordinates)
{
    const bool isSameForm = m_views.size() == rows.size() && (m_views.empty() || m_views.front()->numbers.size() == coordinates.size());
    if (!isSameForm) {
        qDeleteAll(m_views);
        m_views.clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_views.push_back(new LedgerRowView(static_cast<int>(coordinates.size()), this));
            m_column->addWidget(m_views.back());
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_views[i]->show(rows[i], axisNames, coordinates);
}

QString LedgerRows::symbolsOf(int row) const
{
    return m_views[static_cast<std::size_t>(row)]->symbols->tex();
}

QString LedgerRows::numbersOf(int row, int axis) const
{
    return m_views[static_cast<std::size_t>(row)]->numbers[static_cast<std::size_t>(axis)]->tex();
}

void LedgerRows::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (LedgerRowView* view : m_views)
            view->applyStyle();
}

} // namespace ad::ui
