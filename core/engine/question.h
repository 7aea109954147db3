// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked about the model beside a translation, and what comes back: one struct a kind of
// question, and one of its answer at the same place of the second list. How each is answered:
// question_answers.cpp.
#pragma once

#include "core/explain/attention_need.h"
#include "core/explain/free_running.h"
#include "core/explain/known_when.h"
#include "core/explain/neighbours.h"
#include "core/explain/patch_grid.h"
#include "core/explain/saliency.h"
#include "core/explain/slow_motion.h"
#include "core/explain/unit_profile.h"
#include "core/explain/unit_term.h"
#include "core/explain/wished_attention.h"
#include "core/message.h"
#include "core/run/config.h"
#include "core/run/pair_length.h"
#include "core/run/progress.h"
#include "core/search/hypothesis.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace seq2seq {

struct Experiment;

/// Which words' embeddings lie nearest to that of a word?
struct NeighboursQuestion {
    PlaceKind places = PlaceKind::SourceEmbeddings; ///< or TargetEmbeddings
    int word = 0; ///< id
    std::size_t count = 10;
};
struct NeighboursAnswer {
    int word = 0;
    std::vector<Neighbour> neighbours;
    std::vector<std::string> words; ///< of the neighbours, as the vocabulary writes them
};

/// What does a unit go with? Looked for in dev sentences, with the decoder run along their
/// references.
struct UnitQuestion {
    UnitId unit;
    std::size_t sentences = 100; ///< at most; those of over 100 tokens are left out
};
struct UnitAnswer {
    struct Sentence {
        std::string source; ///< to be translated
        std::vector<std::string> words; ///< one a row of the unit's place
    };
    UnitId unit;
    UnitProfile profile;
    std::vector<Sentence> sentences; ///< those that UnitExtreme::sentence counts
    std::vector<std::string> words; ///< of profile.byMean, as the vocabulary writes them
};

/// Which source words do words of a translation depend on?
struct SaliencyQuestion {
    std::vector<int> source; ///< ids in reading order, edits of source words done
    std::vector<int> target; ///< ids
    SaliencyOptions options;
};
struct SaliencyAnswer {
    SaliencyOptions options; ///< as they were asked for
    Saliency saliency;
};

/// What attention would have had to be for another word?
struct WishQuestion {
    std::vector<int> source; ///< as in SaliencyQuestion
    std::vector<int> target;
    Wish wish;
};
struct WishAnswer {
    Wish wish; ///< as it was asked for
    WishedAttention found;
    std::string likeliest; ///< word with it, as the vocabulary writes it
};

/// What does the model write at a step when attention is changed there?
struct AttentionNeedQuestion {
    std::vector<int> source; ///< as in SaliencyQuestion
    std::vector<int> written; ///< y_1..y_t, the last of which is looked at
    Edits edits; ///< in force already, those of the source left out
    bool operator==(const AttentionNeedQuestion &) const = default;
};
struct AttentionNeedAnswer {
    int step = 0; ///< t, counted from 0
    std::vector<AttentionNeed> needs; ///< attention as it is, then attentionChanges()
    std::vector<std::string> words; ///< the likeliest of each, as the vocabulary writes them
};

/// Changes that are looked at one by one, at most.
inline constexpr std::size_t kMostWhatIfs = 8;
/// What does each of some changes bring about alone?
struct WhatIfEachQuestion {
    struct Change {
        Edits edits;
        int firstStep = 0; ///< the first decoder step at which it may tell
        bool operator==(const Change &) const = default;
    };
    std::string source; ///< the sentence
    SearchOptions search;
    std::vector<Change> changes; ///< at most kMostWhatIfs
    bool operator==(const WhatIfEachQuestion &) const = default;
};
struct WhatIfEachAnswer {
    struct Said {
        std::vector<int> ids;
        std::vector<std::string> words;
        double logProbability = 0; ///< nats
    };
    Said own; ///< without changes
    std::vector<Said> changed; ///< one a change
};

/// How does one number of a translation come about? See unitTerms().
struct UnitTermQuestion {
    std::shared_ptr<const Trace> trace;
    TensorId tensor;
    int unit = 0;
};
struct UnitTermAnswer {
    std::vector<UnitTerm> terms;
};

