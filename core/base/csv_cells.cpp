// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_cells.h"

#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace ad {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF"; // a byte order mark in UTF-8

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

class CellReader
{
public:
    explicit CellReader(std::string_view text)
        : m_text(text.starts_with(kMark) ? text.substr(kMark.size()) : text)
        , m_separator(separator())
    {
    }

    Result<std::vector<CsvRow>> run()
    {
        if (m_text.find('\0') != std::string_view::npos)
            return Error{"this is not a text in UTF-8", {}, "save the table as CSV with the encoding UTF-8"};
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '#') {
                skipLine();
                continue;
            }
            if (const std::optional<Error> error = row())
                return *error;
        }
        return std::move(m_rows);
    }

private:
    // By the first line that is neither blank nor a comment, as far as it stands outside of quotes.
    [[nodiscard]] char separator() const
    {
        bool isQuoted = false;
        bool hasSemicolon = false;
        bool hasText = false;
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (!hasText && c == '#') {
                i = std::min(m_text.find_first_of("\r\n", i), m_text.size());
                continue;
            }
            if (c == '"')
                isQuoted = !isQuoted;
            if (isQuoted)
                continue;
            if (c == '\t')
                return '\t';
            if (isBreak(c) && hasText)
                break;
            hasSemicolon = hasSemicolon || c == ';';
            hasText = hasText || (c != ' ' && !isBreak(c));
        }
        return hasSemicolon ? ';' : ',';
    }

    void skipLine()
    {
        while (m_at < m_text.size() && !isBreak(m_text[m_at]))
            ++m_at;
        skipBreak();
    }

    void skipBreak()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        ++m_at;
        ++m_line;
        m_lineBegin = m_at;
    }

    [[nodiscard]] bool isAtEndOfCell() const { return m_at >= m_text.size() || m_text[m_at] == m_separator || isBreak(m_text[m_at]); }
    void skipBlanks()
    {
        while (!isAtEndOfCell() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }

    [[nodiscard]] Place placeFrom(std::size_t begin) const
    {
        const int column = 1 + characterCount(m_text.substr(m_lineBegin, begin - m_lineBegin));
        return {m_line, column, column + std::max(1, characterCount(m_text.substr(begin, m_at - begin)))};
    }

    std::optional<Error> row()
    {
        CsvRow row;
        bool hasText = false;
        while (true) {
            skipBlanks();
            const bool isQuoted = m_at < m_text.size() && m_text[m_at] == '"';
            if (const std::optional<Error> error = isQuoted ? quoted(row) : plain(row))
                return error;
            hasText = hasText || isQuoted || !row.back().text.empty();
            if (++m_cells > kMostCells)
                return Error{"the table has more than ten million cells", row.back().where};
            if (m_at >= m_text.size() || isBreak(m_text[m_at]))
                break;
            ++m_at; // the separator
        }
        if (hasText)
            m_rows.push_back(std::move(row));
        if (m_at < m_text.size())
            skipBreak();
        return std::nullopt;
    }

    std::optional<Error> plain(CsvRow& row)
    {
        const std::size_t begin = m_at;
        while (!isAtEndOfCell())
            ++m_at;
        std::string_view cell = m_text.substr(begin, m_at - begin);
        cell = cell.substr(0, cell.find_last_not_of(" \t") + 1);
        Place where = placeFrom(begin);
        where.endColumn = where.column + std::max(1, characterCount(cell));
        row.push_back({std::string(cell), where});
        return std::nullopt;
    }

    std::optional<Error> quoted(CsvRow& row)
    {
        const std::size_t begin = m_at;
        const Place opening = {m_line, placeFrom(begin).column, placeFrom(begin).column + 1};
        std::string text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"')
                    break;
                ++m_at;
            } else if (m_text[m_at] == '\n') {
                ++m_line;
                m_lineBegin = m_at + 1;
            }
            text += m_text[m_at];
        }
        if (m_at >= m_text.size())
            return Error{"the quotes are never closed", opening, "write a quote inside of a cell twice"};
        ++m_at;
        row.push_back({std::move(text), m_line == opening.line ? placeFrom(begin) : opening});
        skipBlanks();
        if (!isAtEndOfCell())
            return Error{"there is something behind the quotes", placeFrom(m_at++), "write a quote inside of a cell twice"};
        return std::nullopt;
    }

    std::string_view m_text;
    char m_separator;
    std::vector<CsvRow> m_rows = {};
    std::size_t m_cells = 0;
    std::size_t m_at = 0;
    std::size_t m_lineBegin = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<CsvRow>> readCells(std::string_view text)
{
    return CellReader(text).run();
}

std::string writeCells(const std::vector<std::vector<std::string>>& rows)
{
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        bool isBlank = true;
        for (const std::string& cell : row)
            isBlank = isBlank && cell.empty();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& cell = row[i];
            const bool isPlain = cell.find_first_of(",;\t\"\r\n") == std::string::npos && !cell.starts_with('#') &&
                                 !cell.starts_with(' ') && !cell.ends_with(' ');
            text += i == 0 ? "" : ",";
            if (isPlain && !(isBlank && i == 0)) { // a row without any text would be left out as a blank line
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell)
                text += c == '"' ? "\"\"" : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

} // namespace ad
