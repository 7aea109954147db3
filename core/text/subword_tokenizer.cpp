// SPDX-License-Identifier: GPL-3.0-or-later
// Subwords: SentencePiece's unigram model (Kudo 2018), trained inside the program on our own
// normalised text.
#include "core/error.h"
#include "core/text/normalize.h"
#include "core/text/tokenizers.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <algorithm>
#include <charconv>

namespace seq2seq {
namespace {

constexpr std::size_t kMostTrainingSentences
    = 200'000; // more changes the pieces little and costs minutes
constexpr int kFatalOnly = 3; // SentencePiece's log level at which it is silent

// Feeds SentencePiece evenly spaced sentences of a corpus, normalised one at a time.
class NormalizedSentences final : public sentencepiece::SentenceIterator {
public:
    NormalizedSentences(std::span<const std::string> sentences, const TokenizerOptions &options)
        : m_sentences(sentences)
        , m_options(options)
        , m_stride(1 + sentences.size() / (kMostTrainingSentences + 1))
    {
        load();
    }

    [[nodiscard]] bool done() const override { return m_index >= m_sentences.size(); }
    void Next() override
    {
        m_index += m_stride;
        load();
    }
    [[nodiscard]] const std::string &value() const override { return m_value; }
    [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

private:
    void load()
    {
        if (!done())
            m_value = normalizeToUtf8(m_sentences[m_index], m_options);
    }

    std::span<const std::string> m_sentences;
    TokenizerOptions m_options;
    std::size_t m_stride;
    std::size_t m_index = 0;
    std::string m_value;
};

class SubwordTokenizer final : public Tokenizer {
public:
    SubwordTokenizer(const TokenizerOptions &options, const std::string &model)
        : Tokenizer(options)
        , m_model(model)
    {
        const auto status = m_processor.LoadFromSerializedProto(model);
        if (!status.ok())
            throw Error(ErrorCode::BadExperiment,
                std::string("the SentencePiece model is damaged: ") + status.error_message());
    }

    [[nodiscard]] std::vector<std::string> split(std::string_view sentence) const override
    {
        std::vector<std::string> pieces;
        const auto status = m_processor.Encode(normalizeToUtf8(sentence, options()), &pieces);
        if (!status.ok())
            throw Error(ErrorCode::Internal,
                std::string("SentencePiece could not cut a sentence: ") + status.error_message());
        return pieces;
    }

    [[nodiscard]] std::string join(std::span<const std::string> tokens) const override
    {
        std::string sentence;
        for (std::string_view token : tokens) {
            for (auto at = token.find(kBlankMark); at != token.npos; at = token.find(kBlankMark)) {
                sentence += token.substr(0, at);
                if (!sentence.empty())
                    sentence += ' ';
                token.remove_prefix(at + kBlankMark.size());
            }
            sentence += token;
        }
        return sentence;
    }

    [[nodiscard]] std::string model() const override { return m_model; }

private:
    sentencepiece::SentencePieceProcessor m_processor;
    std::string m_model;
};

// SentencePiece's sentence ends in "Please set it to a value <= 1234."; the number is the largest
// vocabulary that fits.
std::string largestThatFits(std::string_view message)
{
    const auto at = message.find("<= ");
    int number = 0;
    if (at == message.npos
        || std::from_chars(message.data() + at + 3, message.data() + message.size(), number).ec
            != std::errc())
        return {};
    return std::to_string(number);
}

} // namespace

std::shared_ptr<const Tokenizer> trainSubwordTokenizer(
    const TokenizerOptions &options, std::span<const std::string> sentences)
{
    NormalizedSentences iterator(sentences, options);
    std::string model;
    const auto status = sentencepiece::SentencePieceTrainer::Train(
        {
            {"model_type", "unigram"},
            {"vocab_size", std::to_string(options.subwordVocabulary)},
            {"normalization_rule_name", "identity"}, // we have normalised already
            {"remove_extra_whitespaces", "false"},
            {"bos_id", "-1"}, // the specials are the vocabulary's
            {"eos_id", "-1"},
            {"pad_id", "-1"},
            {"unk_id", "0"},
            {"num_threads", "1"}, // the sums of several threads differ from run to run
            {"max_sentence_length", "1000000"},
            {"minloglevel", std::to_string(kFatalOnly)},
        },
        &iterator, &model);
    if (!status.ok()) {
        const std::string size = std::to_string(options.subwordVocabulary);
        const std::string largest = largestThatFits(status.error_message());
        if (!largest.empty())
            throw Error(ErrorCode::BadConfiguration,
                "the corpus is too small for a subword vocabulary of " + size, {},
                "Choose " + largest + " or fewer.");
        throw Error(ErrorCode::BadConfiguration,
            "SentencePiece could not learn " + size
                + " subwords from this corpus: " + status.error_message());
    }
    return restoreSubwordTokenizer(options, model);
}

std::shared_ptr<const Tokenizer> restoreSubwordTokenizer(
    const TokenizerOptions &options, const std::string &model)
{
    return std::make_shared<SubwordTokenizer>(options, model);
}

} // namespace seq2seq
