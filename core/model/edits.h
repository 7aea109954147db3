// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changes in the middle of a model to see what it says then, as plain data. The model
// in core/model/torch applies it; nothing else does.
#pragma once

#include "core/matrix.h"
#include "core/model/place.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace seq2seq {

/// Decoder steps t, counted from 0, or source words, both ends included.
struct StepRange {
    int first = 0;
    int last = std::numeric_limits<int>::max();

    [[nodiscard]] bool contains(std::size_t step) const
    {
        return static_cast<int>(step) >= first && static_cast<int>(step) <= last;
    }
    bool operator==(const StepRange &) const = default;
};

/// Changes alpha_t. What is left is made to sum to 1 again.
struct AttentionEdit {
    enum class Kind {
        Set, ///< alpha_t = weights
        Uniform, ///< alpha_{t,i} = 1/m
        Hard, ///< 1 where it was largest
        Permuted, ///< its values among the source words at random (Jain and Wallace 2019)
        NoLargest, ///< 0 where it was largest (Serrano and Smith 2019)
        WithoutWords, ///< 0 at some source words
    };
    Kind kind = Kind::Uniform;
    StepRange steps;
    std::vector<double> weights; ///< Set: one a source word, none negative, not all 0
    std::vector<int> words; ///< WithoutWords: places in reading order
    std::uint64_t seed = 1; ///< Permuted; every step has another order
    bool operator==(const AttentionEdit &) const = default;
};

/// Names used on the command line of the kinds that need no numbers: "uniform", "hard", "permuted",
/// "no-max". @throws Error Internal for the others
[[nodiscard]] std::string_view name(AttentionEdit::Kind kind);
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] AttentionEdit::Kind attentionEditKind(std::string_view name);

/// Holds units of a state to a value.
struct Clamp {
    Place place; ///< not a weight, scores or attention
    std::vector<int> units; ///< none: all
    std::vector<float> values{0.0F}; ///< one for all units, or one a unit (their means, say)
    StepRange steps; ///< rows of the place
    bool operator==(const Clamp &) const = default;
};

/// Puts rows from elsewhere (another sentence's trace) in place of the model's own ("activation
/// patching"; Vig et al. 2020, Meng et al. 2022).
struct Patch {
    Place place; ///< as in Clamp
    int row = 0; ///< the first row that is replaced: a step, a source word; 0 for start states
    Matrix values; ///< [rows, units]
    std::vector<int> units; ///< none: all
    bool operator==(const Patch &) const = default;
};

/// A word that is written at a step whatever the model says.
struct ForcedWord {
    int step = 0;
    int id = 0;
    bool operator==(const ForcedWord &) const = default;
};

/// Changes the sentence that is read.
struct SourceEdit {
    enum class Kind { Replace, Drop, Repeat };
    Kind kind = Kind::Replace;
    int word = 0; ///< its place, in reading order, among those of the unedited sentence
    int id = 0; ///< Replace: the new word
    bool operator==(const SourceEdit &) const = default;
};

/// All changes in force, applied in this order: source, patches, clamps, attention, forced words.
struct Edits {
    std::vector<SourceEdit> source;
    std::vector<Patch> patches;
    std::vector<Clamp> clamps;
    std::vector<AttentionEdit> attention;
    std::vector<ForcedWord> forced;

    /// Whether the model computes anything else than without them: source words and forced words
    /// are other inputs of the same computation.
    [[nodiscard]] bool changesTheModel() const
    {
        return !patches.empty() || !clamps.empty() || !attention.empty();
    }
    [[nodiscard]] bool isEmpty() const
    {
        return source.empty() && forced.empty() && !changesTheModel();
    }
    [[nodiscard]] std::optional<int> forcedAt(std::size_t step) const;
    bool operator==(const Edits &) const = default;
};

/// The sentence that is read, and where each of its words stood.
struct EditedSource {
    std::vector<int> ids;
    std::vector<int> origin; ///< place in the unedited sentence
};
/// @param ids in reading order, ended by kEos, which cannot be edited
/// @throws Error BadConfiguration when there is no such word, or none is left
[[nodiscard]] EditedSource editedSource(
    const std::vector<int> &ids, const std::vector<SourceEdit> &edits);

/// @throws Error BadConfiguration when the edits do not fit a model of this configuration or a
/// sentence of so many words
void checkEdits(const Edits &edits, const ModelConfig &config, std::size_t sourceWords);

} // namespace seq2seq
