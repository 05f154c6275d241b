// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/op/code_forms.h"

#include <cassert>
#include <string_view>
#include <unordered_map>

namespace ad {

namespace {

constexpr Binding kSum = Binding::Sum;
constexpr Binding kProduct = Binding::Term;
constexpr Binding kMinus = Binding::Minus;
constexpr Binding kPower = Binding::Power;
constexpr Binding kAtom = Binding::Atom;

// The same text in all languages.
constexpr CodeForms inAll(CodeForm form)
{
    return {form, form, form};
}
// Operators that Python has, a call in C++.
constexpr CodeForms inPython(CodeForm python, const char* cpp)
{
    return {python, python, {cpp}};
}
// Calls, one for each language.
constexpr CodeForms inEach(const char* numpy, const char* torch, const char* cpp, const char* cppArray = nullptr)
{
    return {{numpy}, {torch}, {cpp}, {cppArray}};
}

struct Row
{
    std::string_view op;
    CodeForms forms;
};

// In the order of the catalog.
constexpr Row kTable[] = {
    {"add", inAll({"#1 + #2", kSum, kSum, kProduct})},
    {"sub", inAll({"#1 - #2", kSum, kSum, kProduct})},
    {"mul", inAll({"#1*#2", kProduct, kProduct, kMinus})},
    {"div", inAll({"#1/#2", kProduct, kProduct, kMinus})},
    {"pow", inPython({"#1**#2", kPower, kAtom, kMinus}, "std::pow({1}, {2})")},
    {"neg", inAll({"-#1", kMinus, kMinus, kMinus})},
    {"lt", inPython({"1.0*({1} < {2})", kProduct}, "double({1} < {2})")},
    {"le", inPython({"1.0*({1} <= {2})", kProduct}, "double({1} <= {2})")},
    {"gt", inPython({"1.0*({1} > {2})", kProduct}, "double({1} > {2})")},
    {"ge", inPython({"1.0*({1} >= {2})", kProduct}, "double({1} >= {2})")},
    {"eq", inPython({"1.0*({1} == {2})", kProduct}, "double({1} == {2})")},
    {"ne", inPython({"1.0*({1} != {2})", kProduct}, "double({1} != {2})")},
    {"exp", inEach("np.exp({1})", "torch.exp({1})", "std::exp({1})")},
    {"log", inEach("np.log({1})", "torch.log({1})", "std::log({1})")},
    {"sqrt", inEach("np.sqrt({1})", "torch.sqrt({1})", "std::sqrt({1})")},
    {"abs", inEach("np.abs({1})", "torch.abs({1})", "std::abs({1})")},
    {"sign", inEach("np.sign({1})", "torch.sign({1})", "sign({1})")},
    {"square", inPython({"#1**2", kPower, kAtom}, "square({1})")},
    {"sin", inEach("np.sin({1})", "torch.sin({1})", "std::sin({1})")},
    {"cos", inEach("np.cos({1})", "torch.cos({1})", "std::cos({1})")},
    {"tan", inEach("np.tan({1})", "torch.tan({1})", "std::tan({1})")},
    {"asin", inEach("np.arcsin({1})", "torch.asin({1})", "std::asin({1})")},
    {"acos", inEach("np.arccos({1})", "torch.acos({1})", "std::acos({1})")},
    {"atan", inEach("np.arctan({1})", "torch.atan({1})", "std::atan({1})")},
    {"sinh", inEach("np.sinh({1})", "torch.sinh({1})", "std::sinh({1})")},
    {"cosh", inEach("np.cosh({1})", "torch.cosh({1})", "std::cosh({1})")},
    {"tanh", inEach("np.tanh({1})", "torch.tanh({1})", "std::tanh({1})")},
    {"erf", inEach("_erf({1})", "torch.erf({1})", "std::erf({1})")},
    {"max", inEach("np.maximum({1}, {2})", "torch.maximum({1}, {2})", "maximum({1}, {2})")},
    {"min", inEach("np.minimum({1}, {2})", "torch.minimum({1}, {2})", "minimum({1}, {2})")},
    {"where", inEach("np.where({1} != 0.0, {2}, {3})", "torch.where({1} != 0.0, {2}, {3})", "({1} != 0.0 ? {2} : {3})")},
    {"clip", inEach("np.clip({1}, {2}, {3})", "_clip({1}, {2}, {3})", "clip({1}, {2}, {3})")},
    {"detach", {{"{1}"}, {"#1.detach()", kAtom, kAtom}, {"{1}"}}},
    {"identity", inAll({"{1}"})},
    {"sigmoid", inEach("_sigmoid({1})", "torch.sigmoid({1})", "sigmoid({1})")},
    {"softplus", inEach("np.logaddexp({1}, 0.0)", "torch.logaddexp({1}, torch.tensor(0.0))", "softplus({1})")},
    {"relu", inEach("np.maximum({1}, 0.0)", "torch.relu({1})", "relu({1})")},
    {"leaky_relu", inEach("_leaky_relu({1}, {2})", "_leaky_relu({1}, {2})", "leaky_relu({1}, {2})")},
    {"elu", inEach("_elu({1}, {2})", "_elu({1}, {2})", "elu({1}, {2})")},
    {"gelu", inEach("_gelu({1})", "_gelu({1})", "gelu({1})")},
    {"matmul", {{"#1 @ #2", kProduct, kProduct, kMinus}, {"#1 @ #2", kProduct, kProduct, kMinus}, {"dot({1}, {2})"}, {"matmul({1}, {2})"}}},
    {"transpose", {{"#1.T", kAtom, kAtom}, {"#1.T", kAtom, kAtom}, {"{1}"}, {"transpose({1})"}}},
    {"outer", inEach("np.outer({1}, {2})", "torch.outer({1}, {2})", "outer({1}, {2})")},
    {"norm", inEach("np.linalg.norm({1})", "torch.linalg.norm({1})", "norm({1})")},
    {"norm2", inEach("np.sum(np.square({1}))", "torch.sum(torch.square({1}))", "norm2({1})")},
    {"trace", inEach("np.trace({1})", "torch.trace({1})", "trace({1})")},
    {"sum", inEach("np.sum({1}{axis})", "torch.sum({1}{axis})", "sum({1})", "along({1}{axis}, sum)")},
    {"mean", inEach("np.mean({1}{axis})", "torch.mean({1}{axis})", "mean({1})", "along({1}{axis}, mean)")},
    {"amax", inEach("np.max({1}{axis})", "torch.amax({1}{axis})", "largest({1})", "along({1}{axis}, largest)")},
    {"amin", inEach("np.min({1}{axis})", "torch.amin({1}{axis})", "smallest({1})", "along({1}{axis}, smallest)")},
    {"var", inEach("np.var({1}{axis})", "torch.var({1}{axis}, unbiased=False)", "variance({1})", "along({1}{axis}, variance)")},
    {"std", inEach("np.std({1}{axis})", "torch.std({1}{axis}, unbiased=False)", "deviation({1})", "along({1}{axis}, deviation)")},
    {"logsumexp", inEach("_logsumexp({1}{axis})", "_logsumexp({1}{axis})", "log_sum_exp({1})", "along({1}{axis}, log_sum_exp)")},
    {"broadcast",
     {{"np.broadcast_to(#1{column}, {shape})", kAtom, kAtom},
      {"torch.broadcast_to(#1{column}, {shape})", kAtom, kAtom},
      {"broadcast(#1{column}, {shape})", kAtom, kAtom}}},
    {"sum_to", {{"_sum_to({1}, {shape})"}, {"#1.sum_to_size({shape})", kAtom, kAtom}, {"sum_to({1}, {shape})"}}},
    {"pick", {{"#1[{index}]", kAtom, kAtom}, {"#1[{index}]", kAtom, kAtom}, {"#1({index})", kAtom, kAtom}, {"row({1}, {index})"}}},
    {"place", inEach("_place({1}, {seat}, {shape})", "_place({1}, {seat}, {shape})", "place({1}, {seat}, {shape})")},
    {"stack", inEach("np.array([{rows}])", "torch.stack([{items}]).reshape({shape})", "Array({shape}, {{items}})")},
    {"one_hot", inEach("_one_hot({1}, {count})", "_one_hot({1}, {count})", "one_hot({1}, {count})")},
};

const std::unordered_map<std::string_view, const CodeForms*>& formsByName()
{
    static const std::unordered_map<std::string_view, const CodeForms*> byName = [] {
        std::unordered_map<std::string_view, const CodeForms*> map;
        for (const Row& row : kTable)
            map.emplace(row.op, &row.forms);
        return map;
    }();
    return byName;
}

} // namespace

const CodeForms& codeFormsOf(const Op& op)
{
    assert(hasCodeForms(op));
    return *formsByName().at(op.name);
}

bool hasCodeForms(const Op& op)
{
    return formsByName().contains(op.name);
}

} // namespace ad
