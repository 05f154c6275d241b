// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax tree of a formula, as the parser of TeX leaves it for the layout and for the reader as text.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace ad::ui {

/// What an atom is to its neighbours; the spaces between atoms follow from it (TeXbook, chapter 18).
enum class AtomClass { Ordinary, Operator, Binary, Relation, Opening, Closing, Punctuation, Inner };

/// Which alphabet a letter is taken from. Automatic: variables italic, figures and functions upright.
enum class Alphabet { Automatic, Upright, Italic, Bold, BoldItalic, Blackboard, Calligraphic };

/// Where the scripts of an operator stand.
enum class Limits { Beside, InDisplay, Always };

enum class TexKind {
    Row,       // children side by side
    Symbol,    // one character
    Text,      // words or a function's name, upright: `text`
    Fraction,  // numerator, denominator
    Scripts,   // base, subscript, superscript; an empty row means "none"
    Accent,    // base below `character`, a combining mark
    Overline,  // base
    Underline, // base
    Radical,   // radicand, degree
    Fenced,    // content between `character` and `closing`, as tall as it
    Delimiter, // `character`, `amount` em tall
    Grid,      // cells row by row, `columns` of them in each, aligned as `text` says ("rl" is repeated)
    Brace,     // content with a horizontal brace `character` above or below it
    Stack,     // base, below, above
    Color,     // content in the colour `text`
    Link,      // content that can be clicked, called `text`
    Phantom,   // the room of the content
    Boxed,     // content in a frame
    Cancel,    // content, struck out
    Space,     // `amount` em
    Style      // the rest of the row is set in style `columns`: 0 display, 1 text, 2 script
};

struct TexNode
{
    TexKind kind = TexKind::Row;
    AtomClass atom = AtomClass::Ordinary;
    Alphabet alphabet = Alphabet::Automatic;
    Limits limits = Limits::Beside;
    char32_t character = 0; // 0 for an invisible delimiter
    char32_t closing = 0;
    int columns = 0;
    double amount = 0.0;
    QString text = {};
    std::vector<TexNode> children = {};

    [[nodiscard]] bool isEmpty() const { return kind == TexKind::Row && children.empty(); }
};

/// A formula that was read. What could not be understood is in the tree as text, so that a wrong formula is shown and not lost.
struct ParsedTex
{
    TexNode root;
    QStringList errors;
};

} // namespace ad::ui
