// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/tables.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace ad {

namespace {

using Found = Result<std::shared_ptr<const CsvTable>>;

const DataTable* tableNamed(const Scenario& scenario, std::string_view name)
{
    const auto found =
        std::find_if(scenario.tables.begin(), scenario.tables.end(), [&](const DataTable& table) { return table.name == name; });
    return found == scenario.tables.end() ? nullptr : &*found;
}

Error inTable(const std::string& name, const Error& error)
{
    return {"'" + name + "', " + error.message, {}, error.hint};
}

Error missing(const Scenario& scenario, const std::string& name)
{
    std::vector<std::string> names;
    std::string all;
    for (const DataTable& table : scenario.tables) {
        names.push_back(table.name);
        all += (all.empty() ? "'" : ", '") + table.name + "'";
    }
    const std::string meant = didYouMean(name, names);
    return {"there is no table or file '" + name + "'",
            {},
            !meant.empty()  ? meant
            : names.empty() ? "the document has no tables; a file is looked for beside it"
                            : "the document has " + all + "; a file is looked for beside it"};
}

Found look(const Scenario& scenario, const std::string& name)
{
    if (const DataTable* table = tableNamed(scenario, name)) {
        Result<CsvTable> content = readCsv(table->csv);
        if (!content)
            return inTable(name, content.error());
        return std::make_shared<const CsvTable>(std::move(*content));
    }
    for (const DataFile& file : scenario.files) {
        if (file.name != name)
            continue;
        if (!*file.content)
            return inTable(name, file.content->error());
        return std::shared_ptr<const CsvTable>(file.content, &file.content->value()); // lives as long as the file's content
    }
    return missing(scenario, name);
}

} // namespace

TableSource tablesOf(const Scenario& scenario)
{
    // Programs take several columns of one table, which is read once.
    const auto known = std::make_shared<std::map<std::string, Found>>();
    return [&scenario, known](const std::string& name) {
        const auto found = known->find(name);
        return found != known->end() ? found->second : known->emplace(name, look(scenario, name)).first->second;
    };
}

Parsed programOf(const Scenario& scenario)
{
    return parse(scenario.program, {.output = scenario.output, .tables = tablesOf(scenario)});
}

std::vector<std::string> filesNamedBy(const Scenario& scenario)
{
    std::vector<std::string> names = tablesNamedIn(scenario.program);
    std::erase_if(names, [&](const std::string& name) { return tableNamed(scenario, name) != nullptr; });
    return names;
}

} // namespace ad
