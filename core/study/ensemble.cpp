// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/ensemble.h"

#include "core/error.h"
#include "core/model/reading_order.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace seq2seq {

namespace {

using Sentences = std::span<const std::vector<int>>;

/// log (1/K) sum_k e^(v_k)
double logMean(std::span<const double> values)
{
    const double highest = *std::ranges::max_element(values);
    if (!std::isfinite(highest))
        return highest;
    double sum = 0;
    for (const double value : values)
        sum += std::exp(value - highest);
    return highest + std::log(sum / static_cast<double>(values.size()));
}

class EnsembleDecoding final : public Decoding {
public:
    EnsembleDecoding(std::vector<std::unique_ptr<Decoding>> members, std::size_t words)
        : m_members(std::move(members))
        , m_words(words)
    {
    }

    void step(std::span<const std::size_t> origin, std::span<const int> previous) override
    {
        for (const std::unique_ptr<Decoding> &member : m_members)
            member->step(origin, previous);
        m_rows = origin.size();
    }

    [[nodiscard]] TopWords top(std::size_t count) override
    {
        TopWords top;
        top.count = count;
        std::vector<double> all(m_words);
        std::vector<int> order(m_words);
        for (std::size_t row = 0; row < m_rows; ++row) {
            logProbabilities(row, all);
            std::iota(order.begin(), order.end(), 0);
            const auto at = [&](int word) { return all[static_cast<std::size_t>(word)]; };
            std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                order.end(),
                [&](int a, int b) { return at(a) > at(b) || (at(a) == at(b) && a < b); });
            for (std::size_t i = 0; i < count; ++i) {
                top.ids.push_back(order[i]);
                top.logProbabilities.push_back(at(order[i]));
            }
        }
        return top;
    }

    [[nodiscard]] double logProbability(std::size_t row, int word) override
    {
        std::vector<double> values;
        for (const std::unique_ptr<Decoding> &member : m_members)
            values.push_back(member->logProbability(row, word));
        return logMean(values);
    }

    void logProbabilities(std::size_t row, std::span<double> out) override
    {
        std::vector<std::vector<double>> all(m_members.size(), std::vector<double>(m_words));
        for (std::size_t k = 0; k < all.size(); ++k)
            m_members[k]->logProbabilities(row, all[k]);
        std::vector<double> values(m_members.size());
        for (std::size_t word = 0; word < m_words; ++word) {
            for (std::size_t k = 0; k < all.size(); ++k)
                values[k] = all[k][word];
            out[word] = logMean(values);
        }
    }

private:
    std::vector<std::unique_ptr<Decoding>> m_members;
    std::size_t m_words; // |V_tgt|
    std::size_t m_rows = 0;
};

[[noreturn]] void refuse()
{
    throw Error(ErrorCode::BadConfiguration,
        message("core", "An ensemble translates and is measured, nothing else"), {},
        message("core", "Train one of its runs, or look into it."));
}

class Ensemble final : public Model {
public:
    explicit Ensemble(std::vector<std::shared_ptr<const Model>> members)
        : m_members(std::move(members))
    {
    }

    [[nodiscard]] const ModelConfig &config() const override { return first().config(); }
    [[nodiscard]] EngineKind engine() const override { return first().engine(); }
    [[nodiscard]] std::string device() const override { return first().device(); }
    [[nodiscard]] std::uint64_t version() const override
    {
        std::uint64_t version = 0; // each only rises
        for (const std::shared_ptr<const Model> &member : m_members)
            version += member->version();
        return version;
    }
    [[nodiscard]] std::int64_t parameters() const override
    {
        std::int64_t count = 0;
        for (const std::shared_ptr<const Model> &member : m_members)
            count += member->parameters();
        return count;
    }

    [[nodiscard]] std::unique_ptr<Decoding> decode(
        Sentences sources, const Edits &edits, const std::stop_token &stop) const override
    {
        if (edits.changesTheModel())
            refuse();
        std::vector<std::unique_ptr<Decoding>> decodings;
        for (const std::shared_ptr<const Model> &member : m_members)
            decodings.push_back(member->decode(readBy(*member, sources), edits, stop));
        return std::make_unique<EnsembleDecoding>(
            std::move(decodings), static_cast<std::size_t>(config().targetVocabulary));
    }

    [[nodiscard]] std::vector<ForcedSentence> score(Sentences sources, Sentences targets,
        bool keepAttention, const std::stop_token &stop) const override;

