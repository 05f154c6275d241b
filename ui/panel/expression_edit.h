// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of the program: colours, errors in place, completion, and the line that a node comes from.
#pragma once

#include <QPlainTextEdit>

#include <vector>

class QCompleter;

namespace ad::ui {

class LineGutter;
class SpanHighlighter;

enum class SpanKind {
    Keyword,
    Function,
    Number,
    Comment,
    Input,
    Name,
    Operation,
};

/// A stretch of the text in one colour; counted in UTF-16 units from the start of the text, as QString counts.
struct TextSpan
{
    int start = 0;
    int length = 0;
    SpanKind kind = SpanKind::Name;

    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

enum class Severity {
    Error,
    Warning,
};

/// Lines and columns count from 1, columns in characters (code points); `endColumn` is one past the last.
struct EditorProblem
{
    int line = 0;
    int column = 0;
    int endColumn = 0;
    QString message = {};
    QString hint = {};
    Severity severity = Severity::Error;
};

struct Completion
{
    QString name;
    QString signature; ///< "sigmoid(x)"
    QString help;      ///< one line
};

/// Undo is not the editor's: each change is told by textEdited and becomes a step of the session, so Ctrl+Z is left to the window.
class ExpressionEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ExpressionEdit(QWidget* parent = nullptr);

    /// Emits nothing, and leaves the cursor where it is if the text is the same or the place still exists.
    void setProgram(const QString& text);
    void setHighlights(std::vector<TextSpan> spans);
    void setProblems(std::vector<EditorProblem> problems);
    void setCompletions(const std::vector<Completion>& completions);
    /// Marks the lines `first` to `last`, from 1; 0 marks none.
    void setActiveLines(int first, int last);
    [[nodiscard]] const std::vector<EditorProblem>& problems() const { return m_problems; }
    /// What is wrong at this place of the text (in UTF-16 units), or null.
    [[nodiscard]] const EditorProblem* problemAt(int position) const;

    /// Puts the cursor there and takes the focus; counts like EditorProblem. A place beyond the text is its nearest.
    void goTo(int line, int column);
    /// Puts "# " before the selected lines, or takes it away if all have it.
    void toggleComment();
    void complete();

signals:
    void textEdited(const QString& text);
    /// The cursor stands in this line, from 1.
    void lineEntered(int line);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    friend class LineGutter;

    void applyMeasures();
    void replaceText(const QString& text);
    void showSelections();
    void placeGutter();
    void insertCompletion(const QString& name);
    [[nodiscard]] QTextCursor rangeOf(const EditorProblem& problem) const;
    [[nodiscard]] QList<QTextEdit::ExtraSelection> bracketPair() const;

    LineGutter* m_gutter;
    SpanHighlighter* m_highlighter;
    QCompleter* m_completer;
    std::vector<EditorProblem> m_problems;
    QString m_text;
    int m_firstActive = 0;
    int m_lastActive = 0;
};

/// The position of the bracket that belongs to the one at `position`, or −1.
[[nodiscard]] int matchingBracket(const QString& text, int position);

} // namespace ad::ui
