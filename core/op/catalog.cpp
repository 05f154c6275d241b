// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/op/catalog.h"

#include <unordered_map>
#include <vector>

namespace ad {

namespace {

const Op kInput{.name = "input", .kind = OpKind::Leaf, .arity = 0, .notation = {"", "", ""}, .about = "a value that can be changed"};
const Op kConstant{.name = "constant", .kind = OpKind::Leaf, .arity = 0, .notation = {"", "", ""}, .about = "a number that stays"};

std::vector<const Op*> collect()
{
    std::vector<const Op*> all = {&kInput, &kConstant};
    for (const std::span<const Op> table :
         {arithmeticOps(), elementwiseOps(), activationOps(), algebraOps(), reductionOps(), structureOps()})
        for (const Op& op : table)
            all.push_back(&op);
    return all;
}

} // namespace

std::span<const Op* const> catalog()
{
    static const std::vector<const Op*> all = collect();
    return all;
}

const Op* findOp(std::string_view name)
{
    static const std::unordered_map<std::string_view, const Op*> byName = [] {
        std::unordered_map<std::string_view, const Op*> map;
        for (const Op* op : catalog())
            map.emplace(op->name, op);
        return map;
    }();
    const auto found = byName.find(name);
    return found == byName.end() ? nullptr : found->second;
}

const Op& inputOp()
{
    return kInput;
}
const Op& constantOp()
{
    return kConstant;
}

} // namespace ad
