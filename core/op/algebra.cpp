// SPDX-License-Identifier: GPL-3.0-or-later
// Linear algebra. The rules of products are those of Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
// differentiation" (2008), section 2.
#include "core/op/catalog.h"
#include "core/op/rows.h"

#include <cmath>

namespace ad {

namespace {

using Inputs = std::span<const Tensor* const>;

Expr matmul(const Expr& a, const Expr& b)
{
    return call("matmul", a, b);
}
Expr transposed(const Expr& a)
{
    return a.shape().rank() == 2 ? call("transpose", a) : a;
}

// --- a @ b: vectors and matrices, as NumPy's matmul

Result<Shape> matmulShape(std::span<const Shape> in, const Attributes&)
{
    const Shape& a = in[0];
    const Shape& b = in[1];
    if (a.isScalar() || b.isScalar())
        return Error{"'@' needs vectors or matrices, not shapes " + toText(a) + " and " + toText(b), {}, "use '*' to multiply by a scalar"};
    const int inner = a.rank() == 2 ? a.columns() : a.rows();
    if (inner != b.rows()) {
        return Error{"shapes " + toText(a) + " and " + toText(b) + " don't fit '@'",
                     {},
                     "the last extent of the left operand (" + std::to_string(inner) + ") must equal the first of the right (" +
                         std::to_string(b.rows()) + ")"};
    }
    if (a.rank() == 1)
        return b.rank() == 1 ? Shape() : Shape(b.columns());
    return b.rank() == 1 ? Shape(a.rows()) : Shape(a.rows(), b.columns());
}

Tensor matmulValue(Inputs in, const Attributes&, const Shape& shape)
{
    const Tensor& a = *in[0];
    const Tensor& b = *in[1];
    Tensor y(shape, 0.0);
    const int inner = b.shape().rows();
    const int rows = a.shape().rank() == 2 ? a.shape().rows() : 1;
    const int columns = b.shape().columns();
    const Tensor::ConstMap left(a.values().data(), rows, inner);
    const Tensor::ConstMap right(b.values().data(), inner, columns);
    Tensor::Map(y.values().data(), rows, columns).noalias() = left * right;
    return y;
}

// ā = ȳ bᵀ and b̄ = aᵀ ȳ, with vectors in the places of a row on the left and a column on the right.
Expr matmulVjp(const Local& l, int slot, const Expr& ybar)
{
    const bool isMatrixA = l.a.shape().rank() == 2;
    const bool isMatrixB = l.b.shape().rank() == 2;
    if (!isMatrixA && !isMatrixB)
        return ybar * (slot == 0 ? l.b : l.a);
    if (slot == 0) {
        if (isMatrixB)
            return isMatrixA ? matmul(ybar, transposed(l.b)) : matmul(l.b, ybar);
        return call("outer", ybar, l.b);
    }
    return isMatrixA ? matmul(transposed(l.a), ybar) : call("outer", l.a, ybar);
}

Expr matmulJvp(const Local& l, int slot, const Expr& dot)
{
    return slot == 0 ? matmul(dot, l.b) : matmul(l.a, dot);
}

// --- transpose

Expr transposeProduct(const Local&, int, const Expr& e)
{
    return transposed(e);
}

// --- outer(a, b) = a bᵀ of two vectors

Result<Shape> outerShape(std::span<const Shape> in, const Attributes&)
{
    if (in[0].rank() != 1 || in[1].rank() != 1)
        return Error{"outer needs two vectors, not shapes " + toText(in[0]) + " and " + toText(in[1])};
    return Shape(in[0].rows(), in[1].rows());
}

Tensor outerValue(Inputs in, const Attributes&, const Shape& shape)
{
    Tensor y(shape, 0.0);
    y.map().noalias() = in[0]->map() * in[1]->map().transpose();
    return y;
}

Expr outerVjp(const Local& l, int slot, const Expr& ybar)
{
    return slot == 0 ? matmul(ybar, l.b) : matmul(l.a, ybar);
}
Expr outerJvp(const Local& l, int slot, const Expr& dot)
{
    return slot == 0 ? call("outer", dot, l.b) : call("outer", l.a, dot);
}

// --- norm, norm2: Euclidean, over all elements

Result<Shape> scalarShape(std::span<const Shape>, const Attributes&)
{
    return Shape();
}

// x/‖x‖, and 0 at the origin as in PyTorch.
Expr direction(const Local& l)
{
    const Expr isZero = call("eq", l.y, constant(l.y, 0.0));
    return l.a / (l.y + isZero);
}

Expr normVjp(const Local& l, int, const Expr& ybar)
{
    return ybar * direction(l);
}
Expr normJvp(const Local& l, int, const Expr& dot)
{
    return sum(direction(l) * dot);
}
Expr norm2Vjp(const Local& l, int, const Expr& ybar)
{
    return ybar * (2.0 * l.a);
}
Expr norm2Jvp(const Local& l, int, const Expr& dot)
{
    return sum(2.0 * l.a * dot);
}

// --- trace of a matrix

Result<Shape> traceShape(std::span<const Shape> in, const Attributes&)
{
    if (in[0].rank() != 2 || in[0].rows() != in[0].columns())
        return Error{"trace needs a square matrix, not shape " + toText(in[0])};
    return Shape();
}

Tensor identity(const Shape& shape)
{
    Tensor result(shape, 0.0);
    result.map().setIdentity();
    return result;
}

Expr traceVjp(const Local& l, int, const Expr& ybar)
{
    return ybar * constant(l.a, identity(l.a.shape()));
}
Expr traceJvp(const Local&, int, const Expr& dot)
{
    return call("trace", dot);
}

const Op kTable[] = {
    {.name = "matmul",
     .kind = OpKind::Tensor,
     .arity = 2,
     .notation = {"@", "#1 @ #2", "#1\\,#2", Binding::Term, Binding::Term, Binding::Minus},
     .about = "matrix product, as NumPy's @; of two vectors their dot product",
     .shape = matmulShape,
     .evaluate = matmulValue,
     .vjp = matmulVjp,
     .jvp = matmulJvp},
    {.name = "transpose",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"ᵀ", "#1.T", "#1^{\\top}", Binding::Atom, Binding::Atom},
     .about = "rows become columns; a vector stays as it is",
     .shape = [](std::span<const Shape> in, const Attributes&) -> Result<Shape> { return in[0].transposed(); },
     .evaluate =
         [](Inputs in, const Attributes&, const Shape& shape) {
             Tensor y(shape, 0.0);
             if (shape.rank() == 2)
                 y.map() = in[0]->map().transpose();
             else
                 y.map() = in[0]->map();
             return y;
         },
     .vjp = transposeProduct,
     .jvp = transposeProduct},
    {.name = "outer",
     .kind = OpKind::Tensor,
     .arity = 2,
     .notation = {"⊗", "outer({1}, {2})", "#1\\,#2^{\\top}", Binding::Term, Binding::Minus, Binding::Atom},
     .about = "the matrix of all products of the elements of two vectors",
     .shape = outerShape,
     .evaluate = outerValue,
     .vjp = outerVjp,
     .jvp = outerJvp},
    {.name = "norm",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"‖·‖", "norm({1})", "\\left\\|{1}\\right\\|"},
     .about = "Euclidean norm of all elements; derivative 0 at the origin",
     .shape = scalarShape,
     .evaluate = [](Inputs in, const Attributes&, const Shape&) { return Tensor(in[0]->map().stableNorm()); },
     .vjp = normVjp,
     .jvp = normJvp},
    {.name = "norm2",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"‖·‖²", "norm2({1})", "\\left\\|{1}\\right\\|^{2}"},
     .about = "squared Euclidean norm: the sum of the squares of all elements",
     .shape = scalarShape,
     .evaluate = [](Inputs in, const Attributes&, const Shape&) { return Tensor(in[0]->map().squaredNorm()); },
     .vjp = norm2Vjp,
     .jvp = norm2Jvp},
    {.name = "trace",
     .kind = OpKind::Tensor,
     .arity = 1,
     .notation = {"tr", "trace({1})", "\\operatorname{tr}\\left({1}\\right)"},
     .about = "sum of the diagonal of a square matrix",
     .shape = traceShape,
     .evaluate = [](Inputs in, const Attributes&, const Shape&) { return Tensor(in[0]->map().trace()); },
     .vjp = traceVjp,
     .jvp = traceJvp},
};

} // namespace

std::span<const Op> algebraOps()
{
    return kTable;
}

} // namespace ad
