// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/json_published.h"

#include "core/base/printed_number.h"
#include "core/scenario/published_check.h"

#include <algorithm>

namespace ad {

namespace {

std::string digits(const std::string& text)
{
    return readPrintedTensor(text) ? "" : "digits as printed, such as \"0.20\" or \"[4, 0, 5]\"";
}

std::string someDirection(const std::string& text)
{
    return parseDirection(text) ? "" : "what the inputs move by, such as \"x1 = 1\"";
}

const std::vector<Field<Published>>& publishedFields()
{
    static const std::vector<Field<Published>> fields = {
        field("node", &Published::node),
        field("value", &Published::value, digits),
        field("adjoint", &Published::adjoint, digits),
        field("tangent", &Published::tangent, digits),
        field("direction", &Published::direction, someDirection),
        field("erratum", &Published::erratum),
    };
    return fields;
}

std::string flaw(const Published& published)
{
    const auto count = static_cast<int>(!published.value.empty()) + static_cast<int>(!published.adjoint.empty()) +
                       static_cast<int>(!published.tangent.empty());
    if (published.node.empty())
        return "needs a field 'node'";
    if (count == 0)
        return "needs a field 'value', 'adjoint' or 'tangent'";
    if (published.tangent.empty() != published.direction.empty())
        return published.direction.empty() ? "needs a field 'direction' for its tangent" : "has a direction, but no tangent";
    if (!published.erratum.empty() && count > 1)
        return "has one erratum for several numbers: write an entry for each";
    return "";
}

} // namespace

Result<Published> readJson(const LocatedJson& json, const std::string& path, const Published*)
{
    Published published;
    const auto other = [](const LocatedJson::Member& member, const std::string& memberPath) {
        return std::optional(unknownField(member, memberPath, namesOf(publishedFields())));
    };
    if (const auto error = readFields<Published>(json, path, publishedFields(), published, other))
        return *error;
    if (const std::string what = flaw(published); !what.empty())
        return Error{"'" + path + "' " + what, json.where};
    return published;
}

Json writeJson(const Published& published)
{
    Json json = Json::object();
    for (const Field<Published>& f : publishedFields())
        f.write(published, json);
    return json;
}

} // namespace ad
