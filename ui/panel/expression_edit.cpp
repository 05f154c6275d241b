// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/expression_edit.h"

#include "ui/panel/line_gutter.h"
#include "ui/panel/span_highlighter.h"
#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace ad::ui {
namespace {

/// The index of the `column`-th character (code point, from 1) in `line`.
int unitOfColumn(const QString& line, int column)
{
    int unit = 0;
    for (int i = 1; i < column && unit < line.size(); ++i)
        unit += line.at(unit).isHighSurrogate() && unit + 1 < line.size() ? 2 : 1;
    return unit;
}

} // namespace

ExpressionEdit::ExpressionEdit(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_gutter(new LineGutter(this))
    , m_highlighter(new SpanHighlighter(document()))
    , m_completer(new QCompleter(this))
{
    setObjectName(QStringLiteral("programEdit"));
    setUndoRedoEnabled(false);
    setTabChangesFocus(true); // the language needs no indentation, and the keyboard must find its way out
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Program"));
    setPlaceholderText(tr("x = 2\ny = x^2 + 1"));
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setModel(new QStandardItemModel(m_completer));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &ExpressionEdit::insertCompletion);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = toPlainText();
        if (text == m_text)
            return; // only the colours are new
        m_text = text;
        emit textEdited(text);
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        showSelections();
        m_gutter->update();
        emit lineEntered(textCursor().blockNumber() + 1);
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ExpressionEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_gutter->update(); });
    applyMeasures();
}

void ExpressionEdit::applyMeasures()
{
    setFont(monospaceFont(currentTheme().bodyText()));
    // The style sheet of the application sets no family, but its font would win over setFont() without this.
    document()->setDefaultFont(font());
    document()->setDocumentMargin(currentTheme().px(6));
    placeGutter();
    m_highlighter->rehighlight();
}

void ExpressionEdit::setProgram(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    {
        const QSignalBlocker blocker(this);
        replaceText(text);
    }
    placeGutter();
    showSelections();
}

// Only what differs: a drag of an input changes one number of perhaps hundreds of lines, many times a second.
void ExpressionEdit::replaceText(const QString& text)
{
    const QString shown = toPlainText();
    const auto [before, after] = std::mismatch(shown.begin(), shown.end(), text.begin(), text.end());
    const auto start = before - shown.begin();
    const auto most = std::min(shown.end() - before, text.end() - after);
    const auto same = std::mismatch(shown.rbegin(), shown.rbegin() + most, text.rbegin()).first - shown.rbegin();
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(start));
    cursor.setPosition(static_cast<int>(shown.size() - same), QTextCursor::KeepAnchor);
    const bool isCursorAtStart = textCursor().position() == start; // it would be carried along
    cursor.insertText(text.mid(start, text.size() - same - start));
    if (isCursorAtStart) {
        cursor.setPosition(static_cast<int>(start));
        setTextCursor(cursor);
    }
}

void ExpressionEdit::setHighlights(std::vector<TextSpan> spans)
{
    m_highlighter->setSpans(std::move(spans));
}

void ExpressionEdit::setProblems(std::vector<EditorProblem> problems)
{
    m_problems = std::move(problems);
    showSelections();
    m_gutter->update();
}

void ExpressionEdit::setCompletions(const std::vector<Completion>& completions)
{
    auto* model = static_cast<QStandardItemModel*>(m_completer->model());
    model->clear();
    for (const Completion& completion : completions) {
        auto* item = new QStandardItem(completion.name);
        item->setToolTip(completion.help.isEmpty() ? completion.signature : completion.signature + " — " + completion.help);
        model->appendRow(item);
    }
    model->sort(0);
}

void ExpressionEdit::setActiveLines(int first, int last)
{
    m_firstActive = first;
    m_lastActive = last;
    showSelections();
}

