// SPDX-License-Identifier: GPL-3.0-or-later
// A value or the reason why there is none, for what a user or a file can get wrong.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace ad {

/// A stretch of text on one line. Lines and columns count from 1, columns in characters (code points) and `endColumn` is one past the last;
/// line 0 means "no place known".
struct Place
{
    int line = 0;
    int column = 0;
    int endColumn = 0;

    [[nodiscard]] bool isKnown() const { return line > 0; }
    friend bool operator==(const Place&, const Place&) = default;
};

/// What is wrong, where, and what to write instead. Messages are lower case, without a full stop.
struct Error
{
    std::string message;
    Place where = {};
    std::string hint = {}; // empty if there is nothing helpful to say

    friend bool operator==(const Error&, const Error&) = default;
};

/// std::expected<T, Error>, under its names, until the compiler brings that one.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] const T& value() const
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T& value()
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const Error& error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] T value_or(T other) const { return has_value() ? value() : std::move(other); }

    const T& operator*() const { return value(); }
    T& operator*() { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

private:
    std::variant<T, Error> m_state;
};

} // namespace ad
