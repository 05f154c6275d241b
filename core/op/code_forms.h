// SPDX-License-Identifier: GPL-3.0-or-later
// The way each op is written in programming languages: a column of the catalog that only the writers of code read.
#pragma once

#include "core/op/op.h"

namespace ad {

/// The way an op is written in one language: a template as those of Notation, in which also stand
///   {axis}   ", axis=0" as an argument, nothing if all axes are reduced      {shape}  of the result, as a literal
///   {index}  what is picked: "1" or "1, 2"      {seat}  the same, as one value      {count}  of classes
///   {column} what makes a vector a column, nothing if it needs to be none
///   {items}  all operands                       {rows}  the same, in brackets for each row of a matrix
/// A form that binds less tightly than an atom is an operator; others are calls.
struct CodeForm
{
    const char* pattern = nullptr;
    Binding binding = Binding::Atom;
    Binding left = Binding::Comparison;
    Binding right = Binding::Comparison;
};

/// In each language. `cpp` gives a number, from numbers if the op is elementwise; `cppArray` gives an array. Where it is missing, an
/// elementwise op is applied to each element, and any other is written as `cpp` says.
struct CodeForms
{
    CodeForm numpy = {};
    CodeForm torch = {};
    CodeForm cpp = {};
    CodeForm cppArray = {};
};

/// The forms of an op of the catalog that is no leaf (asserted). Cost: one hash look-up.
[[nodiscard]] const CodeForms& codeFormsOf(const Op& op);

/// True if the table has a row for the op.
[[nodiscard]] bool hasCodeForms(const Op& op);

} // namespace ad
