// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block/codes.h"

#include "core/op/catalog.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ad::block {

namespace {

constexpr std::pair<const char*, Code> kNames[] = {
    {"add", Code::Add},
    {"sub", Code::Sub},
    {"mul", Code::Mul},
    {"div", Code::Div},
    {"detach", Code::Copy},
    {"identity", Code::Copy},
    {"pow", Code::Pow},
    {"lt", Code::Lt},
    {"le", Code::Le},
    {"gt", Code::Gt},
    {"ge", Code::Ge},
    {"eq", Code::Eq},
    {"ne", Code::Ne},
    {"exp", Code::Exp},
    {"log", Code::Log},
    {"sqrt", Code::Sqrt},
    {"abs", Code::Abs},
    {"sign", Code::Sign},
    {"sin", Code::Sin},
    {"cos", Code::Cos},
    {"square", Code::Square},
    {"tan", Code::Tan},
    {"asin", Code::Asin},
    {"acos", Code::Acos},
    {"atan", Code::Atan},
    {"sinh", Code::Sinh},
    {"cosh", Code::Cosh},
    {"tanh", Code::Tanh},
    {"erf", Code::Erf},
    {"max", Code::Max},
    {"min", Code::Min},
    {"where", Code::Where},
    {"clip", Code::Clip},
    {"relu", Code::Relu},
    {"sigmoid", Code::Sigmoid},
    {"softplus", Code::Softplus},
    {"leaky_relu", Code::LeakyRelu},
    {"elu", Code::Elu},
    {"gelu", Code::Gelu},
};

// Sorted by the address of the row, which is quicker to compare than its name.
std::vector<std::pair<const Op*, Code>> byAddress()
{
    std::vector<std::pair<const Op*, Code>> codes;
    for (const auto& [name, code] : kNames)
        if (const Op* op = findOp(name))
            codes.emplace_back(op, code);
    std::sort(codes.begin(), codes.end());
    return codes;
}

} // namespace

Code codeOf(const Op& op)
{
    static const std::vector<std::pair<const Op*, Code>> codes = byAddress();
    const auto found =
        std::lower_bound(codes.begin(), codes.end(), &op, [](const auto& entry, const Op* key) { return entry.first < key; });
    return found != codes.end() && found->first == &op ? found->second : Code::Call;
}

} // namespace ad::block
