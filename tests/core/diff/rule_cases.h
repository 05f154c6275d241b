// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes and attributes to try each op of the catalog with.
#pragma once

#include "core/op/catalog.h"

#include <random>
#include <set>

namespace ad {

struct Case
{
    const Op* op = nullptr;
    std::vector<Shape> shapes = {};
    Attributes attributes = {};
    double low = 0.2; // inputs are drawn from [low, high]
    double high = 0.9;
};

inline std::vector<Case> casesOf(const Op& op)
{
    const std::string name = op.name;
    const Shape vector(3);
    const Shape matrix(2, 3);
    if (op.kind == OpKind::Elementwise) {
        const auto all = static_cast<std::size_t>(op.arity);
        std::vector<Case> cases = {{&op, std::vector<Shape>(all, Shape())}, {&op, std::vector<Shape>(all, matrix)}};
        if (all > 1) {
            std::vector<Shape> mixed(all, vector);
            mixed[0] = Shape(2, 1);
            cases.push_back({&op, mixed});
            mixed[0] = Shape();
            cases.push_back({&op, mixed});
        }
        // Negative numbers too, where there is a real result and no pole.
        if (!std::set<std::string>{"log", "sqrt", "asin", "acos", "pow", "div", "tan"}.contains(name))
            cases.push_back({&op, std::vector<Shape>(all, matrix), {}, -1.7, 1.9});
        if (name == "div" || name == "tan")
            cases.push_back({&op, std::vector<Shape>(all, matrix), {}, -0.9, -0.3});
        return cases;
    }
    if (name == "matmul")
        return {{&op, {vector, vector}}, {&op, {matrix, vector}}, {&op, {Shape(2), matrix}}, {&op, {matrix, Shape(3, 4)}}};
    if (name == "outer")
        return {{&op, {vector, Shape(2)}}};
    if (name == "trace")
        return {{&op, {Shape(3, 3)}}};
    if (name == "broadcast")
        return {{&op, {Shape()}, {.shape = matrix}},
                {&op, {Shape(2)}, {.axis = 1, .shape = matrix}},
                {&op, {vector}, {.axis = 0, .shape = matrix}}};
    if (name == "sum_to")
        return {{&op, {matrix}, {.shape = Shape(2, 1)}}, {&op, {matrix}, {.shape = vector}}};
    if (name == "pick")
        return {{&op, {vector}, {.row = 1}}, {&op, {matrix}, {.row = 1}}, {&op, {matrix}, {.row = 1, .column = 2}}};
    if (name == "place")
        return {{&op, {Shape()}, {.shape = matrix, .row = 1, .column = 2}}, {&op, {vector}, {.shape = matrix, .row = 1}}};
    if (name == "stack")
        return {{&op, {Shape(), Shape()}, {.shape = Shape(2)}}, {&op, std::vector<Shape>(4, Shape()), {.shape = Shape(2, 2)}}};
    if (name == "one_hot")
        return {{&op, {Shape(2)}, {.count = 4}}};
    return {{&op, {matrix}}, {&op, {matrix}, {.axis = 0}}, {&op, {matrix}, {.axis = 1}}, {&op, {vector}, {}, -1.7, 1.9}};
}

inline Tensor drawn(const Shape& shape, std::mt19937& random, double low, double high)
{
    Tensor result(shape, 0.0);
    for (double& x : result.values())
        x = low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
    return result;
}

} // namespace ad