/// What does one training step on a sentence do? See SlowMotion.
struct SlowMotionQuestion {
    std::string source; ///< the sentence
    std::vector<int> shown; ///< target ids to learn when the corpus has no reference of it
    bool operator==(const SlowMotionQuestion &) const = default;
};
struct SlowMotionAnswer {
    SlowMotion motion;
    ModelConfig config; ///< of the model, with its dropout
    OptimizerKind optimizer = OptimizerKind::Adam;
    std::string source; ///< as it was asked for
    std::string target; ///< as a sentence
    std::vector<std::string> sourceWords; ///< in reading order, </s> among them
    std::vector<std::string> targetWords;
    bool isReference = false; ///< the target is the sentence's reference in the corpus
};

/// Which part of one sentence's run makes another's say its word?
struct PatchQuestion {
    PatchTask task;
};
struct PatchAnswer {
    PatchTask task;
    PatchGrid grid; ///< empty when there is none
    std::optional<Message> refusal; ///< why there is none
};

/// What is known of a translation after each word of the sentence that was read?
struct KnownWhenQuestion {
    std::vector<int> source; ///< ids in reading order, ended by </s>
    std::vector<int> target; ///< the translation of the whole of it
    SearchOptions search; ///< of the translations of its beginnings
};
/// What the search makes of one beginning.
struct BeginningTranslation {
    std::string text;
    double logProbability = 0;
};
struct KnownWhenAnswer {
    std::vector<int> source;
    std::vector<int> target;
    std::vector<KnownSoFar> beginnings;
    std::vector<BeginningTranslation> translations; ///< one a beginning
};

/// What was the attention on a sentence at the evaluations whose weights are kept?
struct FilmQuestion {
    SentencePair pair;
    bool operator==(const FilmQuestion &) const = default;
};
struct FilmAnswer {
    SentencePair pair; ///< as it was asked for
    std::vector<ProbeLook> frames; ///< in the order of their steps
};

/// What does the decoder do when it is fed the target, and when it is fed its own words?
struct FreeRunningQuestion {
    std::string source; ///< the sentence
    std::vector<int> shown; ///< target ids when the corpus has no reference of it
    bool operator==(const FreeRunningQuestion &) const = default;
};
struct FreeRunningAnswer {
    /// The words of a step, as the vocabulary writes them.
    struct Words {
        std::string fed;
        std::string likeliest;
    };
    FreeRunning runs;
    std::string source; ///< as it was asked for
    std::string target; ///< as a sentence
    std::vector<int> targetIds;
    std::vector<std::string> targetWords;
    std::vector<Words> forced; ///< of runs.forced
    std::vector<Words> free;
    bool isReference = false; ///< the target is the sentence's reference in the corpus
};

/// How quickly would a model train here? See measureSpeed(); answered at once without lengths,
/// which breaks a measurement off.
struct SpeedQuestion {
    ModelConfig model;
    TrainingConfig training;
    std::vector<PairLength> lengths; ///< of pairs that would be trained on
};
struct SpeedAnswer {
    ModelConfig model; ///< as it was asked for
    TrainingConfig training;
    double wordsPerSecond = 0; ///< source + target tokens; 0: not measured
    EngineKind engine = EngineKind::Auto; ///< that computed
    std::optional<Message> refusal; ///< why it was not measured
};

/// The open run as it stands, for who writes it in another form than as its file.
struct SnapshotQuestion { };
struct SnapshotAnswer {
    std::shared_ptr<const Experiment> run;
};

using AnyQuestion = std::variant<NeighboursQuestion, UnitQuestion, SaliencyQuestion, WishQuestion,
    AttentionNeedQuestion, WhatIfEachQuestion, UnitTermQuestion, SlowMotionQuestion, PatchQuestion,
    KnownWhenQuestion, FilmQuestion, FreeRunningQuestion, SpeedQuestion, SnapshotQuestion>;
using AnyAnswer = std::variant<NeighboursAnswer, UnitAnswer, SaliencyAnswer, WishAnswer,
    AttentionNeedAnswer, WhatIfEachAnswer, UnitTermAnswer, SlowMotionAnswer, PatchAnswer,
    KnownWhenAnswer, FilmAnswer, FreeRunningAnswer, SpeedAnswer, SnapshotAnswer>;
static_assert(std::variant_size_v<AnyQuestion> == std::variant_size_v<AnyAnswer>);

/// Served between batches and after a translation that waits; the newest unserved one of its kind
/// counts, and one that is being answered gives way to a newer one of its kind.
struct Question {
    std::uint64_t id = 0; ///< chosen by the caller, comes back with the answer
    AnyQuestion what;
};

struct Answer {
    std::uint64_t id = 0;
    std::int64_t step = 0; ///< of the weights that were used
    std::uint64_t weights = 0; ///< which ones they were, as EngineStatus::weights
    AnyAnswer what;
};

} // namespace seq2seq
