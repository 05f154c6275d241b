// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_field.h"

#include "core/base/text.h"

#include <algorithm>
#include <limits>

namespace ad {

namespace {

using Type = LocatedJson::Type;

bool isPlainList(const Json& json)
{
    return json.is_array() &&
           std::all_of(json.begin(), json.end(), [](const Json& item) { return !item.is_structured() || isPlainList(item); });
}

void print(const Json& json, int indent, std::string& out)
{
    if (!json.is_structured() || json.empty() || isPlainList(json)) {
        // On one line, but with a blank behind each comma.
        for (const char c : json.is_array() ? std::string() : json.dump())
            out += c;
        if (json.is_array()) {
            out += '[';
            for (std::size_t i = 0; i < json.size(); ++i) {
                out += i == 0 ? "" : ", ";
                print(json[i], indent, out);
            }
            out += ']';
        }
        return;
    }
    const std::string inner(static_cast<std::size_t>(indent) + 2, ' ');
    out += json.is_object() ? "{\n" : "[\n";
    bool isFirst = true;
    for (const auto& item : json.items()) {
        out += (isFirst ? "" : ",\n") + inner + (json.is_object() ? Json(item.key()).dump() + ": " : "");
        print(item.value(), indent + 2, out);
        isFirst = false;
    }
    out += "\n" + std::string(static_cast<std::size_t>(indent), ' ') + (json.is_object() ? "}" : "]");
}

// Whole numbers up to `most`; "10.0" is not one.
std::optional<std::uint64_t> whole(const LocatedJson& json, std::uint64_t most)
{
    if (json.type != Type::Number || !json.isWhole || json.whole > most)
        return std::nullopt;
    return json.whole;
}

} // namespace

Error mismatch(const LocatedJson& json, const std::string& path, const std::string& expected)
{
    return {"'" + path + "' must be " + expected + ", not " + std::string(typeName(json.type)), json.where};
}

Result<double> readJson(const LocatedJson& json, const std::string& path, const double*)
{
    if (json.type != Type::Number)
        return mismatch(json, path, "a number");
    return json.number;
}

Result<int> readJson(const LocatedJson& json, const std::string& path, const int*)
{
    if (const auto value = whole(json, static_cast<std::uint64_t>(std::numeric_limits<int>::max())))
        return static_cast<int>(*value);
    if (json.type == Type::Number)
        return Error{"'" + path + "' must be a whole number ≥ 0", json.where};
    return mismatch(json, path, "a whole number");
}

Result<std::uint64_t> readJson(const LocatedJson& json, const std::string& path, const std::uint64_t*)
{
    if (const auto value = whole(json, std::numeric_limits<std::uint64_t>::max()))
        return *value;
    if (json.type == Type::Number)
        return Error{"'" + path + "' must be a whole number ≥ 0", json.where};
    return mismatch(json, path, "a whole number");
}

Result<bool> readJson(const LocatedJson& json, const std::string& path, const bool*)
{
    if (json.type != Type::Bool)
        return mismatch(json, path, "true or false");
    return json.boolean;
}

Result<std::string> readJson(const LocatedJson& json, const std::string& path, const std::string*)
{
    if (json.type != Type::String)
        return mismatch(json, path, "a text");
    return json.text;
}

// A number, a list of numbers, or a list of lists of the same length.
Result<Tensor> readJson(const LocatedJson& json, const std::string& path, const Tensor*)
{
    if (json.type == Type::Number)
        return Tensor(json.number);
    if (json.type != Type::Array || json.items.empty())
        return mismatch(json, path, "a number or a list of numbers");
    if (json.items.front().type != Type::Array) {
        const Result<std::vector<double>> values = readJson(json, path, static_cast<const std::vector<double>*>(nullptr));
        return values ? Result<Tensor>(Tensor::vector(*values)) : Result<Tensor>(values.error());
    }
    const Result<std::vector<std::vector<double>>> rows =
        readJson(json, path, static_cast<const std::vector<std::vector<double>>*>(nullptr));
    if (!rows)
        return rows.error();
    for (std::size_t i = 0; i < rows->size(); ++i)
        if ((*rows)[i].size() != rows->front().size())
            return Error{"the rows of '" + path + "' must have the same length", json.items[i].where};
    return Tensor::matrix(*rows);
}

Json writeJson(const Tensor& value)
{
    if (value.isScalar())
        return value.scalar();
    Json result = Json::array();
    for (int i = 0; i < value.shape().rows(); ++i) {
        if (value.shape().rank() == 1) {
            result.push_back(value[i]);
            continue;
        }
        Json row = Json::array();
        for (int j = 0; j < value.shape().columns(); ++j)
            row.push_back(value.at(i, j));
        result.push_back(std::move(row));
    }
    return result;
}

Error unknownField(const LocatedJson::Member& member, const std::string& path, const std::vector<std::string>& known)
{
    return {"'" + path + "' is not a known field", member.where, didYouMean(member.name, known)};
}

std::string prettyText(const Json& json)
{
    std::string out;
    print(json, 0, out);
    return out + "\n";
}

} // namespace ad
