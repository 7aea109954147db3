// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/term.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq {

Term plainTerm(TermKind kind, TermText text, double value)
{
    Term term;
    term.kind = kind;
    term.text = std::move(text);
    term.value = value;
    return term;
}

Term constantTerm(const std::string &markup, double value)
{
    return plainTerm(TermKind::Constant, {markup, {}}, value);
}

Term valueTerm(TermText text, double value)
{
    return plainTerm(TermKind::Value, std::move(text), value);
}

Term dotTerm(TermText text, std::span<const float> left, std::span<const float> right)
{
    if (left.size() != right.size())
        throw Error(ErrorCode::Internal,
            message("core", "The equation multiplies %1 numbers with %2")
                .arg(left.size())
                .arg(right.size()));
    Term term = plainTerm(TermKind::Dot, std::move(text), 0);
    std::vector<TermProduct> products(left.size());
    for (std::size_t j = 0; j < left.size(); ++j) {
        products[j] = {j, double(left[j]), double(right[j])};
        term.value += products[j].value();
    }
    term.count = products.size();
    std::ranges::stable_sort(products, std::greater<>(),
        [](const TermProduct &product) { return std::abs(product.value()); });
    products.resize(std::min(products.size(), kLargestProducts));
    term.largest = std::move(products);
    return term;
}

Term sumTerm(std::vector<Term> parts)
{
    Term term = plainTerm(TermKind::Sum, {}, 0);
    for (const Term &part : parts)
        term.value += part.isSubtracted ? -part.value : part.value;
    term.parts = std::move(parts);
    return term;
}

Term productTerm(std::vector<Term> parts)
{
    Term term = plainTerm(TermKind::Product, {}, 1);
    for (const Term &part : parts)
        term.value *= part.value;
    term.parts = std::move(parts);
    return term;
}

Term quotientTerm(Term above, Term below)
{
    Term term = plainTerm(TermKind::Quotient, {}, above.value / below.value);
    term.parts.push_back(std::move(above));
    term.parts.push_back(std::move(below));
    return term;
}

Term subtracted(Term term)
{
    term.isSubtracted = true;
    return term;
}

Term sigmoidOf(Term part)
{
    return functionTerm(
        "σ(<>)", [](double x) { return 1 / (1 + std::exp(-x)); }, std::move(part));
}

Term tanhOf(Term part)
{
    return functionTerm(
        "tanh(<>)", [](double x) { return std::tanh(x); }, std::move(part));
}

Term expOf(Term part)
{
    return functionTerm(
        "exp(<>)", [](double x) { return std::exp(x); }, std::move(part));
}

std::vector<TermSymbol> symbolsOf(const Term &term)
{
    std::vector<TermSymbol> symbols = term.text.symbols;
    for (const Term &part : term.parts)
        for (TermSymbol &symbol : symbolsOf(part))
            symbols.push_back(symbol);
    return symbols;
}

std::vector<Term> dotsOf(const Term &term)
{
    if (term.kind == TermKind::Dot)
        return {term};
    std::vector<Term> dots;
    for (const Term &part : term.parts)
        for (Term &dot : dotsOf(part))
            dots.push_back(std::move(dot));
    return dots;
}

} // namespace seq2seq
