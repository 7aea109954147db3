// SPDX-License-Identifier: GPL-3.0-or-later
// One score, one weight and the place of attention, written out. Each kind says how in its file in
// core/model/attention; here is what it says it with.
#pragma once

#include "core/explain/term.h"

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace seq2seq {

/// What the equations of attention at a step are written from.
struct AttentionNumbers {
    const Trace &trace;
    int step = 0; ///< from 0
    TensorId state; ///< h_t of the top layer
    std::vector<WeightId> weights; ///< in the order of AttentionDescription::weights
    std::function<Matrix(const WeightId &)> values; ///< of a weight
};

/// Numbers with what is written for them.
struct TermVector {
    TermText text;
    std::vector<float> values;
    bool isProduct = false; ///< stands in brackets where it is multiplied
};

/// What a kind of attention writes the equation of one number with. Texts of sums and reasons may
/// hold <e>, the scores, and <p>, the place looked at.
class AttentionTerms {
public:
    /// @param i source position, from 0
    AttentionTerms(const AttentionNumbers &numbers, int i);

    [[nodiscard]] const ModelConfig &config() const { return m_numbers.trace.config; }
    [[nodiscard]] int i() const { return m_i; } ///< source position, from 0
    [[nodiscard]] int t() const { return m_numbers.step; } ///< from 0
    [[nodiscard]] int m() const; ///< words of the source
    [[nodiscard]] std::vector<float> scores() const; ///< e_t
    [[nodiscard]] double position() const; ///< p_t

    [[nodiscard]] TermVector h() const; ///< h_t
    [[nodiscard]] TermVector s() const; ///< h_i
    /// A row of a weight. @param row none: the only one
    [[nodiscard]] TermVector row(std::size_t weight, int row = -1) const;
    /// W x
    [[nodiscard]] TermVector times(std::size_t weight, const TermVector &x) const;
    [[nodiscard]] static TermVector sum(const TermVector &a, const TermVector &b);
    [[nodiscard]] static TermVector tanh(TermVector x);

    [[nodiscard]] static Term dot(const TermVector &a, const TermVector &b);
    [[nodiscard]] Term e() const; ///< e_{t,i}
    [[nodiscard]] Term p() const; ///< p_t
    /// A number that is written as it is.
    [[nodiscard]] static Term number(int value) { return number(std::to_string(value), value); }
    [[nodiscard]] static Term number(const std::string &text, double value)
    {
        return constantTerm(text, value);
    }
    /// One with a name: "τ".
    [[nodiscard]] static Term named(const std::string &name, double value)
    {
        return valueTerm({name, {}}, value);
    }
    [[nodiscard]] static Term minus(Term a, Term b);
    [[nodiscard]] static Term product(Term a, Term b);
    [[nodiscard]] static Term quotient(Term a, Term b);
    [[nodiscard]] static Term sigmoid(Term x) { return sigmoidOf(std::move(x)); }
    /// @param text with the argument at <>
    template <typename Function>
    [[nodiscard]] static Term apply(const std::string &text, Function function, Term x)
    {
        return functionTerm(text, function, std::move(x));
    }

    /// exp(e_i) / sum_j exp(e_j) over the words that get weight.
    template <typename IsSeen>
    [[nodiscard]] Term softmax(IsSeen isSeen, const std::string &sum = "Σ_j exp(<e>)") const
    {
        double total = 0;
        const std::vector<float> all = scores();
        for (std::size_t j = 0; j < all.size(); ++j)
            if (isSeen(static_cast<int>(j)))
                total += std::exp(static_cast<double>(all[j]));
        return quotientTerm(expOf(e()), valueTerm(textOf(sum), total));
    }
    /// Zero, whatever the score. @param reason "4 > 3"
    [[nodiscard]] Term nothing(const std::string &reason) const;

private:
    [[nodiscard]] TensorId ofStep(Quantity quantity) const
    {
        return {quantity, Reader::Decoder, 0, m_numbers.step, 0};
    }
    [[nodiscard]] TermVector vectorOf(const TensorId &tensor) const;
    [[nodiscard]] TermText textOf(const std::string &markup) const;

    const AttentionNumbers &m_numbers;
    int m_i;
};

/// e_{t,i}. @param i source position, from 0
[[nodiscard]] Term scoreTerm(const AttentionNumbers &numbers, int i);
/// alpha_{t,i}, from the scores and the position in the trace
[[nodiscard]] Term weightTerm(const AttentionNumbers &numbers, int i);
/// p_t of local attention
[[nodiscard]] Term positionTerm(const AttentionNumbers &numbers);

} // namespace seq2seq
