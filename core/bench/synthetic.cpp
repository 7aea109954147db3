// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/synthetic.h"

#include "core/error.h"
#include "core/random.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace seq2seq {

namespace {

constexpr unsigned kTrainSeed = 1;
constexpr unsigned kDevSeed = 2;
constexpr unsigned kDecodingSeed = 3;
constexpr std::size_t kDevPairs = 64;

std::string wordOfRank(std::size_t rank)
{
    return "w" + std::to_string(rank); // one token of the word tokenizer
}

/// Draws words with Zipf's frequencies.
class Words {
public:
    explicit Words(int vocabulary)
    {
        double sum = 0;
        for (int rank = 1; rank <= vocabulary - kSpecials; ++rank) {
            sum += 1.0 / rank;
            m_cumulative.push_back(sum);
        }
        if (m_cumulative.empty())
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The vocabulary holds no word"), {},
                message("core", "Choose one larger than %1.").arg(kSpecials));
    }

    [[nodiscard]] std::string sentence(int words, Random &random) const
    {
        std::string text;
        for (int i = 0; i < words; ++i) {
            const double point = random.uniform() * m_cumulative.back();
            const auto found = std::ranges::upper_bound(m_cumulative, point);
            const auto rank = static_cast<std::size_t>(found - m_cumulative.begin());
            if (i > 0)
                text += ' ';
            text += wordOfRank(std::min(rank, m_cumulative.size() - 1) + 1);
        }
        return text;
    }

private:
    std::vector<double> m_cumulative; // by rank, not normalised
};

int drawBetween(int low, int high, Random &random)
{
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

Language makeLanguage(int vocabulary)
{
    std::vector<std::string> words;
    std::vector<std::int64_t> counts;
    for (int rank = 1; rank <= vocabulary - kSpecials; ++rank) {
        words.push_back(wordOfRank(static_cast<std::size_t>(rank)));
        counts.push_back(1 + vocabulary / rank); // in proportion, as nobody asks for the number
    }
    Language language;
    language.code = "en";
    language.tokenizer = trainTokenizer({}, {});
    language.vocabulary = Vocabulary::restore(std::move(words), std::move(counts), 0);
    return language;
}

NamedTensor &tensor(StateDict &weights, std::string_view name)
{
    const auto found = std::ranges::find(weights, name, &NamedTensor::name);
    if (found == weights.end())
        throw Error(
            ErrorCode::Internal, message("core", "There is no weight %1").arg(std::string(name)));
    return *found;
}

void fillRow(NamedTensor &table, int row, float value)
{
    const auto columns = static_cast<std::ptrdiff_t>(table.shape.back());
    std::fill_n(table.values.begin() + row * columns, columns, value);
}

} // namespace

Corpus syntheticCorpus(const Workload &workload, std::size_t pairs, unsigned seed)
{
    const Words words(workload.vocabulary);
    const int spread = workload.length / 2;
    const int low = std::max(1, workload.length - spread);
    const int high = workload.length + spread;
    const int difference = workload.length / 5;
    Random random(seed);
    Corpus corpus;
    corpus.origin.name = "synthetic";
    corpus.sourceLanguage = "en";
    corpus.targetLanguage = "en";
    for (std::size_t i = 0; i < pairs; ++i) {
        const int source = drawBetween(low, high, random);
        const int target
            = std::clamp(drawBetween(source - difference, source + difference, random), low, high);
        std::string sourceText = words.sentence(source, random);
        corpus.pairs.push_back({std::move(sourceText), words.sentence(target, random)});
    }
    return corpus;
}

std::vector<std::string> syntheticSentences(const Workload &workload)
{
    const Words words(workload.vocabulary);
    Random random(kDecodingSeed);
    std::vector<std::string> sentences;
    for (int i = 0; i < kDecodedSentences; ++i)
        sentences.push_back(words.sentence(kDecodedWords, random));
    return sentences;
}

Experiment syntheticExperiment(const Workload &workload, int threads)
{
    Experiment experiment;
    experiment.name = workload.name;
    experiment.preset = "cs224n";
    experiment.model = workload.model();
    experiment.training.batchSize = workload.batch;
    experiment.training.maxLength = std::max(experiment.training.maxLength, 2 * workload.length);
    experiment.training.threads = threads;
    experiment.training.validate();
    experiment.source = makeLanguage(workload.vocabulary);
    experiment.target = experiment.source;
    experiment.train
        = std::make_shared<const Corpus>(syntheticCorpus(workload, workload.pairs, kTrainSeed));
    experiment.dev = std::make_shared<const Corpus>(syntheticCorpus(workload, kDevPairs, kDevSeed));
    experiment.probe = experiment.dev->pairs.front();
    return experiment;
}

void neverEnd(StateDict &weights, const ModelConfig &config)
{
    constexpr float kSaturated = 30; // sigmoid and tanh are 1 there
    constexpr float kTenfold = 10;
    constexpr float kNever = -1000;
    const int h = config.hiddenSize;
    // Gates i, f, g, o of neuron 0 are 1, 0, 1, 1 whatever comes in, so its h_t is tanh(1) always.
    NamedTensor &bias = tensor(weights, "decoder.bias_ih");
    for (int gate = 0; gate < 4; ++gate) {
        const int row = gate * h;
        fillRow(tensor(weights, "decoder.weight_ih"), row, 0);
        fillRow(tensor(weights, "decoder.weight_hh"), row, 0);
        tensor(weights, "decoder.bias_hh").values[static_cast<std::size_t>(row)] = 0;
        bias.values[static_cast<std::size_t>(row)] = gate == 1 ? -kSaturated : kSaturated;
    }
    // o_t's neuron 0 sees nothing but that one, and only the logit of </s> sees it.
    NamedTensor &output = tensor(weights, "combined_output_projection.weight");
    fillRow(output, 0, 0);
    output.values[static_cast<std::size_t>(config.encoderStateSize())] = kTenfold; // [a_t ; h_t]
    NamedTensor &vocabulary = tensor(weights, "target_vocab_projection.weight");
    for (int word = 0; word < config.targetVocabulary; ++word)
        vocabulary.values[static_cast<std::size_t>(word) * static_cast<std::size_t>(h)]
            = word == kEos ? kNever : 0;
}

} // namespace seq2seq