    void initialize(std::uint64_t, Initialization) override { refuse(); }
    [[nodiscard]] StateDict weights() const override { refuse(); }
    void setWeights(const StateDict &) override { refuse(); }
    [[nodiscard]] std::optional<NamedTensor> weight(const std::string &) const override
    {
        refuse();
    }
    [[nodiscard]] StateDict optimizerState() const override { refuse(); }
    [[nodiscard]] std::int64_t optimizerSteps() const override { refuse(); }
    void setOptimizerState(const StateDict &, std::int64_t) override { refuse(); }
    BatchTotals update(const Batch &, const UpdateOptions &) override { refuse(); }
    [[nodiscard]] BatchTotals measure(const Batch &, const UpdateOptions &) override { refuse(); }
    [[nodiscard]] StateDict weightGradients(const Batch &, const UpdateOptions &) override
    {
        refuse();
    }
    [[nodiscard]] Trace trace(const std::vector<int> &, std::span<const int>, std::size_t,
        const Edits &, const std::stop_token &) const override
    {
        refuse();
    }
    [[nodiscard]] std::vector<Gradient> gradients(const std::vector<int> &,
        const std::vector<int> &, std::span<const Objective>, const Place &, const Edits &,
        const std::stop_token &) const override
    {
        refuse();
    }

private:
    [[nodiscard]] const Model &first() const { return *m_members.front(); }
    [[nodiscard]] bool readsOtherwise(const Model &member) const
    {
        return member.config().reverseSource != config().reverseSource;
    }
    /// Sources in the order in which a member reads them.
    [[nodiscard]] std::vector<std::vector<int>> readBy(const Model &member, Sentences sources) const
    {
        std::vector<std::vector<int>> read;
        for (const std::vector<int> &source : sources)
            read.push_back(readingOrder(source, readsOtherwise(member)));
        return read;
    }
    void addAttention(Sentences sources, Sentences targets, std::vector<ForcedSentence> &sentences,
        const std::stop_token &stop) const;

    std::vector<std::shared_ptr<const Model>> m_members;
};

/// The mean of the members that have any, columns in the first's reading order.
void Ensemble::addAttention(Sentences sources, Sentences targets,
    std::vector<ForcedSentence> &sentences, const std::stop_token &stop) const
{
    float members = 0;
    for (const std::shared_ptr<const Model> &member : m_members) {
        if (member->config().attention == AttentionKind::None)
            continue;
        ++members;
        const std::vector<ForcedSentence> own
            = member->score(readBy(*member, sources), targets, true, stop);
        for (std::size_t s = 0; s < sentences.size(); ++s) {
            const Matrix &alpha = own[s].attention;
            Matrix &sum = sentences[s].attention;
            if (sum.isEmpty())
                sum = Matrix(alpha.rows, alpha.columns);
            const std::size_t words = alpha.columns - 1; // without </s>
            for (std::size_t t = 0; t < alpha.rows; ++t)
                for (std::size_t i = 0; i < alpha.columns; ++i)
                    sum.at(t, readsOtherwise(*member) && i < words ? words - 1 - i : i)
                        += alpha.at(t, i);
        }
    }
    for (ForcedSentence &sentence : sentences)
        for (float &value : sentence.attention.values)
            value /= members;
}

/// All sentences a step at a time, those that are through left out.
std::vector<ForcedSentence> Ensemble::score(
    Sentences sources, Sentences targets, bool keepAttention, const std::stop_token &stop) const
{
    std::vector<ForcedSentence> sentences(sources.size());
    const std::unique_ptr<Decoding> decoding = decode(sources, {}, stop);
    std::vector<std::size_t> running(sources.size()); // sentence of each row
    std::iota(running.begin(), running.end(), std::size_t{0});
    std::vector<std::size_t> origin = running;
    for (std::size_t t = 0; !running.empty(); ++t) {
        std::vector<int> previous;
        for (const std::size_t s : running)
            previous.push_back(t == 0 ? kBos : targets[s][t - 1]);
        decoding->step(origin, previous);
        const TopWords likeliest = decoding->top(1);
        std::vector<std::size_t> going;
        origin.clear();
        for (std::size_t row = 0; row < running.size(); ++row) {
            const std::size_t s = running[row];
            sentences[s].logProbability += decoding->logProbability(row, targets[s][t]);
            sentences[s].correct += likeliest.ids[row] == targets[s][t] ? 1 : 0;
            if (++sentences[s].tokens == static_cast<int>(targets[s].size()))
                continue;
            going.push_back(s);
            origin.push_back(row);
        }
        running = std::move(going);
    }
    if (keepAttention)
        addAttention(sources, targets, sentences, stop);
    return sentences;
}

