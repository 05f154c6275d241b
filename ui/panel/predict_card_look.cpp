// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, keys and small things of the card that asks.
#include "ui/math/formula_label.h"
#include "ui/panel/predict_card.h"
#include "ui/panel/step_math.h"
#include "ui/theme/appearance.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ad::ui {

namespace {

constexpr int kQuestionPixels = 17; // read from the second row
constexpr int kVerdictPixels = 15;
constexpr int kFormulaPixels = 18;
constexpr int kHeight = 168; // three lines, the last of them with a fraction and its explanation
constexpr int kFieldWidth = 160;

} // namespace

void PredictCard::toggleName(const QString& name)
{
    QStringList names = m_field->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString& each : names)
        each = each.trimmed();
    if (names.removeAll(name) == 0)
        names << name;
    m_field->setText(names.join(QStringLiteral(", ")));
    m_field->setFocus();
}

void PredictCard::type(const QString& text)
{
    m_field->setFocus();
    m_field->insert(text);
}

void PredictCard::setFocusToAnswer()
{
    if (m_state == State::Asking)
        m_field->setFocus();
    else if (m_state == State::Summary)
        (m_retry->isHidden() ? m_restart : m_retry)->setFocus();
    else if (!m_next->isHidden())
        m_next->setFocus();
}

QString PredictCard::questionText() const
{
    return m_question->text();
}

QString PredictCard::verdictText() const
{
    return m_verdict->text();
}

void PredictCard::setVerdict(const QString& text, const QColor& color)
{
    m_verdict->setText(text);
    m_verdict->setVisible(!text.isEmpty());
    m_verdict->setStyleSheet(QStringLiteral("font-size: %1px; color: %2; padding-top: 3px;")
                                 .arg(currentTheme().px(kVerdictPixels))
                                 .arg((color.isValid() ? color : currentTheme().text).name()));
}

void PredictCard::clearHint()
{
    for (QWidget* old : m_hintWidgets) {
        old->hide();
        old->deleteLater();
    }
    m_hintWidgets.clear();
}

// The first formula stands behind the sentence, as there is more width than height.
void PredictCard::showHint(const Hint& hint, int left)
{
    clearHint();
    setVerdict({}, {}); // of an earlier answer
    auto* sentence = new QLabel(QString::fromStdString(hint.sentence), this);
    sentence->setObjectName(QStringLiteral("predictHintText"));
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(hint.formulas.empty());
    sentence->setStyleSheet(QStringLiteral("font-size: %1px; padding-top: 3px;").arg(currentTheme().px(kVerdictPixels)));
    m_hintRow->addWidget(sentence, hint.formulas.empty() ? 1 : 0);
    m_hintWidgets.push_back(sentence);
    for (std::size_t i = 0; i < hint.formulas.size(); ++i) {
        auto* formula = new FormulaLabel(this);
        formula->setMathStyle(stepMathStyle(kFormulaPixels));
        formula->setTex(QString::fromStdString(hint.formulas[i]));
        if (i == 0)
            m_hintRow->addWidget(formula, 1);
        else
            m_hintColumn->addWidget(formula);
        m_hintWidgets.push_back(formula);
    }
    m_hint->setEnabled(left > 0);
}

void PredictCard::showKeys()
{
    m_hint->setText(tr("Hint  %1").arg(m_field->keyText(PredictCommand::Hint)));
    m_reveal->setText(tr("Reveal  %1").arg(m_field->keyText(PredictCommand::Reveal)));
    m_skip->setText(tr("Skip  %1").arg(m_field->keyText(PredictCommand::Skip)));
    m_hint->setEnabled(true);
}

// Where nothing is typed, the letters are commands; on a button that has the focus, Enter presses it.
void PredictCard::keyPressEvent(QKeyEvent* event)
{
    PredictCommand command{};
    if (isPredictKey(*event, command))
        emit commanded(command);
    else
        QFrame::keyPressEvent(event);
}

void PredictCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyMeasures();
}

void PredictCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().window);
    painter.fillRect(QRect(0, 0, width(), 1), currentTheme().border);
}

void PredictCard::applyMeasures()
{
    if (m_restart == nullptr)
        return;
    const Theme& theme = currentTheme();
    setFixedHeight(theme.px(kHeight));
    layout()->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    layout()->setSpacing(theme.px(8));
    m_field->setMinimumWidth(theme.px(kFieldWidth));
    const auto look = [](QLabel* label, int pixels, const QColor& color, int weight) {
        // The padding is for the bar of f̄, which stands above the line.
        label->setStyleSheet(
            QStringLiteral("font-size: %1px; color: %2; font-weight: %3; padding-top: 3px;").arg(pixels).arg(color.name()).arg(weight));
    };
    look(m_title, theme.smallText(), theme.mutedText, 400);
    look(m_score, theme.smallText(), theme.text, 600);
    look(m_question, theme.px(kQuestionPixels), theme.text, 600);
    m_field->setStyleSheet(QStringLiteral("font-size: %1px;").arg(theme.px(kQuestionPixels)));
    for (QWidget* hint : m_hintWidgets)
        if (auto* formula = qobject_cast<FormulaLabel*>(hint))
            formula->setMathStyle(stepMathStyle(kFormulaPixels));
}

} // namespace ad::ui
