// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/node_search.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace ad::ui {

NodeSearch::NodeSearch(QWidget* parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    m_field->setPlaceholderText(tr("Name, operation or line"));
    m_field->setAccessibleName(tr("Find a node"));
    m_field->setToolTip(tr("Return: next match, Shift+Return: previous, Esc: close"));
    m_field->setMinimumWidth(176);
    m_count->setMinimumWidth(80);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(4);
    row->addWidget(m_field);
    row->addWidget(m_count);
    const auto add = [&](const QString& iconName, const QString& text, auto slot) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(iconName));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    add(QStringLiteral("chevron-up"), tr("Previous match (Shift+Return)"), [this] { goBy(-1); });
    add(QStringLiteral("chevron-down"), tr("Next match (Return)"), [this] { goBy(1); });
    add(QStringLiteral("close"), tr("Close (Esc)"), [this] { close(); });
    connect(m_field, &QLineEdit::textChanged, this, &NodeSearch::search);
    hide();
}

void NodeSearch::open()
{
    show();
    raise();
    search();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void NodeSearch::setScene(std::shared_ptr<const GraphScene> scene)
{
    m_scene = std::move(scene);
    search();
}

void NodeSearch::search()
{
    m_current = -1;
    m_found = m_scene && isVisibleTo(parentWidget()) ? matchingItems(*m_scene, m_field->text()) : std::vector<int>();
    const bool isBlank = m_field->text().trimmed().isEmpty();
    m_count->setText(isBlank ? QString() : m_found.empty() ? tr("none") : tr("%1 found").arg(m_found.size()));
    std::shared_ptr<ItemSet> matched;
    if (!m_found.empty()) {
        matched = std::make_shared<ItemSet>(size_t(m_scene->size()), false);
        for (const int item : m_found)
            (*matched)[size_t(item)] = true;
    }
    if (matched || m_matched) {
        m_matched = std::move(matched);
        emit matchedChanged();
    }
}

void NodeSearch::goBy(int steps)
{
    if (m_found.empty())
        return;
    const int size = int(m_found.size());
    m_current = m_current < 0 ? (steps > 0 ? 0 : size - 1) : (m_current + steps + size) % size;
    m_count->setText(tr("%1 of %2").arg(m_current + 1).arg(size));
    emit itemPicked(m_found[size_t(m_current)]);
}

void NodeSearch::close()
{
    hide();
    search(); // nothing is marked any more
    emit closed();
}

void NodeSearch::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goBy(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
        break;
    case Qt::Key_Escape:
        close();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace ad::ui
