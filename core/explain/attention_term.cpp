// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attention_term.h"

#include "core/explain/dot_product.h"
#include "generated/attention_files.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// Both texts, the symbols of the second counted on.
TermText joined(TermText a, const std::string &between, const TermText &b)
{
    const std::size_t before = a.symbols.size();
    a.markup += between + withSymbols(b.markup, [before](std::string_view place) {
        return "<" + std::to_string(before + std::stoul(std::string(place))) + ">";
    });
    a.symbols.insert(a.symbols.end(), b.symbols.begin(), b.symbols.end());
    return a;
}

/// How a kind writes its numbers.
struct TermEquations {
    Term (*score)(const AttentionTerms &);
    Term (*weight)(const AttentionTerms &);
    Term (*position)(const AttentionTerms &);
};

template <typename Kind> constexpr TermEquations termsOf()
{
    return {[](const AttentionTerms &terms) -> Term { return Kind::scoreTerm(terms); },
        [](const AttentionTerms &terms) -> Term { return Kind::weightTerm(terms); },
        [](const AttentionTerms &terms) -> Term { return Kind::positionTerm(terms); }};
}

#define SEQ2SEQ_TERMS(kind) termsOf<attention::kind>(),
constexpr TermEquations kTerms[] // in the order of AttentionKind, without None
    = {SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_TERMS)};
#undef SEQ2SEQ_TERMS

const TermEquations &equationsFor(const AttentionNumbers &numbers)
{
    return kTerms[static_cast<std::size_t>(numbers.trace.config.attention) - 1];
}

} // namespace

AttentionTerms::AttentionTerms(const AttentionNumbers &numbers, int i)
    : m_numbers(numbers)
    , m_i(i)
{
}

int AttentionTerms::m() const
{
    return static_cast<int>(m_numbers.trace.sourceIds.size());
}

std::vector<float> AttentionTerms::scores() const
{
    return valuesOf(m_numbers.trace, ofStep(Quantity::Scores));
}

double AttentionTerms::position() const
{
    return static_cast<double>(valuesOf(m_numbers.trace, ofStep(Quantity::Position)).at(0));
}

TermVector AttentionTerms::vectorOf(const TensorId &tensor) const
{
    return {{"<0>", {{tensor}}}, valuesOf(m_numbers.trace, tensor)};
}

TermVector AttentionTerms::h() const
{
    return vectorOf(m_numbers.state);
}

TermVector AttentionTerms::s() const
{
    return vectorOf({Quantity::EncoderState, Reader::Decoder, 0, m_i, 0});
}

TermVector AttentionTerms::row(std::size_t weight, int row) const
{
    const WeightId &id = m_numbers.weights.at(weight);
    const Matrix w = m_numbers.values(id);
    const auto values = w.row(static_cast<std::size_t>(std::max(row, 0)));
    return {{"<0>", {{id, row}}}, {values.begin(), values.end()}};
}

TermVector AttentionTerms::times(std::size_t weight, const TermVector &x) const
{
    const WeightId &id = m_numbers.weights.at(weight);
    const Matrix w = m_numbers.values(id);
    std::vector<float> y(w.rows);
    for (std::size_t r = 0; r < w.rows && w.columns == x.values.size(); ++r)
        y[r] = static_cast<float>(dotProduct(x.values, w.row(r)));
    return {joined({"<0>", {{id}}}, " ", x.text), std::move(y), true};
}

TermVector AttentionTerms::sum(const TermVector &a, const TermVector &b)
{
    TermVector both{joined(a.text, " + ", b.text), a.values, true};
    std::transform(both.values.begin(), both.values.end(), b.values.begin(), both.values.begin(),
        std::plus<>());
    return both;
}

TermVector AttentionTerms::tanh(TermVector x)
{
    x.text.markup = "tanh(" + x.text.markup + ")";
    for (float &value : x.values)
        value = std::tanh(value);
    x.isProduct = false;
    return x;
}

Term AttentionTerms::dot(const TermVector &a, const TermVector &b)
{
    TermText text = b.text;
    if (b.isProduct)
        text.markup = "(" + text.markup + ")";
    return dotTerm(joined(a.text, " · ", text), a.values, b.values);
}

Term AttentionTerms::e() const
{
    return valueTerm({"<0>", {{ofStep(Quantity::Scores), m_i}}},
        static_cast<double>(scores().at(static_cast<std::size_t>(m_i))));
}

Term AttentionTerms::p() const
{
    return valueTerm({"<0>", {{ofStep(Quantity::Position), 0}}}, position());
}

Term AttentionTerms::minus(Term a, Term b)
{
    return sumTerm({std::move(a), subtracted(std::move(b))});
}

Term AttentionTerms::product(Term a, Term b)
{
    return productTerm({std::move(a), std::move(b)});
}

Term AttentionTerms::quotient(Term a, Term b)
{
    return quotientTerm(std::move(a), std::move(b));
}

Term AttentionTerms::nothing(const std::string &reason) const
{
    return plainTerm(TermKind::Constant, textOf("0, " + reason), 0);
}

TermText AttentionTerms::textOf(const std::string &markup) const
{
    TermText text;
    text.markup = withSymbols(markup, [&](std::string_view place) {
        if (place == "p")
            text.symbols.push_back({ofStep(Quantity::Position), 0});
        else // each score, whose letter is j
            text.symbols.push_back({ofStep(Quantity::Scores), -1, -1, "j"});
        return "<" + std::to_string(text.symbols.size() - 1) + ">";
    });
    return text;
}

Term scoreTerm(const AttentionNumbers &numbers, int i)
{
    return equationsFor(numbers).score({numbers, i});
}

Term weightTerm(const AttentionNumbers &numbers, int i)
{
    return equationsFor(numbers).weight({numbers, i});
}

Term positionTerm(const AttentionNumbers &numbers)
{
    return equationsFor(numbers).position({numbers, 0});
}

} // namespace seq2seq
