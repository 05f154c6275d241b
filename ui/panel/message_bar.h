// SPDX-License-Identifier: GPL-3.0-or-later
// A message inside the window that does not interrupt: what went wrong or what can be done, with buttons.
#pragma once

#include <QFrame>

#include <functional>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ad::ui {

enum class MessageKind {
    Info,
    Warning,
    Error,
};

/// Hidden until it has something to say; closed by its ×, by Escape, or by one of its buttons.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    using Button = std::pair<QString, std::function<void()>>;

    explicit MessageBar(QWidget* parent = nullptr);

    /// Replaces what is shown. `text` is plain text.
    void showMessage(MessageKind kind, const QString& text, const std::vector<Button>& buttons = {});
    void dismiss();
    [[nodiscard]] QString text() const;

signals:
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    MessageKind m_kind = MessageKind::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QToolButton* m_close;
};

} // namespace ad::ui
