// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples_dialog.h"

#include "app/example_delegate.h"
#include "ui/panel/empty_state.h"
#include "ui/theme/appearance.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ad::app {
namespace {

constexpr int kRowsAPage = 8;

bool isHeading(const QListWidgetItem* item)
{
    return item->data(ExampleDelegate::Sentence).isNull();
}

} // namespace

ExamplesDialog::ExamplesDialog(std::vector<Example> examples, QWidget* parent)
    : QDialog(parent)
    , m_examples(std::move(examples))
    , m_field(new QLineEdit(this))
    , m_topics(new QListWidget(this))
    , m_list(new QListWidget(this))
    , m_nothing(new ui::EmptyState(QStringLiteral("search"), tr("No example has all of these words."), tr("Show all"), this))
{
    setWindowTitle(tr("Examples"));
    m_field->setPlaceholderText(tr("Search titles, sentences, sources and programs"));
    m_field->setAccessibleName(tr("Search the examples"));
    m_field->installEventFilter(this);
    auto* hint =
        new QLabel(tr("✓ a number that a source printed and ours agrees with     erratum: it is wrong, and the example says why"), this);
    hint->setProperty("look", "small");
    hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    for (QAbstractButton* button : buttons->buttons())
        button->setIcon({}); // the style's own icons are invisible in one of the themes
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_field);
    layout->addWidget(makeResults(), 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(hint, 1);
    foot->addWidget(buttons);
    layout->addLayout(foot);
    fill();
    connect(m_field, &QLineEdit::textChanged, this, &ExamplesDialog::search);
    connect(m_nothing, &ui::EmptyState::buttonClicked, m_field, &QLineEdit::clear);
    connect(m_list, &QListWidget::itemActivated, this, &ExamplesDialog::pick);
    connect(m_list, &QListWidget::currentRowChanged, this, &ExamplesDialog::showTopicOf);
    connect(m_topics, &QListWidget::currentRowChanged, this, &ExamplesDialog::showTopic);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExamplesDialog::pick);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    search({});
    const QSize room = parent != nullptr ? parent->window()->size() - QSize(64, 64) : QSize(4000, 4000);
    resize(room.boundedTo(QSize(ui::currentTheme().px(1096), ui::currentTheme().px(640))));
    m_field->setFocus();
}

QWidget* ExamplesDialog::makeResults()
{
    m_list->setItemDelegate(new ExampleDelegate(m_list));
    m_list->setAccessibleName(tr("Examples"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_topics->setAccessibleName(tr("Topics"));
    m_topics->setFocusPolicy(Qt::NoFocus);
    m_topics->setFixedWidth(ui::currentTheme().px(232));
    m_topics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* results = new QWidget(this);
    m_results = new QStackedLayout(results);
    m_results->addWidget(m_list);
    m_results->addWidget(m_nothing);
    auto* both = new QWidget(this);
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_topics);
    layout->addWidget(results, 1);
    return both;
}

void ExamplesDialog::fill()
{
    for (int i = 0; i < static_cast<int>(m_examples.size()); ++i) {
        const QString& topic = m_examples[static_cast<std::size_t>(i)].topic;
        if (i == 0 || topic != m_examples[static_cast<std::size_t>(i - 1)].topic)
            addHeading(topic);
        addExample(i);
    }
}

void ExamplesDialog::addHeading(const QString& topic)
{
    auto* heading = new QListWidgetItem(topic, m_list);
    heading->setFlags(Qt::NoItemFlags);
    auto* entry = new QListWidgetItem(m_topics);
    entry->setSizeHint({0, ui::currentTheme().px(32)});
    entry->setData(ExampleDelegate::Index, m_list->row(heading));
}

void ExamplesDialog::addExample(int index)
{
    const Example& example = m_examples[static_cast<std::size_t>(index)];
    const PublishedCount count = publishedCount(example.scenario);
    auto* item = new QListWidgetItem(example.title, m_list);
    item->setData(ExampleDelegate::Sentence, example.teaches);
    item->setData(ExampleDelegate::Agreeing, count.agree);
    item->setData(ExampleDelegate::Errata, count.errata);
    item->setData(ExampleDelegate::Index, index);
    const QString source = QString::fromStdString(example.scenario.source);
    item->setToolTip(source.isEmpty() ? example.teaches : example.teaches + QStringLiteral("\n") + tr("Source: %1").arg(source));
    const QStringList badges = {agreeingText(count.agree), errataText(count.errata)};
    item->setData(Qt::AccessibleDescriptionRole, example.teaches + QStringLiteral(" ") + badges.join(' ').trimmed());
}

void ExamplesDialog::search(const QString& words)
{
    QListWidgetItem* heading = nullptr;
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        if (isHeading(item)) {
            heading = item;
            heading->setHidden(true);
            continue;
        }
        const bool isShown = isFound(m_examples[item->data(ExampleDelegate::Index).toUInt()], words);
        item->setHidden(!isShown);
        if (isShown) {
            heading->setHidden(false);
            first = first < 0 ? row : first;
        }
    }
    for (int row = 0; row < m_topics->count(); ++row)
        countTopic(m_topics->item(row));
    m_results->setCurrentWidget(first < 0 ? static_cast<QWidget*>(m_nothing) : m_list);
    m_list->setCurrentRow(first);
    m_list->scrollToTop();
}

void ExamplesDialog::countTopic(QListWidgetItem* topic)
{
    const int heading = topic->data(ExampleDelegate::Index).toInt();
    int count = 0;
    for (int row = heading + 1; row < m_list->count() && !isHeading(m_list->item(row)); ++row)
        count += m_list->item(row)->isHidden() ? 0 : 1;
    topic->setText(QStringLiteral("%1 (%2)").arg(m_list->item(heading)->text()).arg(count));
    topic->setHidden(count == 0);
}

void ExamplesDialog::showTopic(int row)
{
    if (row < 0)
        return;
    const int heading = m_topics->item(row)->data(ExampleDelegate::Index).toInt();
    m_list->setCurrentRow(heading);
    move(+1);
    m_list->scrollToItem(m_list->item(heading), QAbstractItemView::PositionAtTop);
}

void ExamplesDialog::showTopicOf(int row)
{
    int topic = -1;
    for (int i = 0; i < m_topics->count() && m_topics->item(i)->data(ExampleDelegate::Index).toInt() <= row; ++i)
        topic = i;
    const QSignalBlocker quiet(m_topics);
    m_topics->setCurrentRow(topic);
}

/// Over so many examples that are shown; stops at the ends.
void ExamplesDialog::move(int step)
{
    int target = m_list->currentRow();
    const int direction = step < 0 ? -1 : 1;
    for (int row = target + direction; step != 0 && row >= 0 && row < m_list->count(); row += direction) {
        if (!m_list->item(row)->isHidden() && !isHeading(m_list->item(row))) {
            target = row;
            step -= direction;
        }
    }
    m_list->setCurrentRow(target);
    const bool isFirst = target == 1; // then its heading is worth seeing too
    m_list->scrollToItem(m_list->item(isFirst ? 0 : target));
}

bool ExamplesDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_Down:
            move(+1);
            return true;
        case Qt::Key_PageUp:
            move(-kRowsAPage);
            return true;
        case Qt::Key_PageDown:
            move(+kRowsAPage);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            pick();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ExamplesDialog::pick()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || item->isHidden() || isHeading(item))
        return;
    const Example example = m_examples[item->data(ExampleDelegate::Index).toUInt()];
    accept();
    emit picked(example);
}

} // namespace ad::app