QTextCursor ExpressionEdit::rangeOf(const EditorProblem& problem) const
{
    const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
    QTextCursor cursor(document());
    if (!block.isValid())
        return cursor;
    const int size = static_cast<int>(block.text().size());
    const int begin =
        std::min(unitOfColumn(block.text(), problem.column), std::max(0, size - 1)); // an error at the end marks the last character
    const int end = std::clamp(unitOfColumn(block.text(), problem.endColumn), std::min(begin + 1, size), size);
    cursor.setPosition(block.position() + begin);
    cursor.setPosition(block.position() + end, QTextCursor::KeepAnchor);
    return cursor;
}

const EditorProblem* ExpressionEdit::problemAt(int position) const
{
    const auto found = std::find_if(m_problems.begin(), m_problems.end(), [&](const EditorProblem& problem) {
        const QTextCursor range = rangeOf(problem);
        return range.hasSelection() && range.selectionStart() <= position && position <= range.selectionEnd();
    });
    return found == m_problems.end() ? nullptr : &*found;
}

void ExpressionEdit::showSelections()
{
    const Theme& theme = currentTheme();
    QList<QTextEdit::ExtraSelection> all;
    for (int line = m_firstActive; line > 0 && line <= m_lastActive; ++line) {
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        if (block.isValid())
            static_cast<void>(blockBoundingGeometry(block)); // lays the line out
        // A long line is wrapped into several rows, and each takes a mark of its own.
        for (int row = 0; block.isValid() && row < std::max(1, block.layout()->lineCount()); ++row) {
            QTextEdit::ExtraSelection active;
            active.cursor = QTextCursor(block);
            if (row > 0)
                active.cursor.setPosition(block.position() + block.layout()->lineAt(row).textStart());
            active.format.setBackground(theme.value.fill);
            active.format.setProperty(QTextFormat::FullWidthSelection, true);
            all << active;
        }
    }
    all << bracketPair();
    for (const EditorProblem& problem : m_problems) {
        QTextEdit::ExtraSelection wrong;
        wrong.cursor = rangeOf(problem);
        wrong.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.format.setUnderlineColor(problem.severity == Severity::Error ? theme.error : theme.warning);
        wrong.format.setBackground(problem.severity == Severity::Error ? theme.errorFill : theme.warningFill);
        all << wrong;
    }
    setExtraSelections(all);
}

QList<QTextEdit::ExtraSelection> ExpressionEdit::bracketPair() const
{
    const int position = textCursor().position();
    for (const int here : {position - 1, position}) {
        const int there = matchingBracket(m_text, here);
        if (there < 0)
            continue;
        QList<QTextEdit::ExtraSelection> pair;
        for (const int bracket : {here, there}) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(document());
            selection.cursor.setPosition(bracket);
            selection.cursor.setPosition(bracket + 1, QTextCursor::KeepAnchor);
            selection.format.setBackground(currentTheme().pressed);
            pair << selection;
        }
        return pair;
    }
    return {};
}

void ExpressionEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, document()->blockCount()) - 1);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + unitOfColumn(block.text(), column));
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
}

bool ExpressionEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QTextCursor cursor = cursorForPosition(viewport()->mapFrom(this, help->pos()));
        if (const EditorProblem* problem = problemAt(cursor.position()))
            QToolTip::showText(help->globalPos(), problem->hint.isEmpty() ? problem->message : problem->message + '\n' + problem->hint,
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ExpressionEdit::placeGutter()
{
    const int width = m_gutter->wantedWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect place = contentsRect();
    m_gutter->setGeometry(place.left(), place.top(), width, place.height());
}

void ExpressionEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
    showSelections(); // rows may have come or gone
}

void ExpressionEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_gutter != nullptr) {
        applyMeasures();
        showSelections();
    }
}

int matchingBracket(const QString& text, int position)
{
    if (position < 0 || position >= text.size())
        return -1;
    static const QString kOpen = QStringLiteral("([{");
    static const QString kClose = QStringLiteral(")]}");
    const bool isOpening = kOpen.contains(text.at(position));
    if (!isOpening && !kClose.contains(text.at(position)))
        return -1;
    int depth = 0;
    for (int i = position; i >= 0 && i < text.size(); i += isOpening ? 1 : -1) {
        depth += kOpen.contains(text.at(i)) ? 1 : kClose.contains(text.at(i)) ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return -1;
}

} // namespace ad::ui
