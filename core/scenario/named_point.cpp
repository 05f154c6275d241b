// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/named_point.h"

namespace ad {

Point pointAt(const Program& program, const std::vector<std::string>& names, std::span<const double> coordinates)
{
    Point point;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        const std::size_t bracket = name.find('[');
        const std::string input = name.substr(0, bracket);
        const NodeId id = program.graph.find(input);
        if (id == kNoNode)
            continue;
        const Node& node = program.graph.node(id);
        Tensor& value = point.try_emplace(input, node.value).first->second;
        std::ptrdiff_t element = 0;
        if (bracket != std::string::npos) {
            const std::size_t comma = name.find(',');
            element = std::stol(name.substr(bracket + 1));
            if (comma != std::string::npos)
                element = element * node.shape.columns() + std::stol(name.substr(comma + 1));
        }
        value[element] = coordinates[i];
    }
    return point;
}

} // namespace ad
