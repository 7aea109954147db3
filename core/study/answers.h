// SPDX-License-Identifier: GPL-3.0-or-later
// What the runs of a study say of sentences, as plain data: what is compared beyond the table.
#pragma once

#include "core/explain/attention_audit.h"
#include "core/matrix.h"
#include "core/metrics/quality_by_length.h"
#include "core/run/experiment.h"
#include "core/storage/file_identity.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace seq2seq {

/// More dev sentences are not translated for a comparison, so that the answers of many runs fit
/// into memory (some 500 bytes each).
inline constexpr std::size_t kMostAnswered = 5000;

/// A dev sentence as a run translates it.
struct AnsweredSentence {
    std::size_t index = 0; ///< in the dev set
    std::string source;
    std::string reference; ///< as the target language writes it
    std::string translation;
    double logProbability = 0; ///< of the translation, nats
    double bleu = 0; ///< of the sentence, 0..100
    SentenceCounts counts;
};

/// Of which weights an answer is. Answers of other weights than the file holds now are not shown.
struct AnswerVersion {
    FileStamp file;
    std::int64_t step = 0; ///< updates that gave the weights

    bool operator==(const AnswerVersion &) const = default;
};

/// All dev sentences that a run's evaluations translate, translated the same way: greedily, with
/// the weights of the lowest dev perplexity.
struct RunAnswers {
    std::string file; ///< path
    AnswerVersion version;
    CorpusRecord dev; ///< answers to the same dev set can be compared sentence by sentence
    std::string targetLanguage;
    TokenizerKind sourceTokens = TokenizerKind::Word; ///< what the lengths count
    std::vector<AnsweredSentence> sentences; ///< in the order of the dev set
    std::vector<FrequencyClass> byFrequency;
    /// Source tokens of the pairs that were trained on; unset when their text is not in the file.
    std::optional<LengthBin> trained;

    [[nodiscard]] BleuOptions bleuOptions() const
    {
        BleuOptions options;
        options.tokenizer = bleuTokenizerFor(targetLanguage);
        return options;
    }
};

/// One sentence through one run, with its attention.
struct RunLook {
    AnswerVersion version;
    std::string source;
    std::string reference; ///< as the target language writes it; empty: none is known
    std::string translation;
    std::vector<std::string> sourceTokens; ///< columns of the attention, in reading order
    std::vector<std::string> targetTokens; ///< rows, with </s>
    Matrix attention; ///< [target, source]; empty without attention
    double logProbability = 0; ///< of the translation, nats
    std::optional<double> bleu; ///< 0..100, with a reference
    bool isDevSentence = false; ///< the run has not trained on it
};

/// Sentences that an audit of attention translates: each word of them is tried with each change.
inline constexpr std::size_t kMostAudited = 40;

/// Whether a run needs its attention, and for which words (Moradi et al. 2019).
struct RunAudit {
    AnswerVersion version;
    std::size_t sentences = 0;
    std::vector<AuditRow> rows; ///< one a change
};

/// Asks runs. One thread at a time.
class RunAnswerer {
public:
    virtual ~RunAnswerer() = default;

    /// @param path of the run's file. @param progress may stop it
    /// @throws Error as loadExperiment and Translator do; Cancelled
    [[nodiscard]] virtual std::shared_ptr<const RunAnswers> answers(const std::string &path,
        const ProgressCallback &progress = {}, const std::stop_token &stop = {})
        = 0;
    /// @param reference empty: it is looked for in the dev set
    [[nodiscard]] virtual std::shared_ptr<const RunLook> look(const std::string &path,
        const std::string &source, const std::string &reference, const std::stop_token &stop = {})
        = 0;
    /// Over kMostAudited of the dev sentences, spread evenly.
    /// @throws Error BadConfiguration when the run has no attention
    [[nodiscard]] virtual std::shared_ptr<const RunAudit> audit(const std::string &path,
        const ProgressCallback &progress = {}, const std::stop_token &stop = {})
        = 0;
    /// The dev sentences of the first run as all of them translate them together: by the mean of
    /// their probabilities at every step. Its file is empty, its version that of the first.
    /// @throws Error as ensembleOf(), naming the run that does not fit
    [[nodiscard]] virtual std::shared_ptr<const RunAnswers> ensemble(
        const std::vector<std::string> &paths, const ProgressCallback &progress = {},
        const std::stop_token &stop = {})
        = 0;
    /// Writes the mean of their weights as a run of its own, which is not there yet.
    /// @throws Error as averageOf() and saveExperiment; FileUnwritable when there is a file
    virtual void average(const std::vector<std::string> &paths, const std::string &to) = 0;
};

} // namespace seq2seq
