// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/predict_field.h"

#include <QKeyEvent>

#include <array>

namespace ad::ui {

namespace {

struct Key
{
    int key;
    char letter;
    PredictCommand command;
};

constexpr std::array kKeys = {Key{Qt::Key_H, 'h', PredictCommand::Hint}, Key{Qt::Key_R, 'r', PredictCommand::Reveal},
                              Key{Qt::Key_S, 's', PredictCommand::Skip}};

bool hasOnly(const QKeyEvent& event, Qt::KeyboardModifiers allowed)
{
    return (event.modifiers() & ~(allowed | Qt::KeypadModifier)) == Qt::NoModifier;
}

} // namespace

bool isPredictKey(const QKeyEvent& event, PredictCommand& command)
{
    if (event.key() == Qt::Key_Escape) {
        command = PredictCommand::Leave;
        return true;
    }
    for (const Key& key : kKeys)
        if (event.key() == key.key && hasOnly(event, Qt::AltModifier)) {
            command = key.command;
            return true;
        }
    return false;
}

PredictField::PredictField(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("predictField"));
    setAccessibleName(tr("Your answer"));
}

void PredictField::setFirstLetters(const QSet<QChar>& letters)
{
    m_letters = letters;
}

QString PredictField::keyText(PredictCommand command) const
{
    for (const Key& key : kKeys)
        if (key.command == command) {
            const QString letter(QLatin1Char(static_cast<char>(key.letter - 'a' + 'A')));
            return m_letters.contains(QLatin1Char(key.letter)) ? tr("Alt+%1").arg(letter) : letter;
        }
    return tr("Esc");
}

// The window has shortcuts with these keys.
bool PredictField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        PredictCommand command{};
        if (isPredictKey(key, command) && (key.key() == Qt::Key_Escape || key.modifiers() & Qt::AltModifier)) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void PredictField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit submitted(text());
        return;
    }
    PredictCommand command{};
    if (isPredictKey(*event, command)) {
        const bool isLetter = event->key() != Qt::Key_Escape && !(event->modifiers() & Qt::AltModifier);
        const bool isTyped = isLetter && (!text().isEmpty() || (!event->text().isEmpty() && m_letters.contains(event->text().at(0))));
        if (!isTyped) {
            emit commanded(command);
            return;
        }
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ad::ui
