// SPDX-License-Identifier: GPL-3.0-or-later
// Subwords: SentencePiece's unigram model (Kudo 2018), trained inside the program on our own
// normalised text, without the blanks that its script does not set: to SentencePiece they would be
// letters, and make other pieces.
#include "core/error.h"
#include "core/text/normalize.h"
#include "core/text/script_blanks.h"
#include "core/text/sentencepiece_module.h"
#include "core/text/subword_size.h"
#include "core/text/tokenizers.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace seq2seq {
namespace {

constexpr std::size_t kMostTrainingSentences
    = 200'000; // more changes the pieces little and costs minutes
constexpr int kFatalOnly = 3; // SentencePiece's log level at which it is silent

std::string textToCut(std::string_view sentence, const TokenizerOptions &options)
{
    std::string text;
    withoutScriptBlanks(normalize(sentence, options)).text.toUTF8String(text);
    return text;
}

// Gives evenly spaced sentences of a corpus, normalised one at a time.
class NormalizedSentences {
public:
    NormalizedSentences(std::span<const std::string> sentences, const TokenizerOptions &options)
        : m_sentences(sentences)
        , m_options(options)
        , m_stride(1 + sentences.size() / (kMostTrainingSentences + 1))
    {
    }

    bool next(std::string &sentence)
    {
        if (m_index >= m_sentences.size())
            return false;
        sentence = textToCut(m_sentences[m_index], m_options);
        m_index += m_stride;
        return true;
    }

private:
    std::span<const std::string> m_sentences;
    TokenizerOptions m_options;
    std::size_t m_stride;
    std::size_t m_index = 0;
};

class SubwordTokenizer final : public Tokenizer {
public:
    SubwordTokenizer(const TokenizerOptions &options, const std::string &model)
        : Tokenizer(options)
        , m_cutter(sentencePieceModule().load(model))
        , m_model(model)
    {
        if (!m_cutter)
            throw Error(
                ErrorCode::BadExperiment, message("core", "the SentencePiece model is damaged"));
    }

    [[nodiscard]] std::vector<std::string> split(std::string_view sentence) const override
    {
        std::string failure;
        std::vector<std::string> pieces = m_cutter->cut(textToCut(sentence, options()), failure);
        if (!failure.empty())
            throw Error(ErrorCode::Internal,
                message("core", "SentencePiece could not cut a sentence: %1").arg(failure));
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
    std::unique_ptr<SubwordCutter> m_cutter;
    std::string m_model;
};

// The number that follows `words` in a sentence of SentencePiece's, if it says that.
std::optional<int> numberAfter(std::string_view sentence, std::string_view words)
{
    const auto at = sentence.find(words);
    if (at == sentence.npos)
        return std::nullopt;
    const char *begin = sentence.data() + at + words.size();
    int number = 0;
    const bool isRead
        = std::from_chars(begin, sentence.data() + sentence.size(), number).ec == std::errc();
    return isRead ? std::optional(number) : std::nullopt;
}

[[noreturn]] void throwTrainingError(int size, std::string_view reason)
{
    if (const auto largest = numberAfter(reason, "value <= "))
        throw SubwordSizeError(message("core", "the corpus is too small for %1 subwords").arg(size),
            message("core", "Choose %1 or fewer.").arg(*largest), {.largest = *largest});
    if (const auto characters = numberAfter(reason, " vs "))
        throw SubwordSizeError(
            message("core", "the corpus has more characters than %1 subwords can hold").arg(size),
            message("core", "Choose at least %1.").arg(*characters), {.smallest = *characters});
    throw Error(ErrorCode::BadConfiguration,
        message("core", "no subwords can be learned: %1").arg(std::string(reason)));
}

} // namespace

std::shared_ptr<const Tokenizer> trainSubwordTokenizer(
    const TokenizerOptions &options, std::span<const std::string> sentences)
{
    const bool hasText = std::ranges::any_of(sentences,
        [&](const std::string &sentence) { return !normalizeToUtf8(sentence, options).empty(); });
    if (!hasText)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "there is no text to learn subwords from"));
    NormalizedSentences normalized(sentences, options);
    const SentencePieceModule::Trained trained = sentencePieceModule().train(
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
        [&](std::string &sentence) { return normalized.next(sentence); });
    if (!trained.failure.empty())
        throwTrainingError(options.subwordVocabulary, trained.failure);
    return restoreSubwordTokenizer(options, trained.model);
}

std::shared_ptr<const Tokenizer> restoreSubwordTokenizer(
    const TokenizerOptions &options, const std::string &model)
{
    return std::make_shared<SubwordTokenizer>(options, model);
}

} // namespace seq2seq