/// @param side "source" or "target"
void requireSameLanguage(
    const Language &one, const Language &other, const Message &side, const std::string &name)
{
    const auto fail = [&](Message what) {
        throw Error(ErrorCode::BadConfiguration, std::move(what), {name},
            message("core", "Take runs that were trained with one corpus and one way to cut it."));
    };
    if (one.tokenizer->options().kind != other.tokenizer->options().kind
        || one.tokenizer->model() != other.tokenizer->model())
        fail(message("core", "Its %1 sentences are cut in another way than those of the first run")
                 .arg(side));
    if (!std::ranges::equal(one.vocabulary.words(), other.vocabulary.words()))
        fail(message("core", "Its %1 vocabulary is another than that of the first run").arg(side));
}

const StateDict &weightsOf(const Experiment &run, const std::string &name)
{
    if (run.weights.empty())
        throw Error(ErrorCode::BadExperiment,
            message("core", "The experiment has no trained weights yet"), {name},
            message("core", "Train it first."));
    return run.bestWeights.empty() ? run.weights : run.bestWeights;
}

/// The mean of each weight over the runs, in the order of the first.
StateDict meanOf(std::span<const Experiment *const> runs, std::span<const std::string> names)
{
    StateDict mean = weightsOf(*runs.front(), names.front());
    for (NamedTensor &weight : mean) {
        std::vector<double> sum(weight.values.size());
        for (std::size_t k = 0; k < runs.size(); ++k) {
            const StateDict &own = weightsOf(*runs[k], names[k]);
            const auto found = std::ranges::find(own, weight.name, &NamedTensor::name);
            if (found == own.end() || found->shape != weight.shape)
                throw Error(ErrorCode::BadExperiment,
                    message("core", "It has no weight %1 of that shape").arg(weight.name),
                    {names[k]}, message("core", "The file was damaged or made for another model."));
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += static_cast<double>(found->values[i]);
        }
        for (std::size_t i = 0; i < sum.size(); ++i)
            weight.values[i] = static_cast<float>(sum[i] / static_cast<double>(runs.size()));
    }
    return mean;
}

} // namespace

void requireSameWords(std::span<const Experiment *const> runs, std::span<const std::string> names)
{
    for (std::size_t i = 1; i < runs.size(); ++i) {
        requireSameLanguage(runs[0]->source, runs[i]->source, message("core", "source"), names[i]);
        requireSameLanguage(runs[0]->target, runs[i]->target, message("core", "target"), names[i]);
    }
}

void requireSameModel(std::span<const Experiment *const> runs, std::span<const std::string> names)
{
    requireSameWords(runs, names);
    for (std::size_t i = 1; i < runs.size(); ++i) {
        ModelConfig config = runs[i]->model;
        config.dropout = runs[0]->model.dropout; // of training alone
        if (config != runs[0]->model)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "Its model is built otherwise than that of the first run"),
                {names[i]},
                message("core",
                    "Weights can be averaged where all of them mean the same; translate with the "
                    "runs as an ensemble."));
    }
}

Experiment averageOf(std::span<const Experiment *const> runs, std::span<const std::string> names)
{
    requireSameModel(runs, names);
    const Experiment &first = *runs.front();
    Experiment average;
    average.name = first.name;
    average.preset = first.preset;
    average.model = first.model;
    average.training = first.training;
    average.source = first.source;
    average.target = first.target;
    average.train = first.train;
    average.dev = first.dev;
    average.test = first.test;
    average.unused = first.unused;
    average.trainOutside = first.trainOutside;
    average.probe = first.probe;
    average.pinned = first.pinned;
    average.weights = meanOf(runs, names);
    for (const Experiment *run : runs) // 0 would say that nothing was learnt
        average.state.step = std::max({average.state.step, run->state.step, std::int64_t{1}});
    average.state.learningRate = first.training.learningRate;
    return average;
}

std::unique_ptr<Model> ensembleOf(std::vector<std::shared_ptr<const Model>> members)
{
    return std::make_unique<Ensemble>(std::move(members));
}

} // namespace seq2seq
