// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of an equation of one number, as a tree that can be written with symbols and with
// numbers.
#pragma once

#include "core/model/notation.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// One product of a sum of products.
struct TermProduct {
    std::size_t index = 0;
    double left = 0;
    double right = 0;

    [[nodiscard]] double value() const { return left * right; }
};

enum class TermKind {
    Constant, ///< a number as the text writes it
    Value, ///< one number, named by the text
    Dot, ///< sum_j left_j right_j, named by the text: "<0> · <1>"
    Sum, ///< of the parts; each may be subtracted
    Product, ///< of the parts
    Quotient, ///< of the two parts
    Function, ///< of the one part, which stands at <> in the text: "tanh(<>)"
};

struct Term {
    TermKind kind = TermKind::Constant;
    TermText text; ///< of Constant, Value, Dot and Function
    double value = 0;
    bool isSubtracted = false; ///< from the sum it is in
    std::vector<Term> parts;
    std::vector<TermProduct> largest; ///< of a Dot: the furthest from zero, in that order
    std::size_t count = 0; ///< of a Dot: all its products
};

/// Products that a Dot keeps.
inline constexpr std::size_t kLargestProducts = 4;

/// Without parts and products.
[[nodiscard]] Term plainTerm(TermKind kind, TermText text, double value);
[[nodiscard]] Term constantTerm(const std::string &markup, double value);
[[nodiscard]] Term valueTerm(TermText text, double value);
/// @throws Error Internal when the sides have not one length
[[nodiscard]] Term dotTerm(
    TermText text, std::span<const float> left, std::span<const float> right);
[[nodiscard]] Term sumTerm(std::vector<Term> parts);
[[nodiscard]] Term productTerm(std::vector<Term> parts);
[[nodiscard]] Term quotientTerm(Term above, Term below);
/// @param function of the part's value
template <typename Function>
[[nodiscard]] Term functionTerm(const std::string &markup, Function function, Term part)
{
    Term term = plainTerm(TermKind::Function, {markup, {}}, function(part.value));
    term.parts.push_back(std::move(part));
    return term;
}
[[nodiscard]] Term subtracted(Term term);

[[nodiscard]] Term sigmoidOf(Term part);
[[nodiscard]] Term tanhOf(Term part);
[[nodiscard]] Term expOf(Term part);

/// All symbols of a term, from left to right.
[[nodiscard]] std::vector<TermSymbol> symbolsOf(const Term &term);
/// All sums of products in it, from left to right.
[[nodiscard]] std::vector<Term> dotsOf(const Term &term);

} // namespace seq2seq
