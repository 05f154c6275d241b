// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/code_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace ad::ui {

namespace {

QTextCharFormat formatOf(CodeWordKind kind)
{
    const Theme& theme = currentTheme();
    // Functions are plain: their usual blue is that of values here.
    const QColor colors[] = {theme.value.text, theme.adjoint.text,   theme.tangent.text,  theme.syntax.number,
                             theme.text,       theme.syntax.keyword, theme.syntax.comment};
    QTextCharFormat format;
    format.setForeground(colors[static_cast<std::size_t>(kind)]);
    format.setFontItalic(kind == CodeWordKind::Comment);
    if (kind == CodeWordKind::Keyword)
        format.setFontWeight(QFont::Bold);
    return format;
}

const RoleLook& roleOf(const CodeLine& line)
{
    for (const CodeWord& word : line.words) {
        if (word.kind == CodeWordKind::Adjoint)
            return currentTheme().adjoint;
        if (word.kind == CodeWordKind::Tangent)
            return currentTheme().tangent;
        if (word.kind == CodeWordKind::Value)
            return currentTheme().value;
    }
    return currentTheme().value;
}

// Bytes of UTF-8 in units of QString.
int units(const std::string& text, std::size_t bytes)
{
    return static_cast<int>(QString::fromUtf8(text.data(), static_cast<qsizetype>(bytes)).size());
}

} // namespace

class CodeHighlighter : public QSyntaxHighlighter
{
public:
    CodeHighlighter(QTextDocument* document, const Code& code)
        : QSyntaxHighlighter(document)
        , m_code(code)
    {
    }

protected:
    void highlightBlock(const QString&) override
    {
        const auto index = static_cast<std::size_t>(currentBlock().blockNumber());
        if (index >= m_code.lines.size())
            return;
        const CodeLine& line = m_code.lines[index];
        for (const CodeWord& word : line.words) {
            const int start = units(line.text, word.offset);
            setFormat(start, units(line.text, word.offset + word.length) - start, formatOf(word.kind));
        }
    }

private:
    const Code& m_code;
};

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new CodeHighlighter(document(), m_code))
{
    setReadOnly(true);
    // With the keyboard as well, so that Return has a line to act on.
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Code"));
    applyMeasures();
}

void CodeView::applyMeasures()
{
    setFont(monospaceFont(currentTheme().smallText()));
    // The style sheet of the application sets no family, but its font would win over setFont() without this.
    document()->setDefaultFont(font());
    document()->setDocumentMargin(currentTheme().px(8));
    setCursorWidth(std::max(1, currentTheme().px(1)));
    m_highlighter->rehighlight();
    showActive();
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter != nullptr)
        applyMeasures();
}

void CodeView::setCode(const Code& code)
{
    QStringList lines;
    for (const CodeLine& line : code.lines)
        lines << QString::fromStdString(line.text);
    m_code = code;
    if (lines.size() == blockCount())
        replaceLines(lines);
    else
        setPlainText(lines.join('\n'));
    if (m_active >= lines.size())
        m_active = -1;
    showActive();
}

// While an input is dragged only its own line changes.
void CodeView::replaceLines(const QStringList& lines)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString& line = lines[block.blockNumber()];
        if (block.text() == line)
            continue;
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.insertText(line);
    }
    cursor.endEditBlock();
}

void CodeView::setActiveLine(int line)
{
    m_active = line;
    showActive();
    const QTextBlock block = document()->findBlockByNumber(line);
    if (line < 0 || !block.isValid())
        return;
    // Not by moving the cursor: somebody may be reading or selecting elsewhere with it.
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    const int rows = std::max(1, static_cast<int>(viewport()->height() / std::max(1.0, place.height())));
    if (place.top() < 0 || place.bottom() > viewport()->height())
        verticalScrollBar()->setValue(line - rows / 2);
}

void CodeView::showActive()
{
    QList<QTextEdit::ExtraSelection> all;
    const QTextBlock block = document()->findBlockByNumber(m_active);
    if (m_active >= 0 && block.isValid()) {
        QTextEdit::ExtraSelection active;
        active.cursor = QTextCursor(block);
        active.format.setBackground(roleOf(m_code.lines[static_cast<std::size_t>(m_active)]).fill);
        active.format.setProperty(QTextFormat::FullWidthSelection, true);
        all << active;
    }
    setExtraSelections(all);
    viewport()->update();
}

void CodeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit linePicked(textCursor().blockNumber());
    else
        QPlainTextEdit::keyPressEvent(event);
}

void CodeView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    QPlainTextEdit::mousePressEvent(event);
}

void CodeView::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const bool isClick = (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && isClick && !textCursor().hasSelection())
        emit linePicked(cursorForPosition(event->pos()).blockNumber());
}

// A bar beside the active line, so that it is not marked by colour alone.
void CodeView::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    const QTextBlock block = document()->findBlockByNumber(m_active);
    if (m_active < 0 || !block.isValid())
        return;
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    QPainter painter(viewport());
    painter.fillRect(QRectF(0, place.top(), currentTheme().px(4), place.height()),
                     roleOf(m_code.lines[static_cast<std::size_t>(m_active)]).line);
}

} // namespace ad::ui
