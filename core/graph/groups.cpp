// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/groups.h"

#include <algorithm>

namespace ad {

namespace {

const Group& groupAt(const Graph& graph, int group)
{
    return graph.groups()[static_cast<std::size_t>(group)];
}

} // namespace

std::string groupKey(const Graph& graph, int group)
{
    int number = 0;
    for (int i = 0; i <= group; ++i)
        number += groupAt(graph, i).name == groupAt(graph, group).name;
    return groupAt(graph, group).name + "#" + std::to_string(number);
}

std::vector<int> groupsNamed(const Graph& graph, std::span<const std::string> keys)
{
    std::vector<int> result;
    if (keys.empty())
        return result;
    const bool isAll = std::find(keys.begin(), keys.end(), "all") != keys.end();
    std::map<std::string, int, std::less<>> count;
    for (int i = 0; i < static_cast<int>(graph.groups().size()); ++i) {
        const std::string& name = groupAt(graph, i).name;
        const std::string key = name + "#" + std::to_string(++count[name]);
        if (isAll || std::any_of(keys.begin(), keys.end(), [&](const std::string& k) { return k == key || k == name; }))
            result.push_back(i);
    }
    return result;
}

bool isInside(const Graph& graph, NodeId node, int group)
{
    for (int i = graph.node(node).group; i != kNoGroup; i = groupAt(graph, i).parent)
        if (i == group)
            return true;
    return false;
}

std::vector<int> outermostGroups(const Graph& graph, int size, std::span<const int> collapsed)
{
    std::vector<int> result(static_cast<std::size_t>(size), kNoGroup);
    if (collapsed.empty())
        return result;
    for (NodeId id = 0; id < size; ++id)
        for (int group = graph.node(id).group; group != kNoGroup; group = groupAt(graph, group).parent)
            if (std::find(collapsed.begin(), collapsed.end(), group) != collapsed.end())
                result[static_cast<std::size_t>(id)] = group;
    return result;
}

int operationCount(const Graph& graph, int group)
{
    int count = 0;
    for (NodeId id = 0; id < graph.size(); ++id)
        count += !isLeaf(*graph.node(id).op) && isInside(graph, id, group);
    return count;
}

} // namespace ad
