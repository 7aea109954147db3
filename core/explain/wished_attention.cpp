// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/wished_attention.h"

#include "core/error.h"
#include "core/explain/require_words.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq {

namespace {

constexpr double kFloor = 1e-4; // of a weight whose logarithm is taken: 0 would never grow again
constexpr double kSmallestStep = 1e-3; // of the ascent: shorter ones change nothing to be seen

std::vector<double> softmax(std::vector<double> logits)
{
    const double most = std::ranges::max(logits);
    for (double &value : logits)
        value = std::exp(value - most);
    const double sum = std::accumulate(logits.begin(), logits.end(), 0.0);
    for (double &value : logits)
        value /= sum;
    return logits;
}

std::vector<double> logitsOf(const std::vector<double> &weights)
{
    std::vector<double> logits;
    for (const double weight : weights)
        logits.push_back(std::log(std::max(weight, kFloor)));
    return logits;
}

/// alpha_t and what the model says with it.
struct Look {
    std::vector<double> weights;
    double logProbability = 0; ///< of B
    int likeliest = 0;
};

/// The model at one step of one pair, as a function of alpha_t.
class Step {
public:
    Step(const Model &model, const std::vector<int> &source, const std::vector<int> &target,
        const Wish &wish, const std::function<void()> &between)
        : m_model(model)
        , m_source(source)
        , m_target(target.begin(), target.begin() + wish.step)
        , m_wish(wish)
        , m_between(between)
    {
        m_target.push_back(wish.word);
    }

    [[nodiscard]] Look own() const
    {
        const auto t = static_cast<std::size_t>(m_wish.step);
        const Trace trace = m_model.trace(m_source, m_target, 1, m_wish.edits);
        const auto row = trace.attention.row(t);
        return {{row.begin(), row.end()}, trace.logProbabilities[t], trace.topWords[t].front().id};
    }

    [[nodiscard]] Look with(std::vector<double> weights) const
    {
        if (m_between)
            m_between();
        const std::unique_ptr<Decoding> decoding
            = m_model.decode(std::span(&m_source, 1), editsWith(weights));
        for (std::size_t t = 0; t < m_target.size(); ++t)
            decoding->step(
                std::vector<std::size_t>{0}, std::vector<int>{t == 0 ? kBos : m_target[t - 1]});
        return {std::move(weights), decoding->logProbability(0, m_wish.word),
            decoding->top(1).ids.front()};
    }

    /// d log P_t[B] / d e_t at these weights.
    [[nodiscard]] std::vector<double> slopesAt(const std::vector<double> &weights) const
    {
        if (m_between)
            m_between();
        const Objective of{m_wish.word, {}, m_wish.step};
        const std::vector<Gradient> gradients = m_model.gradients(
            m_source, m_target, std::span(&of, 1), {PlaceKind::Attention}, editsWith(weights));
        const auto row = gradients.front().values.row(static_cast<std::size_t>(m_wish.step));
        return logitSlopes(weights, std::vector<double>(row.begin(), row.end()));
    }

private:
    [[nodiscard]] Edits editsWith(const std::vector<double> &weights) const
    {
        Edits edits = m_wish.edits;
        AttentionEdit set;
        set.kind = AttentionEdit::Kind::Set;
        set.steps = {m_wish.step, m_wish.step};
        set.weights = weights;
        edits.attention.push_back(std::move(set));
        return edits;
    }

    const Model &m_model;
    const std::vector<int> &m_source;
    std::vector<int> m_target; // y_1.. before step t, then B
    const Wish &m_wish;
    const std::function<void()> &m_between;
};

std::vector<double> moved(
    std::vector<double> logits, const std::vector<double> &slopes, double length)
{
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] += length * slopes[i];
    return logits;
}

double largestOf(const std::vector<double> &slopes)
{
    double largest = 0;
    for (const double slope : slopes)
        largest = std::max(largest, std::abs(slope));
    return largest;
}

/// Steepest ascent, by steps halved until B is more likely after them. Their length is that of the
/// logit that moves most, so that a sharp attention, whose slopes are small, moves as fast as a
/// flat one.
Look ascend(const Step &step, const std::vector<double> &start, const Wish &wish)
{
    std::vector<double> logits = logitsOf(start);
    Look best = step.with(softmax(logits));
    double length = 1;
    for (int i = 0; i < wish.mostSteps && best.likeliest != wish.word; ++i) {
        const std::vector<double> slopes = step.slopesAt(best.weights);
        const double largest = largestOf(slopes);
        if (largest == 0)
            break;
        Look next = step.with(softmax(moved(logits, slopes, length / largest)));
        while (next.logProbability <= best.logProbability && length > kSmallestStep) {
            length /= 2;
            next = step.with(softmax(moved(logits, slopes, length / largest)));
        }
        if (next.logProbability <= best.logProbability)
            break;
        logits = moved(logits, slopes, length / largest);
        best = std::move(next);
        length *= 2;
    }
    return best;
}

/// All attention on the source word that makes B the likeliest.
Look bestSingleWord(const Step &step, std::size_t words)
{
    Look best;
    for (std::size_t i = 0; i < words; ++i) {
        std::vector<double> weights(words);
        weights[i] = 1;
        Look look = step.with(std::move(weights));
        if (i == 0 || look.logProbability > best.logProbability)
            best = std::move(look);
    }
    return best;
}

} // namespace

std::vector<double> logitSlopes(std::span<const double> weights, std::span<const double> slopes)
{
    const double mean = std::inner_product(weights.begin(), weights.end(), slopes.begin(), 0.0);
    std::vector<double> result;
    for (std::size_t i = 0; i < weights.size(); ++i)
        result.push_back(weights[i] * (slopes[i] - mean));
    return result;
}

WishedAttention wishForAttention(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const Wish &wish, const std::function<void()> &between)
{
    requirePlace({PlaceKind::Attention}, model.config());
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(target, model.config().targetVocabulary);
    requireTargetWords({&wish.word, 1}, model.config().targetVocabulary);
    if (wish.step < 0 || static_cast<std::size_t>(wish.step) > target.size())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The translation has no word %1").arg(wish.step + 1), {},
            message("core", "Its words are numbered from 1 to %1.").arg(target.size()));
    const Step step(model, source, target, wish, between);
    const Look own = step.own();
    Look best = own;
    const auto isDone = [&] { return best.likeliest == wish.word; };
    const auto consider = [&](Look look) {
        if (look.logProbability > best.logProbability)
            best = std::move(look);
    };
    if (!isDone())
        consider(ascend(step, own.weights, wish));
    if (!isDone()) {
        const Look single = bestSingleWord(step, source.size());
        consider(single);
        consider(ascend(step, single.weights, wish));
    }
    return {own.weights, best.weights, own.logProbability, best.logProbability,
        own.likeliest == wish.word, isDone(), best.likeliest};
}

} // namespace seq2seq
