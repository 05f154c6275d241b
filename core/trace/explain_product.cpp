// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/explain_product.h"

#include <algorithm>
#include <string_view>

namespace ad {

namespace {

// "(3×2)", "(3)", "()".
std::string extents(const Shape& shape)
{
    if (shape.isScalar())
        return "()";
    return "(" + std::to_string(shape.rows()) + (shape.rank() == 2 ? "×" + std::to_string(shape.columns()) : "") + ")";
}

std::string arrow(const std::string& factors, const Shape& result)
{
    return factors + " → " + extents(result);
}

// ā = ȳ bᵀ and b̄ = aᵀ ȳ, by what is a vector.
ProductName productOfMatmul(const Shape& a, const Shape& b, const Shape& y, int slot)
{
    const Shape& to = slot == 0 ? a : b;
    if (y.isScalar())
        return {"the number ȳ times a vector", arrow("()·" + extents(slot == 0 ? b : a), to)};
    if (slot == 0 && b.rank() == 2) {
        if (a.rank() == 2)
            return {"a matrix product", arrow(extents(y) + "·" + extents(b) + "ᵀ", to)};
        return {"a matrix–vector product", arrow(extents(b) + "·" + extents(y), to)};
    }
    if (slot == 0)
        return {"an outer product", arrow(extents(y) + "·" + extents(b) + "ᵀ", to)};
    if (a.rank() == 2)
        return {b.rank() == 2 ? "a matrix product" : "a matrix–vector product", arrow(extents(a) + "ᵀ·" + extents(y), to)};
    return {"an outer product", arrow(extents(a) + "·" + extents(y) + "ᵀ", to)};
}

bool isAllOf(const Tensor& value, double number)
{
    return std::all_of(value.values().begin(), value.values().end(), [number](double v) { return v == number; });
}

// ȳ ⊙ ∂y/∂x, summed where x was broadcast.
ProductName productOfElementwise(const Trace& trace, const Message& message)
{
    const Shape& y = trace.graph().node(message.from).shape;
    const Shape& x = trace.graph().node(message.to).shape;
    const Tensor& local = trace.valueOf(message.local);
    const bool isSummed = x != y;
    const std::string shapes = arrow(extents(y), x);
    if (isAllOf(local, 1.0))
        return isSummed ? ProductName{"a sum over what was broadcast", shapes} : ProductName{"the adjoint as it is", shapes};
    if (local.isScalar() || isAllOf(local, local[0])) // such as −1 or 2 everywhere
        return {isSummed ? "a multiple, summed over what was broadcast" : "a multiple of the adjoint", shapes};
    return {isSummed ? "a Hadamard product ⊙, summed over what was broadcast" : "a Hadamard product ⊙: the Jacobian is diagonal",
            arrow(extents(y) + "⊙" + extents(local.shape()), x)};
}

// Reductions stretch ȳ over what was reduced, and weigh it.
ProductName productOfReduction(std::string_view op, const Shape& y, const Shape& x)
{
    const std::string shapes = arrow(extents(y), x);
    if (op == "sum")
        return {"a broadcast", shapes};
    if (op == "mean")
        return {"a broadcast, divided by the number of elements", shapes};
    if (op == "amax" || op == "amin")
        return {"a broadcast, masked to the chosen element", shapes};
    return {"a broadcast ⊙ the slopes", arrow(extents(y) + "⊙" + extents(x), x)};
}

} // namespace

ProductName productOf(const Trace& trace, const Message& message)
{
    const Node& user = trace.graph().node(message.from);
    const Shape& x = trace.graph().node(message.to).shape;
    if (user.shape.isScalar() && x.isScalar())
        return {};
    if (isElementwise(*user.op))
        return message.local == kNoNode ? ProductName{} : productOfElementwise(trace, message);
    const std::string_view op = user.op->name;
    const auto shape = [&](std::size_t slot) { return trace.graph().node(user.inputs[slot]).shape; };
    const std::string passed = arrow(extents(user.shape), x);
    if (op == "matmul")
        return productOfMatmul(shape(0), shape(1), user.shape, message.slot);
    if (op == "outer")
        return {"a matrix–vector product",
                arrow(extents(user.shape) + (message.slot == 0 ? "·" : "ᵀ·") + extents(shape(message.slot == 0 ? 1 : 0)), x)};
    if (op == "transpose")
        return {"a transpose", passed};
    if (op == "broadcast")
        return {"a sum", passed};
    if (op == "sum_to")
        return {"a broadcast", passed};
    if (op == "pick")
        return {"zeros but where the element was picked", passed};
    if (op == "place" || op == "stack")
        return {"the adjoint of that place", passed};
    if (op == "trace")
        return {"the number ȳ on the diagonal", passed};
    return productOfReduction(op, user.shape, x);
}

std::string productSentence(const Trace& trace, const Message& message)
{
    const ProductName product = productOf(trace, message);
    if (product.name.empty())
        return {};
    return "That is " + product.name + ", " + product.shapes + ".";
}

std::string productTex(const Trace& trace, const Message& message)
{
    const ProductName product = productOf(trace, message);
    if (product.name.empty())
        return {};
    // The name without its remarks: a formula doesn't wrap in the middle of text.
    const std::string name = product.name.substr(0, product.name.find_first_of(",:"));
    std::string shapes = product.shapes;
    const auto replaceAll = [&shapes](const std::string& from, const std::string& to) {
        for (std::size_t at = shapes.find(from); at != std::string::npos; at = shapes.find(from, at + to.size()))
            shapes.replace(at, from.size(), to);
    };
    replaceAll("ᵀ", "^{\\top}");
    replaceAll("→", "\\to ");
    replaceAll("×", "\\times ");
    replaceAll("·", "\\cdot ");
    replaceAll("⊙", "\\odot ");
    return colored("note", "\\text{" + name + ": }" + shapes);
}

} // namespace ad
