// SPDX-License-Identifier: GPL-3.0-or-later
// nlohmann_json reads the text and reports what it finds through its SAX interface; it takes its characters through an iterator of ours
// that counts them. A token ends where the count stands when it is reported (a number: one character before, which was read to see its
// end), and its beginning is found by going back from there.
#include "core/scenario/located_json.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace ad {

namespace {

constexpr std::size_t kDeepest = 200;

class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char* begin, std::size_t* count)
        : m_at(at)
        , m_begin(begin)
        , m_count(count)
    {
    }

    const char& operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        ++m_at;
        *m_count = static_cast<std::size_t>(m_at - m_begin);
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.m_at == b.m_at; }

private:
    const char* m_at;
    const char* m_begin;
    std::size_t* m_count;
};

// Places of offsets, by looking up the beginnings of lines.
class Lines
{
public:
    explicit Lines(std::string_view text)
        : m_text(text)
    {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n')
                m_begins.push_back(i + 1);
    }

    [[nodiscard]] Place place(std::size_t begin, std::size_t end) const
    {
        const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), begin);
        const std::size_t lineBegin = *std::prev(after);
        const int column = 1 + characterCount(m_text.substr(lineBegin, begin - lineBegin));
        return {static_cast<int>(after - m_begins.begin()), column,
                column + std::max(1, characterCount(m_text.substr(begin, end - begin)))};
    }

private:
    std::string_view m_text;
    std::vector<std::size_t> m_begins = {0};
};

bool isNumberCharacter(char c)
{
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

// Receives what the parser finds and builds the tree; false stops the parser.
class Reader
{
public:
    Reader(std::string_view text, const std::size_t& count)
        : m_text(text)
        , m_lines(text)
        , m_count(count)
    {
    }

    bool null() { return add({.where = word(4)}); }
    bool boolean(bool value) { return add({.type = LocatedJson::Type::Bool, .where = word(value ? 4 : 5), .boolean = value}); }
    bool number_integer(std::int64_t value) { return add(number(static_cast<double>(value))); }
    bool number_unsigned(std::uint64_t value)
    {
        LocatedJson result = number(static_cast<double>(value));
        result.isWhole = true;
        result.whole = value;
        return add(std::move(result));
    }
    bool number_float(double value, const std::string&) { return add(number(value)); }
    bool string(std::string& value) { return add({.type = LocatedJson::Type::String, .where = quoted(), .text = std::move(value)}); }
    bool binary(std::vector<std::uint8_t>&) { return false; }

    bool start_object(std::size_t) { return open(LocatedJson::Type::Object); }
    bool start_array(std::size_t) { return open(LocatedJson::Type::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name)
    {
        LocatedJson& object = m_open.back();
        const Place where = quoted();
        if (object.find(name)) {
            error = Error{"'" + name + "' stands twice in this object", where, "remove one of the two"};
            return false;
        }
        object.members.push_back({std::move(name), where, {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception)
    {
        const std::size_t at = std::min(position > 0 ? position - 1 : 0, m_text.size());
        const std::string what = exception.what();
        const std::size_t detail = what.find("syntax error");
        error = Error{"this is not JSON" + (detail == std::string::npos ? "" : ": " + what.substr(detail)), m_lines.place(at, at), ""};
        return false;
    }

    LocatedJson root;
    Error error;

private:
    Place word(std::size_t length) { return m_lines.place(m_count - length, m_count); }

    Place quoted()
    {
        std::size_t begin = m_count - 1;
        do
            begin = m_text.rfind('"', begin - 1);
        while (isEscaped(begin));
        return m_lines.place(begin, m_count);
    }

    [[nodiscard]] bool isEscaped(std::size_t quote) const
    {
        std::size_t backslashes = 0;
        while (backslashes < quote && m_text[quote - 1 - backslashes] == '\\')
            ++backslashes;
        return backslashes % 2 == 1;
    }

    LocatedJson number(double value)
    {
        std::size_t end = m_count;
        if (!isNumberCharacter(m_text[end - 1]))
            --end;
        std::size_t begin = end;
        while (begin > 0 && isNumberCharacter(m_text[begin - 1]))
            --begin;
        return {.type = LocatedJson::Type::Number, .where = m_lines.place(begin, end), .number = value};
    }

    bool open(LocatedJson::Type type)
    {
        if (m_open.size() >= kDeepest) {
            error = Error{"this is nested too deeply", word(1), ""};
            return false;
        }
        m_open.push_back({.type = type, .where = word(1)});
        return true;
    }

    bool close()
    {
        LocatedJson closed = std::move(m_open.back());
        m_open.pop_back();
        return add(std::move(closed));
    }

    bool add(LocatedJson value)
    {
        if (m_open.empty())
            root = std::move(value);
        else if (m_open.back().type == LocatedJson::Type::Array)
            m_open.back().items.push_back(std::move(value));
        else
            m_open.back().members.back().value = std::move(value);
        return true;
    }

    std::string_view m_text;
    Lines m_lines;
    const std::size_t& m_count;
    std::vector<LocatedJson> m_open;
};

} // namespace

const LocatedJson* LocatedJson::find(std::string_view name) const
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::string_view typeName(LocatedJson::Type type)
{
    switch (type) {
    case LocatedJson::Type::Null:
        return "null";
    case LocatedJson::Type::Bool:
        return "true or false";
    case LocatedJson::Type::Number:
        return "a number";
    case LocatedJson::Type::String:
        return "a text";
    case LocatedJson::Type::Array:
        return "a list";
    case LocatedJson::Type::Object:
        return "an object";
    }
    return "";
}

Result<LocatedJson> parseLocatedJson(std::string_view text)
{
    std::size_t count = 0;
    Reader reader(text, count);
    const char* begin = text.data();
    const char* end = text.data() + text.size();
    if (!nlohmann::json::sax_parse(CountingIterator(begin, begin, &count), CountingIterator(end, begin, &count), &reader))
        return reader.error;
    return std::move(reader.root);
}

} // namespace ad
