// SPDX-License-Identifier: GPL-3.0-or-later
// The field in which an answer is typed; while it is empty, single letters are commands.
#pragma once

#include <QLineEdit>
#include <QSet>

namespace ad::ui {

enum class PredictCommand {
    Hint,   // H
    Reveal, // R
    Skip,   // S
    Leave,  // Esc
};

/// Return submits. H, R and S are commands while the field is empty, unless an answer may begin with that letter; with Alt they always
/// are. Escape is a command too.
class PredictField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PredictField(QWidget* parent = nullptr);

    /// Letters that an answer may begin with, because names of the program do.
    void setFirstLetters(const QSet<QChar>& letters);
    /// "H", or "Alt+H" where the letter alone is typed.
    [[nodiscard]] QString keyText(PredictCommand command) const;

signals:
    void submitted(const QString& answer);
    void commanded(ad::ui::PredictCommand command);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QSet<QChar> m_letters;
};

/// The command of a key, where nothing is typed.
[[nodiscard]] bool isPredictKey(const QKeyEvent& event, PredictCommand& command);

} // namespace ad::ui
