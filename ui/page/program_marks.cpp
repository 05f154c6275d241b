// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/program_marks.h"

#include "core/lang/functions.h"
#include "core/lang/highlight.h"

#include <QCoreApplication>

#include <optional>

namespace ad::ui {

namespace {

std::optional<SpanKind> kindOf(WordKind word, bool isInput)
{
    switch (word) {
    case WordKind::Name:
        return isInput ? SpanKind::Input : SpanKind::Name;
    case WordKind::Number:
    case WordKind::Text:
        return SpanKind::Number;
    case WordKind::Function:
        return SpanKind::Function;
    case WordKind::Keyword:
        return SpanKind::Keyword;
    case WordKind::Operator:
        return SpanKind::Operation;
    case WordKind::Comment:
        return SpanKind::Comment;
    case WordKind::Error:
        return std::nullopt;
    }
    return std::nullopt;
}

QString sentence(const QString& text)
{
    return text.isEmpty() ? text
                          : text.left(1).toUpper() + text.mid(1) + (text.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral("."));
}

} // namespace

std::vector<TextSpan> textSpans(const std::string& program, const std::set<std::string, std::less<>>& inputs)
{
    std::vector<TextSpan> result;
    std::size_t at = 0;
    int position = 0; // of `at`, in UTF-16 units
    const auto units = [&](std::size_t from, std::size_t to) {
        return static_cast<int>(QString::fromUtf8(program.data() + from, static_cast<qsizetype>(to - from)).size());
    };
    for (const Word& word : highlight(program)) {
        position += units(at, word.offset);
        const int length = units(word.offset, word.offset + word.length);
        const bool isInput = word.kind == WordKind::Name && inputs.contains(std::string_view(program).substr(word.offset, word.length));
        if (const std::optional<SpanKind> kind = kindOf(word.kind, isInput))
            result.push_back({position, length, *kind});
        position += length;
        at = word.offset + word.length;
    }
    return result;
}

std::vector<EditorProblem> problemsOf(const std::vector<Error>& errors)
{
    std::vector<EditorProblem> result;
    for (const Error& error : errors)
        result.push_back({error.where.line, error.where.column, error.where.endColumn, QString::fromStdString(error.message),
                          QString::fromStdString(error.hint), Severity::Error});
    return result;
}

std::vector<EditorProblem> warningsOf(const std::vector<Note>& notes)
{
    std::vector<EditorProblem> result;
    for (const Note& note : notes)
        result.push_back(
            {note.where.line, note.where.column, note.where.endColumn, QString::fromStdString(note.message), {}, Severity::Warning});
    return result;
}

QString firstProblem(const std::vector<EditorProblem>& problems)
{
    return problems.empty() ? QString() : problemText(problems.front());
}

QString problemText(const EditorProblem& problem, bool hasHint)
{
    const QString place = problem.line > 0 ? QCoreApplication::translate("ProgramMarks", "Line %1: ").arg(problem.line) : QString();
    const QString message = place.isEmpty() ? sentence(problem.message) : place + sentence(problem.message);
    return problem.hint.isEmpty() || !hasHint ? message : message + QLatin1Char(' ') + sentence(problem.hint);
}

QString problemCount(std::size_t count)
{
    return count == 1 ? QCoreApplication::translate("ProgramMarks", "The program has an error")
                      : QCoreApplication::translate("ProgramMarks", "The program has %1 errors").arg(count);
}

QString problemLines(const std::vector<EditorProblem>& problems, const QColor& color)
{
    QStringList lines;
    for (const EditorProblem& problem : problems) {
        const QString text = problemText(problem, lines.isEmpty()).toHtmlEscaped();
        lines << (problem.line > 0 ? QStringLiteral("<a href=\"%1:%2\" style=\"color:%3; text-decoration:none\">%4</a>")
                                         .arg(problem.line)
                                         .arg(problem.column)
                                         .arg(color.name(), text)
                                   : text);
    }
    return lines.join(QStringLiteral("<br>"));
}

std::vector<Completion> functionCompletions()
{
    std::vector<Completion> result;
    for (const FunctionHelp& function : functions())
        result.push_back(
            {QString::fromStdString(function.name), QString::fromStdString(function.signature), QString::fromStdString(function.about)});
    return result;
}

} // namespace ad::ui
