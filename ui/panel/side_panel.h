// SPDX-License-Identifier: GPL-3.0-or-later
// A panel at the side of the stage, with titled sections, that folds to a rail.
#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QSplitter;
class QToolButton;
class QVBoxLayout;

namespace ad::ui {

enum class Side {
    Left,
    Right,
};

/// Open, it shows its sections; folded, a rail as wide as a button with its title upright. It doesn't resize itself: StageFrame does.
class SidePanel : public QFrame
{
    Q_OBJECT

public:
    SidePanel(Side side, const QString& title, QWidget* parent = nullptr);

    /// Adds a titled part, or one that has a head of its own and no title; sections share the height by `stretch`, and the user can move
    /// the borders. `corner`, for example a button, stands at the right of the title. Takes ownership of both.
    void addSection(const QString& title, QWidget* content, int stretch = 1, QWidget* corner = nullptr);

    [[nodiscard]] Side side() const { return m_side; }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    void setFolded(bool isFolded);
    /// The text after the title in tooltips: "F6".
    void setShortcutText(const QString& shortcut);
    [[nodiscard]] int railWidth() const;

signals:
    /// The fold button or the rail was clicked.
    void foldRequested(bool isFolded);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void placeFoldButton();
    QToolButton* makeFoldButton();

    Side m_side;
    QString m_title;
    QString m_shortcut;
    QSplitter* m_sections = nullptr;
    QToolButton* m_fold = nullptr;
    bool m_isFolded = false;
    QList<int> m_stretches; // of the sections; empty once they have their heights
};

} // namespace ad::ui
