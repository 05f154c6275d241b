// SPDX-License-Identifier: GPL-3.0-or-later
// What a user types, made a computation graph: the way into the language.
#pragma once

#include "core/base/csv.h"
#include "core/graph/graph.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ad {

/// Something worth knowing that is no error: "'k' is not bound: it is an input of value 1".
struct Note
{
    std::string message;
    Place where = {};

    friend bool operator==(const Note&, const Note&) = default;
};

/// Where the literal of an input stands in the text, so that it can be edited there.
struct InputSite
{
    std::string name;
    Place literal = {};     // unknown for a name that is never bound; the first line only of a literal that has several
    std::size_t offset = 0; // of the literal, in bytes
    std::size_t length = 0; // in bytes; 0 for a name that is never bound

    friend bool operator==(const InputSite&, const InputSite&) = default;
};

/// An input that is data from a table: `data x = csv("points.csv", "x")`.
struct TableInput
{
    std::string name; // of the input: a vector, or a matrix with a row for each row of the table
    std::string table;
    std::vector<std::string> columns;
    int rows = 0;

    friend bool operator==(const TableInput&, const TableInput&) = default;
};

struct Program
{
    Graph graph = {};
    NodeId output = kNoNode;
    std::vector<Note> notes = {};
    std::vector<InputSite> inputs = {}; // as many as graph.inputs(), in that order
    std::vector<TableInput> tableInputs = {};
};

/// The program is absent exactly if there are errors; they stand in the order of the text.
struct Parsed
{
    std::optional<Program> program = {};
    std::vector<Error> errors = {};
};

/// The table of that name, or why there is none; asked once for each csv(…).
using TableSource = std::function<Result<std::shared_ptr<const CsvTable>>(const std::string& name)>;

struct ParseOptions
{
    std::string output = {}; // a name to take as the output; empty: the program's own choice
    TableSource tables = {}; // empty: there are no tables
};

/// An array of more numbers than this is an error, and so is a program of more nodes than the second.
inline constexpr std::ptrdiff_t kLargestArray = 10'000'000;
inline constexpr int kMostNodes = 1'000'000;

/// The graph that `text` describes, : the whole text is checked, and every independent error is reported.
/// Values without a real result are no errors. Cost: O(length of the text + nodes), about a microsecond a statement.
[[nodiscard]] Parsed parse(std::string_view text, const ParseOptions& options = {});

/// The tables that calls of csv name, each once, in the order of the text; also of a text with errors.
[[nodiscard]] std::vector<std::string> tablesNamedIn(std::string_view text);

/// `text`, from which `program` was made, with the literal of the input `name` replaced by `value`; a name that was never bound gets a line
/// of its own at the top. Every other character stays as it is, and the result parses to a program with that value.
///
/// @param name  of an input of the program (asserted).
[[nodiscard]] std::string withInput(std::string_view text, const Program& program, std::string_view name, const Tensor& value);

} // namespace ad
